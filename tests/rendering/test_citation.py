"""Citations, read back by the programs that will read them."""

import json

import pytest
from citeproc import (
    Citation as Cited,
)
from citeproc import (
    CitationItem,
    CitationStylesBibliography,
    CitationStylesStyle,
    formatter,
)
from citeproc.source.json import CiteProcJSON
from hypothesis import given
from hypothesis import strategies as st
from pybtex.database import parse_string
from pybtex.richtext import Text

from claimpress.rendering.citation import Citation
from claimpress.values.dates import PartialDate

# Commands of LaTeX's own that the decoder leaves as they are.
NOT_KNOWN_TO_LATEXCODEC = {
    r"\textbraceleft ": "{",
    r"\textbraceright ": "}",
    r"\textasciicircum ": "^",
    r"\$": "$",
}
HARD = r"50 % of {what} #1 said_ was \n~ true & $5^2 cost – “Жапаров” said"


def citation(title: str = HARD, issued: str | None = "2026-11-23", url: str = "") -> Citation:
    day = PartialDate.parse(issued) if issued else None
    return Citation(
        "made-up/claim-one", title, "Made-up desk & co", "Made-up Checks", "Status: Mixed",
        day, "revision 0123456789ab", "en", url,
    )  # fmt: skip


@pytest.mark.parametrize("issued", [None, "2026-11-23"])
@pytest.mark.parametrize("url", ["", "https://checks.example/claims/a_b/%D0%B6/?q=1&r=2"])
def test_bibtex_is_read_back(issued: str | None, url: str) -> None:
    entry = parse_string(citation(issued=issued, url=url).bibtex(), "bibtex").entries[
        "made-up-claim-one"
    ]
    assert entry.type == "misc"
    assert str(entry.persons["author"][0]) == r"{Made-up desk \& co}"
    assert entry.fields.get("year") == ("2026" if issued else None)
    assert entry.fields.get("url", "") == url


@given(st.text(st.characters(exclude_categories=["C", "Z"]), min_size=1, max_size=40))
def test_no_title_breaks_out_of_its_entry(title: str) -> None:
    entries = parse_string(citation(title).bibtex(), "bibtex").entries
    assert list(entries) == ["made-up-claim-one"]
    assert set(entries["made-up-claim-one"].fields) == {
        "title", "howpublished", "note", "year", "date",
    }  # fmt: skip


def test_latex_prints_the_claim_as_it_is() -> None:
    title = parse_string(citation().bibtex(), "bibtex").entries["made-up-claim-one"].fields["title"]
    printed = str(Text.from_latex(title))
    for command, sign in NOT_KNOWN_TO_LATEXCODEC.items():
        printed = printed.replace(command, sign)
    assert printed == HARD


def test_csl_json_makes_a_reference() -> None:
    items = json.loads(citation(url="https://checks.example/claims/a/").csl_json())
    bibliography = CitationStylesBibliography(
        CitationStylesStyle("harvard-cite-them-right", validate=False),
        CiteProcJSON(items),
        formatter.plain,
    )
    bibliography.register(Cited([CitationItem("made-up-claim-one")]))
    reference = str(bibliography.bibliography()[0])
    assert "Made-up desk & co" in reference
    assert HARD in reference
    assert "2026" in reference
