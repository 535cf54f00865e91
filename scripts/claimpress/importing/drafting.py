"""From what a record says to the fields of a claim file, with all that was not taken over."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from claimpress.importing.date_orders import DateOrders
from claimpress.importing.given import Cited, Given, Rating
from claimpress.importing.links import linkable
from claimpress.importing.odd_dates import read_date
from claimpress.importing.texts import as_markdown, clean, cut, in_paragraphs
from claimpress.importing.trouble import Trouble
from claimpress.importing.wording import Wording
from claimpress.model.fields import LINE_LENGTH, PROSE_LENGTH, TEXT_LENGTH
from claimpress.values.addresses import host_of
from claimpress.values.dates import UNKNOWN, PartialDate
from claimpress.values.languages import known_language
from claimpress.values.text import one_line

SUMMARY_LENGTH = 600
LABEL_LENGTH = 300
"""What is longer is no label but a text."""
_MOST_EVIDENCE, _MOST_PLACES = 60, 20
_LITTLE = 100
"""Characters: a shorter beginning of a text helps nobody."""


@dataclass(slots=True)
class Draft:
    """The fields of a claim file in the making, and what a person should look at."""

    data: dict[str, Any]
    own_summary: str
    """The summary that an import can always give."""
    own_notes: str
    troubles: list[Trouble] = field(default_factory=list)


def language_of(given: Given, otherwise: str) -> tuple[str, list[Trouble]]:
    """The language of a record by its tag, or the one that holds where it gives none."""
    tag = given.language.strip().replace("_", "-")
    if not tag:
        return otherwise, [Trouble("no-language", "language")]
    if known_language(tag):
        base = tag.split("-")[0].lower()
        return (otherwise if base == otherwise.split("-", maxsplit=1)[0] else base), []
    return otherwise, [Trouble("language-not-known", "language", given.language)]


def label_of(given: Given) -> tuple[str, str, list[Trouble]]:
    """The label of a record, its rating in words, and what is wrong with them."""
    troubles: list[Trouble] = []
    label = one_line(clean(given.label).text)
    if len(label) > LABEL_LENGTH:
        troubles.append(Trouble("label-too-long", "status", given.label))
        label = ""
    rating = ""
    for number in given.ratings:
        rating = rating or _rating_in_words(number)
        if number.value and not _rating_in_words(number):
            kept = {"value": number.value, "worst": number.worst, "best": number.best}
            troubles.append(Trouble("rating-impossible", "status", kept))
    return label, rating, troubles


def draft_of(
    given: Given, label: str, language: str, orders: DateOrders, wording: Wording
) -> Draft:
    """The fields of the claim file, but for status and speaker."""
    return _Drafting(given, language, orders, wording).draft(label)


class _Drafting:
    """Takes over one record, and gathers what a person should look at."""

    def __init__(self, given: Given, language: str, orders: DateOrders, wording: Wording) -> None:
        self.given, self.language, self.orders, self.wording = given, language, orders, wording
        self.troubles = list(given.troubles)

    def draft(self, label: str) -> Draft:
        given = self.given
        text = one_line(self._words(given.claim, "text"))
        if len(text) > LINE_LENGTH:
            self._tell("claim-cut", "text", given.claim)
        checker = one_line(clean(given.checkers[0].name).text) if given.checkers else ""
        url = self._address(given.url, "notes")
        checked_on = self._date(given.checked_on, "checked_on")
        own_summary = cut(self.wording.rated(label, checker), SUMMARY_LENGTH)
        own_notes = self.wording.imported_from(url, checker, self.wording.date(checked_on))
        summary, rest = self._summary()
        data = {
            "text": cut(text, LINE_LENGTH),
            "status": "",
            "summary": summary or own_summary,
            "source": {
                "speaker": "",
                "claimed_on": str(self._claimed_on(checked_on)),
                "appearances": list(self._appearances()),
            },
            "evidence": list(self._evidence()),
            "notes": self._notes(own_notes, rest),
        }
        return Draft(data, own_summary, own_notes, self.troubles)

    def _tell(self, code: str, field_: str, kept: object, detail: str = "") -> None:
        self.troubles.append(Trouble(code, field_, kept, detail))

    def _words(self, written: str, field_: str) -> str:
        """A text without what does not belong to its words."""
        found = clean(written)
        if found.taken_out:
            self._tell("text-cleaned", field_, written, "; ".join(found.taken_out))
        return found.text

    def _line(self, written: str, field_: str) -> str:
        text = one_line(self._words(written, field_))
        if len(text) > LINE_LENGTH:
            self._tell("words-cut", field_, written)
        return cut(text, LINE_LENGTH)

    def _address(self, written: str, field_: str) -> str:
        address, found = linkable(written, field_) if written else ("", [])
        self.troubles += found
        return address

    def _date(self, written: str, field_: str) -> PartialDate:
        order = self.orders.of(self.given, field_)
        reading = read_date(written, self.language, order)
        if reading.trouble:
            self._tell(reading.trouble, field_, written)
        return reading.date or PartialDate()

    def _claimed_on(self, checked_on: PartialDate) -> PartialDate:
        field_ = "source.claimed_on"
        claimed_on = self._date(self.given.claimed_on, field_)
        if claimed_on.certainly_after(checked_on):
            detail = f"the check is dated {checked_on}"
            self._tell("claimed-after-check", field_, self.given.claimed_on, detail)
            return PartialDate()
        return claimed_on

    def _summary(self) -> tuple[str, list[str]]:
        """The first text of the check that is short enough for a summary, and the other texts."""
        texts = [in_paragraphs(self._words(text, "summary")) for text in self.given.body]
        texts = [*dict.fromkeys(filter(None, texts))]
        first = next((text for text in texts if len(text) <= SUMMARY_LENGTH), "")
        rest = [text for text in texts if text != first]
        return first, [*rest, *(in_paragraphs(self._words(t, "notes")) for t in self.given.aside)]

    def _notes(self, own: str, rest: Iterable[str]) -> str:
        notes = own
        for text in filter(None, rest):
            room = PROSE_LENGTH - len(notes) - 2
            written = as_markdown(text)
            if len(written) > room:
                self._tell("words-cut", "notes", text)
                # Each sign may need a backslash, so that half as many are sure to fit.
                written = as_markdown(cut(text, room // 2)) if room > _LITTLE else ""
            notes = f"{notes}\n\n{written}".strip()
        return notes

    def _appearances(self) -> Iterator[dict[str, str]]:
        seen: set[str] = set()
        for number, place in enumerate(self.given.places):
            field_ = f"source.appearances.{number}"
            if len(seen) == _MOST_PLACES:
                self._tell("item-left-out", field_, place.url, f"there are {_MOST_PLACES} already")
                continue
            url = self._address(place.url, f"{field_}.url")
            if not url or url in seen:
                continue
            seen.add(url)
            published = self._date(place.published, f"{field_}.published")
            item = {
                "url": url,
                "title": self._line(place.title, f"{field_}.title"),
                "published": str(published) if published.known else "",
            }
            yield {name: value for name, value in item.items() if value}

    def _evidence(self) -> Iterator[dict[str, str]]:
        seen: set[str] = set()
        for number, cited in enumerate(self.given.cited):
            field_ = f"evidence.{number}"
            if len(seen) == _MOST_EVIDENCE:
                detail = f"there are {_MOST_EVIDENCE} already"
                self._tell("item-left-out", field_, cited.url, detail)
                continue
            url = self._address(cited.url, f"{field_}.url")
            if url and url not in seen:
                seen.add(url)
                yield self._item(cited, url, field_)

    def _item(self, cited: Cited, url: str, field_: str) -> dict[str, str]:
        """An item of evidence that says no more than that the check cites it."""
        says = in_paragraphs(self._words(cited.says, f"{field_}.says"))
        if len(says) > TEXT_LENGTH:
            self._tell("words-cut", f"{field_}.says", cited.says)
        item = {
            "url": url,
            "title": self._line(cited.title, f"{field_}.title") or UNKNOWN,
            "publisher": self._line(cited.publisher, f"{field_}.publisher") or host_of(url),
            "published": str(self._date(cited.published, f"{field_}.published")),
            "language": self.language,
            "stance": "context",
            "tier": "secondary",
            "consulted": "excerpt",
            "says": cut(says, TEXT_LENGTH) or self.wording.cited(),
        }
        archived = self._address(cited.archived, f"{field_}.archived")
        return item | ({"archived": archived} if archived and archived != url else {})


def _rating_in_words(rating: Rating) -> str:
    """A rating with its scale, when the number lies in it; else nothing."""
    try:
        value = float(rating.value)
        worst = float(rating.worst) if rating.worst else None
        best = float(rating.best) if rating.best else None
    except ValueError:
        return ""
    if worst is None and best is None:
        return f"{value:g}" if value > 0 else ""
    low = worst if worst is not None else 1
    if best is None or not (low <= value <= best and low < best):
        return ""
    return f"{value:g} of {low:g} to {best:g}"
