"""Files in every shape give the same records, broken ones what can be saved."""

import json
from pathlib import Path
from typing import Any

import pytest
from tests.importing.oddities import review

from claimpress.importing.given import Raw
from claimpress.importing.sources import claim_review_files
from claimpress.markup.mending import LARGEST, mend

CASES: dict[str, tuple[str, object]] = {
    "HTML comments": ('<!-- {"a": 1} -->', {"a": 1}),
    "CDATA": ('//<![CDATA[\n{"a": 1}\n//]]>', {"a": 1}),
    "CDATA in comments": ('/*<![CDATA[*/{"a": 1}/*]]>*/', {"a": 1}),
    "a semicolon": ('{"a": 1};', {"a": 1}),
    "a byte order mark": ('\ufeff{"a": 1}', {"a": 1}),
    "commas at the end": ('{"a": [1, 2,], }', {"a": [1, 2]}),
    "comments": ('{"a": 1, // one\n /* two */ "b": "// three"}', {"a": 1, "b": "// three"}),
    "a line end in a text": ('{"a": "one\ntwo"}', {"a": "one\ntwo"}),
    "HTML codes": ("{&quot;a&quot;: 1}", {"a": 1}),
    "a comma missing": ('{"a": {"b": 1} "c": 2}', {"a": {"b": 1}, "c": 2}),
    "two objects": ('{"a": 1}\n{"b": 2}', [{"a": 1}, {"b": 2}]),
    "a foreign backslash": (r'{"a": "it\'s"}', {"a": r"it\'s"}),
    "all at once": ('<!--{"a": "b\tc",} /* d */ {"e": [1,]}-->', [{"a": "b\tc"}, {"e": [1]}]),
}
HOPELESS = (
    "",
    " ",
    "{",
    '{"a": "he said "no""}',
    "<p>",
    '{"a": 1',
    "[" * 100_000,
    "/*" * 50_000,
    ";" * 300_000,
)


@pytest.mark.parametrize("name", CASES)
def test_broken_json_is_mended_and_told(name: str) -> None:
    text, expected = CASES[name]
    with pytest.raises(json.JSONDecodeError):
        json.loads(text)
    value, mended = mend(text)
    assert value == expected
    assert mended


def test_a_name_that_stands_twice_is_told() -> None:
    value, (said,) = mend('{"a": 1, "a": 2}')
    assert value == {"a": 2}
    assert "twice" in said


def test_sound_json_is_left_alone() -> None:
    text = json.dumps({"a": ["}{", "/* */ // ,]", "&quot;", "<!-- -->"]})
    assert mend(text) == (json.loads(text), ())


@pytest.mark.parametrize("text", HOPELESS, ids=lambda text: text[:12])
def test_what_cannot_be_mended_is_said_to_be_broken(text: str) -> None:
    with pytest.raises(ValueError, match=r"\w"):
        mend(text)


def raws(path: Path) -> list[Raw]:
    return list(claim_review_files((path,)))


def codes(found: list[Raw]) -> list[str]:
    return [trouble.code for raw in found for trouble in raw.troubles]


def texts(found: list[Raw]) -> list[Any]:
    return [raw.data.get("claimReviewed") for raw in found]


REVIEWS = [review(number) for number in range(3)]
EXPECTED = [each["claimReviewed"] for each in REVIEWS]
SHAPES = {
    "one": REVIEWS[0],
    "list": REVIEWS,
    "graph": {"@context": "https://schema.org", "@graph": [{"@type": "WebPage"}, *REVIEWS]},
    "feed": {"@type": "DataFeed", "dataFeedElement": [{"item": [each]} for each in REVIEWS]},
    "bare feed": {"dataFeedElement": REVIEWS},
    "item list": {"@type": "ItemList", "itemListElement": [{"item": each} for each in REVIEWS]},
    "in a page": {"@type": "WebPage", "mainEntity": {"review": REVIEWS}},
}


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("padding", [0, LARGEST], ids=["small", "large"])
def test_every_shape_gives_its_records(shape: str, padding: int, tmp_path: Path) -> None:
    file = tmp_path / "file.json"
    file.write_text(json.dumps(SHAPES[shape]) + " " * padding, "utf-8")
    found = raws(file)
    assert texts(found) == (EXPECTED[:1] if shape == "one" else EXPECTED)
    assert codes(found) == []


def test_a_feed_with_one_record_a_line_is_one_text(tmp_path: Path) -> None:
    file = tmp_path / "feed.json"
    records = ",\n".join(json.dumps({"item": [each]}) for each in REVIEWS)
    file.write_text(f'{{"@type": "DataFeed", "dataFeedElement": [\n{records}\n]}}\n', "utf-8")
    found = raws(file)
    assert texts(found) == EXPECTED
    assert codes(found) == []


