"""The index in parts: complete, bounded, the same each time, made again only where it changed."""

import json
from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest
from tests.search.conftest import Made

from claimpress.exporting.search.part import SIZE
from claimpress.exporting.search.spelling import spelt, words_of
from claimpress.model.corpus import Corpus
from claimpress.values import processes


def forms(text: str) -> set[str]:
    return {form for word in words_of(text) for form in spelt(word)}


def test_every_claim_is_found_by_every_word_of_its_texts(real: Made, real_corpus: Corpus) -> None:
    pages: dict[str, set[str]] = {}
    for claim in real_corpus.claims.values():
        who = [claim.source.speaker, *claim.people]
        names = [
            n
            for id_ in who
            for n in (real_corpus.people[id_].name, *real_corpus.people[id_].other_names)
        ]
        texts = [claim.text, claim.summary, claim.unknown or "", claim.source.quote or "", *names]
        texts += [
            text
            for e in claim.evidence
            for text in (e.title, e.says, e.publisher)
            if text != "unknown"
        ]
        for form in forms("\n".join(texts)):
            known = pages.get(form)
            if known is None:
                known = pages[form] = real.pages_with(form)
            assert f"claims/{claim.id}/" in known, (claim.id, form)


def test_facets_say_what_the_data_say(real: Made, real_corpus: Corpus) -> None:
    counts: dict[str, Counter[str]] = {}
    for name in ("status", "topic", "person", "dossier", "publisher", "language", "year"):
        table = real.read(real.read("index.json")["tables"][name])
        chosen = [one if isinstance(one, list) else [one] for one in table["of"]]
        counts[name] = Counter(table["values"][number] for some in chosen for number in some)
    claims = real_corpus.claims.values()
    for status in {claim.status for claim in claims}:
        assert counts["status"][status] == sum(claim.status == status for claim in claims)
    for publisher in {e.publisher for claim in claims for e in claim.evidence}:
        told = sum(any(e.publisher == publisher for e in claim.evidence) for claim in claims)
        assert counts["publisher"][publisher] == told
    assert sum(counts["year"].values()) == len(claims)


def test_parts_are_bounded_and_hold_every_claim_once(
    invented: Made, invented_corpus: Corpus
) -> None:
    parts = [part for part in invented.read("index.json")["parts"] if part["kind"] == "claims"]
    assert [part["size"] for part in parts] == [SIZE, SIZE, len(invented_corpus.claims) - 2 * SIZE]
    assert {f"claims/{id_}/" for id_ in invented_corpus.claims} <= invented.records().keys()
    assert max(file.stat().st_size for file in invented.docs.rglob("words-*.json")) < 40_000


def test_an_edit_makes_one_part_again(invented: Made, invented_corpus: Corpus) -> None:
    assert invented.make() <= {invented.docs.with_name("docs.manifest.json")}
    id_ = list(invented_corpus.claims)[700]
    edited = invented_corpus.claims[id_].model_copy(
        update={"summary": "Quite another unheardofword."}
    )
    invented.corpus = replace(invented_corpus, claims={**invented_corpus.claims, id_: edited})
    written = invented.make()
    assert len({file.parent for file in written if file.parent.parent.name == "search"}) == 1
    assert invented.pages_with("unheardofword") == {f"claims/{id_}/"}
    names = {part["at"].strip("/") for part in invented.read("index.json")["parts"]}
    assert {file.name for file in (invented.docs / "search").iterdir() if file.is_dir()} == names


def test_a_name_that_changed_is_found(real: Made, real_corpus: Corpus) -> None:
    person = real_corpus.people["kamchybek-tashiev"].model_copy(
        update={"other_names": ("Kamčybek",)}
    )
    real.corpus = replace(real_corpus, people={**real_corpus.people, "kamchybek-tashiev": person})
    real.make()
    assert any(address.startswith("claims/") for address in real.pages_with("kamcybek"))


@pytest.mark.parametrize("damage", ["", "not what it was", None])
def test_a_damaged_part_is_made_again(real: Made, damage: str | None) -> None:
    sound = {file: file.read_bytes() for file in real.docs.rglob("*.json")}
    for pattern in ("words-0.json", "part.json", "texts-1.json", "order-*.json"):
        for file in sorted(real.docs.rglob(pattern)):
            file.unlink()
            if damage is not None:
                file.write_text(damage, encoding="utf-8")
    real.make()
    assert {file: file.read_bytes() for file in real.docs.rglob("*.json")} == sound


def test_a_lost_manifest_costs_only_time(real: Made) -> None:
    sound = {file: file.read_bytes() for file in real.docs.rglob("*.json")}
    real.docs.with_name("docs.manifest.json").unlink()
    real.make()
    assert {file: file.read_bytes() for file in real.docs.rglob("*.json")} == sound


@pytest.mark.parametrize("cores", [1, 3])
def test_one_core_or_several_make_the_same_index(
    invented: Made, cores: int, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(processes, "_cores", lambda: cores)
    other = Made(tmp_path / "other", invented.corpus)
    files = {
        file.relative_to(invented.docs): file.read_bytes() for file in invented.docs.rglob("*.json")
    }
    assert {f.relative_to(other.docs): f.read_bytes() for f in other.docs.rglob("*.json")} == files


def test_what_is_said_elsewhere_makes_only_its_records_again(
    invented: Made, invented_corpus: Corpus
) -> None:
    """A claim that is added moves others to another place in the list, not in the index."""
    parts = {part["at"] for part in invented.read("index.json")["parts"]}
    last = max(invented_corpus.claims.values(), key=lambda claim: str(claim.published_on))
    first = min(invented_corpus.claims)
    new = last.model_copy(update={"id": first.replace("/", "/a-new-one-"), "text": "Added."})
    invented.corpus = replace(
        invented_corpus, claims=dict(sorted({**invented_corpus.claims, new.id: new}.items()))
    )
    invented.make()
    assert len({part["at"] for part in invented.read("index.json")["parts"]} - parts) == 1


def test_files_hold_no_sign_of_a_tag(real: Made, real_corpus: Corpus) -> None:
    id_, claim = next(iter(real_corpus.claims.items()))
    bad = claim.model_copy(update={"text": "</script><script>alert(1)</script>"})
    real.corpus = replace(real_corpus, claims={**real_corpus.claims, id_: bad}, digests={})
    real.make()
    assert real.records()[f"claims/{id_}/"]["title"] == bad.text
    for file in real.docs.rglob("*.json"):
        data = file.read_bytes()
        assert b"<" not in data
        json.loads(data)
