"""The pages on which a publication says how it stands: statistics, self-assessment and health.

They tell of all claims and read none of them: they are made from an account
that was given of them before (`claimpress.checking.account`).
"""

import datetime as dt
from collections import Counter
from collections.abc import Callable, Iterator
from itertools import groupby
from typing import Any

from claimpress.checking.account import Account
from claimpress.checking.health import FOR_READERS, SAYS, Sign, health_of
from claimpress.deriving.glance import spread
from claimpress.deriving.standards.assess import assessment
from claimpress.deriving.standards.outcome import Verdict
from claimpress.deriving.statistics import Numbers, statistics_of
from claimpress.model.standards import HOUSE
from claimpress.rendering import links
from claimpress.rendering.artifact import Artifact
from claimpress.rendering.render import PageUnit, Renderer
from claimpress.rendering.unit import Unit, told
from claimpress.values.dates import PartialDate
from claimpress.values.messages import _

SELF_ASSESSMENT = "self-assessment/"
HEALTH = "health/"
PLACES_ON_A_PAGE = 50
"""How many places of one sign the health page names; the command names all."""

_DATED = {Sign.RECHECK_DUE, Sign.NOT_LOOKED_AT, Sign.OLD_PAGE}
_VERDICTS = {
    Verdict.MET: _("Met"),
    Verdict.NOT_MET: _("Not met"),
    Verdict.NOT_APPLICABLE: _("Does not apply"),
    Verdict.FOR_PEOPLE: _("Only people can judge"),
}


def units(day: dt.date, account: Callable[[], Account], given: str) -> Iterator[PageUnit]:
    """How the publication stands, the health as of ``day``, as work to be done.

    ``account`` is asked for when it is needed; ``given`` is a short hash of all it tells.
    """
    yield Unit("self-assessment", lambda render: _self_assessment(render, account()), given)
    yield Unit("health", lambda render: _health(render, account(), day), told(given, day))


def statistics_unit(numbers: Callable[[Renderer], Numbers], given: str = "") -> PageUnit:
    """The publication in numbers, as work to be done; further as in `units`."""
    return Unit("statistics", lambda render: _statistics(render, numbers(render)), given)


def _statistics(render: Renderer, numbers: Numbers) -> Iterator[Artifact]:
    statuses = render.corpus.scale.statuses
    yield render.page(
        "statistics/",
        "statistics",
        title=render.words.say("Statistics"),
        description=render.words.say("What this publication holds, in numbers."),
        numbers=statistics_of(numbers, statuses),
        spread=spread(render.index.claims.rows, statuses),
    )


def _self_assessment(render: Renderer, account: Account) -> Iterator[Artifact]:
    say = render.words.say
    found = list(assessment(render.corpus, account.held))
    counts = Counter(outcome.verdict for _clause, outcome in found)
    yield render.page(
        SELF_ASSESSMENT,
        "self-assessment",
        title=say("Self-assessment"),
        description=say(
            "How {publication} stands against published standards, clause by clause."
        ).format(publication=render.site.name),
        standards=[
            (standard, list(group))
            for standard, group in groupby(found, lambda pair: pair[0].standard)
        ],
        house=HOUSE,
        verdicts={verdict: say(message) for verdict, message in _VERDICTS.items()},
        counts={verdict: counts[verdict] for verdict in Verdict},
        claims=account.held.speakers.total(),
        page_of=lambda place: _page_of(render, place),
    )


def _page_of(render: Renderer, place: str) -> tuple[str | None, str]:
    """The address and the title of a hand-written page, for ``about.md#funding``.

    No address where only claims were read, and the path for a title.
    """
    path, _sign, anchor = place.partition("#")
    page = (render.corpus.pages or {}).get(path)
    if page is None:
        return None, path
    return f"{page.address}#{anchor}" if anchor else page.address, page.title


def _health(render: Renderer, account: Account, day: dt.date) -> Iterator[Artifact]:
    say = render.words.say
    health = health_of(render.corpus, account.looks, day, signs=FOR_READERS)
    yield render.page(
        HEALTH,
        "health",
        title=say("Health"),
        description=say("What waits to be done in {publication}.").format(
            publication=render.site.name
        ),
        day=PartialDate(day.year, day.month, day.day),
        signs=[
            {
                "id": sign.value,
                "title": say(SAYS[sign]).format(months=health.months),
                "dated": sign in _DATED,
                "number": len(seen),
                "meant": sum(place.items for place in seen),
                "places": [_place(render, sign, place.id) | {"seen": place} for place in first],
                "more": len(seen) - len(first),
            }
            for sign, seen in health.signs.items()
            # Pages do not know whether anybody has looked, so they say nothing of none.
            if seen or sign is not Sign.GONE_LINK
            for first in [seen[:PLACES_ON_A_PAGE]]
        ],
    )


def _place(render: Renderer, sign: Sign, id_: str) -> dict[str, Any]:
    """Where to read about a place, and what it is called."""
    if sign is Sign.OLD_PAGE:
        address, title = _page_of(render, id_)
        return {"way": address, "title": title}
    return {"way": links.page_of_claim(id_), "title": render.corpus.rows[id_].text}
