"""What grows old or stands alone in a publication: no faults, but work that waits.

Everything is counted as of a day that the caller gives; nothing here reads the
clock.
"""

import datetime as dt
import enum
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TypeAlias

from claimpress.checking.run import RULES
from claimpress.model.claim import Claim, Stage
from claimpress.model.corpus import Corpus
from claimpress.reading.intake import CLAIMS
from claimpress.reading.site import CONTENT
from claimpress.values.dates import PartialDate
from claimpress.values.messages import _

MONTHS = 12
"""How long a claim or a page may go without anybody looking at it, unless asked otherwise."""


class Sign(enum.StrEnum):
    """What is looked for."""

    RECHECK_DUE = "recheck-due"
    NOT_LOOKED_AT = "not-looked-at"
    NOT_ARCHIVED = "not-archived"
    GONE_LINK = "gone-link"
    ONE_PUBLISHER = "one-publisher"
    QUOTE_DRIFT = "quote-drift"
    OLD_PAGE = "old-page"
    PERSON_WITHOUT_CLAIM = "person-without-claim"
    TOPIC_WITHOUT_CLAIM = "topic-without-claim"


# Who has no claim may have one that nobody is to see yet. And what is an error stops
# publication, so no site has it.
_OF_THE_DESK = {Sign.PERSON_WITHOUT_CLAIM, Sign.TOPIC_WITHOUT_CLAIM, Sign.QUOTE_DRIFT}
SAYS = {
    Sign.RECHECK_DUE: _("Claims whose day to be looked at again has come"),
    Sign.NOT_LOOKED_AT: _("Claims that nobody has looked at for {months} months"),
    Sign.NOT_ARCHIVED: _("Claims with evidence that has no archived copy"),
    Sign.GONE_LINK: _("Claims with evidence whose address is gone"),
    Sign.ONE_PUBLISHER: _("Claims whose status rests on one publisher"),
    Sign.QUOTE_DRIFT: _("Claims whose quotation is not in its document as it stands"),
    Sign.OLD_PAGE: _(
        "Pages about the publication that nobody has gone through for {months} months"
    ),
    Sign.PERSON_WITHOUT_CLAIM: _("People and bodies without a claim"),
    Sign.TOPIC_WITHOUT_CLAIM: _("Topics without a claim"),
}
"""What each sign counts, as a message."""
FOR_READERS = tuple(sign for sign in Sign if sign not in _OF_THE_DESK)
"""The signs a page of the site shows."""


@dataclass(frozen=True, slots=True)
class Seen:
    """One place where a sign was seen."""

    id: str
    """The id of the claim, person or topic, or the path of the page under ``content/``."""
    file: str
    on: PartialDate | None = None
    """The day it was last looked at, or was to be looked at again; None where none is known."""
    items: int = 0
    """How many items of its evidence are meant, where it is about evidence."""


@dataclass(frozen=True, slots=True)
class Health:
    """Every sign, as of a day."""

    day: dt.date
    months: int
    signs: Mapping[Sign, tuple[Seen, ...]]
    links_checked_on: PartialDate | None = None
    """The day somebody last looked whether addresses answer; None when nobody has."""

    @property
    def total(self) -> int:
        """How many places there are in all."""
        return sum(map(len, self.signs.values()))


_Look: TypeAlias = Callable[[Corpus, dt.date, int], Iterator[Seen]]
_LookAtClaim: TypeAlias = Callable[[Claim, Corpus, dt.date, int], Seen | None]


def health_of(
    corpus: Corpus, day: dt.date, months: int = MONTHS, signs: Iterable[Sign] = tuple(Sign)
) -> Health:
    """Look for signs, as of a day."""
    # Each claim is read once and looked at for all signs, because not all are held in memory.
    seen: dict[Sign, list[Seen]] = {sign: [] for sign in signs}
    in_claims = [sign for sign in seen if sign in _IN_CLAIMS]
    for id_, row in corpus.rows.items() if in_claims else ():
        if row.stage == Stage.PUBLISHED:
            claim = corpus.claims[id_]
            for sign in in_claims:
                found = _IN_CLAIMS[sign](claim, corpus, day, months)
                seen[sign] += [found] if found else []
    for sign, places in seen.items():
        if sign in _ELSEWHERE:
            places.extend(_ELSEWHERE[sign](corpus, day, months))
        if sign in _OLDEST_FIRST:
            places.sort(key=lambda each: str(each.on or ""))
    signs_seen = {sign: tuple(places) for sign, places in seen.items()}
    return Health(day, months, signs_seen, corpus.links.checked_on)


