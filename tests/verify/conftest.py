"""A made-up publication, published twice: the second manifest follows the first."""

import shutil
from dataclasses import dataclass
from pathlib import Path

import pytest
from tests.against.repository import BRIDGE, Repository
from tests.conftest import THE_DAY
from tests.helpers import ROOT, claimpress, copy_of_publication

NEW_SUMMARY = "The town chronicle, a newspaper and a plaque give this day."


@dataclass(frozen=True)
class Published:
    """A publication's repository and what its site was."""

    repository: Repository
    first: Path
    """The first manifest."""
    site: Path
    """The site now."""


def build(root: Path, *arguments: str | Path) -> Path:
    done = claimpress("build", *arguments, cwd=root, SOURCE_DATE_EPOCH=THE_DAY)
    assert done.returncode == 0, done.stderr
    return root / "build/site"


def frame(root: Path) -> Path:
    """The real pages and settings around the made-up claims."""
    copy_of_publication(root)
    shutil.rmtree(root / "claims")
    for part in ("claims", "content"):
        shutil.copytree(ROOT / "tests/rules/base" / part, root / part, dirs_exist_ok=True)
    shutil.copyfile(ROOT / "claims/statuses.yaml", root / "claims/statuses.yaml")
    (root / ".gitignore").write_text("build/\n", encoding="utf-8")
    return root


@pytest.fixture(scope="session")
def published(tmp_path_factory: pytest.TempPathFactory) -> Published:
    folder = tmp_path_factory.mktemp("verify")
    repository = Repository(frame(folder / "publication"))
    first = Path(shutil.copy(build(repository.root) / "manifest.json", folder / "first.json"))
    repository.edit(lambda data: data.update(summary=NEW_SUMMARY))
    entry = {"on": "2026-06-10", "kind": "update", "note": "The plaque was read, too."}
    repository.edit(lambda data: data.setdefault("history", []).append(entry), BRIDGE)
    repository.commit("The plaque")
    return Published(repository, first, build(repository.root, "--previous", first))


@pytest.fixture
def spoilt(published: Published, tmp_path: Path) -> Path:
    """A copy of the site that a test may spoil."""
    return Path(shutil.copytree(published.site, tmp_path / "site"))
