"""What publications are started from is this repository, and nothing beside it."""

import re
import subprocess
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from claimpress.authoring.cutting import for_publications
from claimpress.authoring.locking import runtime_lock
from claimpress.authoring.starter_forms import in_language, texts_of
from claimpress.reading.forms import FORMS, NAMES, read_forms
from claimpress.reading.starter import STARTER, runtime_requirements, starter_files

ROOT = Path(__file__).parents[2]


def project() -> dict[str, object]:
    found: dict[str, object] = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    return found


def test_the_wheel_holds_what_the_program_looks_for() -> None:
    wheel = project()["tool"]["hatch"]["build"]["targets"]["wheel"]  # type: ignore[index]
    assert wheel["force-include"] == {name: f"claimpress/starter/{name}" for name in STARTER}


def test_a_wheel_can_be_built_from_the_source_distribution() -> None:
    sdist = project()["tool"]["hatch"]["build"]["targets"]["sdist"]["include"]  # type: ignore[index]
    assert {f"/{name}" for name in STARTER} <= set(sdist)


def test_the_files_are_those_that_are_committed() -> None:
    listed = subprocess.run(
        ["git", "ls-files", "-z", *STARTER], cwd=ROOT, capture_output=True, text=True, check=True
    )
    committed = set(listed.stdout.strip("\0").split("\0"))
    found = starter_files()
    assert committed <= set(found)
    for name in committed:
        assert found[name] == (ROOT / name).read_bytes()


def test_what_is_for_claimpress_itself_is_cut_out() -> None:
    text = (
        "one\n# [claimpress itself]\ntwo\n# [/claimpress itself]\n  # | three:\n# |\n# | \tfour\n"
    )
    assert for_publications(text) == "one\n  three:\n\n\tfour\n"


@pytest.mark.parametrize(
    "text",
    [
        "# [claimpress itself]\n",
        "# [/claimpress itself]\n",
        "# [claimpress itself]\n# [claimpress itself]\n# [/claimpress itself]\n",
    ],
)
def test_a_mark_without_its_other_half_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="without its other half"):
        for_publications(text)


def test_no_workflow_of_a_publication_asks_for_what_is_not_there() -> None:
    files = starter_files()
    makefile = for_publications(files["Makefile"].decode())
    targets = set(re.findall(r"^([a-z-]+):", makefile, re.MULTILINE))
    assert {"site", "serve", "test", "check", "setup"} <= targets
    assert not {"mutants", "lock", "check-code"} & targets
    for name, data in files.items():
        if not name.startswith(".github/workflows/"):
            continue
        text = for_publications(data.decode())
        workflow = yaml.load(text, Loader=yaml.BaseLoader)  # noqa: S506
        runs = [
            step["run"]
            for job in workflow["jobs"].values()
            for step in job["steps"]
            if "run" in step
        ]
        for run in runs:
            assert set(re.findall(r"\bmake ([a-z-]+)", run)) <= targets, name
            for script in re.findall(r"\bscripts/[\w.]+", run):
                assert script in files, name


def test_the_lock_of_a_publication_is_what_the_program_needs_and_no_more() -> None:
    lock = (ROOT / "requirements.lock").read_text("utf-8")
    part = runtime_lock(lock, runtime_requirements())
    names = set(re.findall(r"^([A-Za-z0-9._-]+)==", part, re.MULTILINE))
    assert {"mkdocs", "mkdocs-material", "pydantic", "pydantic-core", "click"} <= names
    assert not {"pytest", "mypy", "ruff", "zensical", "playwright", "zizmor"} & names
    assert part.count("--hash=sha256:") > 100
    for block in part.split("\n# via")[0].split("\n"):
        assert block in lock


def test_a_lock_follows_what_asked_for_a_package() -> None:
    lock = (
        "# head\n"
        "a==1 \\\n    --hash=sha256:1\n    # via claimpress (pyproject.toml)\n"
        "b-c==1 ; sys_platform == 'x' \\\n    --hash=sha256:2\n    # via\n    #   a\n    #   z\n"
        "d==1\n    # via b-c\n"
        "e==1\n    # via claimpress (pyproject.toml)\n"
        "z==1\n    # via e\n"
    )
    assert re.findall(
        r"^(\S+)==", runtime_lock(lock, ["a>=1", "e ; extra == 'dev'"]), re.MULTILINE
    ) == [*("a", "b-c", "d")]


TEXTS = ROOT / "scripts/claimpress/starter_texts"
LANGUAGES = sorted(path.stem for path in TEXTS.glob("*.yaml") if path.stem != "en")


def texts(language: str) -> Any:
    # BaseLoader leaves scalars alone.
    text = (TEXTS / f"{language}.yaml").read_text("utf-8")
    return yaml.load(text, Loader=yaml.BaseLoader)  # noqa: S506


def titles(nav: list[dict[str, Any]]) -> Iterator[str]:
    for entry in nav:
        for title, inside in entry.items():
            yield title
            yield from titles(inside) if isinstance(inside, list) else ()


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_words_of_a_language_are_all_there(language: str) -> None:
    english, words = texts("en"), texts(language)
    own = {"statuses", "reasons", "pages", "see_claims", "nav", "forms"}
    assert set(words) == set(english) | own
    assert set(words["example"]) == set(english["example"])
    scale = yaml.safe_load((ROOT / "claims/statuses.yaml").read_text("utf-8"))
    assert set(words["statuses"]) == set(scale["statuses"])
    assert set(words["reasons"]) == set(scale["reasons"])
    assert set(words["pages"]) == {path.stem for path in (ROOT / "content").glob("*.md")}
    settings = (ROOT / "mkdocs.yml").read_text("utf-8")
    nav = yaml.safe_load(settings[settings.index("\nnav:") : settings.index("\nvalidation:")])
    assert set(words["nav"]) == set(titles(nav["nav"]))
    forms = [(ROOT / FORMS / f"{name}.yml").read_text("utf-8") for name in NAMES]
    assert set(words["forms"]) == {text for form in forms for text in texts_of(form)}
    assert [text for text, said in words["forms"].items() if said in {"", text}] == []
    anchors = set(words["pages"]["contribute"]["sections"])
    assert {"report-an-error", "suggest-a-claim", "edit-a-claim"} <= anchors


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_form_in_another_language_asks_the_same_questions(language: str, tmp_path: Path) -> None:
    (tmp_path / FORMS).mkdir(parents=True)
    for name in NAMES:
        english = (ROOT / FORMS / f"{name}.yml").read_text("utf-8")
        made = in_language(english, texts(language)["forms"])
        (tmp_path / FORMS / f"{name}.yml").write_text(made, "utf-8")
        assert made.startswith("# The ids of the fields are what")
    for there, here in zip(read_forms(tmp_path), read_forms(ROOT), strict=True):
        assert [id_ for id_, _ in there.questions] == [id_ for id_, _ in here.questions]
        assert not {label for _, label in there.questions} & {label for _, label in here.questions}
