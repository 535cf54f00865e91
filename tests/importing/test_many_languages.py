"""Hundreds of checks, in every shape, in many languages and scripts, become claims."""

import re
from collections import Counter

import pytest
from tests.conftest import THE_DAY
from tests.helpers import claimpress
from tests.importing.conftest import Imported
from tests.importing.records import LANGUAGES, checks

from claimpress import pipeline
from claimpress.model.claim import Stage
from claimpress.model.corpus import Corpus
from claimpress.values.names import slug_fault


@pytest.fixture(scope="module")
def corpus(imported: Imported) -> Corpus:
    corpus = pipeline.check(imported.root, use_cache=False).corpus
    assert corpus
    return corpus


def test_the_corpus_is_as_broad_as_it_should_be(imported: Imported) -> None:
    assert imported.records >= 300
    assert len(LANGUAGES) >= 12
    assert len({words["script"] for words in LANGUAGES.values()}) >= 8


def test_every_record_becomes_a_claim(imported: Imported, corpus: Corpus) -> None:
    claims = [claim for claim in corpus.claims.values() if claim.dossier != "lower-nowhere-speech"]
    assert Counter(claim.text for claim in claims) == Counter(check.claim for check in checks())
    counted = [int(n) for n in re.findall(r"^(\d+) records?: ", imported.said, re.MULTILINE)]
    written = [int(n) for n in re.findall(r"(\d+) claims? written", imported.said)]
    assert sum(counted) == sum(written) == imported.records


def test_the_publication_passes_the_check_and_is_in_good_form(imported: Imported) -> None:
    done = claimpress("check", cwd=imported.root, SOURCE_DATE_EPOCH=THE_DAY)
    assert done.returncode == 0, done.stdout
    assert " error" not in done.stdout
    done = claimpress("fmt", "--check", cwd=imported.root, SOURCE_DATE_EPOCH=THE_DAY)
    assert done.returncode == 0, done.stdout


def test_each_claim_says_what_its_record_said(corpus: Corpus) -> None:
    by_text = {claim.text: claim for claim in corpus.claims.values()}
    for check in checks():
        claim = by_text[check.claim]
        assert claim.status == check.status
        assert corpus.people[claim.source.speaker].name == check.speaker
        assert str(claim.source.claimed_on) == "2021-05-17", check
        assert check.url in (claim.notes or "")
        # Markup of the Fact Check Tools has no language.
        if check.shape != "markup":
            assert corpus.dossiers[claim.dossier].language == check.language
        assert claim.stage is Stage.DRAFT
        assert claim.published_on is None


def test_evidence_is_what_was_cited_and_claims_nothing_more(corpus: Corpus) -> None:
    items = [item for claim in corpus.claims.values() for item in claim.evidence]
    imported = [item for item in items if "registry.example/" in item.url and item.says]
    assert imported
    assert {(item.stance, item.title, str(item.published)) for item in imported} == {
        ("context", "unknown", "unknown")
    }


def test_ids_are_made_of_words_in_every_script(corpus: Corpus) -> None:
    names = [claim.slug for claim in corpus.claims.values()]
    assert not [name for name in names if slug_fault(name)]
    made_up = [name for name in names if re.fullmatch(r"claim-[0-9a-f]{8}", name)]
    assert not made_up
    assert any("nowhere" in name for name in names)


def test_a_second_run_finds_everything_there(imported: Imported) -> None:
    command = ("import", "claimreview", imported.files, "--into", "checks")
    done = claimpress(*command, cwd=imported.root, SOURCE_DATE_EPOCH=THE_DAY)
    assert done.returncode == 0
    number = re.search(r"^(\d+) records: 0 claims written, (\d+) were there", done.stdout)
    assert number
    assert number[1] == number[2]
