"""Random edits of published claims: what changes the meaning is told, what does not is let pass.

The expectation is made here from the edit itself and not from the code that
judges it: an edit is either one of letters, digits, values or whole items, or
one of signs that typesetters exchange.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from typing import Any

from hypothesis import assume, given, settings
from hypothesis import strategies as st
from pydantic import ValidationError
from tests.helpers import EXAMPLES, ROOT

from claimpress import pipeline
from claimpress.checking.against import check_against
from claimpress.model.claim import Claim, ClaimFile
from claimpress.model.corpus import Corpus

TRIES = 400
"""With the ten times as many examples of the slow tests, 4,000 for each of three properties."""
PATH = tuple[str | int, ...]
CODES = {"status": ["supported", "mixed", "unverified", "contradicted"],
         "confidence": ["high", "medium", "low"], "stance": ["supports", "refutes", "context"],
         "tier": ["primary", "secondary"], "consulted": ["full", "excerpt"]}  # fmt: skip
NOT_TOLD = {"topics", "people", "related", "aliases", "waivers", "history", "embargo_until", "id",
            "file", "stage", "reason"}  # fmt: skip
TEXTS = {"text", "summary", "notes", "unknown", "says", "quote", "attribution", "interest"}
EXCHANGED = [("“", '"'), ("”", "„"), ("’", "'"), ("–", "—"), ("-", "\u2011"), (" ", "\n"),
             (" ", "  "), ("…", "..."), (" ", "\u00a0")]  # fmt: skip


@cache
def corpus() -> Corpus:
    found = pipeline.check(ROOT, use_cache=False).corpus
    assert found
    return found


@cache
def data_of(claim_id: str) -> dict[str, Any]:
    return corpus().claims[claim_id].model_dump(mode="json", exclude_none=True)


def leaves(value: Any, path: PATH = ()) -> Iterator[tuple[PATH, str]]:
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from leaves(inner, (*path, key))
    elif isinstance(value, list):
        for place, inner in enumerate(value):
            yield from leaves(inner, (*path, place))
    elif isinstance(value, str):
        yield path, value


def edited(value: Any, path: PATH, new: Any) -> Any:
    """The data with another value at a path; with None, without what stands there."""
    if not path:
        return new
    step, rest = path[0], path[1:]
    if isinstance(value, list):
        inner = edited(value[int(step)], rest, new)
        kept = [*value[: int(step)], inner, *value[int(step) + 1 :]]
        return [each for each in kept if each is not None]
    inner = edited(value[step], rest, new)
    kept_keys = {**value, step: inner}
    return {key: each for key, each in kept_keys.items() if each is not None}


def codes_of_problems(claim_id: str, data: dict[str, Any]) -> set[str]:
    """What is said of the claim with other data; edits no reader of files would take are no try."""
    before = corpus()
    about = {"id": data["id"], "file": data["file"]}
    try:
        record = ClaimFile.model_validate({k: v for k, v in data.items() if k not in about})
    except ValidationError:
        assume(False)  # noqa: FBT003 - hypothesis' own way to say so
        raise
    values = {name: getattr(record, name) for name in ClaimFile.model_fields}
    claim = Claim.model_construct(**about, **values)
    after = replace(before, claims={**before.claims, claim_id: claim})
    return {problem.code for problem in check_against(before, after)}


ids = st.sampled_from(sorted(corpus().claims))
kinds = settings(max_examples=TRIES * EXAMPLES, deadline=None)


@given(ids, st.data())
@kinds
def test_every_change_of_a_value_is_told(claim_id: str, draw: st.DataObject) -> None:
    data = data_of(claim_id)
    told = [(p, v) for p, v in leaves(data) if p[0] not in NOT_TOLD]
    path, old = draw.draw(st.sampled_from(told))
    name = str(path[-1])
    if name in CODES:
        new = draw.draw(st.sampled_from(CODES[name]).filter(lambda each: each != old))
    else:
        places = [match.start() for match in re.finditer(r"\w", old)]
        assume(places)
        at = draw.draw(st.sampled_from(places))
        sign = draw.draw(st.sampled_from("abcxyzжңй0123456789").filter(lambda s: s != old[at]))
        new = draw.draw(
            st.sampled_from([old[:at] + sign + old[at + 1 :], old[:at] + sign + old[at:]])
        )
    assert "silent-change" in codes_of_problems(claim_id, edited(data, path, new)), (path, new)


@given(ids, st.data())
@kinds
def test_every_value_taken_out_or_put_in_is_told(claim_id: str, draw: st.DataObject) -> None:
    data = data_of(claim_id)
    if draw.draw(st.booleans()):
        whole = [(f, n) for f in ("evidence",) for n in range(len(data[f]))]
        fields = [(f,) for f in ("confidence", "notes", "unknown") if f in data]
        of_source = [("source", f) for f, v in data["source"].items() if v and f != "speaker"]
        path: PATH = draw.draw(st.sampled_from([*whole, *fields, *of_source]))
        changed = edited(data, path, None)
    else:
        other = data_of(draw.draw(ids))
        item = draw.draw(st.sampled_from(other["evidence"]))
        assume(item["url"] not in {each["url"] for each in data["evidence"]})
        place = draw.draw(st.integers(0, len(data["evidence"])))
        evidence = [*data["evidence"][:place], item, *data["evidence"][place:]]
        changed = {**data, "evidence": evidence}
    assert "silent-change" in codes_of_problems(claim_id, changed)


@given(ids, st.data())
@kinds
def test_typesetting_and_housekeeping_pass(claim_id: str, draw: st.DataObject) -> None:
    data = data_of(claim_id)
    texts = [(p, v) for p, v in leaves(data) if p[0] not in NOT_TOLD and p[-1] in TEXTS]
    path, old = draw.draw(st.sampled_from(texts))
    new = old
    for here, there in draw.draw(st.lists(st.sampled_from(EXCHANGED), min_size=1, max_size=4)):
        new = new.replace(here, there, draw.draw(st.integers(1, 3)))
    changed = edited(data, path, new.strip())
    if draw.draw(st.booleans()):
        changed = {**changed, "topics": changed["topics"][:1], "related": []}
    if draw.draw(st.booleans()):
        first = {**changed["evidence"][0], "archived": "https://archive.example/1"}
        changed = {**changed, "evidence": [*changed["evidence"][1:], first]}
    assert codes_of_problems(claim_id, changed) == set()
