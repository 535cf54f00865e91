"""What a build puts into the chain, and what it refuses to put there."""

import hashlib
import json
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import rfc8785
from hypothesis import given
from hypothesis import strategies as st
from tests.against.repository import BRIDGE, Repository
from tests.helpers import ROOT, claimpress
from tests.verify.conftest import Published, build, frame
from tests.verify.site import DATA, MANIFEST, edit_json

from claimpress import pipeline
from claimpress.model.manifest import Manifest
from claimpress.reading.manifest import parsed
from claimpress.reading.site import read_site
from claimpress.values.canonical import canonical, fingerprint

pytestmark = pytest.mark.usefixtures("on_the_day")

DRAFT = "lower-nowhere-speech/secret-draft"


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    return Repository(frame(tmp_path / "publication"))


def press(root: Path, previous: Manifest | None = None) -> tuple[Manifest | None, list[str]]:
    """The manifest of a publication as it is now, or what it was refused for."""
    (root / "build").mkdir(exist_ok=True)
    pressed = pipeline.press(root, read_site(root), previous=previous)
    messages = [f"{p.code}: {p.message}" for p in pressed.checked.problems]
    if pressed.shown is None:
        return None, messages
    return parsed((root / "build/docs" / MANIFEST).read_bytes()), messages


def pressed(root: Path, previous: Manifest | None = None) -> Manifest:
    manifest, messages = press(root, previous)
    assert manifest, messages
    return manifest


def test_the_recipe_of_the_documentation_gives_the_hashes(published: Published) -> None:
    """With nothing of ours: the standard library, and what the site serves."""

    def jcs(value: Any) -> bytes:
        return json.dumps(value, sort_keys=True, ensure_ascii=False, separators=(",", ":")).encode()

    manifest = json.loads((published.site / MANIFEST).read_bytes())
    data = json.loads((published.site / DATA).read_bytes())
    for claim in data["claims"]:
        claim.pop("page")
        entry = manifest["claims"][claim["id"]]
        assert entry["sha256"] == hashlib.sha256(jcs(claim)).hexdigest()
        assert entry["history"] == [hashlib.sha256(jcs(e)).hexdigest() for e in claim["history"]]
        assert entry["status"] == claim["status"]
    assert manifest["claims"].keys() == {claim["id"] for claim in data["claims"]}
    first, second = manifest["chain"]
    assert first["previous"] is None
    assert second["previous"] == hashlib.sha256(jcs(first)).hexdigest()
    assert manifest["head"] == hashlib.sha256(jcs(second)).hexdigest()
    assert second["scale"] == hashlib.sha256(jcs(data["scale"])).hexdigest()


