"""The words of the interface: what templates say, in the language of the publication.

English stands in the templates and in the code, as the key of every other
language; the others stand in ``locale/<language>.po``, the format that
translators' tools know. What contributors write is never translated here.
"""

import datetime as dt
import re
from contextlib import suppress
from dataclasses import dataclass
from functools import cache, lru_cache
from gettext import NullTranslations
from io import BytesIO
from pkgutil import get_data

from babel.dates import format_date, format_skeleton
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.numbers import format_decimal, format_percent
from babel.support import Translations

from claimpress.model.claim import (
    ChangeKind,
    Confidence,
    Consulted,
    Manipulation,
    MediaKind,
    Sensitivity,
    Stage,
    Tier,
)
from claimpress.model.dossier import Dossier, DossierKind
from claimpress.model.registries import PersonKind
from claimpress.model.status import Stance
from claimpress.values.dates import UNKNOWN, PartialDate
from claimpress.values.languages import direction, language_name
from claimpress.values.messages import _

_YEAR_IN_RUSSIAN = re.compile("\\s\N{CYRILLIC SMALL LETTER GHE}\\.$")

_STANCE = {
    Stance.SUPPORTS: _("Supports the claim"),
    Stance.REFUTES: _("Speaks against the claim"),
    Stance.CONTEXT: _("Context"),
}
_TIER = {Tier.PRIMARY: _("Primary source"), Tier.SECONDARY: _("Report")}
_CONSULTED = {Consulted.FULL: _("read in full"), Consulted.EXCERPT: _("read in part")}
_MEDIA = {
    MediaKind.IMAGE: _("Image"),
    MediaKind.VIDEO: _("Video"),
    MediaKind.AUDIO: _("Sound recording"),
}
_MANIPULATION = {
    Manipulation.ORIGINAL: _("Shown as it was made"),
    Manipulation.OUT_OF_CONTEXT: _("Shown out of its context"),
    Manipulation.EDITED: _("Cropped or cut"),
    Manipulation.TRANSFORMED: _("Altered or generated"),
    Manipulation.STAGED: _("Staged"),
    Manipulation.SATIRE: _("Made as satire"),
}
_CONFIDENCE = {
    Confidence.HIGH: _("High confidence"),
    Confidence.MEDIUM: _("Medium confidence"),
    Confidence.LOW: _("Low confidence"),
}
_CHANGE = {
    ChangeKind.CORRECTION: _("Correction"),
    ChangeKind.CLARIFICATION: _("Clarification"),
    ChangeKind.UPDATE: _("Update"),
    ChangeKind.STATUS_CHANGE: _("Status changed"),
    ChangeKind.SUPERSESSION: _("Superseded"),
    ChangeKind.WITHDRAWAL: _("Withdrawn"),
}
_SENSITIVITY = {
    Sensitivity.LIVING_PERSON: _("it concerns a living person"),
    Sensitivity.HEALTH: _("it concerns health"),
    Sensitivity.ELECTION: _("it concerns an election"),
    Sensitivity.MINOR: _("it concerns a child"),
}
_STAGE = {
    Stage.DRAFT: _("draft"),
    Stage.IN_REVIEW: _("in review"),
    Stage.PUBLISHED: _("published"),
    Stage.SUPERSEDED: _("superseded"),
    Stage.WITHDRAWN: _("withdrawn"),
}
_DOSSIER = {
    DossierKind.ARTICLE: _("Article"),
    DossierKind.SPEECH: _("Speech"),
    DossierKind.DEBATE: _("Debate"),
    DossierKind.INTERVIEW: _("Interview"),
    DossierKind.POST: _("Post"),
    DossierKind.THEME: _("Theme"),
}
# Whole sentences: a kind put into a sentence would need its case and gender.
_WHAT_FOLLOWS = {
    DossierKind.ARTICLE: _("What follows is our check of this article."),
    DossierKind.SPEECH: _("What follows is our check of this speech."),
    DossierKind.DEBATE: _("What follows is our check of this debate."),
    DossierKind.INTERVIEW: _("What follows is our check of this interview."),
    DossierKind.POST: _("What follows is our check of this post."),
    DossierKind.THEME: _("What follows is our check of this theme."),
}
_WE_CHECKED = {
    DossierKind.ARTICLE: _("We checked this article"),
    DossierKind.SPEECH: _("We checked this speech"),
    DossierKind.DEBATE: _("We checked this debate"),
    DossierKind.INTERVIEW: _("We checked this interview"),
    DossierKind.POST: _("We checked this post"),
    DossierKind.THEME: _("We checked claims on this theme"),
}
_PEOPLE = {
    PersonKind.PERSON: _("People"),
    PersonKind.BODY: _("Bodies and institutions"),
    PersonKind.GROUP: _("Groups"),
    PersonKind.UNNAMED: _("Sources the documents do not name"),
}
# By what claims can be chosen, by the names the search index has for it.
_FACETS = {
    "status": _("Status"),
    "topic": _("Topic"),
    "person": _("Person or body"),
    "dossier": _("Document"),
    "publisher": _("Publisher"),
    "language": _("Language"),
    "year": _("Year"),
}
# What stands around every page, for the templates of the engine. They cannot
# look words up themselves: an engine that is no Python has no gettext.
_CHROME = {
    "skip": _("Skip to the text"),
    "main": _("Main"),
    "search": _("Search"),
    "search_what": _("Search the claims, their evidence and these pages"),
    "search_hint": _("A name, a place, a word …"),
    "search_results": _("Search results"),
    "search_start": _("Type to search the claims, their evidence and these pages."),
    "search_found": _("Found: {number}"),
    "search_none": _("Nothing found."),
    "search_missing": _("Nowhere on this site: {words}"),
    "search_failed": _("The search could not be loaded. Load the page again."),
    "search_all": _("All results among the claims"),
    "search_also": _("Search here too:"),
    "search_lacking": _("{name} could not be searched."),
    "languages": _("Languages"),
    "close": _("Close"),
    "light_or_dark": _("Change between light and dark"),
    "to_light": _("Change to light colours"),
    "to_dark": _("Change to dark colours"),
    "on_this_page": _("On this page"),
    "all_pages": _("All pages"),
    "read": _("Read"),
    "found_a_mistake": _("Found a mistake?"),
    "report": _("Report an error"),
    "edit_page": _("Edit this page"),
    "suggest": _("Suggest a claim"),
    "changes_listed": _("Every change to a published check is listed here:"),
    "corrections": _("Corrections"),
    "changes": _("Changes to published checks"),
    "made_with": _("Made with claimpress"),
    "source": _("Source of this site"),
    "no_cookies": _("This site sets no cookies and loads nothing from other hosts."),
    "not_here": _("This page is not here"),
    "not_here_why": _(
        "The address may be wrong or incomplete. Nothing that we published is deleted: a check "
        "that moved leads on from its old address, and a check that was withdrawn keeps a page "
        "that says so."
    ),
    "all_claims": _("All claims we checked"),
    "all_documents": _("The documents they come from"),
    "front_page": _("The front page"),
    "link_was_ours": _("Did a link on this site bring you here? Please tell us."),
    # By the name the theme has for it.
    "skip.link.title": _("Skip to the text"),
}


