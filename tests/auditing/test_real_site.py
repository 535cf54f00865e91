"""Sites as they are built have no problem: the real one, the made-up one, under other addresses."""

from pathlib import Path

import pytest
from tests.auditing.spoiling import BRIDGE, LAMPS
from tests.conftest import THE_DAY
from tests.helpers import Site, claimpress, copy_of_publication

ADDRESSES = {
    "CLAIMPRESS_SITE_URL": "https://desk.example/checks/",
    "CLAIMPRESS_REPOSITORY_URL": "https://code.example/desk/checks",
    "CLAIMPRESS_SITE_NAME": "Checks & Balances",
}


@pytest.mark.parametrize("addresses", [{}, ADDRESSES], ids=["no addresses", "addresses"])
@pytest.mark.parametrize("engine", ["mkdocs", "zensical"])
def test_the_real_site_has_no_problem(
    addresses: dict[str, str], engine: str, tmp_path: Path
) -> None:
    root = copy_of_publication(tmp_path / "real")
    built = claimpress("build", "--engine", engine, cwd=root, **addresses)
    assert built.returncode == 0, built.stderr
    audited = claimpress("audit-site", cwd=root, **addresses)
    assert audited.stdout.endswith(" audited: no problems.\n"), audited.stdout
    assert audited.returncode == 0


def test_the_made_up_site_has_no_problem(nowhere: Site) -> None:
    audited = claimpress("audit-site", cwd=nowhere.root, SOURCE_DATE_EPOCH=THE_DAY)
    assert audited.stdout.endswith(" audited: no problems.\n"), audited.stdout
    assert audited.returncode == 0
    assert (nowhere.folder / LAMPS).is_file()
    assert (nowhere.folder / BRIDGE).is_file()


def test_an_embargo_that_ends_is_a_page_that_is_missing(nowhere: Site) -> None:
    audited = claimpress("audit-site", cwd=nowhere.root, SOURCE_DATE_EPOCH="1783000000")
    assert "brightest-town/index.html: error: this page is missing" in audited.stdout
    assert audited.returncode == 1
