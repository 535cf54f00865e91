"""The real publication, built once for all tests of its pages."""

from pathlib import Path

import pytest
from tests.helpers import Site, claimpress, copy_of_publication


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    root = copy_of_publication(tmp_path_factory.mktemp("publication") / "real")
    built = claimpress("build", cwd=root)
    assert built.returncode == 0, built.stderr
    return Site(root, root / "build/site")


@pytest.fixture(scope="session")
def published_site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """The publication as the publishing workflow builds it: with its addresses set."""
    root = copy_of_publication(tmp_path_factory.mktemp("publication") / "published")
    built = claimpress(
        "build",
        cwd=root,
        CLAIMPRESS_SITE_URL="https://desk.example/checks/",
        CLAIMPRESS_REPOSITORY_URL="https://code.example/desk/checks",
        CLAIMPRESS_REPOSITORY_HOST="github",
        CLAIMPRESS_SITE_NAME="Checks of the Desk",
    )
    assert built.returncode == 0, built.stderr
    return Site(root, Path(root / "build/site"))
