"""What a site was made from, and so what each of its pages must show."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from urllib.parse import urlsplit

from claimpress.auditing.page import PageKind
from claimpress.auditing.places import Place
from claimpress.auditing.wanted import wanted_of
from claimpress.deriving.index import Index, index_of, people_of
from claimpress.deriving.reviews import earlier_revisions
from claimpress.model.claim import Claim
from claimpress.model.corpus import Corpus
from claimpress.model.dossier import DossierFile
from claimpress.model.fields import Record
from claimpress.model.site import Site
from claimpress.rendering import links
from claimpress.rendering.words import words_in
from claimpress.values.text import letters

_TIMELINE = "timeline"
_TELLING = 25
"""Letters from which on a text is no coincidence."""


@dataclass(frozen=True, slots=True)
class Subject:
    """What one generated page is about."""

    record: Record
    heading: str = ""
    """The text of its first heading; empty where the template has words of its own."""
    elsewhere: frozenset[str] = frozenset()
    """Fields of the record that other pages show."""
    title: str = ""
    """What its title begins with, where that is not the heading."""


@dataclass(frozen=True, slots=True)
class Spoken:
    """A publication in one of its languages."""

    whole: Corpus
    shown: Corpus
    """The part of it that readers see."""
    site: Site


@dataclass(frozen=True, slots=True, eq=False)
class Built:
    """What a site was made from, in one of its languages."""

    corpus: Corpus
    """The publication as readers see it."""
    index: Index
    site: Site
    hidden: Mapping[str, tuple[str, ...]]
    """By id of each claim that no reader may see, the letters of the texts it has to itself."""
    forbidden: Sequence[str]
    """Words that may stand in no file."""
    subjects: Mapping[str, Subject]
    """By address of the page, every page that a record must have."""
    moved: Mapping[str, str]
    """By address of the page, the address that it leads on to."""
    embeds: Mapping[str, Claim]
    """By address of the page, the claim it shows in frames on other sites."""
    further: tuple["Built", ...] = ()
    """For the main language, the others."""

    def of(self, path: str) -> "Built":
        """What the file at a path was made from: its language has a folder of its own."""
        return next((each for each in self.further if path.startswith(each.site.folder)), self)

    def path_of(self, place: Place) -> str:
        """The path of a place from the top of the site, also if it was given from the host's."""
        folder = urlsplit(self.site.url).path.lstrip("/")
        return place.path if place.inside else place.path.removeprefix(folder)

    @property
    def bare(self) -> set[str]:
        """The addresses of all pages that have nothing around their content."""
        return {
            address for each in (self, *self.further) for address in (*each.moved, *each.embeds)
        }

    def kind_of(self, address: str) -> PageKind:
        """What is asked of the page at an address."""
        if address in self.moved:
            return PageKind.MOVED
        if address in self.embeds:
            return PageKind.EMBED
        subject = self.subjects.get(address)
        return (
            PageKind.CLAIM if subject and isinstance(subject.record, Claim) else (PageKind.ORDINARY)
        )


def built_from(spoken: Sequence[Spoken], forbidden: Sequence[str] = ()) -> Built:
    """What a site is made from that shows a publication in its languages, the main one first."""
    main, *further = [_built_in(each, forbidden) for each in spoken]
    hidden: dict[str, tuple[str, ...]] = {}
    for each in (main, *further):
        for id_, texts in each.hidden.items():
            hidden[id_] = (*hidden.get(id_, ()), *texts)
    return replace(main, hidden=hidden, further=tuple(further))


def _built_in(spoken: Spoken, forbidden: Sequence[str]) -> Built:
    shown, place = spoken.shown, spoken.site.place
    claims = shown.claims.values()
    moved = {
        place(links.page_of_claim(alias)): place(links.page_of_claim(claim.id))
        for claim in claims
        for alias in claim.aliases
    }
    embeds = {place(links.embed_of_claim(claim.id)): claim for claim in claims}
    index = index_of(shown)
    subjects = {place(address): subject for address, subject in _subjects(shown, index)}
    hidden = _hidden(spoken.whole, shown, subjects)
    return Built(shown, index, spoken.site, hidden, forbidden, subjects, moved, embeds)


def _hidden(
    whole: Corpus, shown: Corpus, subjects: Mapping[str, Subject]
) -> dict[str, tuple[str, ...]]:
    hidden = [claim for id_, claim in whole.claims.items() if id_ not in shown.claims]
    if not hidden:
        return {}
    told = "\n".join(letters for s in subjects.values() for letters in _letters(s.record, shown))
    return {
        claim.id: tuple(text for text in _letters(claim, whole) if text not in told)
        for claim in hidden
    }


def _letters(record: Record, corpus: Corpus) -> Iterator[str]:
    """The texts of a record that are long enough to be no coincidence, as letters."""
    for wanted in wanted_of(record, corpus):
        yield from (found for words in wanted.words if len(found := letters(words)) >= _TELLING)


def _subjects(corpus: Corpus, index: Index) -> Iterator[tuple[str, Subject]]:
    words = words_in(corpus.publication.language)
    for claim in corpus.claims.values():
        yield links.page_of_claim(claim.id), Subject(claim, claim.text)
        for revision, change in earlier_revisions(claim).items():
            title = words.say("Earlier revision: {claim}").format(claim=claim.text)
            page = links.page_of_revision(claim.id, revision)
            yield page, Subject(change, claim.text, title=title)
    for id_, dossier in corpus.dossiers.items():
        # The short title is for lists and for what leads back to the dossier.
        away = frozenset({_TIMELINE, "short_title"})
        yield links.page_of_dossier(id_), Subject(dossier, words.document_title(dossier), away)
        if dossier.timeline:
            rest = frozenset(DossierFile.model_fields) - {_TIMELINE}
            yield links.page_of_timeline(id_), Subject(dossier, elsewhere=rest)
    for id_, status in corpus.scale.statuses.items():
        yield links.page_of_status(id_), Subject(status)
    for id_ in index.by_topic:
        yield links.page_of_topic(id_), Subject(corpus.topics[id_], corpus.topics[id_].name)
    for id_ in people_of(corpus, index):
        yield links.page_of_person(id_), Subject(corpus.people[id_], corpus.people[id_].name)