def _recheck_due(claim: Claim, _corpus: Corpus, day: dt.date, _months: int) -> Seen | None:
    due = claim.recheck_on and claim.recheck_on.first <= day
    return Seen(claim.id, claim.file, claim.recheck_on) if due else None


def _not_looked_at(claim: Claim, _corpus: Corpus, day: dt.date, months: int) -> Seen | None:
    on = _last_look(claim)
    old = on is None or on.last < months_before(day, months)
    return Seen(claim.id, claim.file, on) if old else None


def _not_archived(claim: Claim, _corpus: Corpus, _day: dt.date, _months: int) -> Seen | None:
    items = sum(item.archived is None for item in claim.evidence)
    return Seen(claim.id, claim.file, items=items) if items else None


def _gone_link(claim: Claim, corpus: Corpus, _day: dt.date, _months: int) -> Seen | None:
    """Also where a copy is named: readers would rather have the thing itself."""
    if not corpus.gone:
        return None
    gone = [corpus.gone[item.url] for item in claim.evidence if item.url in corpus.gone]
    first = min((each.since for each in gone), key=str, default=None)
    return Seen(claim.id, claim.file, first, len(gone)) if gone else None


def _one_publisher(claim: Claim, corpus: Corpus, _day: dt.date, _months: int) -> Seen | None:
    """Also where the rule is set aside: the reason may have passed."""
    return _breaking("one-publisher", claim, corpus)


def _quote_drift(claim: Claim, corpus: Corpus, _day: dt.date, _months: int) -> Seen | None:
    return _breaking("quote-drift", claim, corpus)


def _old_page(corpus: Corpus, day: dt.date, months: int) -> Iterator[Seen]:
    limit = months_before(day, months)
    named = {place.partition("#")[0] for _name, place in corpus.publication.policies if place}
    for path in sorted(named & (corpus.pages or {}).keys()):
        on = (corpus.pages or {})[path].updated_on
        if on is None or on.last < limit:
            yield Seen(path, f"{CONTENT}/{path}", on)


def _person_without_claim(corpus: Corpus, _day: dt.date, _months: int) -> Iterator[Seen]:
    named: set[str | None] = {id_ for row in corpus.rows.values() for id_ in row.named}
    for dossier in corpus.dossiers.values():
        named |= {dossier.author, *dossier.editors}
    for id_ in corpus.people:
        if id_ not in named:
            yield Seen(id_, f"{CLAIMS}/people.yaml")


def _topic_without_claim(corpus: Corpus, _day: dt.date, _months: int) -> Iterator[Seen]:
    used = {topic for row in corpus.rows.values() for topic in row.topics}
    for id_ in corpus.topics:
        if id_ not in used:
            yield Seen(id_, f"{CLAIMS}/topics.yaml")


_IN_CLAIMS: dict[Sign, _LookAtClaim] = {
    Sign.RECHECK_DUE: _recheck_due,
    Sign.NOT_LOOKED_AT: _not_looked_at,
    Sign.NOT_ARCHIVED: _not_archived,
    Sign.GONE_LINK: _gone_link,
    Sign.ONE_PUBLISHER: _one_publisher,
    Sign.QUOTE_DRIFT: _quote_drift,
}
"""What is looked for in each published claim."""
_ELSEWHERE: dict[Sign, _Look] = {
    Sign.OLD_PAGE: _old_page,
    Sign.PERSON_WITHOUT_CLAIM: _person_without_claim,
    Sign.TOPIC_WITHOUT_CLAIM: _topic_without_claim,
}
_OLDEST_FIRST = frozenset({Sign.RECHECK_DUE, Sign.NOT_LOOKED_AT})


def months_before(day: dt.date, months: int) -> dt.date:
    """The same day so many months earlier, or the last of that month where it has none.

    >>> months_before(dt.date(2026, 3, 31), 1)
    datetime.date(2026, 2, 28)
    """
    year, month = divmod(day.year * 12 + day.month - 1 - months, 12)
    last = PartialDate(year, month + 1).last
    return min(last, dt.date(year, month + 1, min(day.day, last.day)))


def _last_look(claim: Claim) -> PartialDate | None:
    """The day somebody last looked at a claim: to publish, change or review it."""
    days = [claim.published_on, *(change.on for change in claim.history)]
    days += [review.on for review in claim.reviews]
    return max(filter(None, days), key=str, default=None)


def _breaking(code: str, claim: Claim, corpus: Corpus) -> Seen | None:
    """The claim if a rule does not hold for it."""
    check = RULES[code].of_claim
    broken = check is not None and any(check(claim, corpus))
    return Seen(claim.id, claim.file) if broken else None
