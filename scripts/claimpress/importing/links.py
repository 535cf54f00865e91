"""Addresses as records hold them, and what of them a claim file can link to."""

import html
import re
from collections.abc import Iterator

import ada_url

from claimpress.importing.trouble import Trouble
from claimpress.values.addresses import address_fault

_SEVERAL = re.compile(r"""(?:^|(?<=[^\s,;|"'<>]))[\s,;|"'<>]*+(?=https?://)""")
_TWICE = re.compile(r"%25[0-9A-Fa-f]{2}")


def addresses_in(written: str) -> list[str]:
    """The addresses in a text that may hold several; the text itself where none is seen."""
    parts = [part.strip(" \t\n,;|\"'<>") for part in _SEVERAL.split(written)]
    found = [part for part in parts if part]
    return found if len(found) > 1 else [written.strip()]


def linkable(written: str, field: str) -> tuple[str, Iterator[Trouble]]:
    """The address to link to, empty where there is none; and what a person should look at."""
    troubles: list[Trouble] = []
    address = html.unescape(written.strip()) if "&" in written else written.strip()
    fault = address_fault(address)
    if fault:
        rewritten = _as_browsers_write_it(address)
        if not rewritten:
            return "", iter([Trouble("address-refused", field, written, fault)])
        address = rewritten
    if address != written:
        troubles.append(Trouble("address-rewritten", field, written, address))
    if _TWICE.search(address):
        troubles.append(Trouble("address-twice-encoded", field, written))
    return address, iter(troubles)


def _as_browsers_write_it(address: str) -> str:
    """The address with every sign encoded that has to be, where that makes it one we link to."""
    try:
        href = ada_url.URL(address).href
    except ValueError:
        return ""
    return "" if address_fault(href) else href
