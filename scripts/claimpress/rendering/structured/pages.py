"""What each kind of page says: one thing that it is about, and the way to it.

Without the address of the site a page has no address to be named by: then there are no
breadcrumbs, and no other thing has a ``url`` of ours.
"""

from collections.abc import Sequence
from itertools import chain

from claimpress.model.claim import Claim
from claimpress.model.corpus import Corpus
from claimpress.model.dossier import Dossier
from claimpress.model.registries import Person
from claimpress.model.site import Site
from claimpress.rendering import links
from claimpress.rendering.structured.agents import agent, agent_in_full, desk, desk_in_full
from claimpress.rendering.structured.appearances import checked_document
from claimpress.rendering.structured.claim_review import claim_made, claim_review
from claimpress.rendering.structured.things import Thing, thing

_LISTED = 100
"""How many claims of a document are listed: its page shows these, and grows no further."""


def of_home(corpus: Corpus, site: Site) -> list[Thing]:
    """The front page: who publishes, and what."""
    publication = corpus.publication
    return [
        desk_in_full(corpus, site),
        thing(
            "WebSite",
            url=site.canonical(""),
            name=site.name,
            description=publication.description,
            inLanguage=publication.language,
            license=publication.licence_url,
            publisher=desk(corpus, site),
        ),
    ]


def of_claim(claim: Claim, corpus: Corpus, site: Site) -> list[Thing]:
    """The page of a claim: the check, or the claim alone where there is no finding."""
    page = links.page_of_claim(claim.id)
    about = claim_review(claim, corpus, site)
    if about is None:
        about = claim_made(claim, corpus) | thing("Claim", url=site.canonical(page))
    if claim.translation:
        about |= thing(
            about["@type"],
            translationOfWork=thing("CreativeWork", url=site.at_root(page)) if site.url else None,
            translator=[agent(corpus.people[id_]) for id_ in claim.translation.words.translated_by],
        )
    dossier = corpus.dossiers[claim.dossier]
    way = (dossier.short_title, links.page_of_dossier(dossier.id))
    return [about, *_way(site, way, (claim.text, page))]


def of_dossier(
    dossier: Dossier, claims: Sequence[Claim], corpus: Corpus, site: Site
) -> list[Thing]:
    """The page of a dossier: the document it is about, and the claims that were checked."""
    page = links.page_of_dossier(dossier.id)
    items = [
        thing(
            "ListItem",
            position=number,
            name=claim.text,
            url=site.canonical(links.page_of_claim(claim.id)),
        )
        for number, claim in enumerate(claims[:_LISTED], start=1)
    ]
    publication = corpus.publication
    return [
        thing(
            "CollectionPage",
            url=site.canonical(page),
            name=dossier.title,
            inLanguage=publication.language,
            license=publication.licence_url,
            about=_document_in_full(dossier, corpus),
            mainEntity=thing("ItemList", numberOfItems=len(claims), itemListElement=items),
        ),
        *_way(site, (dossier.title, page)),
    ]


def of_person(id_: str, person: Person, hub: str, site: Site) -> list[Thing]:
    """The page of a person or body; of one who is not named only the way to it.

    ``hub`` is what the list of everybody is called.
    """
    page = links.page_of_person(id_)
    who = agent_in_full(person)
    about = [thing("ProfilePage", url=site.canonical(page), mainEntity=who)] if who else []
    return [*about, *_way(site, (hub, "people/"), (person.name, page))]


def of_page(site: Site, *steps: tuple[str, str]) -> list[Thing]:
    """Any other page: the way to it, from the names and addresses below the front page."""
    return _way(site, *steps)


def _document_in_full(dossier: Dossier, corpus: Corpus) -> Thing | None:
    document = checked_document(dossier)
    if document is None:
        return None
    return document | thing(
        document["@type"],
        author=agent(corpus.people[dossier.author]) if dossier.author else None,
        publisher=thing("Organization", name=dossier.publisher) if dossier.publisher else None,
    )


def _way(site: Site, *steps: tuple[str, str]) -> list[Thing]:
    if not site.url:
        return []
    items = [
        thing("ListItem", position=number, name=name, item=site.canonical(page))
        for number, (name, page) in enumerate(chain([(site.name, "")], steps), start=1)
    ]
    return [thing("BreadcrumbList", itemListElement=items)]
