"""A published site is spoilt in each way, and `claimpress verify` names what differs."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from tests.helpers import claimpress
from tests.verify.conftest import Published
from tests.verify.site import (
    DATA,
    MANIFEST,
    PAGE,
    claims_again,
    edit_json,
    found,
    head_again,
    list_again,
    replace,
    verified,
)

from claimpress.reading.manifest import parsed
from claimpress.verifying.folder import Folder
from claimpress.verifying.listing import is_safe
from claimpress.verifying.run import verify

BRIDGE = "lower-nowhere-speech/bridge-opened"
CLAIM_PATH = ["claims", BRIDGE]


def bridge(content: dict[str, Any]) -> dict[str, Any]:
    record: dict[str, Any] = next(r for r in content["claims"] if r["id"] == BRIDGE)
    return record


def test_a_site_as_it_was_built_has_no_problem(published: Published) -> None:
    assert verified(published.site) == (0, [])
    assert verified(published.site, "--known", published.first) == (0, [])


def test_what_was_verified_can_be_kept_and_its_hash_too(
    published: Published, tmp_path: Path
) -> None:
    kept = tmp_path / "kept.json"
    done = claimpress("verify", published.site, "--keep", kept)
    assert done.returncode == 0, done.stdout
    assert kept.read_bytes() == (published.site / MANIFEST).read_bytes()
    head = json.loads(kept.read_bytes())["head"]
    assert f"The chain has 2 links; its head is {head}\n" in done.stdout
    assert verified(published.site, "--known", head) == (0, [])


# One message for each thing that can have happened.


def test_a_changed_page(spoilt: Path) -> None:
    replace(spoilt, PAGE, "</article>", "<p>Buy our lamps</p></article>")
    assert found(spoilt) == {(PAGE, "page-changed")}


def test_a_missing_page(spoilt: Path) -> None:
    (spoilt / PAGE).unlink()
    assert found(spoilt) == {(PAGE, "page-missing")}


def test_a_page_that_is_a_link(spoilt: Path, tmp_path: Path) -> None:
    (tmp_path / "same.html").write_bytes((spoilt / PAGE).read_bytes())
    (spoilt / PAGE).unlink()
    (spoilt / PAGE).symlink_to(tmp_path / "same.html")
    assert found(spoilt) == {(PAGE, "page-missing")}


def test_a_missing_page_that_the_list_forgot_too(spoilt: Path) -> None:
    (spoilt / PAGE).unlink()
    list_again(spoilt)
    assert found(spoilt) == {(PAGE, "page-missing")}


def test_a_file_nobody_built(spoilt: Path) -> None:
    (spoilt / "more.html").write_text("more", encoding="utf-8")
    assert found(spoilt) == {("more.html", "file-unlisted")}


def test_a_changed_claim(spoilt: Path) -> None:
    edit_json(spoilt, DATA, lambda content: bridge(content).update(status="contradicted"))
    assert found(spoilt) == {(DATA, "file-changed"), (DATA, "claim-changed")}


def test_a_changed_page_that_the_list_agrees_with(spoilt: Path) -> None:
    replace(spoilt, PAGE, "The town chronicle, a newspaper and a plaque", "Nobody at all")
    list_again(spoilt)
    assert found(spoilt) == {(PAGE, "page-disagrees")}


def test_a_changed_claim_that_the_list_agrees_with(spoilt: Path) -> None:
    edit_json(spoilt, DATA, lambda content: bridge(content).update(confidence="low"))
    list_again(spoilt)
    assert found(spoilt) == {(DATA, "claim-changed")}


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (
            lambda history: history[0].update(note="Nothing."),
            "entry 1 (update of 2026-06-10) was e",
        ),
        (lambda history: history.pop(), "1 of the last entries were removed"),
        (lambda history: history.append(dict(history[0])), "entry 2 (update of 2026-06-10) was a"),
    ],
    ids=["edited", "removed", "added"],
)
def test_an_edited_history_entry(
    spoilt: Path, change: Callable[[list[dict[str, str]]], object], said: str
) -> None:
    edit_json(spoilt, DATA, lambda content: change(bridge(content)["history"]))
    list_again(spoilt)
    _, problems = verified(spoilt)
    (problem,) = [p for p in problems if p["file"] == DATA]
    assert problem["code"] == "history-edited"
    assert f"the history of '{BRIDGE}' is not that of the manifest: {said}" in problem["message"]


def test_a_claim_that_the_data_has_no_more(spoilt: Path) -> None:
    edit_json(spoilt, DATA, lambda content: content["claims"].clear())
    list_again(spoilt)
    assert found(spoilt) == {(DATA, "claim-missing")}


def test_a_claim_that_the_manifest_does_not_know(spoilt: Path) -> None:
    def more(content: dict[str, Any]) -> None:
        content["claims"].append({**bridge(content), "id": "lower-nowhere-speech/other"})

    edit_json(spoilt, DATA, more)
    list_again(spoilt)
    assert (DATA, "claim-unlisted") in found(spoilt)


def test_statuses_that_were_renamed(spoilt: Path) -> None:
    edit_json(
        spoilt,
        DATA,
        lambda content: content["scale"]["statuses"]["supported"].update(label="Contradicted"),
    )
    list_again(spoilt)
    assert found(spoilt) == {(DATA, "scale-changed")}


# A rewritten manifest, from the careless forger to the careful one.


def test_a_manifest_with_other_hashes(spoilt: Path) -> None:
    edit_json(spoilt, DATA, lambda content: bridge(content).update(confidence="low"))
    edit_json(spoilt, MANIFEST, lambda manifest: claims_again(manifest, spoilt))
    list_again(spoilt)
    assert found(spoilt) == {(MANIFEST, "manifest-rewritten")}


def test_a_manifest_with_another_status_than_the_data(spoilt: Path) -> None:
    def change(manifest: dict[str, Any]) -> None:
        manifest["claims"][BRIDGE]["status"] = "contradicted"
        head_again(manifest)

    edit_json(spoilt, MANIFEST, change)
    list_again(spoilt)
    assert found(spoilt) == {(DATA, "manifest-rewritten")}


def test_a_manifest_whose_past_was_rewritten(spoilt: Path) -> None:
    def change(manifest: dict[str, Any]) -> None:
        manifest["chain"][0]["claims"][BRIDGE]["status"] = "mixed"

    edit_json(spoilt, MANIFEST, change)
    list_again(spoilt)
    assert found(spoilt) == {(MANIFEST, "chain-broken")}


def test_a_link_left_out(spoilt: Path) -> None:
    edit_json(spoilt, MANIFEST, lambda manifest: manifest["chain"].pop(0))
    list_again(spoilt)
    assert found(spoilt) == {(MANIFEST, "chain-broken")}


def rewritten(site: Path, published: Published, change: Callable[[dict[str, Any]], object]) -> Path:
    """Rewrite claim, page, manifest and list so that they agree: only the past can tell."""
    edit_json(site, DATA, lambda content: change(bridge(content)))
    (site / PAGE).write_text(
        (site / DATA).read_text(encoding="utf-8").replace("\\n", " "), encoding="utf-8"
    )
    edit_json(site, MANIFEST, lambda manifest: claims_again(manifest, site))
    edit_json(site, MANIFEST, head_again)
    list_again(site)
    assert published.site != site
    return site


def test_a_site_that_agrees_with_itself_but_not_with_its_own_past(
    spoilt: Path, published: Published
) -> None:
    def change(record: dict[str, Any]) -> None:
        record.update(status="mixed", status_label="Mixed", history=[])

    rewritten(spoilt, published, change)
    _, problems = verified(spoilt)
    (problem,) = problems
    assert problem["code"] == "silent-change"
    assert problem["message"] == (
        "link 2 of the chain: status was 'supported' and is 'mixed', and no history entry tells"
    )


def test_a_change_that_history_does_not_tell_is_pointed_out(
    spoilt: Path, published: Published
) -> None:
    rewritten(spoilt, published, lambda record: record.update(confidence="low", history=[]))
    code, problems = verified(spoilt)
    assert (code, [problem["code"] for problem in problems]) == (0, ["change-untold"])


def test_a_rewritten_last_link_is_told_by_who_kept_it(spoilt: Path, published: Published) -> None:
    """What nothing on the site itself can show."""

    def change(record: dict[str, Any]) -> None:
        record["history"][0]["note"] = "Nothing of importance."

    rewritten(spoilt, published, change)
    kept = published.site / MANIFEST
    assert found(spoilt) == set()
    assert found(spoilt, "--known", published.first) == set()
    assert found(spoilt, "--known", kept) == {
        (MANIFEST, "manifest-rewritten"),
        (PAGE, "history-rewritten"),
    }
    head = json.loads(kept.read_bytes())["head"]
    assert found(spoilt, "--known", head) == {(MANIFEST, "manifest-rewritten")}


def test_a_chain_begun_anew_is_told_by_who_kept_the_old(spoilt: Path, published: Published) -> None:
    def anew(manifest: dict[str, Any]) -> None:
        manifest["chain"] = manifest["chain"][-1:]
        manifest["chain"][0]["previous"] = None
        head_again(manifest)

    edit_json(spoilt, MANIFEST, anew)
    list_again(spoilt)
    assert found(spoilt) == set()
    assert found(spoilt, "--known", published.first) == {(MANIFEST, "manifest-rewritten")}


def test_a_site_put_back_to_an_earlier_publication(spoilt: Path, published: Published) -> None:
    shutil.copy(published.first, spoilt / MANIFEST)
    assert (MANIFEST, "put-back") in found(spoilt, "--known", published.site / MANIFEST)


# What is not even a site.


@pytest.mark.parametrize("path", [MANIFEST, DATA, "files.sha256"])
def test_what_verifying_needs_is_missed(spoilt: Path, path: str) -> None:
    (spoilt / path).unlink()
    assert (path, "file-missing") in found(spoilt)


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\xff\xfe",
        b"[" * 100_000,
        b"null",
        b"[]",
        b'{"version": 2}',
        b'{"version": 1}',
        b'{"version": 1, "claims": {}, "claims": {}}',
        b'{"claims": [1], "scale": 0}',
        b'{"claims": [{"id": [], "id": {}}], "scale": NaN}',
        b'{"claims": [{"id": "a/b", "history": 7, "aliases": 1.5}], "scale": 1e999}',
        b"0" * 64 + b"  ../../outside\n",
        b"0" * 64 + b"  /etc/passwd\n",
        b"0" * 64 + b"  a\\b\n",
    ],
)
@pytest.mark.parametrize("path", [MANIFEST, DATA, "files.sha256"])
def test_hostile_files_are_told_and_harm_nobody(
    published: Published, path: str, content: bytes
) -> None:
    place = Memory(published.site, {path: content})
    problems = verify(place, parsed(published.first.read_bytes())).problems
    assert path in {problem.file for problem in problems}
    assert all(is_safe(asked) for asked in place.asked)


class Memory:
    """A site with a file exchanged."""

    def __init__(self, site: Path, exchanged: dict[str, bytes]) -> None:
        self.folder = Folder(site)
        self.exchanged = exchanged
        self.asked: set[str] = set()

    def read(self, path: str) -> bytes | None:
        self.asked.add(path)
        return self.exchanged[path] if path in self.exchanged else self.folder.read(path)

    def names(self) -> list[str] | None:
        return self.folder.names()


def test_what_is_no_site_is_a_wrong_call() -> None:
    for site in ("nowhere/at/all", "https://", "https://user:word@claims.example/"):
        done = claimpress("verify", site)
        assert done.returncode == 2, done.stderr
    done = claimpress("verify", "tests", "--known", "Makefile")
    assert done.returncode == 2
    assert "this is no JSON" in done.stderr
