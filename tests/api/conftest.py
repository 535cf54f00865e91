"""A made-up publication with everything a claim can be, built once with the address of its site."""

import json
import shutil
from pathlib import Path
from typing import Any

import pytest
from tests.conftest import THE_DAY
from tests.helpers import ROOT, Site, claimpress, copy_of_publication

from claimpress import pipeline
from claimpress.deriving.index import index_of
from claimpress.deriving.visible import visible
from claimpress.model.site import Site as SiteOf
from claimpress.rendering.render import Renderer
from claimpress.values.clock import today

ADDRESS = "https://desk.example/checks/"
TESTS = ROOT / "tests"
OVERLAYS = (
    TESTS / "structured/overlay",
    TESTS / "auditing/overlay",
    TESTS / "api/overlay",
)
HIDDEN = ("whisper", "goose-eggs", "brightest-town")
"""Claims that no reader may know of: two drafts, and one under embargo."""


def made_up(root: Path) -> Path:
    """The files of the publication, in the frame of the real one."""
    copy_of_publication(root)
    shutil.rmtree(root / "claims")
    shutil.copytree(TESTS / "rules/base", root, dirs_exist_ok=True)
    for overlay in OVERLAYS:
        shutil.copytree(overlay, root / "claims", dirs_exist_ok=True)
    shutil.copyfile(ROOT / "claims/statuses.yaml", root / "claims/statuses.yaml")
    return root


@pytest.fixture(scope="session")
def nowhere(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """The site."""
    root = made_up(tmp_path_factory.mktemp("api") / "nowhere")
    built = claimpress("build", cwd=root, SOURCE_DATE_EPOCH=THE_DAY, CLAIMPRESS_SITE_URL=ADDRESS)
    assert built.returncode == 0, built.stderr
    return Site(root, root / "build/site")


@pytest.fixture
def shown(nowhere: Site, on_the_day: None) -> Renderer:
    """What the site shows, from its files."""
    del on_the_day
    checked = pipeline.check(nowhere.root)
    assert checked.corpus
    corpus = visible(checked.corpus, today(), without={str(file) for file in checked.drafts})
    return Renderer(SiteOf("Claim by Claim", ADDRESS), corpus, index_of(corpus))


def data_at(site: Site, path: str) -> Any:
    """The JSON in a file of the site."""
    return json.loads((site.folder / path).read_text(encoding="utf-8"))
