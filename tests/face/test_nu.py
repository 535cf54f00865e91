"""The Nu HTML checker on every page."""

import json
import subprocess
from collections.abc import Iterable
from pathlib import Path

import pytest
from tests.face.conftest import Figures
from tests.helpers import Site

from claimpress.rendering.policy import policy_of_embed

pytestmark = pytest.mark.face

OF_MATERIAL = {
    # base.html: its two invisible checkboxes, which stand for drawer and search.
    "Attribute “autocomplete” is only allowed when the input type is": 'class="md-toggle"',
    # base.html: its settings, data that no browser runs; the policy is not about them.
    "Inline script violates Content Security Policy": 'type="application/json"',
}
"""What the checker says of the theme's own markup: how it begins, and what it is about."""

ALLOWED = "nu.validator.servlet.allow-forbidden-hosts"


def test_the_checker_finds_nothing_that_is_ours(
    java: str, modules: Path, address: str, folder: Path, figures: Figures
) -> None:
    site = Site(folder, folder)
    pages = [address + path for path in site.addresses]
    messages = messages_about(pages, java, modules)
    of_material = [message for message in messages if is_of_material(message)]
    ours = [
        f"{message.get('url')}: {message['message']} {message.get('extract', '')}"
        for message in messages
        if not is_of_material(message) and not is_mistaken(message, site, address)
    ]
    counts = {type_: sum(m["type"] == type_ for m in of_material) for type_ in ("error", "info")}
    summary = f"{len(pages)} pages; ours: {len(ours)}; in Material’s own markup: {counts}"
    figures["Nu HTML checker"] = [summary]
    assert ours == []
    # A checker that could not read the pages would be as silent about them as about good ones.
    in_its_frame = {address + page.address for page in site.pages() if "md-toggle" in page.html}
    assert {message["url"] for message in of_material} == in_its_frame


def messages_about(pages: Iterable[str], java: str, modules: Path) -> list[dict[str, str]]:
    """What the checker says of pages that are served."""
    jar = modules / "vnu-jar/build/dist/vnu.jar"
    checked = subprocess.run(
        # It refuses to ask this machine for pages unless it is told that it may.
        [java, f"-D{ALLOWED}=true", "-jar", jar, "--format", "json", *pages],
        check=False,
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=600,
    )
    messages: list[dict[str, str]] = json.loads(checked.stderr)["messages"]
    return messages


def is_mistaken(message: dict[str, str], site: Site, address: str) -> bool:
    """Whether the checker minds what browsers do not.

    It misses the hash of an embed's style, which is in its policy; it knows hashes of scripts
    only, and browsers take it (`tests/embeds`). And it holds the policy for scripts against
    JSON-LD, which is data and never runs.
    """
    if message["message"].startswith("Inline script violates"):
        return '<script type="application/ld+json">' in message.get("extract", "")
    url = message.get("url", "")
    if not (url.endswith("/embed/") and message["message"].startswith("Inline style violates")):
        return False
    page = site.page(url.removeprefix(address)).html
    return f'content="{policy_of_embed(page)}"' in page


def is_of_material(message: dict[str, str]) -> bool:
    """Whether it is one of those we know, and about what we know."""
    return any(
        message["message"].startswith(start) and about in message.get("extract", "")
        for start, about in OF_MATERIAL.items()
    )
