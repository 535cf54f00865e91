"""Every audit over files and over the site, on a site in which files were changed."""

import gzip
import json
from collections.abc import Callable

import pytest
from tests.auditing.spoiling import BRIDGE, LAMPS, OLD_LAMPS, Spoiled
from tests.auditing.test_spoiled_pages import CHANGES

from claimpress.auditing.run import AUDITS

DRAFT = "lower-nowhere-speech/goose-eggs"
DRAFT_WORDS = "Nobody has counted the eggs of the town goose “so far”, and the goose does not say."
EMBARGOED_WORDS = "Lower Nowhere will be the brightest town of all by next year, says its mayor."

STYLES = [
    "a{background:url(https://cdn.example.com/a.png)}",
    "a{background:URL( '//cdn.example.com/a.png' )}",
    "@import 'https://cdn.example.com/a.css';",
    '@import url("https://cdn.example.com/a.css");',
    "a{background:u\\72l(https://cdn.example.com/a.png)}",
    "a{background:/**/url(ht\\74ps://cdn.example.com/a.png)}",
]
LEFT_LYING = [
    "claims.yaml",
    "assets/.env",
    "assets/report.pdf",
    "evil.htm",
    ".git/config",
    "CNAME.bak",
]
PAGES = [
    LAMPS,
    OLD_LAMPS,
    "claims/lower-nowhere-speech/index.html",
    "claims/lower-nowhere-speech/timeline/index.html",
    "statuses/contradicted/index.html",
    "topics/town-works/index.html",
    "people/ottoline-fenn/index.html",
]


def packed(words: str) -> bytes:
    return gzip.compress(f"<urlset>{words}</urlset>".encode())


# Where the words of claims that nobody may see could stand, and how they could be written there.
LEAKS = {
    "data/claims.json": json.dumps({"claim": DRAFT}).encode(),
    "data/escaped.json": json.dumps({"text": DRAFT_WORDS}).encode(),
    "data/plain.txt": DRAFT_WORDS.upper().encode(),
    "feed.xml": "<a>{}</a>".format("".join(f"&#{ord(c)};" for c in EMBARGOED_WORDS)).encode(),
    "sitemap.xml.gz": packed(f"https://x.example/claims/{DRAFT}/"),
    "sitemaps/words.xml.gz": packed(DRAFT_WORDS),
    "assets/javascripts/extra.js": f"// {EMBARGOED_WORDS}".encode(),
    "assets/images/card.svg": f"<svg><text>{DRAFT_WORDS}</text></svg>".encode(),
    "assets/images/card.png": b"\x89PNG\r\n\x1a\n tEXt " + EMBARGOED_WORDS.encode(),
    "extra/index.html": DRAFT_WORDS.replace("eggs", "<em>eg</em>gs").encode(),
    "other/index.html": b"<a href='mailto:?body=Nobody%20has%20counted%20the%20eggs%20of%20the%20"
    b"town%20goose%20%E2%80%9Cso%20far%E2%80%9D%2C%20and%20the%20goose%20does%20not%20say.'>",
}


@pytest.mark.parametrize("style", STYLES)
def test_a_style_that_loads_from_elsewhere_is_found(
    style: str, spoil: Callable[[], Spoiled]
) -> None:
    spoiled = spoil()
    spoiled.write("assets/extra.css", style.encode())
    assert spoiled.found() == {("foreign-style", "assets/extra.css")}


@pytest.mark.parametrize("path", LEFT_LYING)
def test_a_file_left_lying_is_found(path: str, spoil: Callable[[], Spoiled]) -> None:
    spoiled = spoil()
    spoiled.write(path, b"x")
    assert ("file-kind", path) in spoiled.found()


def test_a_link_is_found_and_not_followed(spoil: Callable[[], Spoiled]) -> None:
    spoiled = spoil()
    outside = spoiled.folder.parent / "secret.txt"
    outside.write_text("the canary sings")
    (spoiled.folder / "secret.txt").symlink_to(outside)
    (spoiled.folder / "around").symlink_to(spoiled.folder)
    assert spoiled.found("the canary sings") == {
        ("file-kind", "secret.txt"),
        ("file-kind", "around"),
    }


def test_a_page_in_another_encoding_is_found(spoil: Callable[[], Spoiled]) -> None:
    spoiled = spoil()
    spoiled.write("data/extra.json", '{"a": "é"}'.encode("latin-1"))
    assert spoiled.found() == {("unreadable", "data/extra.json")}


@pytest.mark.parametrize("path", PAGES)
def test_a_missing_page_is_found(path: str, spoil: Callable[[], Spoiled]) -> None:
    spoiled = spoil()
    (spoiled.folder / path).unlink()
    assert ("missing-page", path) in spoiled.found()


def test_a_page_that_was_left_of_a_claim_is_found(spoil: Callable[[], Spoiled]) -> None:
    spoiled = spoil()
    left = "claims/lower-nowhere-speech/withdrawn-quietly/index.html"
    spoiled.write(left, (spoiled.folder / BRIDGE).read_bytes())
    # The copy leads to data beside it that is not there.
    assert spoiled.found() == {("orphan-page", left), ("broken-link", left)}


@pytest.mark.parametrize("path", LEAKS)
def test_words_of_a_hidden_claim_are_found(path: str, spoil: Callable[[], Spoiled]) -> None:
    spoiled = spoil()
    spoiled.write(path, LEAKS[path])
    assert ("hidden-claim", path) in spoiled.found()


def test_a_site_built_with_drafts_is_not_one_to_publish(spoil: Callable[[], Spoiled]) -> None:
    spoiled = spoil()
    spoiled.change(LAMPS, "</figure>", f"</figure><p>{DRAFT_WORDS}</p>")
    assert spoiled.found() == {("hidden-claim", LAMPS)}


@pytest.mark.parametrize("path", ["data/a.json", "assets/a.png", "robots.txt", "sitemap.xml.gz"])
def test_forbidden_words_are_found(path: str, spoil: Callable[[], Spoiled]) -> None:
    spoiled = spoil()
    text = "- the canary sings -"
    spoiled.write(path, packed(text) if path.endswith(".gz") else text.encode())
    assert spoiled.found() == set()
    assert spoiled.found("the canary sings", "a second bird") == {("forbidden-words", path)}


def test_every_audit_has_a_bad_case() -> None:
    in_this_file = {
        "foreign-style", "file-kind", "unreadable", "missing-page", "orphan-page",
        "hidden-claim", "forbidden-words",
    }  # fmt: skip
    assert {code for code, *_ in CHANGES} | in_this_file == set(AUDITS)
