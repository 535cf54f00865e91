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


def health_of(
    corpus: Corpus, day: dt.date, months: int = MONTHS, signs: Iterable[Sign] = tuple(Sign)
) -> Health:
    """Look for signs, as of a day."""
    seen = {sign: tuple(_LOOKS[sign](corpus, day, months)) for sign in signs}
    return Health(day, months, seen, corpus.links.checked_on)


def _recheck_due(corpus: Corpus, day: dt.date, _months: int) -> Iterator[Seen]:
    due = [
        claim for claim in _standing(corpus) if claim.recheck_on and claim.recheck_on.first <= day
    ]
    for claim in sorted(due, key=lambda claim: str(claim.recheck_on)):
        yield Seen(claim.id, claim.file, claim.recheck_on)


def _not_looked_at(corpus: Corpus, day: dt.date, months: int) -> Iterator[Seen]:
    limit = months_before(day, months)
    looked = ((_last_look(claim), claim) for claim in _standing(corpus))
    old = [(on, claim) for on, claim in looked if on is None or on.last < limit]
    for on, claim in sorted(old, key=lambda pair: str(pair[0] or "")):
        yield Seen(claim.id, claim.file, on)


def _not_archived(corpus: Corpus, _day: dt.date, _months: int) -> Iterator[Seen]:
    for claim in _standing(corpus):
        items = sum(item.archived is None for item in claim.evidence)
        if items:
            yield Seen(claim.id, claim.file, items=items)


def _gone_link(corpus: Corpus, _day: dt.date, _months: int) -> Iterator[Seen]:
    """Also where a copy is named: readers would rather have the thing itself."""
    for claim in _standing(corpus) if corpus.gone else ():
        gone = [corpus.gone[item.url] for item in claim.evidence if item.url in corpus.gone]
        if gone:
            first = min((each.since for each in gone), key=str)
            yield Seen(claim.id, claim.file, first, len(gone))


def _one_publisher(corpus: Corpus, _day: dt.date, _months: int) -> Iterator[Seen]:
    """Also where the rule is set aside: the reason may have passed."""
    yield from _breaking("one-publisher", corpus)


def _quote_drift(corpus: Corpus, _day: dt.date, _months: int) -> Iterator[Seen]:
    yield from _breaking("quote-drift", corpus)


def _old_page(corpus: Corpus, day: dt.date, months: int) -> Iterator[Seen]:
    limit = months_before(day, months)
    named = {place.partition("#")[0] for _name, place in corpus.publication.policies if place}
    for path in sorted(named & (corpus.pages or {}).keys()):
        on = (corpus.pages or {})[path].updated_on
        if on is None or on.last < limit:
            yield Seen(path, f"{CONTENT}/{path}", on)


def _person_without_claim(corpus: Corpus, _day: dt.date, _months: int) -> Iterator[Seen]:
    named: set[str | None] = set()
    for claim in corpus.claims.values():
        named |= {claim.source.speaker, claim.source.attributed_to, *claim.people, *claim.authors}
        named |= {review.by for review in claim.reviews}
        named |= {reply.person for reply in claim.replies}
    for dossier in corpus.dossiers.values():
        named |= {dossier.author, *dossier.editors}
    for id_ in corpus.people:
        if id_ not in named:
            yield Seen(id_, f"{CLAIMS}/people.yaml")


def _topic_without_claim(corpus: Corpus, _day: dt.date, _months: int) -> Iterator[Seen]:
    used = {topic for claim in corpus.claims.values() for topic in claim.topics}
    for id_ in corpus.topics:
        if id_ not in used:
            yield Seen(id_, f"{CLAIMS}/topics.yaml")


_LOOKS: dict[Sign, _Look] = {
    Sign.RECHECK_DUE: _recheck_due,
    Sign.NOT_LOOKED_AT: _not_looked_at,
    Sign.NOT_ARCHIVED: _not_archived,
    Sign.GONE_LINK: _gone_link,
    Sign.ONE_PUBLISHER: _one_publisher,
    Sign.QUOTE_DRIFT: _quote_drift,
    Sign.OLD_PAGE: _old_page,
    Sign.PERSON_WITHOUT_CLAIM: _person_without_claim,
    Sign.TOPIC_WITHOUT_CLAIM: _topic_without_claim,
}


def months_before(day: dt.date, months: int) -> dt.date:
    """The same day so many months earlier, or the last of that month where it has none.

    >>> months_before(dt.date(2026, 3, 31), 1)
    datetime.date(2026, 2, 28)
    """
    year, month = divmod(day.year * 12 + day.month - 1 - months, 12)
    last = PartialDate(year, month + 1).last
    return min(last, dt.date(year, month + 1, min(day.day, last.day)))


def _standing(corpus: Corpus) -> Iterator[Claim]:
    return (claim for claim in corpus.claims.values() if claim.stage is Stage.PUBLISHED)


def _last_look(claim: Claim) -> PartialDate | None:
    """The day somebody last looked at a claim: to publish, change or review it."""
    days = [claim.published_on, *(change.on for change in claim.history)]
    days += [review.on for review in claim.reviews]
    return max(filter(None, days), key=str, default=None)


def _breaking(code: str, corpus: Corpus) -> Iterator[Seen]:
    """The published claims for which a rule does not hold."""
    check = RULES[code].of_claim
    for claim in _standing(corpus):
        if check and any(check(claim, corpus)):
            yield Seen(claim.id, claim.file)
