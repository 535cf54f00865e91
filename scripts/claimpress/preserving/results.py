"""``claims/links.yaml``, made from what was found."""

import datetime as dt
from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from claimpress.authoring.drafts import quoted
from claimpress.authoring.layout import laid_out
from claimpress.model.found_links import Counts, Gone, LinksFile, LinkState
from claimpress.preserving.found import Found
from claimpress.reading.load import SHARED_BOUNDS
from claimpress.values.dates import PartialDate

_HEAD = """\
# yaml-language-server: $schema=links.schema.json
# What became of addresses. `claimpress links` writes this file; what you change here is lost.

"""


@dataclass(frozen=True, slots=True)
class Results:
    """What is known of all addresses of a publication."""

    found: Mapping[str, Found]
    """By address, in the order of the addresses; those that were left alone are not here."""
    unchecked: frozenset[str]
    day: dt.date

    def count(self, state: LinkState) -> int:
        """How many addresses are in a state."""
        return sum(each.state is state for each in self.found.values())

    def of(self, state: LinkState) -> list[Found]:
        """The addresses in a state."""
        return [each for each in self.found.values() if each.state is state]


def results_of(
    addresses: Iterable[str], known: Mapping[str, Found], unchecked: Collection[str], day: dt.date
) -> Results:
    """What is known of ``addresses``."""
    found = {each: known[each] for each in sorted(set(addresses)) if each in known}
    return Results(
        {address: each for address, each in found.items() if address not in unchecked},
        frozenset(unchecked),
        day,
    )


def links_file(results: Results) -> LinksFile:
    """The results as pages and editors need them."""
    counts = Counter(each.state.value for each in results.found.values())
    return LinksFile(
        checked_on=_day(results.day),
        counts=Counts(**counts, unchecked=len(results.unchecked)),
        gone={
            each.address: Gone(since=_day(each.since), said=each.said)
            for each in results.of(LinkState.GONE)
        },
        moved={each.address: each.to for each in results.of(LinkState.MOVED)},
    )


def links_yaml(links: LinksFile) -> str:
    """The text of ``claims/links.yaml``."""
    lines = [f"checked_on: {links.checked_on}", "counts:"]
    lines += [f"  {name}: {number}" for name, number in links.counts]
    lines += ["gone:"] if links.gone else []
    for address, gone in links.gone.items():
        lines += [
            f"  {quoted(address)}:",
            f"    since: {gone.since}",
            f"    said: {quoted(gone.said)}",
        ]
    lines += ["moved:"] if links.moved else []
    lines += [f"  {quoted(address)}: {quoted(to)}" for address, to in links.moved.items()]
    return laid_out(_HEAD + "\n".join(lines) + "\n", LinksFile, SHARED_BOUNDS)


def before_of(links: LinksFile) -> dict[str, Found]:
    """What the file of an earlier run says, for a machine that has no journal of it."""
    found: dict[str, Found] = {}
    if links.checked_on is None:
        return found
    on = links.checked_on.first
    for address, gone in links.gone.items():
        since = gone.since.first
        found[address] = Found(address, LinkState.GONE, gone.said, on, since)
    for address, to in links.moved.items():
        found[address] = Found(address, LinkState.MOVED, "", on, on, to)
    return found


def _day(day: dt.date) -> PartialDate:
    return PartialDate.parse(str(day))
