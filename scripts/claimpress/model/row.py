"""What lists, groups and orders ask of a claim, kept apart so that all of it is soon read.

Most of what is made from a publication needs a few words of every claim and
the whole of a few claims. A row has those few words. What a row lacks is asked
of the claim itself.
"""

import re
import sys
from typing import Any, NamedTuple

from claimpress.model.claim import Claim, ClaimFile
from claimpress.values.canonical import short_name

_LINKED = re.compile(r"\]\(claim:([^)\s]*)")


class Row(NamedTuple):
    """A claim in few words. Dates are written as in its file; empty where there is none."""

    id: str
    file: str
    text: str
    stage: str
    status: str
    topics: tuple[str, ...]
    speaker: str
    subjects: tuple[str, ...]
    """The people it is about or credited to, each once."""
    named: tuple[str, ...]
    """Everybody it names in whatever part, each once."""
    quote: str
    locator: str | None
    evidence: tuple[str, ...]
    """The addresses it rests on."""
    publishers: tuple[str, ...]
    """Who published these, each once."""
    languages: tuple[str, ...]
    """The languages of these, each once."""
    published_on: str
    embargo_until: str
    changes: tuple[str, ...]
    """The days of its history."""
    related: tuple[str, ...]
    superseded_by: str
    linked: tuple[str, ...]
    """The claims that its notes link to."""
    aliases: tuple[str, ...]
    waived: tuple[str, ...]
    """The rules set aside for it."""
    told: str
    """A short name for all that it says (see `renewed`)."""

    @property
    def dossier(self) -> str:
        """The id of the dossier it belongs to."""
        return self.id.partition("/")[0]

    @property
    def changed_on(self) -> str:
        """The day of the last change, or of publication."""
        return self.changes[-1] if self.changes else self.published_on


def row_of(claim: Claim) -> Row:
    """The row of a claim."""
    return Row(claim.id, claim.file, *words_of(claim))


def renewed(row: Row, **values: Any) -> Row:
    """The same row with other values in some of its fields."""
    row = row._replace(**values)
    return row._replace(told=_told(row[2:-1]))


def words_of(claim: ClaimFile) -> tuple[Any, ...]:
    """What a row has besides id and file, in the order of its fields."""
    source = claim.source
    about = subjects(claim)
    named = (
        source.speaker,
        *about,
        *claim.authors,
        *(review.by for review in claim.reviews),
        *(reply.person for reply in claim.replies),
    )
    words = (
        claim.text,
        str(claim.stage),
        claim.status,
        claim.topics,
        source.speaker,
        about,
        tuple(dict.fromkeys(named)),
        source.quote or "",
        source.locator,
        tuple(item.url for item in claim.evidence),
        tuple(dict.fromkeys(item.publisher for item in claim.evidence)),
        tuple(dict.fromkeys(item.language for item in claim.evidence)),
        str(claim.published_on or ""),
        str(claim.embargo_until or ""),
        tuple(str(change.on) for change in claim.history),
        claim.related,
        claim.superseded_by or "",
        claims_linked(claim.notes or ""),
        claim.aliases,
        tuple(waiver.rule for waiver in claim.waivers),
    )
    return *words, _told(words)


def shared(words: tuple[Any, ...]) -> tuple[Any, ...]:
    """The same words, of which those that many rows have are in memory once."""
    apart = {"text", "quote", "evidence", "told"}
    return tuple(
        word if field in apart or word is None else _once(word)
        for field, word in zip(Row._fields[2:], words, strict=True)
    )


def _once(word: Any) -> Any:
    return sys.intern(word) if isinstance(word, str) else tuple(map(sys.intern, word))


def _told(words: tuple[Any, ...]) -> str:
    return short_name(repr(words))


def subjects(claim: ClaimFile) -> tuple[str, ...]:
    """The people a claim is about or credited to, each once."""
    credited = [claim.source.attributed_to] if claim.source.attributed_to else []
    return tuple(dict.fromkeys([*credited, *claim.people]))


def claims_linked(prose: str) -> tuple[str, ...]:
    """The ids that links of the form ``[words](claim:dossier/claim)`` name, each once."""
    return tuple(dict.fromkeys(_LINKED.findall(prose)))
