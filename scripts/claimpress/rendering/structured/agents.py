"""Who makes claims, and who signs the checks."""

from claimpress.model.corpus import Corpus
from claimpress.model.registries import Person, PersonKind
from claimpress.model.site import Site
from claimpress.rendering.structured.things import Thing, thing

_TYPES = {
    PersonKind.PERSON: "Person",
    PersonKind.BODY: "Organization",
    PersonKind.GROUP: "Organization",
}


def agent(person: Person) -> Thing | None:
    """Somebody as the author of something; None for one who is not named.

    Google's guide to ClaimReview asks to leave the author out then.
    """
    type_ = _TYPES.get(person.kind)
    return thing(type_, name=person.name, sameAs=person.url) if type_ else None


def desk(corpus: Corpus, site: Site) -> Thing:
    """Who signs the checks."""
    return thing("NewsMediaOrganization", name=corpus.publication.desk, url=site.canonical(""))
