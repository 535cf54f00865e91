"""Publications that readers can search too, as ``mkdocs.yml`` names them."""

from pathlib import Path

import pytest

from claimpress.reading.site import others_in, wrong_settings
from claimpress.values.problems import Problem


def faults(root: Path, told: str) -> list[Problem]:
    (root / "mkdocs.yml").write_text(f"site_name: Checks\nextra:\n{told}\n", encoding="utf-8")
    return list(wrong_settings(root))


def test_addresses_end_with_a_slash_whatever_is_written() -> None:
    told = {"2025": "/2025", 2024: "../2024/"}
    assert others_in({"search_also": told}) == {"2025": "/2025/", "2024": "../2024/"}


def test_nothing_named_is_no_fault(tmp_path: Path) -> None:
    assert others_in({}) == {}
    assert list(wrong_settings(tmp_path)) == []
    assert faults(tmp_path, "  search_also:\n    '2025': ../2025/") == []
    assert faults(tmp_path, "  other: search_also") == []


@pytest.mark.parametrize(
    "address",
    [
        "https://elsewhere.example/",
        "//elsewhere.example/",
        "javascript:alert(1)",
        "/2025/?of=x",
        "/a b/",
        "2025/",
        "[/2025/]",
        "",
    ],
)
def test_another_host_is_an_error_at_its_place(tmp_path: Path, address: str) -> None:
    found = faults(tmp_path, f'  search_also:\n    good: /2024/\n    "bad": {address}')
    assert [(each.file, each.code) for each in found] == [("mkdocs.yml", "search-also")]
    span = found[0].span
    assert span
    assert (span.line, span.column) == (5, 12 if address else 11)
    assert found[0].line_text[span.column - 1 :].strip() == address


@pytest.mark.parametrize("told", ["[/2025/]", "/2025/", "yes"])
def test_what_is_no_list_of_names_is_an_error(tmp_path: Path, told: str) -> None:
    assert others_in({"search_also": told}) == {}
    (found,) = faults(tmp_path, f"  search_also: {told}")
    assert found.span
    assert (found.span.line, found.span.column) == (3, 16)
