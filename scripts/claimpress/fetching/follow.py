"""Where redirects lead."""

from collections.abc import Callable
from dataclasses import dataclass

from claimpress.fetching.faults import Fault, FetchError
from claimpress.fetching.fetcher import Answer
from claimpress.fetching.target import Target, target_of

MOST = 10
"""Redirects that are followed; browsers give up at 20."""
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
PERMANENT = frozenset({301, 308})


@dataclass(frozen=True, slots=True)
class Trail:
    """The way from an address to an answer that is no redirect."""

    hops: tuple[Answer, ...]
    """The redirects, in their order."""
    answer: Answer


def follow(
    target: Target,
    ask: Callable[[Target], Answer],
    allow: Callable[[Target, Target], None] = lambda _from, _to: None,
    most: int = MOST,
) -> Trail:
    """Ask, and go where redirects lead.

    ``ask`` is called for every hop; ``allow`` raises for one that must not be taken. Raises
    `FetchError`.
    """
    hops: list[Answer] = []
    seen = {target}
    while True:
        answer = ask(target)
        where = answer.field("Location")
        if answer.status not in _REDIRECTS or not where:
            return Trail(tuple(hops), answer)
        if len(hops) == most:
            raise FetchError(Fault.CIRCLE, f"more than {most} redirects lead on")
        hops.append(answer)
        onward = target_of(where, target)
        if onward in seen:
            raise FetchError(Fault.CIRCLE, f"redirects lead in a circle, back to {onward.address}")
        allow(target, onward)
        seen.add(onward)
        target = onward
