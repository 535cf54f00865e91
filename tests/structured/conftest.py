"""A made-up publication with every kind of claim: as data, and as a site with an address."""

import shutil
from pathlib import Path

import pytest
from tests.conftest import THE_DAY
from tests.helpers import ROOT, Site, claimpress, copy_of_publication
from tests.structured.reading import ADDRESS

from claimpress import pipeline
from claimpress.model.corpus import Corpus

HERE = Path(__file__).parent


def lay_out(root: Path) -> None:
    """The small made-up publication with the claims of this folder."""
    shutil.copytree(ROOT / "tests/rules/base", root, dirs_exist_ok=True)
    shutil.copytree(HERE / "overlay", root / "claims", dirs_exist_ok=True)


@pytest.fixture(scope="session")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Corpus:
    root = tmp_path_factory.mktemp("claims")
    lay_out(root)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SOURCE_DATE_EPOCH", THE_DAY)
        checked = pipeline.check(root, use_cache=False)
    assert checked.sound, checked.problems
    assert checked.corpus
    return checked.corpus


@pytest.fixture(scope="session")
def nowhere(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """The same, in the frame of the real publication, at an address."""
    root = copy_of_publication(tmp_path_factory.mktemp("publication") / "nowhere")
    shutil.rmtree(root / "claims")
    lay_out(root)
    shutil.copyfile(ROOT / "claims/statuses.yaml", root / "claims/statuses.yaml")
    built = claimpress("build", cwd=root, SOURCE_DATE_EPOCH=THE_DAY, CLAIMPRESS_SITE_URL=ADDRESS)
    assert built.returncode == 0, built.stderr
    return Site(root, root / "build/site")


@pytest.fixture(scope="session")
def real(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """The real publication at an address."""
    root = copy_of_publication(tmp_path_factory.mktemp("publication") / "real")
    built = claimpress("build", cwd=root, CLAIMPRESS_SITE_URL=ADDRESS)
    assert built.returncode == 0, built.stderr
    return Site(root, root / "build/site")
