"""What was imported makes a site as sound as any, once people have finished the claims."""

import re
import shutil
from pathlib import Path

import feedparser
import pytest
from tests.conftest import THE_DAY
from tests.helpers import Site, claimpress
from tests.importing.conftest import Imported
from tests.importing.records import LANGUAGES

from claimpress import pipeline

STANCES = {"supported": "supports", "contradicted": "refutes"}


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


@pytest.fixture(scope="module")
def site(imported: Imported, tmp_path_factory: pytest.TempPathFactory) -> Site:
    root = tmp_path_factory.mktemp("finished") / "publication"
    shutil.copytree(imported.root, root, ignore=shutil.ignore_patterns("build"))
    assert finish(root) > 200
    built = claimpress(
        "build",
        cwd=root,
        SOURCE_DATE_EPOCH=THE_DAY,
        CLAIMPRESS_SITE_URL="https://desk.example/checks/",
    )
    assert built.returncode == 0, built.stderr
    return Site(root, root / "build/site")


def test_the_site_is_sound(site: Site) -> None:
    audited = claimpress(
        "audit-site",
        cwd=site.root,
        SOURCE_DATE_EPOCH=THE_DAY,
        CLAIMPRESS_SITE_URL="https://desk.example/checks/",
    )
    assert audited.stdout.endswith(" audited: no problems.\n"), audited.stdout
    assert audited.returncode == 0


def test_claims_that_nobody_finished_are_not_there(site: Site) -> None:
    drafts = [
        file
        for file in (site.root / "claims").glob("*/*.yaml")
        if "\nstage: draft" in file.read_text(encoding="utf-8")
    ]
    assert drafts
    for file in drafts:
        assert not (site.folder / "claims" / file.parent.name / file.stem).exists()


def test_feeds_in_every_script_are_well_formed(site: Site) -> None:
    feeds = sorted((site.folder / "feeds").rglob("*.xml"))
    assert len(feeds) > 20
    for file in feeds:
        assert not feedparser.parse(file.read_bytes()).bozo, file


def test_the_words_of_each_script_arrive(site: Site) -> None:
    corpus = pipeline.check(site.root).corpus
    assert corpus
    seen = set()
    for claim in corpus.claims.values():
        language = corpus.dossiers[claim.dossier].language
        if claim.published_on and language not in seen:
            seen.add(language)
            assert site.page(f"claims/{claim.id}/").one("h1").get_text() == claim.text
    assert seen == {*LANGUAGES}
