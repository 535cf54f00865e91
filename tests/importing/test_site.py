"""What was imported makes a site as sound as any, once people have finished the claims."""

import feedparser
from tests.conftest import THE_DAY
from tests.helpers import Site, claimpress
from tests.importing.conftest import ADDRESS
from tests.importing.records import LANGUAGES

from claimpress import pipeline
from claimpress.model.dossier import DossierKind


def test_the_site_is_sound(finished: Site) -> None:
    audited = claimpress(
        "audit-site",
        cwd=finished.root,
        SOURCE_DATE_EPOCH=THE_DAY,
        CLAIMPRESS_SITE_URL=ADDRESS,
    )
    assert audited.stdout.endswith(" audited: no problems.\n"), audited.stdout
    assert audited.returncode == 0


def test_claims_that_nobody_finished_are_not_there(finished: Site) -> None:
    drafts = [
        file
        for file in (finished.root / "claims").glob("*/*.yaml")
        if "\nstage: draft" in file.read_text(encoding="utf-8")
    ]
    assert drafts
    for file in drafts:
        assert not (finished.folder / "claims" / file.parent.name / file.stem).exists()


def test_feeds_in_every_script_are_well_formed(finished: Site) -> None:
    feeds = sorted((finished.folder / "feeds").rglob("*.xml"))
    assert len(feeds) > 20
    for file in feeds:
        assert not feedparser.parse(file.read_bytes()).bozo, file


def test_the_words_of_each_script_arrive(finished: Site) -> None:
    corpus = pipeline.check(finished.root).corpus
    assert corpus
    seen = set()
    for claim in corpus.claims.values():
        language = corpus.dossiers[claim.dossier].language
        if claim.published_on and language not in seen:
            seen.add(language)
            assert finished.page(f"claims/{claim.id}/").one("h1").get_text() == claim.text
    assert seen == {*LANGUAGES}


def test_the_page_of_a_theme_lists_its_claims_and_says_nothing_that_nobody_knows(
    finished: Site,
) -> None:
    corpus = pipeline.check(finished.root).corpus
    assert corpus
    for dossier in corpus.dossiers.values():
        published = {
            claim.text
            for claim in corpus.claims.values()
            if claim.dossier == dossier.id and claim.published_on
        }
        if dossier.kind is not DossierKind.THEME or not published:
            continue
        page = finished.page(f"claims/{dossier.id}/")
        assert {link.get_text() for link in page.article.select(".cp-list h3 a")} == published
        assert "not shown" not in page.article.get_text()


def test_a_claim_without_words_credits_nobody_with_them(finished: Site) -> None:
    pages = [finished.page(address) for address in finished.addresses if "/checks-ar/" in address]
    claims = [page for page in pages if page.soup.select("article.cp-claim")]
    assert claims
    for page in claims:
        assert not page.soup.select(".cp-credit")
        assert "posts.example" in page.one(".cp-words").get_text()


def test_its_markup_has_nothing_that_the_validator_minds(finished: Site) -> None:
    done = claimpress("validate-markup", finished.folder)
    assert "ClaimReview" in done.stdout
    assert done.returncode == 0, done.stdout[-2000:]