@dataclass(frozen=True, slots=True)
class Words:
    """What the interface says in one language."""

    language: str
    """The language the publication is written in (BCP 47)."""
    translations: NullTranslations

    def say(self, message: str) -> str:
        """A message of the catalogue; in English when nobody has translated it."""
        return self.translations.gettext(message)

    def stance(self, stance: Stance) -> str:
        """What an item of evidence does to the claim."""
        return self.say(_STANCE[stance])

    def tier(self, tier: Tier) -> str:
        """Whether an item is the thing itself or a report."""
        return self.say(_TIER[tier])

    def consulted(self, consulted: Consulted) -> str:
        """How much of an item we read."""
        return self.say(_CONSULTED[consulted])

    def media(self, kind: MediaKind) -> str:
        """An image or which recording."""
        return self.say(_MEDIA[kind])

    def manipulation(self, manipulation: Manipulation) -> str:
        """What was done to an image or recording."""
        return self.say(_MANIPULATION[manipulation])

    def confidence(self, confidence: Confidence) -> str:
        """How sure we are."""
        return self.say(_CONFIDENCE[confidence])

    def change(self, kind: ChangeKind) -> str:
        """What kind of change was made."""
        return self.say(_CHANGE[kind])

    def stage(self, stage: Stage) -> str:
        """Where a claim is on its way to the reader."""
        return self.say(_STAGE[stage])

    def sensitivity(self, sensitivity: Sensitivity) -> str:
        """Why a claim needs a second reviewer."""
        return self.say(_SENSITIVITY[sensitivity])

    def dossier_kind(self, kind: DossierKind) -> str:
        """What was checked, as a heading."""
        return self.say(_DOSSIER[kind])

    def what_follows(self, kind: DossierKind) -> str:
        """The sentence that keeps a document and our check of it apart."""
        return self.say(_WHAT_FOLLOWS[kind])

    def about_dossier(self, kind: DossierKind) -> str:
        """The heading over what is known of a document; a theme is none."""
        return self.say(_("About this theme") if kind is DossierKind.THEME else _("The document"))

    def we_checked(self, kind: DossierKind) -> str:
        """The line above a document's title."""
        return self.say(_WE_CHECKED[kind])

    def people(self, kind: PersonKind) -> str:
        """The heading over people of one kind."""
        return self.say(_PEOPLE[kind])

    def facets(self) -> dict[str, str]:
        """By what claims can be chosen."""
        return {name: self.say(message) for name, message in _FACETS.items()}

    def chrome(self) -> dict[str, str]:
        """What stands around every page, by the names the engine's templates use."""
        words = {name: self.say(message) for name, message in _CHROME.items()}
        return words | {"language": self.language, "direction": direction(self.language)}

    def quoted(self, text: str) -> str:
        """The words of others, in the quotation marks of the language."""
        return self.say(_("“{words}”")).format(words=text)

    def document_title(self, dossier: Dossier) -> str:
        """A theme's title as it is; a document's in quotation marks, because others say it."""
        theme = dossier.kind is DossierKind.THEME
        return dossier.title if theme else self.quoted(dossier.title)

    def date(self, date: PartialDate | None, not_known: str = "") -> str:
        """``17 February 2026``, ``February 2026``, ``2026``, or what to say when it is unknown."""
        if date is None or date.year is None:
            return not_known or self.say(_("date not shown"))
        return _written(date.year, date.month, date.day, self._locale)

    def unit_above(self, date: PartialDate) -> str:
        """What a day stands under in a chart, its month in short; a month stands under its year."""
        if date.day is None:
            return str(date.year)
        return format_skeleton("MMM", date.first, locale=self._locale)

    @property
    def _locale(self) -> str:
        # British order in English: the publication writes 17 February 2026.
        return "en_GB" if self.language == "en" else self.language.replace("-", "_")

    def number(self, number: float) -> str:
        """A number as the language writes it: ``6.5``, ``6,5``."""
        return format_decimal(number, locale=self._locale)

    def percent(self, share: float) -> str:
        """A share of one as a whole percentage."""
        return format_percent(share, locale=self._locale)

    def name_of_language(self, tag: str) -> str:
        """The name of a language in the language of the publication."""
        return language_name(tag, self.language)

    def title_or_not_seen(self, title: str) -> str:
        """A headline, or the words for one that we did not see."""
        return self.say(_("Title not seen")) if title == UNKNOWN else title


