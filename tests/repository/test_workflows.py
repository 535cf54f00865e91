"""What runs for strangers and what publishes stays locked down."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml
from tests.against.repository import Repository

ROOT = Path(__file__).parents[2]
WORKFLOWS = sorted((ROOT / ".github/workflows").glob("*.y*ml"))
FORMS = sorted(
    path for path in (ROOT / ".github/ISSUE_TEMPLATE").glob("*.yml") if path.name != "config.yml"
)

# An action by the full hash of its commit, and the version a person can read.
PINNED = re.compile(r"[\w.-]+/[\w./-]+@[0-9a-f]{40} # v\d+(\.\d+)*")


def read(path: Path) -> Any:
    # BaseLoader leaves scalars alone: with YAML 1.1's types, `on:` would be True.
    return yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)  # noqa: S506


def zizmor(folder: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [
            Path(sys.executable).with_name("zizmor"),
            "--offline",
            "--strict-collection",
            "--no-progress",
            "--persona=auditor",
            folder,
        ],
        check=False,
        capture_output=True,
        text=True,
    )


def steps(workflow: Path) -> list[dict[str, Any]]:
    return [step for job in read(workflow)["jobs"].values() for step in job["steps"]]


def step_that_runs(workflow: Path, command: str) -> dict[str, Any]:
    [found] = [step for step in steps(workflow) if command in step.get("run", "").splitlines()]
    return found


each_workflow = pytest.mark.parametrize("workflow", WORKFLOWS, ids=lambda path: path.name)


def test_there_are_workflows_for_checking_and_for_publishing() -> None:
    assert {path.name for path in WORKFLOWS} == {
        *("check.yml", "comment.yml", "health.yml", "intake.yml", "links.yml", "publish.yml")
    }


def test_zizmor_finds_nothing_in_any_workflow() -> None:
    result = zizmor(ROOT / ".github")

    assert result.returncode == 0, result.stdout + result.stderr
    for path in (*WORKFLOWS, ROOT / ".github/dependabot.yml"):
        assert re.search(rf"completed \S*/{re.escape(path.name)}\b", result.stderr), result.stderr


def test_one_finding_is_excused_and_says_why() -> None:
    """The commenting workflow starts after a stranger's; see test_comment.py for what it may do."""
    texts = {path.name: path.read_text(encoding="utf-8") for path in WORKFLOWS}
    excused = {
        name: re.findall(r"zizmor: ignore\[([\w-]+)\] (\w.+)", text)
        for name, text in texts.items()
        if "zizmor:" in text
    }
    assert list(excused) == ["comment.yml"]
    assert excused["comment.yml"] == [
        ("dangerous-triggers", "runs no code of the pull request, see above")
    ]


def test_a_workflow_that_is_not_yaml_is_not_passed_over(tmp_path: Path) -> None:
    copy = tmp_path / ".github"
    shutil.copytree(ROOT / ".github", copy)
    (copy / "workflows/check.yml").write_text("jobs: [", encoding="utf-8")

    assert zizmor(copy).returncode != 0


def test_zizmor_sees_what_it_is_there_to_see(tmp_path: Path) -> None:
    copy = tmp_path / ".github"
    shutil.copytree(ROOT / ".github", copy)
    check = copy / "workflows/check.yml"
    check.write_text(
        check.read_text(encoding="utf-8").replace("  pull_request:\n", "  pull_request_target:\n"),
        encoding="utf-8",
    )

    result = zizmor(copy)
    assert result.returncode != 0
    assert "dangerous-triggers" in result.stdout


@each_workflow
def test_no_permission_is_given_to_a_whole_workflow(workflow: Path) -> None:
    assert read(workflow)["permissions"] == {}


@each_workflow
def test_few_jobs_can_write_and_only_what_they_are_for(workflow: Path) -> None:
    writing = {
        f"{workflow.name} {name}: {permission}"
        for name, job in read(workflow)["jobs"].items()
        for permission, level in job["permissions"].items()
        if level != "read"
    }

    assert writing <= {
        "publish.yml deploy: pages",
        "publish.yml deploy: id-token",
        "publish.yml attest: id-token",
        "publish.yml attest: attestations",
        "comment.yml comment: pull-requests",
        "health.yml tell: issues",
        "intake.yml propose: contents",
        "intake.yml propose: pull-requests",
        "links.yml propose: contents",
        "links.yml propose: pull-requests",
    }


