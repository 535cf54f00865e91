"""Everything a publication holds, read and frozen."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from claimpress.model.claim import Claim
from claimpress.model.dossier import Dossier
from claimpress.model.found_links import NO_LINKS, Gone, LinksFile
from claimpress.model.publication import PublicationFile
from claimpress.model.registries import Person, Topic
from claimpress.model.site import HandWritten
from claimpress.model.status import Scale


@dataclass(frozen=True, slots=True)
class Corpus:
    """The publication as data: what files hold, with every id as its key."""

    publication: PublicationFile
    scale: Scale
    people: Mapping[str, Person]
    topics: Mapping[str, Topic]
    dossiers: Mapping[str, Dossier]
    claims: Mapping[str, Claim]
    """By id, in the order of the ids."""
    unread: frozenset[str] = frozenset()
    """The ids of claims and dossiers whose files could not be read. They exist: what names one
    is not wrong, and nothing can be said about what it holds."""
    pages: Mapping[str, HandWritten] | None = None
    """The hand-written pages, by path under ``content/``; None where only claims were read."""
    digests: Mapping[str, str] = field(default_factory=dict)
    """The hash of the file of each claim, by id; none for a claim that is not as its file says."""
    gone: Mapping[str, Gone] = field(default_factory=dict)
    """By address, what was there and is no more, as far as `claimpress links` has looked."""
    links: LinksFile = NO_LINKS
    """All that it found, for commands; pages see only what is gone."""