@lru_cache(maxsize=20_000)
def _written(year: int, month: int | None, day: int | None, locale: str) -> str:
    if month is None:
        return str(year)
    if day is None:
        written = format_skeleton("yMMMM", dt.date(year, month, 1), locale=locale)
    else:
        written = format_date(dt.date(year, month, day), "long", locale=locale)
    # CLDR adds the Russian word for "year" in short, which newspapers leave out; with its
    # full stop a sentence would end in two.
    return _YEAR_IN_RUSSIAN.sub("", written)


@cache
def words_in(language: str) -> Words:
    """The words in a language; English where there is no catalogue for it."""
    return Words(language, _translations(language))


def catalogue(language: str) -> bytes:
    """The catalogue of a language, or of the one it is a kind of (``ru-KG``: ``ru``), if any."""
    for name in dict.fromkeys((language, language.split("-", maxsplit=1)[0])):
        with suppress(FileNotFoundError):
            return get_data("claimpress", f"locale/{name}.po") or b""
    return b""


def _translations(language: str) -> NullTranslations:
    found = catalogue(language)
    if not found:
        return NullTranslations()
    compiled = BytesIO()
    # Translations nobody has reviewed are marked fuzzy; they are better than English.
    write_mo(compiled, read_po(BytesIO(found)), use_fuzzy=True)
    compiled.seek(0)
    return Translations(compiled)