def test_jobs_that_may_write_run_nothing_of_the_repository() -> None:
    jobs = read(ROOT / ".github/workflows/publish.yml")["jobs"]
    for name in ("attest", "deploy"):
        (step,) = jobs[name]["steps"]
        assert "run" not in step
        assert not step["uses"].startswith("actions/checkout")


@each_workflow
def test_only_harmless_events_start_a_workflow(workflow: Path) -> None:
    started_by = set(read(workflow)["on"])

    # What may write on pull requests starts after their check, not with their code.
    after = {"workflow_run"} if workflow.name == "comment.yml" else set()
    # And what takes in issues, when somebody who may sets a label.
    labelled = {"issues"} if workflow.name == "intake.yml" else set()
    # And what looks after the publication by itself, from the main branch.
    weekly = {"schedule"} if workflow.name in {"health.yml", "links.yml"} else set()
    assert started_by <= {"pull_request", "push", "workflow_dispatch"} | after | labelled | weekly
    if started_by & {"pull_request", "workflow_run", "issues"}:
        assert "secrets." not in workflow.read_text(encoding="utf-8")


@each_workflow
def test_every_action_is_pinned_to_a_commit(workflow: Path) -> None:
    text = workflow.read_text(encoding="utf-8")
    used = re.findall(r"\buses:[ \t]*(.*\S)", text)

    assert len(used) == sum("uses" in step for step in steps(workflow))
    assert [action for action in used if not PINNED.fullmatch(action)] == []


def test_an_action_has_the_same_pin_everywhere() -> None:
    pins: dict[str, set[str]] = {}
    for workflow in WORKFLOWS:
        for step in steps(workflow):
            action, _, pin = step.get("uses", "").partition("@")
            pins.setdefault(action, set()).add(pin)

    assert {action: pin for action, pin in pins.items() if len(pin) > 1} == {}


@each_workflow
def test_no_checkout_leaves_its_token_behind(workflow: Path) -> None:
    checkouts = [step for step in steps(workflow) if "actions/checkout@" in step.get("uses", "")]

    assert checkouts
    assert [step["with"].get("persist-credentials") for step in checkouts] == ["false"] * len(
        checkouts
    )


@each_workflow
def test_every_job_ends_by_itself(workflow: Path) -> None:
    for name, job in read(workflow)["jobs"].items():
        assert 0 < int(job["timeout-minutes"]) <= 30, name


@each_workflow
def test_no_script_has_anything_written_into_it(workflow: Path) -> None:
    scripts = [step["run"] for step in steps(workflow) if "run" in step]

    assert scripts
    assert [script for script in scripts if "${{" in script] == []


def test_a_publication_is_never_cut_off_and_comes_from_main_only() -> None:
    publish = read(ROOT / ".github/workflows/publish.yml")

    assert publish["concurrency"]["cancel-in-progress"] == "false"
    assert publish["on"]["push"] == {"branches": ["main"]}
    for name, job in publish["jobs"].items():
        assert job["if"] == "github.ref == 'refs/heads/main'", name
    assert publish["jobs"]["deploy"]["environment"]["name"] == "github-pages"


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        pytest.param(
            {"GITHUB_REPOSITORY": "Example-Desk/claims"},
            "https://example-desk.github.io/claims/",
            id="a repository has a folder under its owner's address",
        ),
        pytest.param(
            {"GITHUB_REPOSITORY": "Example-Desk/Example-Desk.github.io"},
            "https://example-desk.github.io/",
            id="the repository named like the address is the address",
        ),
        pytest.param(
            {
                "GITHUB_REPOSITORY": "Example-Desk/claims",
                "SITE_URL": "https://claims.example/",
                "SITE_NAME": 'It\'s "$(true)" & `true`',
            },
            "https://claims.example/",
            id="an address of its own wins",
        ),
    ],
)
def test_publishing_tells_the_build_its_addresses(
    given: dict[str, str], expected: str, tmp_path: Path
) -> None:
    """Run the step itself, with a `make` and a `git` that only say what they were told."""
    programs = {"make": 'env > "$TOLD"', "git": "echo 1700000000", "curl": "printf 200"}
    for name, body in programs.items():
        (tmp_path / name).write_text(f"#!/bin/sh\n{body}\n", encoding="utf-8")
        (tmp_path / name).chmod(0o755)
    told = tmp_path / "told"
    environment = {
        "PATH": f"{tmp_path}:/usr/bin:/bin",
        "TOLD": str(told),
        "GITHUB_SERVER_URL": "https://github.com",
        "GITHUB_REPOSITORY_OWNER": "Example-Desk",
        "SITE_URL": "",
        "SITE_NAME": "",
        "BEGIN_CHAIN": "false",
        "GITHUB_SHA": "0" * 40,
        **given,
    }
    build = step_that_runs(ROOT / ".github/workflows/publish.yml", "make audit-pages")
    assert set(build["env"]) == {"SITE_URL", "SITE_NAME", "BEGIN_CHAIN"}

    subprocess.run(["bash", "-e", "-c", build["run"]], env=environment, check=True, cwd=tmp_path)

    settings = {
        line for line in told.read_text(encoding="utf-8").splitlines() if "CLAIMPRESS_" in line
    }
    expected_settings = {
        f"CLAIMPRESS_SITE_URL={expected}",
        f"CLAIMPRESS_REPOSITORY_URL=https://github.com/{given['GITHUB_REPOSITORY']}",
        "CLAIMPRESS_PREVIOUS=build/previous.json",
    }
    if "SITE_NAME" in given:
        expected_settings.add(f"CLAIMPRESS_SITE_NAME={given['SITE_NAME']}")
    assert settings == expected_settings
    assert "SOURCE_DATE_EPOCH=1700000000" in told.read_text(encoding="utf-8").splitlines()


