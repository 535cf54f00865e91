"""A made-up publication whose addresses lead to the server of `tests.fetching.server`."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from click.testing import CliRunner, Result
from tests.fetching.server import Server

from claimpress.cli import claimpress
from claimpress.cli.network import Network
from claimpress.fetching.fetcher import Fetcher
from claimpress.fetching.manners import Manners
from claimpress.preserving.wayback import WAYBACK, Endpoints

FURNITURE = tuple(
    f"{name}.example.{end}"
    for name, end in (("town", "org"), ("minutes", "org"), ("licence", "org"), ("homes", "com"))
)
"""Hosts that the made-up publication names apart from its evidence."""
QUICK = Manners(gap=0.02, longest_gap=0.3, tries=3, back_off=0.02, patience=2)
CLAIM = "lower-nowhere-speech/bridge-opened"
_ON_ONE_CLAIM = 50
_ITEM = """\
  - url: {address}
    title: unknown
    publisher: {publisher}
    published: unknown
    language: en
    stance: supports
    tier: primary
    consulted: full
    says: The bridge was opened on May Day.
"""


def name_addresses(root: Path, addresses: Iterable[str]) -> None:
    """Let the claims of the made-up publication rest on these addresses, and on none else."""
    folder = root / "claims/lower-nowhere-speech"
    first = folder / "bridge-opened.yaml"
    text = first.read_text(encoding="utf-8")
    start, end = text.index("evidence:\n"), text.index("topics:")
    listed = list(addresses)
    for furniture in (folder / "dossier.yaml", *(root / "claims").glob("*.yaml")):
        plain = furniture.read_text(encoding="utf-8").replace("https://", "http://")
        furniture.write_text(plain, encoding="utf-8")
    for number in range(0, len(listed), _ON_ONE_CLAIM):
        some = listed[number : number + _ON_ONE_CLAIM]
        items = "".join(
            _ITEM.format(address=json.dumps(each), publisher=f"Press {place}")
            for place, each in enumerate(some)
        )
        file = folder / f"bridge-opened-{number}.yaml" if number else first
        file.write_text(f"{text[:start]}evidence:\n{items}{text[end:]}", encoding="utf-8")


@dataclass
class Desk:
    """Somebody who runs commands in a publication, with the server as the web."""

    root: Path
    server: Server
    manners: Manners = QUICK
    hosts: tuple[str, ...] = (*FURNITURE, "press.example", "other.example")
    """The names that are the server; whatever else resolves to this machine is refused."""
    archive: Endpoints = WAYBACK

    def fetcher(self, purpose: str) -> Fetcher:
        known = self.server.fetcher(*self.hosts)
        known.agent = Fetcher(purpose).agent
        return known

    def run(self, *arguments: str | Path) -> Result:
        way = Network(self.fetcher, self.manners, self.archive)
        asked = [str(each) for each in (*arguments, "--root", self.root)]
        done = CliRunner().invoke(claimpress, asked, obj=way)
        assert done.exception is None or isinstance(done.exception, SystemExit), done.exception
        return done

    def links(self, *arguments: str) -> dict[str, Any]:
        """Run ``claimpress links``; what it says of each address, those of the furniture aside."""
        done = self.run("links", "--format", "json", *arguments)
        assert done.exit_code in {0, 1}, done.output
        found = {each["address"]: each for each in json.loads(done.stdout)}
        return {a: each for a, each in found.items() if a.split("/")[2] not in FURNITURE}

    def asked(self) -> list[str]:
        """What the server was asked: method, host and path, robots.txt and furniture aside."""
        return [
            f"{each.method} {each.host}{each.path}"
            for each in self.server.log
            if each.host not in FURNITURE and each.path != "/robots.txt"
        ]


def states(found: dict[str, Any]) -> dict[str, str]:
    return {address: each["state"] for address, each in found.items()}
