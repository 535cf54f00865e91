"""Invented checks in many languages, in every shape that an import reads.

Nobody and nothing in them exists. They were written for these tests, because
data with a licence to pass on was not to be had in this breadth; the shapes
and the faults are those of real publications.
"""

import csv
import io
import json
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product
from pathlib import Path
from typing import Any

import yaml

LANGUAGES: dict[str, dict[str, Any]] = yaml.safe_load(
    (Path(__file__).parent / "languages.yaml").read_text(encoding="utf-8")
)
STATUSES = ("supported", "mixed", "contradicted")
SHAPES = ("page", "broken page", "dump", "feed", "answer", "markup", "lines", "table")
# What is wrong with scripts on real pages.
FAULTS = (
    lambda text: f"<!-- {text} -->",
    lambda text: f"//<![CDATA[\n{text}\n//]]>",
    lambda text: text.replace("}", ",}", 1),
    lambda text: text.replace('"claimReviewed": "', '"claimReviewed": "\n', 1),
    lambda text: f"{text};",
    lambda text: f"/* made by a plugin */ {text}",
    lambda text: text + text.replace("ClaimReview", "WebPage"),
)


@dataclass(frozen=True)
class Check:
    """One invented check."""

    number: int
    language: str
    claim: str
    label: str
    status: str
    speaker: str
    said: str
    """The date, as the language writes it."""

    @property
    def shape(self) -> str:
        return SHAPES[self.number % len(SHAPES)]

    @property
    def checker(self) -> str:
        return str(LANGUAGES[self.language]["checker"])

    @property
    def url(self) -> str:
        return f"https://{self.language}.checks.example/{self.number}/"

    @property
    def claim_review(self) -> dict[str, Any]:
        return {
            "@context": "https://schema.org",
            "@type": "ClaimReview",
            "url": self.url,
            "inLanguage": self.language,
            "claimReviewed": self.claim,
            "datePublished": "2021-06-01T08:00:00Z",
            "author": {"@type": "Organization", "name": self.checker},
            "reviewRating": {
                "@type": "Rating",
                "ratingValue": str(5 - 2 * STATUSES.index(self.status)),
                "bestRating": "5",
                "worstRating": "1",
                "alternateName": self.label,
            },
            "itemReviewed": {
                "@type": "Claim",
                "author": {"@type": "Person", "name": self.speaker},
                "datePublished": self.said,
                "appearance": {
                    "@type": "CreativeWork",
                    "url": f"https://posts.example/{self.number}",
                },
            },
            "citation": [
                {"@type": "CreativeWork", "url": f"https://registry.example/{self.number}"}
            ],
        }


def checks() -> Iterator[Check]:
    """Sixteen checks in each language."""
    number = 0
    for language, words in LANGUAGES.items():
        for claim, place, n in product(words["claims"], words["places"], (7, 23)):
            number += 1
            which = number % 3
            yield Check(
                number,
                language,
                claim.format(place=place, n=n + number),
                words["labels"][which],
                STATUSES[which],
                words["speakers"][number % 2],
                words["date"],
            )


def write(folder: Path) -> int:
    """Write all checks as files; how many there are."""
    by_shape: dict[str, list[Check]] = {shape: [] for shape in SHAPES}
    for check in checks():
        by_shape[check.shape].append(check)
    pages = folder / "pages"
    pages.mkdir(parents=True)
    for check in by_shape["page"]:
        (pages / f"{check.number}.html").write_text(_page(check, _script(check)), "utf-8")
    for number, check in enumerate(by_shape["broken page"]):
        script = FAULTS[number % len(FAULTS)](_script(check))
        (pages / f"{check.number}.html").write_text(_page(check, script), "utf-8")
    reviews = [check.claim_review for check in by_shape["dump"]]
    _dump(folder / "dump.json", reviews)
    items = [{"@type": "DataFeedItem", "item": [c.claim_review]} for c in by_shape["feed"]]
    _dump(folder / "feed.json", {"@type": "DataFeed", "dataFeedElement": items})
    _dump(folder / "answer.json", {"claims": [*map(_answer, by_shape["answer"])]})
    _dump(folder / "markup.json", {"claimReviewMarkupPages": [*map(_markup, by_shape["markup"])]})
    lines = [json.dumps(check.claim_review, ensure_ascii=False) for check in by_shape["lines"]]
    (folder / "lines.ndjson").write_text("\n".join(lines) + "\n", "utf-8")
    table = folder.with_name("table.csv")
    table.write_text(_table(by_shape["table"]), "utf-8")
    return sum(map(len, by_shape.values()))


def _script(check: Check) -> str:
    return json.dumps(check.claim_review, ensure_ascii=False, indent=1)


def _page(check: Check, script: str) -> str:
    return (
        f'<!doctype html><html lang="{check.language}"><head><meta charset="utf-8">'
        f'<title>{check.number}</title><link rel="canonical" href="{check.url}">'
        '<script type="application/ld+json">{"@type": "Organization", "name": "x"}</script>'
        f'<script type="application/ld+json">{script}</script></head><body><p>…</p></body></html>'
    )


def _dump(path: Path, data: Any) -> None:
    path.write_text(json.dumps(data, ensure_ascii=False), "utf-8")


def _answer(check: Check) -> dict[str, Any]:
    review = {
        "publisher": {"name": check.checker, "site": f"{check.language}.checks.example"},
        "url": check.url,
        "reviewDate": "2021-06-01T08:00:00Z",
        "textualRating": check.label,
        "languageCode": check.language,
    }
    return {
        "text": check.claim,
        "claimant": check.speaker,
        "claimDate": "2021-05-17T00:00:00Z",
        "claimReview": [review],
    }


def _markup(check: Check) -> dict[str, Any]:
    markup = {
        "url": check.url,
        "claimReviewed": check.claim,
        "claimDate": "2021-05-17",
        "claimAuthor": {"name": check.speaker},
        "rating": {"textualRating": check.label},
        "claimAppearances": [f"https://posts.example/{check.number}"],
    }
    return {
        "pageUrl": check.url,
        "publishDate": "2021-06-01",
        "claimReviewAuthor": {"name": check.checker},
        "claimReviewMarkups": [markup],
    }


def _table(rows: list[Check]) -> str:
    written = io.StringIO()
    table = csv.writer(written)
    table.writerow(["Claim", "Verdict", "Who", "Said on", "Lang", "Link", "Sources"])
    for check in rows:
        table.writerow(
            [
                check.claim,
                check.label,
                check.speaker,
                check.said,
                check.language,
                check.url,
                f"https://registry.example/{check.number}, https://archive.example/{check.number}",
            ]
        )
    return written.getvalue()
