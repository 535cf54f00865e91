"""Everything a publication holds, read and frozen."""

from abc import abstractmethod
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from claimpress.model.claim import Claim
from claimpress.model.dossier import Dossier
from claimpress.model.fields import Record
from claimpress.model.found_links import NO_LINKS, Gone, LinksFile
from claimpress.model.publication import PublicationFile
from claimpress.model.registries import Person, Topic
from claimpress.model.row import Row, row_of
from claimpress.model.site import HandWritten
from claimpress.model.status import Scale


class Claims(Mapping[str, Claim]):
    """Claims by id whose rows can be had without the claims themselves."""

    @property
    @abstractmethod
    def rows(self) -> Mapping[str, Row]:
        """The row of each claim, in the same order."""

    def __contains__(self, id_: object) -> bool:
        return id_ in self.rows

    def __iter__(self) -> Iterator[str]:
        return iter(self.rows)

    def __len__(self) -> int:
        return len(self.rows)


@dataclass(frozen=True, slots=True)
class Corpus:
    """The publication as data: what files hold, with every id as its key."""

    publication: PublicationFile
    scale: Scale
    people: Mapping[str, Person]
    topics: Mapping[str, Topic]
    dossiers: Mapping[str, Dossier]
    claims: Mapping[str, Claim]
    """By id, in the order of the ids. Each is read when it is asked for, and few are held: what
    a row tells should be asked of ``rows``."""
    unread: frozenset[str] = frozenset()
    """The ids of claims and dossiers whose files could not be read. They exist: what names one
    is not wrong, and nothing can be said about what it holds."""
    pages: Mapping[str, HandWritten] | None = None
    """The hand-written pages, by path under ``content/``; None where only claims were read."""
    digests: Mapping[str, str] = field(default_factory=dict)
    """The hash of the file of each claim and dossier, by id, and of each translation, by its key;
    none for what is not as its file says."""
    gone: Mapping[str, Gone] = field(default_factory=dict)
    """By address, what was there and is no more, as far as `claimpress links` has looked."""
    links: LinksFile = NO_LINKS
    """All that it found, for commands; pages see only what is gone."""
    translations: Mapping[str, Record] = field(default_factory=dict)
    """What the files with a language in their names hold, by their paths under ``claims/``
    without the ending: ``people.ru``, ``some-dossier/some-claim.ru``."""
    languages: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """By the id of a claim or dossier, the other languages in which readers have it; no entry
    where there is none (see `claimpress.deriving.translated.languages_of`)."""
    original_language: str = ""
    """The language of the publication's own files, in a corpus of another language."""
    lacking: Mapping[str, Row] = field(default_factory=dict)
    """In a corpus of another language, the claims it has not got, as the original has them."""
    editions: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """By address of a page, the languages in which there is such a page; empty where the
    publication has one language."""

    @property
    def main_language(self) -> str:
        """The language of the publication's own files."""
        return self.original_language or self.publication.language

    @property
    def rows(self) -> Mapping[str, Row]:
        """The row of each claim, by id, in the order of the ids."""
        return rows_of(self.claims)


def rows_of(claims: Mapping[str, Claim]) -> Mapping[str, Row]:
    """The row of each of these claims, at hand or made now."""
    if isinstance(claims, Claims):
        return claims.rows
    return {id_: row_of(claim) for id_, claim in claims.items()}
