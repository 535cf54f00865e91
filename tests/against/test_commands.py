"""The commands around changes, as an editor and as continuous integration use them."""

import json
import shutil
from functools import partial
from pathlib import Path
from typing import Any

import pytest
import yaml
from bs4 import BeautifulSoup
from tests.against.repository import BRIDGE, Repository
from tests.conftest import THE_DAY
from tests.helpers import claimpress

from claimpress import pipeline
from claimpress.deriving.compare import ClaimChange, What
from claimpress.deriving.reviews import revision_of
from claimpress.exporting.differences import as_markdown
from claimpress.model.site import Site

NEW_SUMMARY = "The town chronicle alone gives this day; the newspaper gives the one after it."


@pytest.fixture
def repository(base_publication: Path) -> Repository:
    return Repository(base_publication)


def run(repository: Repository, *arguments: str) -> tuple[int, str, str]:
    done = claimpress(*arguments, cwd=repository.root, SOURCE_DATE_EPOCH=THE_DAY)
    return done.returncode, done.stdout, done.stderr


def replace(repository: Repository, old: str, new: str) -> None:
    text = repository.file().read_text(encoding="utf-8")
    assert old in text
    repository.file().write_text(text.replace(old, new, 1), encoding="utf-8", newline="\n")


def test_an_entry_is_added_and_nothing_else_is_touched(repository: Repository) -> None:
    replace(repository, "topics: [", "# Keep this comment.\ntopics: [")
    replace(
        repository, "The town chronicle and a newspaper of the time give this day.", NEW_SUMMARY
    )
    before = repository.file().read_text(encoding="utf-8")
    before_revision = revision_of(pipeline.corpus_at(repository.root, "HEAD").claims[BRIDGE])
    assert run(repository, "check", "--against", "HEAD")[0] == 1

    code, said, _ = run(
        repository, "history", "add", BRIDGE, "--kind", "correction", "--note", 'It was "both".'
    )

    assert code == 0, said
    assert "changed: summary" in said
    after = repository.file().read_text(encoding="utf-8")
    assert after.startswith(before.rstrip("\n"))
    (entry,) = yaml.safe_load(after)["history"]
    assert entry[True] if True in entry else entry["on"]
    assert entry["note"] == 'It was "both".'
    assert entry["was"] == "The town chronicle and a newspaper of the time give this day."
    assert entry["revision"] == before_revision
    assert run(repository, "check", "--against", "HEAD")[0] == 0
    repository.commit("Correct the summary")

    replace(repository, NEW_SUMMARY, f"{NEW_SUMMARY} Both are old.")
    assert run(repository, "history", "add", BRIDGE, "--kind", "update", "--note", "More.")[0] == 0
    assert run(repository, "check", "--against", "HEAD") == (
        0,
        "1 claim checked: no problems.\n",
        "",
    )
    assert len(yaml.safe_load(repository.file().read_text(encoding="utf-8"))["history"]) == 2


@pytest.mark.parametrize("empty", ["history: []", "history:  # nothing so far"])
def test_an_entry_is_added_to_an_empty_history(repository: Repository, empty: str) -> None:
    if empty.startswith("history: []"):
        replace(repository, "stage: published", f"{empty}\nstage: published")
        repository.commit("Begin the history")
        code, _, said = run(
            repository, "history", "add", BRIDGE, "--kind", "update", "--note", "Looked again."
        )
        assert code == 0, said
        assert "history:\n  - on: 2026-06-15\n" in repository.file().read_text(encoding="utf-8")


