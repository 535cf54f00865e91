"""A made-up publication that uses every field, built once, and copies of its site to spoil."""

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.auditing.spoiling import Spoiled
from tests.conftest import THE_DAY
from tests.helpers import ROOT, Site, claimpress, copy_of_publication

HERE = Path(__file__).parent


@pytest.fixture(scope="session")
def nowhere(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """The made-up publication of the rules, in the frame of the real one, with more claims.

    One of them is a draft, one under embargo, one has every field and had
    another address before.
    """
    root = copy_of_publication(tmp_path_factory.mktemp("publication") / "nowhere")
    shutil.rmtree(root / "claims")
    shutil.copytree(ROOT / "tests/rules/base", root, dirs_exist_ok=True)
    shutil.copytree(HERE / "overlay", root / "claims", dirs_exist_ok=True)
    # The hand-written pages speak of every status of the real scale.
    shutil.copyfile(ROOT / "claims/statuses.yaml", root / "claims/statuses.yaml")
    built = claimpress("build", cwd=root, SOURCE_DATE_EPOCH=THE_DAY)
    assert built.returncode == 0, built.stderr
    return Site(root, root / "build/site")


@pytest.fixture
def spoil(nowhere: Site, tmp_path: Path, on_the_day: None) -> Callable[[], Spoiled]:
    """Make a copy of the built site that a test may change."""
    del on_the_day

    def copy() -> Spoiled:
        folder = tmp_path / "site"
        shutil.copytree(nowhere.folder, folder, copy_function=os.link)
        return Spoiled(nowhere.root, folder)

    return copy
