"""Claims as ClaimReview and Claim: what is said, and what is left out."""

import json
from pathlib import Path

import pytest
from tests.golden import Golden

from claimpress.model.corpus import Corpus
from claimpress.model.site import Site
from claimpress.rendering.structured.claim_review import claim_made, claim_review
from claimpress.rendering.structured.things import as_script, date_of
from claimpress.values.dates import PartialDate

HERE = Path(__file__).parent
SITE = Site("Checks of Nowhere", "https://desk.example/checks/")
DOSSIER = "lower-nowhere-speech"


def test_every_kind_of_claim_becomes_what_the_golden_file_says(
    corpus: Corpus, golden: Golden
) -> None:
    things = {
        id_: claim_review(claim, corpus, SITE) or claim_made(claim, corpus)
        for id_, claim in corpus.claims.items()
    }
    written = json.dumps(things, ensure_ascii=False, indent=1, allow_nan=False)
    golden.agrees(HERE / "claims.json", f"{written}\n")


@pytest.mark.parametrize("slug", ["brightest", "withdrawn"])
def test_what_is_no_finding_is_no_review(corpus: Corpus, slug: str) -> None:
    assert claim_review(corpus.claims[f"{DOSSIER}/{slug}"], corpus, SITE) is None


def test_what_cannot_be_verified_has_a_word_and_no_number(corpus: Corpus) -> None:
    review = claim_review(corpus.claims[f"{DOSSIER}/geese"], corpus, SITE)
    assert review
    assert review["reviewRating"]["alternateName"] == "Unverified"
    assert not {"ratingValue", "bestRating", "worstRating"} & review["reviewRating"].keys()


def test_without_an_address_of_the_site_none_is_invented(corpus: Corpus) -> None:
    review = claim_review(corpus.claims[f"{DOSSIER}/lamps"], corpus, Site("Checks of Nowhere"))
    assert review
    assert "url" not in review
    assert "url" not in review["author"]


@pytest.mark.parametrize(
    ("written", "legal"),
    [
        ("2026-02-17", "2026-02-17"),
        ("2026-02", "2026-02"),
        ("2026", "2026"),
        ("unknown", None),
    ],
)
def test_no_date_says_more_or_less_than_is_known(written: str, legal: str | None) -> None:
    assert date_of(PartialDate.parse(written)) == legal


def test_no_text_ends_the_script_it_stands_in() -> None:
    hostile = {"text": '</script><!-- & \u2028\u2029 ]]> " \\ 🦢'}
    written = as_script(hostile)
    assert not set("<>&\u2028\u2029") & set(written)
    assert json.loads(written) == hostile


def test_what_is_no_number_is_refused() -> None:
    with pytest.raises(ValueError, match="not JSON compliant"):
        as_script({"ratingValue": float("nan")})
