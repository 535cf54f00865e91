"""The words a publication answers for: its own, without those it quotes."""

import re
from collections.abc import Iterator

from claimpress.model.claim import Claim
from claimpress.values.problems import Path
from claimpress.values.text import paragraphs

_QUOTED = re.compile(
    r"“[^”]*”|„[^“”]*[“”]|«[^»]*»|‘[^’]*’(?!\w)|\"[^\"]*\"|`[^`]*`|\]\([^)]*\)|<https?:[^>]*>",
)
_SENTENCE_END = re.compile(r"(?<=[.!?;:])\s+")


def own_words(claim: Claim) -> Iterator[tuple[Path, str]]:
    """What the claim file says in our words, by place; as written, quotations included.

    The claim's text is left out: it says what somebody else said.
    """
    yield ("summary",), claim.summary
    if claim.notes:
        yield ("notes",), claim.notes
    if claim.unknown:
        yield ("unknown",), claim.unknown


def every_text(claim: Claim) -> Iterator[tuple[Path, str]]:
    """Everything in the file that is written in sentences, quotations and titles too."""
    yield ("text",), claim.text
    yield from own_words(claim)
    yield from _given(
        ("source",),
        quote=claim.source.quote,
        translation=claim.source.translation,
        attribution=claim.source.attribution,
    )
    for index, item in enumerate(claim.evidence):
        yield from _given(
            ("evidence", index),
            title=item.title,
            publisher=item.publisher,
            says=item.says,
            quote=item.quote,
            translation=item.translation,
            interest=item.interest,
        )
    for index, change in enumerate(claim.history):
        yield from _given(("history", index), note=change.note, was=change.was)


def unquoted_sentences(text: str) -> Iterator[str]:
    """The sentences of a text without what stands in quotation marks or is a quoted block."""
    for paragraph in paragraphs(text):
        if not paragraph.startswith(">"):
            yield from _SENTENCE_END.split(_QUOTED.sub("“…”", paragraph))


def shown(words: str, longest: int = 120) -> str:
    """Words as a problem repeats them: short, in quotation marks."""
    return f"“{words if len(words) <= longest else f'{words[:longest].rstrip()}…'}”"


def _given(path: Path, **texts: str | None) -> Iterator[tuple[Path, str]]:
    for name, text in texts.items():
        if text:
            yield (*path, name), text
