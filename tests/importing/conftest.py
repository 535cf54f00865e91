"""A publication into which the invented checks were imported, once for all tests."""

import re
import shutil
from dataclasses import dataclass
from pathlib import Path

import pytest
from tests.conftest import THE_DAY
from tests.helpers import ROOT, Site, claimpress, copy_of_publication
from tests.importing.records import LANGUAGES, STATUSES, write

ADDRESS = "https://desk.example/checks/"
STANCES = {"supported": "supports", "contradicted": "refutes"}


@dataclass(frozen=True)
class Imported:
    """The publication, and what the commands said."""

    root: Path
    files: Path
    records: int
    said: str


def empty_publication(root: Path) -> Path:
    """A publication in the real frame, with the invented claim of the tests of the rules."""
    copy_of_publication(root)
    shutil.rmtree(root / "claims")
    shutil.copytree(ROOT / "tests/rules/base/claims", root / "claims")
    shutil.copytree(ROOT / "tests/rules/base/content", root / "content", dirs_exist_ok=True)
    # The hand-written pages speak of every status of the real scale.
    shutil.copyfile(ROOT / "claims/statuses.yaml", root / "claims/statuses.yaml")
    return root


def decide(mapping: Path) -> None:
    """Do what a person does: give each label of the invented checks its status."""
    statuses = {
        label: status
        for words in LANGUAGES.values()
        for label, status in zip(words["labels"], STATUSES, strict=True)
    }
    text = mapping.read_text(encoding="utf-8")
    for label, status in statuses.items():
        text = re.sub(
            rf'(- label: "{re.escape(label)}"\n +status: )todo\b.*', rf"\g<1>{status}", text
        )
    mapping.write_text(text, encoding="utf-8")


@pytest.fixture(scope="session")
def imported(tmp_path_factory: pytest.TempPathFactory) -> Imported:
    folder = tmp_path_factory.mktemp("importing")
    root, files = empty_publication(folder / "publication"), folder / "files"
    records = write(files)
    assert claimpress("fmt", cwd=root).returncode == 0
    said = ""
    for kind, source, dossier in (
        ("claimreview", files, "checks"),
        ("csv", folder / "table.csv", "table"),
    ):
        mapping = root / "imports" / dossier / "mapping.yaml"
        command = ("import", kind, source, "--into", dossier)
        first = claimpress(*command, cwd=root, SOURCE_DATE_EPOCH=THE_DAY)
        assert first.returncode == 1, first.stderr
        if kind == "csv":
            choose_columns(mapping)
            claimpress(*command, cwd=root, SOURCE_DATE_EPOCH=THE_DAY)
        decide(mapping)
        second = claimpress(*command, cwd=root, SOURCE_DATE_EPOCH=THE_DAY)
        assert second.returncode == 0, second.stdout + second.stderr
        said += second.stdout
    return Imported(root, files, records, said)


def choose_columns(mapping: Path) -> None:
    """Name the columns that the command did not know by their usual names."""
    text = mapping.read_text(encoding="utf-8")
    for field, column in (("speaker", "Who"), ("claimed_on", "Said on"), ("url", "Link")):
        text = re.sub(rf"^  # {field}: .*", f'  {field}: "{column}"', text, flags=re.MULTILINE)
    mapping.write_text(text, encoding="utf-8")


def finish(root: Path) -> int:
    """Do what people do: judge the evidence and publish the claims that have some."""
    finished = 0
    for file in (root / "claims").glob("*/*.yaml"):
        text = file.read_text(encoding="utf-8")
        if "\nstage: draft" in text and "\nevidence:" in text:
            status = re.findall(r"^status: (.*)$", text, re.MULTILINE)[0]
            text = text.replace("stance: context", f"stance: {STANCES.get(status, 'context')}")
            text = text.replace("stage: draft", "stage: published\npublished_on: 2026-06-15")
            file.write_text(text, encoding="utf-8")
            finished += 1
    return finished


@pytest.fixture(scope="session")
def finished(imported: Imported, tmp_path_factory: pytest.TempPathFactory) -> Site:
    """The site of that publication, once people have finished the claims."""
    root = tmp_path_factory.mktemp("finished") / "publication"
    shutil.copytree(imported.root, root, ignore=shutil.ignore_patterns("build"))
    assert finish(root) > 200
    built = claimpress(
        "build",
        cwd=root,
        SOURCE_DATE_EPOCH=THE_DAY,
        CLAIMPRESS_SITE_URL=ADDRESS,
    )
    assert built.returncode == 0, built.stderr
    return Site(root, root / "build/site")