@pytest.mark.parametrize(
    ("begin", "curl", "published"),
    [
        ("false", "printf 200", True),
        ("", "printf 200", True),
        ("false", "printf 404", False),
        ("false", "printf 301", False),
        ("false", "printf 503", False),
        ("false", "printf 200; exit 28", False),
        ("false", "exit 6", False),
        ("true", "exit 6", True),
    ],
)
def test_nothing_is_published_without_the_manifest_that_is_online(
    begin: str, curl: str, tmp_path: Path, *, published: bool
) -> None:
    """The publication fails closed; beginning anew takes a person who says so."""
    programs = {"make": 'env > "$TOLD"', "git": "echo 1700000000"}
    for name, body in (programs | {"curl": f'echo "$@" > asked; {curl}'}).items():
        (tmp_path / name).write_text(f"#!/bin/sh\n{body}\n", encoding="utf-8")
        (tmp_path / name).chmod(0o755)
    told = tmp_path / "told"
    build = step_that_runs(ROOT / ".github/workflows/publish.yml", "make audit-pages")
    environment = {
        "PATH": f"{tmp_path}:/usr/bin:/bin",
        "TOLD": str(told),
        "GITHUB_SERVER_URL": "https://github.com",
        "GITHUB_REPOSITORY": "desk/checks",
        "GITHUB_REPOSITORY_OWNER": "desk",
        "GITHUB_SHA": "1" * 40,
        "BEGIN_CHAIN": begin,
    }

    done = subprocess.run(
        ["bash", "-e", "-c", build["run"]],
        env=environment,
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )

    assert (done.returncode == 0) == published == told.exists(), done.stdout + done.stderr
    if published:
        followed = "CLAIMPRESS_PREVIOUS=build/previous.json" in told.read_text(encoding="utf-8")
        assert followed == (begin != "true")
    else:
        assert "Nothing is published." in done.stdout
        assert done.stdout.startswith("::error::https://desk.github.io/checks/manifest.json gives")
    if begin != "true":
        asked = (tmp_path / "asked").read_text(encoding="utf-8")
        assert f"https://desk.github.io/checks/manifest.json?before={'1' * 40}" in asked
        assert "--proto =https" in asked
        assert "--location" not in asked


def compared_with(
    repository: Repository, tmp_path: Path, revision: str, event: str = "push"
) -> tuple[int, str, str]:
    output = tmp_path / "output"
    output.touch()
    done = subprocess.run(
        ["sh", ROOT / "scripts/compare_with.sh"],
        cwd=repository.root,
        env={
            "PATH": os.environ["PATH"],
            "REVISION": revision,
            "GITHUB_OUTPUT": str(output),
            "GITHUB_EVENT_NAME": event,
        },
        capture_output=True,
        text=True,
        check=False,
    )
    return done.returncode, output.read_text(encoding="utf-8"), done.stdout


def test_a_change_is_compared_with_what_was_there_before(
    base_publication: Path, tmp_path: Path
) -> None:
    repository = Repository(base_publication)
    first = repository.git("rev-parse", "HEAD").strip()
    repository.commit("Second")
    assert compared_with(repository, tmp_path, first)[:2] == (0, f"revision={first}\n")


