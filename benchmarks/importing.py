"""How long an import takes: `python -m benchmarks.importing 3000`, from the top of the repository.

A data feed of invented checks in many languages, each with a label that is decided, a citation,
a place and a text of its own, into a publication that has one claim.
"""

import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass, replace
from itertools import cycle, islice
from pathlib import Path

from tests.importing.records import Check, checks

ROOT = Path(__file__).parent.parent
_LABELS = {"supported": "Supported", "mixed": "Mixed", "contradicted": "Contradicted"}


@dataclass(frozen=True)
class Cost:
    """What an import cost."""

    said: str
    seconds: float
    processor: float
    """In seconds."""
    memory: float
    """The most, in MB."""


def feed(number: int, file: Path) -> None:
    """Write so many checks, no two alike."""
    some = list(checks())
    with file.open("w", encoding="utf-8") as out:
        out.write('{"@type": "DataFeed", "dataFeedElement": [')
        for count, check in enumerate(islice(cycle(some), number)):
            other = _another(check, count)
            review = other.claim_review | {
                "reviewBody": f"The registry says so, file {count}. " * 6
            }
            out.write("," if count else "")
            json.dump({"@type": "DataFeedItem", "item": [review]}, out, ensure_ascii=False)
        out.write("]}")


def _another(check: Check, count: int) -> Check:
    return replace(
        check,
        number=count,
        claim=f"{check.claim} ({count})",
        label=_LABELS[check.status],
        speaker=f"{check.speaker} {count % 700}",
    )


def measured(number: int, folder: Path) -> Cost:
    """Import so many checks in a process of its own."""
    root, file = folder / "publication", folder / "feed.json"
    shutil.copytree(ROOT / "tests/rules/base", root)
    feed(number, file)
    command = ["-m", "claimpress", "import", "claimreview", str(file), "--into", "old"]
    began = time.perf_counter()
    with subprocess.Popen(  # noqa: S603 - our own command
        [sys.executable, *command], cwd=root, stdout=subprocess.PIPE, text=True
    ) as process:
        said = process.stdout.read() if process.stdout else ""
        _, _, used = os.wait4(process.pid, 0)
        process.returncode = 0
    took = time.perf_counter() - began
    return Cost(said, took, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024)


def main(number: int) -> None:
    """Print what an import of so many checks costs."""
    with tempfile.TemporaryDirectory() as folder:
        cost = measured(number, Path(folder))
    print(cost.said.splitlines()[0])
    print(
        f"{cost.seconds:.1f} s, {cost.processor:.1f} s of processor, {cost.memory:.0f} MB at most, "
        f"load {os.getloadavg()[0]:.0f}"
    )


if __name__ == "__main__":
    main(int(sys.argv[1]))
