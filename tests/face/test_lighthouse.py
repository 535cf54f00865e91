"""Lighthouse with its mobile preset: a slow telephone on a slow network."""

import json
import os
import statistics
import subprocess
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from tests.face.conftest import Figures
from tests.helpers import DOSSIER
from tests.visiting import LONG_CLAIM

pytestmark = pytest.mark.face

FULL = ("accessibility", "best-practices", "seo")
PERFORMANCE = 95
SHIFT = 0.02
RUNS = 3
"""Performance differs from run to run; the middle one counts."""


@dataclass(frozen=True)
class Lighthouse:
    """The program, and where its reports go."""

    command: tuple[str | Path, ...]
    chromium: str
    reports: Path

    def look_at(self, url: str) -> list[dict[str, Any]]:
        """Look at a page several times; what it reports."""
        return [self._once(url, self.reports / f"{number}.json") for number in range(RUNS)]

    def _once(self, url: str, report: Path) -> dict[str, Any]:
        done = subprocess.run(
            [*self.command, url, f"--output-path={report}"],
            env={**os.environ, "CHROME_PATH": self.chromium},
            check=False,
            capture_output=True,
            text=True,
            timeout=240,
        )
        assert done.returncode == 0, done.stderr
        found: dict[str, Any] = json.loads(report.read_text(encoding="utf-8"))
        assert "runtimeError" not in found, found["runtimeError"]
        return found


@pytest.fixture
def lighthouse(node: str, modules: Path, chromium: str, tmp_path: Path) -> Lighthouse:
    command = (
        node,
        modules / "lighthouse/cli/index.js",
        "--quiet",
        "--output=json",
        f"--only-categories=performance,{','.join(FULL)}",
        "--chrome-flags=--headless=new --no-sandbox --disable-background-networking",
    )
    return Lighthouse(command, chromium, tmp_path)


@pytest.mark.parametrize("path", ["", "claims/", LONG_CLAIM, f"claims/{DOSSIER}/"])
def test_a_page_is_quick_and_has_nothing_to_mend(
    path: str, lighthouse: Lighthouse, address: str, figures: Figures
) -> None:
    runs = lighthouse.look_at(address + path)
    speeds = sorted(score(run, "performance") for run in runs)
    lowest = {category: min(score(run, category) for run in runs) for category in FULL}
    shift = max(run["audits"]["cumulative-layout-shift"]["numericValue"] for run in runs)
    paint = statistics.median(
        run["audits"]["largest-contentful-paint"]["numericValue"] for run in runs
    )
    lines = figures.setdefault(f"Lighthouse {runs[0]['lighthouseVersion']}, mobile", [])
    lines.append(
        f"{path or 'home'}: performance {speeds}, {lowest}, layout shift {shift:.4f}, "
        f"largest paint {paint / 1000:.1f} s, {transferred(runs[0]) / 1000:.1f} kB"
    )
    assert lowest == dict.fromkeys(FULL, 100), [flaws(run) for run in runs]
    assert statistics.median(speeds) >= PERFORMANCE, [flaws(run) for run in runs]
    assert shift <= SHIFT


def score(run: dict[str, Any], category: str) -> int:
    """The points of a category, as Lighthouse shows them."""
    part: float = run["categories"][category]["score"]
    return round(100 * part)


def transferred(run: dict[str, Any]) -> int:
    """How many bytes came over the line, with headers."""
    requests = run["audits"]["network-requests"]["details"]["items"]
    return sum(int(request["transferSize"]) for request in requests)


def flaws(run: dict[str, Any]) -> list[str]:
    """The audits that count and are not passed."""
    counted = {
        audit["id"]
        for category in run["categories"].values()
        for audit in category["auditRefs"]
        if audit["weight"]
    }
    return [
        f"{id_}: {audit['title']}: {audit.get('displayValue', '')}"
        for id_, audit in run["audits"].items()
        if id_ in counted and audit["score"] is not None and audit["score"] < 1
    ]