def test_a_pull_request_is_compared_with_what_it_was_merged_into(
    base_publication: Path, tmp_path: Path
) -> None:
    """Not with an older state of it that the event may name."""
    repository = Repository(base_publication)
    old = repository.git("rev-parse", "HEAD").strip()
    repository.git("checkout", "--quiet", "-b", "change")
    repository.commit("A change")
    repository.git("checkout", "--quiet", "main")
    repository.commit("Meanwhile")
    base = repository.git("rev-parse", "HEAD").strip()
    repository.git("merge", "--quiet", "--no-ff", "-m", "Merge", "change")
    said = compared_with(repository, tmp_path, old, "pull_request")
    assert said[:2] == (0, f"revision={base}\n")


@pytest.mark.parametrize("revision", ["", "main", "--upload-pack=x", "a" * 40, "$(id)", "0g"])
def test_what_cannot_be_compared_fails_with_words(
    base_publication: Path, tmp_path: Path, revision: str
) -> None:
    repository = Repository(base_publication)
    code, output, said = compared_with(repository, tmp_path, revision)
    assert (code, output) == (1, "")
    assert said.startswith("::error::")
    assert "CHECK_AGAINST=COMMIT" in said or "names no commit" in said


def test_a_new_branch_has_nothing_to_be_compared_with(
    base_publication: Path, tmp_path: Path
) -> None:
    code, output, said = compared_with(Repository(base_publication), tmp_path, "0" * 40)
    assert (code, output) == (0, "revision=\n")
    assert said.startswith("::notice::")


def test_claims_are_checked_against_what_was_published() -> None:
    claims = read(ROOT / ".github/workflows/check.yml")["jobs"]["claims"]["steps"]
    by_name = {step["name"]: step for step in claims}
    assert by_name["Check out"]["with"]["fetch-depth"] == "0"
    assert 'CHECK_AGAINST="$REVISION"' in by_name["Check the claims"]["run"]
    assert "$GITHUB_STEP_SUMMARY" in by_name["Tell what changes"]["run"]
    done = subprocess.run(
        ["make", "--dry-run", "check-claims", "CHECK_AGAINST=v1"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    assert "claimpress check --format text --against 'v1'" in done.stdout


def test_the_page_with_changes_is_kept_and_never_published() -> None:
    check = read(ROOT / ".github/workflows/check.yml")["jobs"]["site"]["steps"]
    kept = next(step for step in check if step["name"] == "Keep the built site")
    assert kept["with"]["path"] == "build/artifact/"
    assert "changes.html" not in (ROOT / ".github/workflows/publish.yml").read_text("utf-8")
    assert "build/artifact" not in (ROOT / ".github/workflows/publish.yml").read_text("utf-8")


def test_yaml_for_machines_passes_yamllint() -> None:
    result = subprocess.run(
        [sys.executable, "-m", "yamllint", "--strict", ".github", ".pre-commit-config.yaml"],
        cwd=ROOT,
        check=False,
        capture_output=True,
        text=True,
    )

    assert result.returncode == 0, result.stdout


@pytest.mark.parametrize("form", FORMS, ids=lambda path: path.name)
def test_an_issue_form_can_be_read_and_asks_each_thing_once(form: Path) -> None:
    content = read(form)
    ids = [field["id"] for field in content["body"] if field["type"] != "markdown"]
    labels = [
        field["attributes"]["label"] for field in content["body"] if field["type"] != "markdown"
    ]

    assert content["name"]
    assert content["description"]
    assert len(ids) == len(set(ids))
    assert len(labels) == len(set(labels))
    assert all(re.fullmatch(r"[a-z][a-z0-9-]*", id_) for id_ in ids), ids
    assert any(field.get("validations", {}).get("required") == "true" for field in content["body"])


def test_there_are_forms_for_a_claim_a_correction_and_a_bug() -> None:
    assert [form.stem for form in FORMS] == ["bug", "claim", "correction"]


def test_every_locked_package_has_its_hashes_and_no_index_is_named() -> None:
    lock = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    lines = [line for line in lock.splitlines() if not line.lstrip().startswith("#")]
    packages = "\n".join(lines).replace("\\\n", " ").splitlines()

    assert len(packages) > 20
    for package in packages:
        assert re.match(r"[A-Za-z0-9._-]+(\[[\w,-]+\])?==\S+", package), package
        assert re.search(r"--hash=sha256:[0-9a-f]{64}\b", package), package
        assert set(re.findall(r"--[a-z-]+", package)) == {"--hash"}, package
    assert "://" not in lock
