"""Where a claim was published: the checked document and other places."""

from claimpress.model.claim import Appearance, Claim
from claimpress.model.corpus import Corpus
from claimpress.model.dossier import Dossier, DossierKind
from claimpress.rendering.structured.things import Thing, date_of, thing
from claimpress.values.dates import PartialDate

_TYPES = {
    DossierKind.ARTICLE: "Article",
    DossierKind.POST: "SocialMediaPosting",
    DossierKind.SPEECH: "CreativeWork",
    DossierKind.DEBATE: "CreativeWork",
    DossierKind.INTERVIEW: "CreativeWork",
}


def appearances(claim: Claim, corpus: Corpus) -> tuple[Thing | None, list[Thing]]:
    """The first known place where a claim was published, and the others.

    Which one was first must follow from the dates; where it does not, all of them are others.
    """
    dossier = corpus.dossiers[claim.dossier]
    dated: list[tuple[PartialDate, Thing]] = [
        (place.published or PartialDate(), _elsewhere(place)) for place in claim.source.appearances
    ]
    document = checked_document(dossier)
    if document and dossier.url:
        when = dossier.published if dossier.published.known else claim.source.claimed_on
        dated.insert(0, (when, document))
    places = [place for _, place in dated]
    for number, (when, place) in enumerate(dated):
        others = dated[:number] + dated[number + 1 :]
        if all(other.certainly_after(when) for other, _ in others):
            return place, places[:number] + places[number + 1 :]
    return None, places


def checked_document(dossier: Dossier) -> Thing | None:
    """The document a dossier is about; None when it is about a theme."""
    type_ = _TYPES.get(dossier.kind)
    if type_ is None:
        return None
    return thing(
        type_,
        url=dossier.url,
        name=dossier.title,
        datePublished=date_of(dossier.published),
        inLanguage=dossier.language,
        archivedAt=dossier.archived,
    )


def _elsewhere(place: Appearance) -> Thing:
    return thing(
        "CreativeWork",
        url=place.url,
        name=place.title,
        datePublished=date_of(place.published),
        archivedAt=place.archived,
    )
