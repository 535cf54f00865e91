"""Data in words: dates, languages, and what the short ids of the model mean."""

from babel.dates import format_date, format_skeleton

from claimpress.model.claim import ChangeKind, Confidence, Consulted, Tier
from claimpress.model.dossier import Dossier, DossierKind
from claimpress.model.status import Stance
from claimpress.values.dates import UNKNOWN, PartialDate

STANCE = {
    Stance.SUPPORTS: "Supports the claim",
    Stance.REFUTES: "Speaks against the claim",
    Stance.CONTEXT: "Context",
}
TIER = {Tier.PRIMARY: "Primary source", Tier.SECONDARY: "Report"}
CONSULTED = {Consulted.FULL: "read in full", Consulted.EXCERPT: "read in part"}
CONFIDENCE = {
    Confidence.HIGH: "High confidence",
    Confidence.MEDIUM: "Medium confidence",
    Confidence.LOW: "Low confidence",
}
CHANGE = {
    ChangeKind.CORRECTION: "Correction",
    ChangeKind.CLARIFICATION: "Clarification",
    ChangeKind.UPDATE: "Update",
    ChangeKind.STATUS_CHANGE: "Status changed",
    ChangeKind.WITHDRAWAL: "Withdrawn",
}
DOSSIER_KIND = {kind: kind.value.capitalize() for kind in DossierKind}
TITLE_NOT_SEEN = "Title not seen"


def date_in_words(
    date: PartialDate | None, language: str = "en", not_known: str = "date not shown"
) -> str:
    """``17 February 2026``, ``February 2026``, ``2026``, or what to say when it is not known."""
    if date is None or date.year is None:
        return not_known
    if date.month is None:
        return str(date.year)
    locale = language.replace("-", "_")
    if date.day is None:
        return format_skeleton("yMMMM", date.first, locale=locale)
    # British order in English: the publication writes 17 February 2026.
    return format_date(date.first, "long", locale="en_GB" if language == "en" else locale)


def document_title(dossier: Dossier) -> str:
    """A theme's title as it is; a document's in quotation marks, because others say it."""
    return dossier.title if dossier.kind is DossierKind.THEME else f"“{dossier.title}”"


def title_or_not_seen(title: str) -> str:
    """A headline, or the words for one that we did not see."""
    return TITLE_NOT_SEEN if title == UNKNOWN else title
