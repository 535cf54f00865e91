"""The publication in its languages: which page there is in which.

An edition is the publication in one of its languages. That of the main
language lies at the root of the site, each other one in a folder named by its
tag, with pages of the same addresses in it.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from claimpress.deriving.index import Index, people_of
from claimpress.deriving.reviews import earlier_revisions
from claimpress.model.claim import Claim
from claimpress.model.corpus import Corpus
from claimpress.model.dossier import Dossier
from claimpress.model.publication import PublicationFile
from claimpress.model.site import HandWritten, Site
from claimpress.rendering import links
from claimpress.values.messages import _

ONLY_ONCE = frozenset({links.API, "self-assessment/", "health/"})
"""Pages about the publication as a whole: they are there in the main language only."""

TITLES = {
    "": _("The front page"),
    "claims/": _("Claims"),
    "documents/": _("Documents"),
    "people/": _("People"),
    "topics/": _("Topics"),
    "corrections/": _("Corrections"),
    "statistics/": _("Statistics"),
    "feeds/": _("Feeds"),
}
"""The generated pages that every publication has in each language, and what they are called."""


@dataclass(frozen=True, slots=True)
class Edition:
    """What everything around the pages of one language is made from."""

    site: Site
    language: str = "en"
    tagline: str = ""
    """What the publication is, in one line."""
    pages: Mapping[str, HandWritten] = field(default_factory=dict)
    """The hand-written pages, those of the main language where this one has none."""


def folder_of(language: str, publication: PublicationFile) -> str:
    """The folder in which the pages of a further language of a publication lie."""
    return f"{language}/" if language in publication.languages else ""


def pages_by_language(corpus: Corpus) -> dict[str, dict[str, HandWritten]]:
    """The hand-written pages of each language, by their paths in its folder of ``content/``."""
    publication = corpus.publication
    found: dict[str, dict[str, HandWritten]] = {
        tag: {} for tag in (publication.language, *publication.languages)
    }
    for path, page in (corpus.pages or {}).items():
        first, _, rest = path.partition("/")
        folder = folder_of(first, publication) if rest else ""
        address = page.address.removeprefix(folder)
        found[first if folder else publication.language][path.removeprefix(folder)] = (
            replace(page, address=address) if folder else page
        )
    return found


def pages_of(corpus: Corpus, index: Index) -> Iterator[str]:
    """The addresses of generated pages that another language can have too; of a list the first."""
    yield from TITLES
    for id_, row in corpus.rows.items():
        yield links.page_of_claim(id_)
        for revision in earlier_revisions(corpus.claims[id_]) if row.changes else ():
            yield links.page_of_revision(id_, revision)
    for dossier in corpus.dossiers.values():
        yield links.page_of_dossier(dossier.id)
        if dossier.timeline:
            yield links.page_of_timeline(dossier.id)
    yield from map(links.page_of_status, corpus.scale.statuses)
    yield from map(links.page_of_topic, index.by_topic)
    yield from map(links.page_of_person, people_of(corpus, index))


def language_of_texts(record: Claim | Dossier) -> Callable[..., str]:
    """Tells of a text, by its place in a record, its language if that is not the page's.

    What of a translated record has no translation is shown as the original has it.
    """
    return record.translation.language_of if record.translation else _that_of_the_page


def _that_of_the_page(*_place: str | int) -> str:
    return ""


def head_in_languages(address: str, corpus: Corpus, folder: str) -> dict[str, Any]:
    """What the head of a page says of it in other languages, for `overrides/main.html`."""
    first = links.first_of_list(address)
    languages = list(corpus.editions.get(first, ()))
    # A later page of a list has no counterpart: the list may be shorter there.
    head = {"at": first, "languages" if first == address else "languages_of_list": languages}
    return {"language": corpus.publication.language, **head} if folder else head


def head_of_written(path: str, editions: Sequence[Edition]) -> dict[str, Any]:
    """The same for a page written by hand, at a path under ``content/``; empty for one language."""
    if len(editions) == 1:
        return {}
    further = (each for each in editions[1:] if path.startswith(each.site.folder))
    edition = next(further, editions[0])
    own = path.removeprefix(edition.site.folder)
    head: dict[str, Any] = {"language": edition.language} if edition.site.folder else {}
    if own in edition.pages:
        has = [e for e in editions if own in e.pages and e.pages[own].address not in e.site.shared]
        head |= {"at": edition.pages[own].address, "languages": [each.language for each in has]}
    return head
