"""The form of a full text, and that it comes to the page unchanged whatever it holds."""

from pathlib import Path

import pytest
from tests.annotated.conftest import publication
from tests.helpers import Site, claimpress
from tests.hostile.payloads import OURS, as_line
from tests.hostile.publication import accepted, as_yaml

from claimpress import pipeline

NASTY = "</p><script>alert('permitted')</script> {{ 7*191 }} *so* [it](javascript:alert(1)) <!--"
FIRST = "Good evening."
DOSSIER = {
    "title": "What the letter-box said",
    "short_title": "The letter-box",
    "kind": "speech",
    "language": "en",
    "published": "2026-03-01",
    "introduction": "It has been made up.",
    "limits": "Nothing was looked at.",
    "how_made": "It was made up for the tests.",
}
CLAIM = {
    "text": "The evening was good.",
    "status": "not-checkable",
    "reason": "opinion",
    "summary": "It is a greeting.",
    "source": {"speaker": "tansy-vellacott", "quote": FIRST, "claimed_on": "2026-03-01"},
    "topics": ["lighthouse"],
    "stage": "published",
    "published_on": "2026-05-01",
}


def with_text(root: Path, full_text: dict[str, str]) -> Path:
    """The made-up publication with a dossier more."""
    folder = publication(root) / "claims/letter-box"
    folder.mkdir()
    (folder / "dossier.yaml").write_bytes(as_yaml(DOSSIER | {"full_text": full_text}))
    (folder / "good-evening.yaml").write_bytes(as_yaml(CLAIM))
    return root


@pytest.mark.usefixtures("on_the_day")
@pytest.mark.parametrize(
    ("full_text", "message"),
    [
        ({"text": FIRST}, "'licence' is missing in full_text"),
        (
            {"licence": "all rights reserved", "text": FIRST},
            "'all rights reserved'",
        ),
        ({"licence": "cc-by-4.0"}, "'text' is missing in full_text"),
    ],
)
def test_a_full_text_needs_a_licence_that_allows_it(
    tmp_path: Path, full_text: dict[str, str], message: str
) -> None:
    root = with_text(tmp_path / "publication", full_text)
    (problem,) = pipeline.check(root, use_cache=False).problems
    assert problem.file == "claims/letter-box/dossier.yaml"
    assert problem.span
    assert message in problem.message


def test_hostile_paragraphs_come_to_the_page_to_the_letter(tmp_path: Path) -> None:
    texts = [text for text in map(as_line, accepted("line", OURS)) if text.strip()]
    full_text = {
        "licence": "permission",
        "permission": NASTY,
        "text": "\n\n".join([FIRST, *texts]),
    }
    root = with_text(tmp_path / "publication", full_text)
    built = claimpress("build", cwd=root)
    assert built.returncode == 0, built.stderr
    page = Site(root, root / "build/site").page("claims/letter-box/")
    shown = [as_line(p.get_text()) for p in page.article.select(".cp-passage-text p")]
    assert shown == [FIRST, *texts]
    assert NASTY in page.one(".cp-source .cp-small span[dir=auto]").get_text()
    assert not page.article.select("script")
    audited = claimpress("audit-site", cwd=root)
    assert audited.returncode == 0, audited.stdout
