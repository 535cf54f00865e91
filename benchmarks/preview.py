"""From saving a claim to seeing it: `claimpress serve` with a reader in Chromium.

    python -m benchmarks.preview --claims 5000 --runs 5

Saves a claim again and again, each time with other words, while its page is
open in a browser, and waits until the page shows them. Figures go to those of
`python -m benchmarks.build`.
"""

import argparse
import json
import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from benchmarks import newsroom
from benchmarks.build import FIGURES, WORK, surroundings
from playwright.sync_api import sync_playwright

_PATIENCE = 600
"""Seconds."""
_TELLING = """
addEventListener("DOMContentLoaded", () => requestAnimationFrame(() => {
    const seen = document.body.innerText.match(/Seen for the \\d+th time/);
    console.log(seen ? seen[0] : "nothing yet");
}));
"""
"""Tells at once what a page shows: who only looks again and again waits up to half a second."""


def main() -> None:
    """Measure and write down."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.preview")
    parser.add_argument("--claims", type=int, default=300)
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--work", type=Path, default=WORK)
    options = parser.parse_args()
    root = (options.work / f"{options.claims}-preview").resolve()
    shutil.rmtree(root, ignore_errors=True)
    options.work.mkdir(parents=True, exist_ok=True)
    made = newsroom.write(root, options.claims)
    about = surroundings()
    with (options.work / FIGURES).open("a", encoding="utf-8") as kept, serving(root) as address:
        for run, seconds in enumerate(waits(made, root, address, options.runs)):
            print(f"{options.claims:>6} claims, run {run}: {seconds:.2f} s from saved to seen")
            figure = {
                "tool": "claimpress", "scenario": "saved to seen", "claims": options.claims,
                "run": run, "seconds": seconds, "processor": 0, "tree": 0, "process": 0,
                "load": os.getloadavg()[0], "files": 0, "bytes": 0, "html": 0,
            }  # fmt: skip
            kept.write(json.dumps({**figure, "about": about}) + "\n")
            kept.flush()
    shutil.rmtree(root)


@contextmanager
def serving(root: Path) -> Iterator[str]:
    """A running preview; gives its address when it answers."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "claimpress", "serve", "--port", str(port)]
    log = (root / "serve.log").open("wb")
    with log, subprocess.Popen(command, cwd=root, stdout=log, stderr=log) as process:  # noqa: S603
        try:
            wait_for(f"http://127.0.0.1:{port}/")
            yield f"http://127.0.0.1:{port}/"
        finally:
            process.terminate()


def wait_for(address: str) -> None:
    """Wait until somebody answers."""
    end = time.monotonic() + _PATIENCE
    while time.monotonic() < end:
        try:
            urllib.request.urlopen(address).close()  # noqa: S310 - our own
        except urllib.error.URLError:
            time.sleep(0.1)
        else:
            return
    sys.exit("the preview did not begin")


def waits(made: newsroom.Newsroom, root: Path, address: str, runs: int) -> Iterator[float]:
    """How long each saving takes to be seen, the first one, which warms up, left out."""
    number = made.claims // 2
    browser_at = os.environ.get("CLAIMPRESS_CHROMIUM") or shutil.which("chromium")
    with sync_playwright() as player:
        browser = player.chromium.launch(executable_path=browser_at, args=["--no-sandbox"])
        page = browser.new_page()
        page.add_init_script(_TELLING)
        page.goto(f"{address}claims/{newsroom.claim_id(number)}/", wait_until="load")
        for run in range(runs + 1):
            words = f"Seen for the {run}th time"
            with page.expect_console_message(
                lambda told, words=words: told.text == words, timeout=_PATIENCE * 1000
            ):
                start = time.perf_counter()
                newsroom.edit(root, made, number, words)
            if run:
                yield time.perf_counter() - start
            time.sleep(2)  # until it has done what it does behind
        browser.close()


if __name__ == "__main__":
    main()