def test_an_earlier_revision_keeps_an_address_that_says_what_became_of_it(
    repository: Repository,
) -> None:
    old = revision_of(pipeline.corpus_at(repository.root, "HEAD").claims[BRIDGE])
    replace(
        repository, "The town chronicle and a newspaper of the time give this day.", NEW_SUMMARY
    )
    run(repository, "history", "add", BRIDGE, "--kind", "correction", "--note", "It was <both>.")
    pressed = pipeline.press(repository.root, Site("Made up"))
    assert pressed.checked.sound
    page = repository.root / f"build/docs/claims/{BRIDGE}/{old}/index.md"
    text = page.read_text(encoding="utf-8")
    assert "This revision is superseded" in text
    assert "&#60;both&#62;" in text
    assert f'href="{old}/"' in (page.parent.parent / "index.md").read_text(encoding="utf-8")


def test_another_revision_than_the_one_before_is_refused(repository: Repository) -> None:
    replace(
        repository, "The town chronicle and a newspaper of the time give this day.", NEW_SUMMARY
    )
    run(repository, "history", "add", BRIDGE, "--kind", "correction", "--note", "Both.")
    repository.edit(lambda data: data["history"][0].update(revision="0123456789ab"))
    code, said, _ = run(repository, "check", "--against", "HEAD")
    assert code == 1
    assert "[other-revision]" in said


def test_a_history_in_one_line_is_left_alone(repository: Repository) -> None:
    line = 'history: [{on: 2026-06-01, kind: update, note: "Looked again."}]'
    replace(repository, "stage: published", f"{line}\nstage: published")
    repository.commit("A history in one line")
    before = repository.file().read_bytes()
    code, _, said = run(
        repository, "history", "add", BRIDGE, "--kind", "update", "--note", "Again."
    )
    assert code == 1
    assert "one entry below the other" in said
    assert repository.file().read_bytes() == before


def test_nothing_is_told_of_a_claim_nobody_has_read(repository: Repository) -> None:
    shutil.copyfile(repository.file(), repository.file("lower-nowhere-speech/other"))
    code, _, said = run(
        repository,
        "history",
        "add",
        "lower-nowhere-speech/other",
        "--kind",
        "update",
        "--note",
        "x",
    )
    assert code == 1
    assert "was not published at HEAD" in said


def test_a_shallow_clone_fails_closed_and_says_the_remedy(
    repository: Repository, tmp_path: Path
) -> None:
    first = repository.git("rev-parse", "HEAD").strip()
    repository.edit(lambda data: data.update(topics=["town-works"]))
    repository.commit("A second commit")
    repository.git(
        "clone", "--quiet", "--depth=1", f"file://{repository.root}", str(tmp_path / "s")
    )
    done = claimpress("check", "--against", first, cwd=tmp_path / "s", SOURCE_DATE_EPOCH=THE_DAY)
    assert done.returncode == 1
    assert "shallow" in done.stderr
    assert "git fetch --unshallow" in done.stderr


@pytest.mark.parametrize("revision", ["nowhere", "--output=x", "HEAD..HEAD", ""])
def test_an_unknown_revision_is_no_pass(repository: Repository, revision: str) -> None:
    code, _, said = run(repository, "diff", f"--root={repository.root}", "--", revision)
    assert code == 1
    assert "there is no revision" in said
    assert not (repository.root / "x").exists()


def test_without_a_repository_there_is_nothing_to_compare(base_publication: Path) -> None:
    done = claimpress("check", "--against", "HEAD", cwd=base_publication)
    assert done.returncode == 1
    assert "in no Git repository" in done.stderr


def test_links_in_git_are_not_followed(repository: Repository) -> None:
    outside = repository.root.parent / "outside.yaml"
    outside.write_text("text: secret", encoding="utf-8")
    (repository.root / "claims/lower-nowhere-speech/link.yaml").symlink_to(outside)
    repository.commit("A link")
    code, said, error = run(repository, "diff", "HEAD~1", "HEAD")
    assert (code, said) == (0, "Nothing changed.\n"), error


