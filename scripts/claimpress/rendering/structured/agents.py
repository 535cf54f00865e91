"""Who makes claims, and who signs the checks."""

from claimpress.model.corpus import Corpus
from claimpress.model.publication import DeskKind
from claimpress.model.registries import Person, PersonKind, Role
from claimpress.model.site import Site
from claimpress.rendering.structured.things import Thing, date_of, thing

_TYPES = {
    PersonKind.PERSON: "Person",
    PersonKind.BODY: "Organization",
    PersonKind.GROUP: "Organization",
}
_DESKS = {
    DeskKind.NEWSROOM: "NewsMediaOrganization",
    DeskKind.ORGANISATION: "Organization",
    DeskKind.PERSON: "Person",
}
# Several of ours can be one of theirs: the first that is there is named.
_POLICIES = {
    "nonpartisanship": "publishingPrinciples",
    "methodology": "verificationFactCheckingPolicy",
    "corrections": "correctionsPolicy",
    "suggestions": "actionableFeedbackPolicy",
    "contact": "actionableFeedbackPolicy",
    "funding": "ownershipFundingInfo",
    "ownership": "ownershipFundingInfo",
    "people": "masthead",
}
# What schema.org knows of newsrooms only, and what it knows of people.
_OF_NEWSROOMS = {"verificationFactCheckingPolicy", "masthead"}
_OF_PEOPLE = {"publishingPrinciples"}


def agent(person: Person) -> Thing | None:
    """Somebody as the author of something; None for one who is not named.

    Google's guide to ClaimReview asks to leave the author out then.
    """
    type_ = _TYPES.get(person.kind)
    return thing(type_, name=person.name, sameAs=person.url) if type_ else None


def agent_in_full(person: Person) -> Thing | None:
    """Somebody with all that we say of them; None for one who is not named."""
    type_ = _TYPES.get(person.kind)
    if type_ is None:
        return None
    return thing(
        type_,
        name=person.name,
        alternateName=list(person.other_names),
        description=person.note,
        sameAs=person.url,
        hasOccupation=[_occupation(role) for role in person.roles] if type_ == "Person" else None,
    )


def _occupation(role: Role) -> Thing:
    # A Role between the person and the occupation carries the dates (schema.org, "Role").
    return thing(
        "Role",
        hasOccupation=thing("Occupation", name=role.title),
        startDate=date_of(role.since),
        endDate=date_of(role.until),
    )


def desk(corpus: Corpus, site: Site) -> Thing:
    """Who signs the checks."""
    return thing(
        _DESKS[corpus.publication.desk_kind],
        name=corpus.publication.desk,
        url=site.canonical(""),
    )


def desk_in_full(corpus: Corpus, site: Site) -> Thing:
    """Who signs the checks, with the pages in which they say how they work.

    Only pages that the publication names, and with the address of the site only.
    """
    inner = desk(corpus, site)
    pages: dict[str, str] = {}
    for ours, place in corpus.publication.policies:
        theirs = _POLICIES.get(ours)
        address = _address(place, corpus, site) if place and theirs else ""
        if theirs and address and _holds(inner["@type"], theirs):
            pages.setdefault(theirs, address)
    return inner | pages


def _address(place: str, corpus: Corpus, site: Site) -> str:
    """The full address of a place in ``content/``; empty where there is no such page."""
    name, _, heading = place.partition("#")
    page = (corpus.pages or {}).get(name)
    if page is None:
        return ""
    # An anchor made of a heading is another in another language; one that is written is the same.
    kept = not site.folder or page.address in site.shared or f'id="{heading}"' in page.text
    return site.canonical(f"{page.address}#{heading}" if heading and kept else page.address)


def _holds(type_: str, policy: str) -> bool:
    """Whether schema.org has the property for such a desk."""
    if type_ == "Person":
        return policy in _OF_PEOPLE
    return type_ == "NewsMediaOrganization" or policy not in _OF_NEWSROOMS
