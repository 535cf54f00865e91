"""The public chain: what was published, link by link, each naming the one before by its hash."""

from functools import cached_property
from typing import Annotated, Any, Literal, TypeAlias

from pydantic import Field

from claimpress.model.fields import Record
from claimpress.values.canonical import fingerprint

VERSION = 1
"""Of the form of the manifest, and of the recipe for its hashes."""

Hash: TypeAlias = Annotated[str, Field(pattern="^[0-9a-f]{64}$")]
_Id: TypeAlias = Annotated[str, Field(pattern="^[a-z0-9/-]{1,200}$")]
_Word: TypeAlias = Annotated[str, Field(pattern="^[a-z0-9-]{1,100}$")]
_Language: TypeAlias = Annotated[str, Field(pattern="^[A-Za-z0-9-]{2,40}$")]
_Day: TypeAlias = Annotated[str, Field(pattern="^[0-9]{4}(-[0-9]{2}){0,2}$")]
_Moment: TypeAlias = Annotated[str, Field(pattern="^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:]{8}Z$")]


class TranslationEntry(Record):
    """A published translation of a claim as the chain knows it."""

    sha256: Hash
    """Of the object of its language in ``translations`` of the claim in ``data/claims.json``."""
    corrections: tuple[Hash, ...]
    """The hash of each correction, oldest first: these are added to and never change."""


class Entry(Record):
    """A published claim as the chain knows it."""

    sha256: Hash
    """Of the claim's object in ``data/claims.json`` without ``page``, in the form of RFC 8785."""
    status: _Word
    """Its verification status."""
    stage: _Word
    """``published`` or ``withdrawn``."""
    changed_on: _Day | None
    """The day of the last change that its history tells, or of publication."""
    history: tuple[Hash, ...]
    """The hash of each history entry, oldest first: these are added to and never change."""
    aliases: tuple[_Id, ...]
    """The ids it had before."""
    translations: dict[_Language, TranslationEntry] = Field(
        default_factory=dict, exclude_if=lambda known: not known
    )
    """Its translations, by language; left out where there are none."""


State: TypeAlias = dict[str, Entry]
"""Published claims by id."""


class Link(Record):
    """One publication: what is new in it."""

    previous: Hash | None
    """The hash of the link before it, in the form of RFC 8785; null for the first."""
    commit: Annotated[str, Field(pattern="^[0-9a-f]{40}([0-9a-f]{24})?$")] | None
    """The commit it was built from; null when the claims were in no commit."""
    committed_at: _Moment | None
    """The moment of that commit. Nothing here says when it was built or put online."""
    scale: Hash
    """Of ``scale`` in ``data/claims.json``: what the statuses are called and mean."""
    claims: dict[_Id, Entry | None]
    """The claims that are new or not what they were; null for one that is there no more."""

    @cached_property
    def sha256(self) -> str:
        """What the next link names it by, and what a witness keeps."""
        return fingerprint(self.model_dump(mode="json"))


class Manifest(Record):
    """``manifest.json``: the published claims by their hashes, and how they came to be so."""

    version: Literal[1]
    """Of this form."""
    publication: Annotated[str, Field(max_length=1000)]
    """What the publication calls itself."""
    head: Hash
    """The hash of the last link. Whoever keeps it can tell if anything before was rewritten."""
    claims: dict[_Id, Entry]
    """The claims as they are published now."""
    chain: Annotated[tuple[Link, ...], Field(min_length=1)]
    """Every publication in which a claim changed, oldest first."""

    def as_json(self) -> dict[str, Any]:
        """The manifest as the file has it."""
        return self.model_dump(mode="json")


def replay(state: State, link: Link) -> None:
    """Make a state what it is after one more link."""
    for id_, entry in link.claims.items():
        if entry is None:
            state.pop(id_, None)
        else:
            state[id_] = entry