def test_differences_are_told_in_words(repository: Repository) -> None:
    def change(data: dict[str, object]) -> None:
        data.update(status="mixed", summary=NEW_SUMMARY)
        evidence = data["evidence"]
        assert isinstance(evidence, list)
        evidence.pop()

    repository.edit(change)
    code, said, _ = run(repository, "diff", "HEAD")
    assert code == 0
    lines = [line.strip() for line in said.splitlines()]
    assert lines[0] == BRIDGE
    assert lines[1] == "status: supported → mixed"
    assert lines[2].startswith("summary reworded: The town chronicle ")
    assert "[-and-]" in lines[2]
    assert lines[3] == (
        "evidence 2 removed (The Lantern, supports): https://lantern.example.com/bridge"
    )


def test_markdown_of_a_hostile_claim_is_text(repository: Repository) -> None:
    hostile = "![x](https://evil.example/) <img src=x> @everybody #1 **b** `c` \\ [l](javascript:a)"
    repository.edit(lambda data: data.update(summary=f"{hostile} was said of the bridge."))
    _, said, _ = run(repository, "diff", "HEAD", "--format", "markdown")
    assert "<ins>" in said
    text = (
        said.replace("<ins>", "").replace("</ins>", "").replace("<del>", "").replace("</del>", "")
    )
    body = "\n".join(line for line in text.splitlines() if not line.startswith(("#", "- ")))
    assert body.strip() == ""
    sentence = next(line for line in text.splitlines() if "reworded" in line).removeprefix("- ")
    assert not set(sentence) & set("<>![]()*`@\\")
    assert "#" not in sentence.replace("&#", "")


def test_json_holds_every_difference(repository: Repository) -> None:
    repository.edit(lambda data: data.update(status="mixed"))
    _, said, _ = run(repository, "diff", "HEAD", "--format", "json")
    (claim,) = json.loads(said)
    assert claim["claim"] == BRIDGE
    assert claim["differences"] == [
        {
            "path": ["status"],
            "kind": "changed",
            "before": "supported",
            "after": "mixed",
            "meaning": True,
        }
    ]


def test_a_summary_ends_where_github_would_show_none() -> None:
    many = [
        ClaimChange(What.NEW, f"a-speech/claim-{number}", f"claims/a-speech/claim-{number}.yaml")
        for number in range(40_000)
    ]
    said = as_markdown(many)
    assert said.startswith("## 40,000 changed claims\n")
    assert said.endswith("\n**The rest does not fit here.** `claimpress diff` shows all of it.\n")
    assert 900_000 < len(said.encode()) < 1024 * 1024


def set_stage(stage: str, data: dict[str, Any]) -> None:
    data["stage"] = stage


def test_a_page_leads_to_the_changed_pages_of_the_site(repository: Repository) -> None:
    hostile = "</h2><script>alert(1)</script><img src=//evil.example/x> \" onload=x ' &amp; {{ x }}"
    repository.edit(lambda data: data.update(summary=f"{hostile} was said of the bridge."))
    for name, stage in (("new-one", "published"), ("a-draft", "draft")):
        claim = f"lower-nowhere-speech/{name}"
        shutil.copyfile(repository.file(), repository.file(claim))
        repository.edit(partial(set_stage, stage), claim)
    code, said, _ = run(repository, "diff", "HEAD", "--format", "html")
    assert code == 0
    page = BeautifulSoup(said, "html5lib")
    links = [str(link["href"]) for link in page.select("a[href]")]
    assert links == [
        "site/index.html",
        f"site/claims/{BRIDGE}/index.html",
        "site/claims/lower-nowhere-speech/new-one/index.html",
    ]
    policy = page.select_one("meta[http-equiv]")
    assert policy
    assert str(policy["content"]).startswith("default-src 'none'; base-uri 'none'; form-action")
    tags = {tag.name for tag in page.find_all()}
    assert tags <= {
        *("html", "head", "meta", "title", "body", "h1", "h2", "p", "code"),
        *("a", "ul", "li", "ins", "del"),
    }
    assert "</h2><script>alert(1)</script><img" in page.get_text()
    assert "lower-nowhere-speech/a-draft: new" in page.get_text()