def test_the_program_of_the_documentation_runs(published: Published) -> None:
    page = (ROOT / "content/data.md").read_text(encoding="utf-8")
    program = page.partition("```python\n")[2].partition("```")[0]
    assert "assert sha256(claim)" in program
    done = subprocess.run(
        [sys.executable, "-c", program],
        cwd=published.site,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr


def test_the_chain_tells_which_commit_and_which_claims(published: Published) -> None:
    manifest = parsed((published.site / MANIFEST).read_bytes())
    log = published.repository.git("log", "--reverse", "--format=%H").split()
    assert [link.commit for link in manifest.chain] == log
    assert [list(link.claims) for link in manifest.chain] == [[BRIDGE], [BRIDGE]]
    assert parsed(published.first.read_bytes()).chain == manifest.chain[:1]


def test_without_a_change_the_chain_does_not_grow(
    published: Published, repository: Repository
) -> None:
    first = pressed(repository.root)
    (repository.root / "content/about.md").write_text("# About\n\nOther words.", encoding="utf-8")
    repository.commit("A page")
    before = (repository.root / "build/docs" / MANIFEST).read_bytes()
    assert pressed(repository.root, first) == first
    assert (repository.root / "build/docs" / MANIFEST).read_bytes() == before
    assert parsed(published.first.read_bytes()).claims == first.claims


def test_claims_in_no_commit_name_none(repository: Repository) -> None:
    repository.edit(lambda data: data.update(topics=["town-works"], confidence="high"))
    assert pressed(repository.root).chain[0].commit is None
    repository.commit("Told")
    link = pressed(repository.root).chain[0]
    assert link.commit == repository.git("rev-parse", "HEAD").strip()
    assert link.committed_at
    shutil.rmtree(repository.root / ".git")
    assert pressed(repository.root).chain[0].commit is None


def _files(folder: Path) -> dict[Path, bytes]:
    return {file: file.read_bytes() for file in folder.rglob("*") if file.is_file()}


def told(data: dict[str, Any], **entry: str) -> None:
    first = {"on": "2026-06-10", "kind": "update", "note": "Looked again."}
    data["history"] = [*data.get("history", ()), {**first, **entry}]


def gone(repository: Repository) -> None:
    repository.file().rename(repository.file("lower-nowhere-speech/bridge-day"))


@pytest.mark.parametrize(
    ("change", "refused"),
    [
        pytest.param(
            lambda r: r.edit(lambda d: d.update(status="mixed", unknown="Which day it was.")),
            "silent-change: since the last publication: status was 'supported' and is 'mixed', "
            "and no history entry tells",
            id="a status",
        ),
        pytest.param(
            lambda r: r.edit(lambda d: d["history"][0].update(note="Nothing.")),
            "history-rewritten: since the last publication: history entry 1 is not what was "
            "published before",
            id="an entry edited",
        ),
        pytest.param(
            lambda r: r.edit(lambda d: d.pop("history")),
            "history-rewritten: since the last publication: history entry 1 is not what was "
            "published before",
            id="an entry removed",
        ),
        pytest.param(
            gone,
            "claim-vanished: since the last publication: the claim was published, and is there "
            "no more",
            id="a claim",
        ),
    ],
)
def test_a_build_breaks_nothing_that_was_told(
    repository: Repository, change: Callable[[Repository], object], refused: str
) -> None:
    repository.edit(told)
    first = pressed(repository.root)
    before = _files(repository.root / pipeline.DOCS)
    change(repository)
    manifest, messages = press(repository.root, first)
    assert manifest is None
    assert messages == [refused]
    assert _files(repository.root / pipeline.DOCS) == before


def test_what_is_told_goes_on(repository: Repository) -> None:
    first = pressed(repository.root)

    def change(data: dict[str, Any]) -> None:
        data.update(status="mixed", unknown="Which day it was.")
        told(data, kind="status-change", was="supported")

    repository.edit(change)
    second = pressed(repository.root, first)
    gone(repository)
    moved = "lower-nowhere-speech/bridge-day"
    repository.edit(lambda data: data.update(aliases=[BRIDGE]), moved)
    third = pressed(repository.root, second)
    assert [list(link.claims) for link in third.chain] == [[BRIDGE], [BRIDGE], [moved, BRIDGE]]
    assert third.chain[-1].claims[BRIDGE] is None
    assert list(third.claims) == [moved]


def test_drafts_and_embargoed_claims_are_not_in_the_manifest(repository: Repository) -> None:
    data = json.dumps({"stage": "draft", "note": "nothing of this may leave"})
    repository.file(DRAFT).write_text(data, encoding="utf-8")
    shutil.copy(repository.file(), repository.file("lower-nowhere-speech/embargoed-one"))
    repository.edit(
        lambda d: d.update(embargo_until="2026-07-01", published_on="2026-07-01", text="One."),
        "lower-nowhere-speech/embargoed-one",
    )
    shutil.copy(repository.file(), repository.file("lower-nowhere-speech/drafted-one"))
    repository.edit(
        lambda d: (d.update(stage="draft", text="Another."), d.pop("published_on")),
        "lower-nowhere-speech/drafted-one",
    )
    manifest = pressed(repository.root)
    text = (repository.root / "build/docs" / MANIFEST).read_text(encoding="utf-8")
    assert list(manifest.claims) == [BRIDGE]
    for word in ("secret", "embargoed", "drafted"):
        assert word not in text


def test_a_preview_of_drafts_has_no_manifest(repository: Repository) -> None:
    pressed(repository.root)
    pipeline.press(repository.root, read_site(repository.root), drafts=True)
    assert not (repository.root / "build/docs" / MANIFEST).exists()


@pytest.mark.parametrize(
    ("spoil", "said"),
    [
        (lambda m: m["chain"].pop(0), "does not name the link before it"),
        (lambda m: m.update(head="0" * 64), "head is not the hash of the last link"),
        (lambda m: m["claims"].clear(), "the claims are not those the chain leads to"),
        (lambda m: m.pop("claims"), "'claims' is not as it must be: Field required"),
        (lambda m: m.update(version=2), "this manifest has version '2', not 1"),
    ],
)
def test_a_build_follows_no_manifest_that_is_not_whole(
    published: Published, tmp_path: Path, spoil: Callable[[Any], object], said: str
) -> None:
    shutil.copy(published.site / MANIFEST, tmp_path / MANIFEST)
    edit_json(tmp_path, MANIFEST, spoil)
    root = published.repository.root
    done = claimpress("build", "--previous", tmp_path / MANIFEST, cwd=root)
    assert done.returncode == 1
    assert said in done.stderr
    done = claimpress("build", cwd=root, CLAIMPRESS_PREVIOUS=str(tmp_path / MANIFEST))
    assert said in done.stderr


def test_no_preview_of_drafts_follows_a_publication(published: Published) -> None:
    done = claimpress(
        "build", "--drafts", "--previous", published.first, cwd=published.repository.root
    )
    assert done.returncode == 2
    assert "--drafts is for looking at" in done.stderr


def test_the_same_commit_and_manifest_give_the_same_bytes(
    published: Published, tmp_path: Path
) -> None:
    clone = tmp_path / "clone"
    published.repository.git("clone", "--quiet", str(published.repository.root), str(clone))
    again = build(clone, "--previous", published.first)
    assert (again / MANIFEST).read_bytes() == (published.site / MANIFEST).read_bytes()


TEXTS = st.text(st.characters(exclude_categories=["Cs"]))
DATA_OF_CLAIMS = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**53) + 1, 2**53 - 1) | TEXTS,
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(st.text("abcdefghijklmnopqrstuvwxyz_-/0123456789"), inner, max_size=4)
    ),
    max_leaves=20,
)


@given(DATA_OF_CLAIMS)
def test_data_is_written_as_rfc_8785_asks(data: Any) -> None:
    assert canonical(data) == rfc8785.dumps(data)


def test_the_example_of_the_rfc_without_its_numbers() -> None:
    """RFC 8785, section 3.2.2 and 3.2.3."""
    data = json.loads(
        '{"string": "\\u20ac$\\u000F\\u000aA\'\\u0042\\u0022\\u005c\\\\\\"\\/",'
        '"literals": [null, true, false]}'
    )
    expected = '{"literals":[null,true,false],"string":"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/"}'
    assert canonical(data).decode() == expected


def test_what_has_no_canonical_form_gets_no_hash() -> None:
    with pytest.raises(TypeError):
        fingerprint({"a": [1.5]})
    with pytest.raises(ValueError, match="surrogates"):
        fingerprint("\ud800")
