"""Parts: what is put together from them is whole and in order, and an edit makes few again."""

from dataclasses import replace
from functools import partial

import pytest

from claimpress.deriving.index import index_of
from claimpress.exporting.api.lists import RECORDS
from claimpress.exporting.parts.make import CLAIMS_IN_A_PART, batches, parts_in_memory
from claimpress.exporting.parts.part import Kind, Part, Parts, packed
from claimpress.rendering.record import claim_as_json
from claimpress.rendering.render import Renderer

LETTERS = ("a", "bc", "", "defg")


def parts_of(*contents: str) -> Parts:
    """Parts of a record for each letter."""

    def part(content: str) -> Part:
        lines = "".join(f"{letter}\n" for letter in content).encode()
        data = packed({"lines": lines, "items": ",".join(content).encode()})
        return Part(len(content), content, lambda start, length: data[start : start + length])

    return Parts({Kind.CLAIMS: [part(content) for content in contents]})


def test_sections_are_put_together_in_order_and_empty_ones_leave_nothing() -> None:
    parts = parts_of(*LETTERS)
    assert b"".join(parts.pieces(Kind.CLAIMS, "lines")) == b"a\nb\nc\nd\ne\nf\ng\n"
    assert b"".join(parts.joined(Kind.CLAIMS, "items", b",")) == b"a,b,c,d,e,f,g"
    assert b"".join(parts_of("", "a").joined(Kind.CLAIMS, "items", b",")) == b"a"
    assert list(parts.pieces(Kind.CLAIMS, "nothing")) == []


@pytest.mark.parametrize("first", range(8))
@pytest.mark.parametrize("count", range(8))
def test_lines_are_found_across_parts(first: int, count: int) -> None:
    lines = parts_of(*LETTERS).lines(Kind.CLAIMS, "lines", first, count)
    assert b"".join(lines).decode() == "abcdefg"[first : first + count]


def test_the_name_of_some_records_tells_of_their_parts_alone() -> None:
    before, after = parts_of("ab", "cd", "ef"), parts_of("ab", "xy", "ef")
    assert before.told(Kind.CLAIMS) != after.told(Kind.CLAIMS)
    name = partial(Parts.told_of, kind=Kind.CLAIMS, count=2)
    assert [name(before, first=at) == name(after, first=at) for at in range(5)] == [
        True, False, False, False, True,
    ]  # fmt: skip


def test_claims_stand_in_the_order_of_their_ids_whatever_their_documents_are_called(
    shown: Renderer,
) -> None:
    """``town-hall/…`` comes before ``town/…``: a slash comes after a hyphen."""
    claim = next(iter(shown.corpus.claims.values()))
    dossier = shown.corpus.dossiers[claim.dossier]
    names = ("town", "town-hall", "towns")
    many = {
        id_: claim.model_copy(update={"id": id_})
        for id_ in sorted(f"{name}/c{n}" for name in names for n in range(CLAIMS_IN_A_PART + 2))
    }
    dossiers = {name: dossier.model_copy(update={"id": name}) for name in names}
    corpus = replace(shown.corpus, claims=many, dossiers=dossiers)
    index = index_of(corpus)
    asked = [batch for batch in batches(corpus, index) if batch.kind is Kind.CLAIMS]
    assert [id_ for batch in asked for id_ in batch.ids] == list(many)
    assert len(asked) == 2 * len(names)


def test_a_line_is_the_record_that_lies_beside_the_page(shown: Renderer) -> None:
    made = b"".join(parts_in_memory(shown).pieces(Kind.CLAIMS, RECORDS)).decode()
    beside = [
        claim_as_json(each, shown.corpus, shown.site) for each in shown.corpus.claims.values()
    ]
    assert made.removesuffix("\n").split("\n") == beside
