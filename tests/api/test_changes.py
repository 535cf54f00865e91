"""What changed: whoever keeps a copy brings it up to date from the files, and it is exact."""

import json
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.api.conftest import data_at
from tests.api.test_files import ONLY_IN_THE_API
from tests.helpers import EXAMPLES, Site

from claimpress.exporting.api.steps import steps
from claimpress.exporting.manifest import entry_of, manifest_of
from claimpress.exporting.records import claim_record
from claimpress.model.claim import Claim
from claimpress.model.corpus import Corpus
from claimpress.model.manifest import Manifest, State
from claimpress.model.site import Site as SiteOf
from claimpress.reading.commit import Commit
from claimpress.rendering.record import claim_as_json
from claimpress.rendering.render import Renderer
from claimpress.values.canonical import fingerprint

SITE = SiteOf("Checks of Nowhere", "https://desk.example/")
Records = dict[str, Any]


def records(corpus: Corpus) -> Records:
    """What lies beside the pages."""
    return {c.id: json.loads(claim_as_json(c, corpus, SITE)) for c in corpus.claims.values()}


def state_of(corpus: Corpus) -> State:
    return {claim.id: entry_of(claim_record(claim, corpus)) for claim in corpus.claims.values()}


def files_of(manifest: Manifest) -> Mapping[str, Any]:
    made = {artifact.path: json.loads(artifact.data) for artifact in steps(manifest)}
    return {path.removeprefix("api/v1/changes/"): data for path, data in made.items()}


def up_to_date(kept: Records, head: str, files: Mapping[str, Any], beside: Records) -> Records:
    """Bring a copy up to date as `content/data.md` tells to."""
    now = dict(kept)
    listed = files["index.json"]["steps"]
    seen = [step["sha256"] for step in listed].index(head) + 1
    for step in listed[seen:]:
        told = files[step["file"]]
        for id_ in told["gone"]:
            now.pop(id_, None)
        for id_ in told["changed"]:
            if id_ in beside:  # else a later step says that it is gone
                now[id_] = beside[id_]
    return now


def with_claim(corpus: Corpus, claim: Claim) -> Corpus:
    return replace(corpus, claims=dict(sorted({**corpus.claims, claim.id: claim}.items())))


def without(corpus: Corpus, id_: str) -> Corpus:
    return replace(corpus, claims={k: v for k, v in corpus.claims.items() if k != id_})


def changed(corpus: Corpus, which: int, how: str, number: int) -> Corpus:
    """One change of the kinds that happen: to a text, to what sorts it, a move, a new claim."""
    claims = list(corpus.claims.values())
    claim = claims[which % len(claims)]
    match how:
        case "text":
            newer = claim.model_copy(update={"summary": f"Looked at {number} times."})
            return with_claim(corpus, newer)
        case "topics":  # no history tells of it, and still no copy may miss it
            return with_claim(corpus, claim.model_copy(update={"topics": ()}))
        case "move":
            id_ = f"{claim.dossier}/moved-{number}"
            moved = claim.model_copy(update={"id": id_, "aliases": (*claim.aliases, claim.id)})
            return with_claim(without(corpus, claim.id), moved)
        case _:
            return with_claim(corpus, claim.model_copy(update={"id": f"{claim.dossier}/n{number}"}))


HOW = st.sampled_from(["text", "topics", "move", "new"])
EVENTS = st.lists(st.lists(st.tuples(st.integers(0, 20), HOW), max_size=3), min_size=1, max_size=6)


@given(events=EVENTS)
@settings(
    max_examples=40 * EXAMPLES,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
def test_any_earlier_copy_becomes_the_data_of_today(
    shown: Renderer, events: list[list[tuple[int, str]]]
) -> None:
    corpus, manifest = shown.corpus, None
    copies: list[tuple[str, Records]] = []
    number = 0
    for day, publication in enumerate(events, start=1):
        for which, how in publication:
            number += 1
            corpus = changed(corpus, which, how, number)
        commit = Commit(f"{day:040x}", f"2026-06-{day:02}T12:00:00Z")
        manifest = manifest_of(state_of(corpus), None, SITE, commit, manifest)
        copies.append((manifest.head, records(corpus)))
    assert manifest
    files, beside = files_of(manifest), records(corpus)
    for head, kept in copies:
        assert up_to_date(kept, head, files, beside) == beside
    days = [step["on"] for step in files["index.json"]["steps"]]
    assert days == sorted(days)


def test_a_step_gives_the_hash_by_which_a_fetched_claim_is_checked(nowhere: Site) -> None:
    index = data_at(nowhere, "api/v1/changes/index.json")
    [step] = index["steps"]
    told = data_at(nowhere, f"api/v1/changes/{step['file']}")
    assert step["changed"] == len(told["changed"]) > 3
    assert step["sha256"] == index["head"] == data_at(nowhere, "manifest.json")["head"]
    for id_, entry in told["changed"].items():
        record = data_at(nowhere, f"claims/{id_}/claim.json")
        hashed = {name: value for name, value in record.items() if name not in ONLY_IN_THE_API}
        assert fingerprint(hashed) == entry["sha256"]


@pytest.mark.parametrize("how", ["text", "move"])
def test_a_copy_that_is_not_brought_up_to_date_is_another(shown: Renderer, how: str) -> None:
    """Else the property above would hold for whoever does nothing."""
    later = changed(shown.corpus, 0, how, 1)
    assert records(later) != records(shown.corpus)
