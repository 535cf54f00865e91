"""Look after the addresses of a publication."""

import datetime as dt
import threading
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace

from claimpress.deriving.addresses import Place, addresses_of
from claimpress.fetching.manners import Polite
from claimpress.fetching.robots import Robots
from claimpress.model.claim import Stage
from claimpress.model.corpus import Corpus
from claimpress.model.found_links import LinkState
from claimpress.preserving.found import Found
from claimpress.preserving.hosts import by_host, visited
from claimpress.preserving.visit import Visitor


@dataclass(frozen=True, slots=True)
class Plan:
    """Which addresses there are, and which are to be looked at now."""

    places: Mapping[str, tuple[Place, ...]]
    """Every address and where it stands; those of drafts are not among them."""
    unchecked: frozenset[str]
    """Those that are left alone."""
    asked: frozenset[str]
    """Those the person asked for."""
    due: tuple[str, ...]
    """Those of these that have not been looked at lately."""


def plan(
    corpus: Corpus,
    known: Mapping[str, Found],
    day: dt.date,
    max_age: int,
    wanted: Callable[[Place], bool],
) -> Plan:
    """Plan a look on a ``day`` at the addresses in the places that are ``wanted``.

    What was looked at less than ``max_age`` days before is not due.
    """
    open_ = {id_: c for id_, c in corpus.claims.items() if c.stage is not Stage.DRAFT}
    places: dict[str, list[Place]] = defaultdict(list)
    for address, place in addresses_of(replace(corpus, claims=open_)):
        places[address].append(place)
    groups = corpus.publication.unchecked_links.values()
    unchecked = frozenset(a for a in places if any(group.holds(a) for group in groups))
    asked = frozenset(
        address
        for address, where in places.items()
        if address not in unchecked and any(map(wanted, where))
    )
    due = [a for a in asked if a not in known or (day - known[a].on).days >= max_age]
    kept = {address: tuple(where) for address, where in places.items()}
    return Plan(kept, unchecked, asked, tuple(sorted(due)))


def newest(*sources: Mapping[str, Found]) -> dict[str, Found]:
    """What was found last of each address; of one day, what the later source says."""
    known: dict[str, Found] = {}
    for source in sources:
        for address, found in source.items():
            if address not in known or known[address].on <= found.on:
                known[address] = found
    return known


def is_copy(place: Place) -> bool:
    """Whether an address is that of an archived copy."""
    return place.path[-1] == "archived"


def look(
    due: tuple[str, ...],
    known: Mapping[str, Found],
    polite: Polite,
    day: dt.date,
    stop: threading.Event,
) -> Iterator[Found]:
    """Look at the addresses that are due; yield what was found as it comes."""
    visitor = Visitor(polite, Robots(polite), day)
    return visited(by_host(due), lambda address: visitor.visit(address, known.get(address)), stop)


def is_online(
    new: Mapping[str, Found], known: Mapping[str, Found], polite: Polite, day: dt.date
) -> bool:
    """Whether this machine has the web at all.

    If no host said anything, one that answered earlier is asked: a machine that is cut off would
    otherwise find the whole web gone.
    """
    if any(map(_answered, new.values())):
        return True
    visitor = Visitor(polite, Robots(polite), day)
    earlier = [a for a, each in known.items() if each.state is LinkState.OK and a not in new]
    return any(_answered(visitor.visit(address)) for address in sorted(earlier)[:_ASKED_AGAIN])


_ASKED_AGAIN = 3


def _answered(found: Found) -> bool:
    return bool(found.landed) or found.state is LinkState.BLOCKED