def test_one_record_a_line(tmp_path: Path) -> None:
    file = tmp_path / "file.ndjson"
    lines = [*map(json.dumps, REVIEWS), "", '{"broken": ', '{"@type": "WebPage"}']
    file.write_text("\n".join(lines), "utf-8")
    found = raws(file)
    assert texts(found) == [*EXPECTED, None, None]
    assert codes(found) == ["unreadable", "no-record"]
    assert [raw.where for raw in found][-2:] == ["file.ndjson, line 5", "file.ndjson, line 6"]
    assert found[3].data == {"as given": '{"broken": '}


def test_a_file_that_breaks_off_gives_what_came_before(tmp_path: Path) -> None:
    file = tmp_path / "file.json"
    file.write_text(json.dumps(REVIEWS)[:-200], "utf-8")
    found = raws(file)
    assert texts(found) == [*EXPECTED[:2], None]
    assert codes(found) == ["unreadable"]


def test_a_file_with_a_fault_in_the_middle_is_mended(tmp_path: Path) -> None:
    file = tmp_path / "file.json"
    text = json.dumps(REVIEWS).replace(f'"{EXPECTED[1]}"', f'"{EXPECTED[1]}",', 1)
    assert ",," in text
    file.write_text(text.replace(",,", ",/* */"), "utf-8")
    found = raws(file)
    assert texts(found) == EXPECTED
    assert set(codes(found)) == {"json-mended"}


def test_half_of_a_pair_of_surrogates_arrives(tmp_path: Path) -> None:
    file = tmp_path / "file.json"
    file.write_text(r'[{"@type": "ClaimReview", "claimReviewed": "a \ud800 b"}]', "utf-8")
    assert texts(raws(file)) == ["a \ud800 b"]


def page(*scripts: str, head: str = "") -> str:
    marked = "".join(f'<script type="application/ld+json">{script}</script>' for script in scripts)
    return f'<!doctype html><html lang="uk"><head>{head}{marked}</head><body>…</body></html>'


def test_a_page_with_several_scripts(tmp_path: Path) -> None:
    file = tmp_path / "page.html"
    scripts = [json.dumps(REVIEWS[0]), "{broken", '{"@type": "ClaimReview", broken', "[]"]
    file.write_text(page(*scripts, json.dumps(REVIEWS[1:])), "utf-8")
    found = raws(file)
    assert texts(found) == [EXPECTED[0], None, *EXPECTED[1:]]
    assert codes(found) == ["unreadable"]
    assert {raw.language for raw in found} == {"uk"}


def test_a_page_without_one_says_so(tmp_path: Path) -> None:
    file = tmp_path / "page.html"
    file.write_text(page('{"@type": "WebPage"}'), "utf-8")
    assert codes(raws(file)) == ["no-record"]
    file.write_text('<div itemscope itemtype="https://schema.org/ClaimReview"></div>', "utf-8")
    (found,) = raws(file)
    assert "microdata" in found.troubles[0].detail


def test_a_page_in_another_encoding(tmp_path: Path) -> None:
    file = tmp_path / "page.html"
    script = json.dumps({"@type": "ClaimReview", "claimReviewed": "Міст"}, ensure_ascii=False)
    file.write_bytes(page(script, head='<meta charset="windows-1251">').encode("cp1251"))
    assert texts(raws(file)) == ["Міст"]


def test_parts_refer_to_one_another(tmp_path: Path) -> None:
    file = tmp_path / "page.html"
    one = review(1, author={"@id": "#us"})
    graph = {"@graph": [one, {"@id": "#us", "@type": "Organization", "name": "Nowhere Checks"}]}
    file.write_text(page(json.dumps(graph)), "utf-8")
    (found,) = raws(file)
    assert found.data["author"]["name"] == "Nowhere Checks"


def test_references_in_a_circle_end(tmp_path: Path) -> None:
    file = tmp_path / "page.html"
    graph = [review(1, author={"@id": "#a"}), {"@id": "#a", "name": "A", "parent": {"@id": "#a"}}]
    file.write_text(page(json.dumps(graph)), "utf-8")
    assert len(raws(file)) == 1


def test_deep_nesting_harms_nobody(tmp_path: Path) -> None:
    file = tmp_path / "deep.json"
    file.write_text("[" * 50_000 + "]" * 50_000, "utf-8")
    assert codes(raws(file)) == ["unreadable"]


def test_a_folder_is_every_file_in_it(tmp_path: Path) -> None:
    for number, one in enumerate(REVIEWS):
        (tmp_path / f"{number}.json").write_text(json.dumps(one), "utf-8")
    (tmp_path / "notes.txt").write_text("not looked at", "utf-8")
    assert texts(raws(tmp_path)) == EXPECTED
