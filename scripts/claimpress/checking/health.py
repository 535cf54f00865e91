"""What grows old or stands alone in a publication: no faults, but work that waits.

Everything is counted as of a day that the caller gives; nothing here reads the
clock. What a claim tells of itself whatever the day is a `Look`, so that it can
be kept, and a claim is read again only when it is another.
"""

import datetime as dt
import enum
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple, TypeAlias

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


class Look(NamedTuple):
    """What a published claim tells, whatever the day. Days are written as in claim files."""

    id: str
    recheck_on: str = ""
    looked_at: str = ""
    """When somebody last published, changed or reviewed it."""
    not_archived: int = 0
    """Items of its evidence without an archived copy."""
    gone: int = 0
    """Items whose address is gone; also where a copy is named, because readers would rather
    have the thing itself."""
    gone_since: str = ""
    """The first of these."""
    one_publisher: bool = False
    """Whether its status rests on one; also where the rule is set aside, because the reason may
    have passed."""


_Elsewhere: TypeAlias = Callable[[Corpus, dt.date, int], Iterator[Seen]]
_InLook: TypeAlias = Callable[[Look, dt.date, int], Seen | None]


def looks_at(claims: Iterable[Claim], corpus: Corpus) -> Iterator[Look]:
    """What those of these claims tell that are published."""
    for claim in claims:
        if claim.stage is Stage.PUBLISHED:
            items = claim.evidence if corpus.gone else ()
            gone = [corpus.gone[item.url] for item in items if item.url in corpus.gone]
            yield Look(
                claim.id,
                str(claim.recheck_on or ""),
                str(_last_look(claim) or ""),
                sum(item.archived is None for item in claim.evidence),
                len(gone),
                str(min((each.since for each in gone), key=str, default="")),
                _breaks("one-publisher", claim, corpus),
            )


def health_of(
    corpus: Corpus,
    looks: Iterable[Look],
    day: dt.date,
    months: int = MONTHS,
    signs: Iterable[Sign] = tuple(Sign),
) -> Health:
    """Look for signs, as of a day, with what every claim tells, in the order of their ids."""
    seen: dict[Sign, list[Seen]] = {sign: [] for sign in signs}
    in_looks = [sign for sign in seen if sign in _IN_LOOKS]
    for look in looks:
        for sign in in_looks:
            found = _IN_LOOKS[sign](look, day, months)
            seen[sign] += [found] if found else []
    for sign, places in seen.items():
        if sign in _ELSEWHERE:
            places.extend(_ELSEWHERE[sign](corpus, day, months))
        if sign in _OLDEST_FIRST:
            places.sort(key=lambda each: str(each.on or ""))
    signs_seen = {sign: tuple(places) for sign, places in seen.items()}
    return Health(day, months, signs_seen, corpus.links.checked_on)


def _recheck_due(look: Look, day: dt.date, _months: int) -> Seen | None:
    on = _day(look.recheck_on)
    return _seen(look, on) if on and on.first <= day else None


def _not_looked_at(look: Look, day: dt.date, months: int) -> Seen | None:
    on = _day(look.looked_at)
    return _seen(look, on) if on is None or on.last < months_before(day, months) else None


def _not_archived(look: Look, _day: dt.date, _months: int) -> Seen | None:
    return _seen(look, items=look.not_archived) if look.not_archived else None


def _gone_link(look: Look, _today: dt.date, _months: int) -> Seen | None:
    return _seen(look, _day(look.gone_since), look.gone) if look.gone else None


def _one_publisher(look: Look, _day: dt.date, _months: int) -> Seen | None:
    return _seen(look) if look.one_publisher else None


def _quote_drift(corpus: Corpus, _day: dt.date, _months: int) -> Iterator[Seen]:
    """Nothing that is kept, because only the desk is told of it, and no site has any."""
    for id_, row in corpus.rows.items():
        if row.stage == Stage.PUBLISHED and _breaks("quote-drift", corpus.claims[id_], corpus):
            yield Seen(id_, row.file)


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


_IN_LOOKS: dict[Sign, _InLook] = {
    Sign.RECHECK_DUE: _recheck_due,
    Sign.NOT_LOOKED_AT: _not_looked_at,
    Sign.NOT_ARCHIVED: _not_archived,
    Sign.GONE_LINK: _gone_link,
    Sign.ONE_PUBLISHER: _one_publisher,
}
"""What is looked for in what each published claim tells."""
_ELSEWHERE: dict[Sign, _Elsewhere] = {
    Sign.QUOTE_DRIFT: _quote_drift,
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


def _breaks(code: str, claim: Claim, corpus: Corpus) -> bool:
    """Whether a rule does not hold for a claim."""
    check = RULES[code].of_claim
    return check is not None and any(check(claim, corpus))


def _seen(look: Look, on: PartialDate | None = None, items: int = 0) -> Seen:
    return Seen(look.id, f"{CLAIMS}/{look.id}.yaml", on, items)


def _day(written: str) -> PartialDate | None:
    return PartialDate.parse(written) if written else None
