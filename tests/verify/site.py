"""Ways to spoil a site, and to make the spoilt one agree with itself again."""

import hashlib
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from click.testing import CliRunner

from claimpress.cli import claimpress
from claimpress.exporting.manifest import entry_of
from claimpress.values.canonical import fingerprint
from claimpress.writing.ours import list_files

PAGE = "claims/lower-nowhere-speech/bridge-opened/index.html"
DATA = "data/claims.json"
MANIFEST = "manifest.json"


def verified(site: Path | str, *arguments: str | Path) -> tuple[int, list[dict[str, Any]]]:
    asked = ["verify", str(site), *map(str, arguments), "--format", "json"]
    done = CliRunner().invoke(claimpress, asked)
    assert done.exit_code in {0, 1}, done.output
    assert done.exception is None or isinstance(done.exception, SystemExit), done.exception
    return done.exit_code, json.loads(done.stdout)


def found(site: Path | str, *arguments: str | Path) -> set[tuple[str, str]]:
    """The file and code of each problem; never without a next step or a sentence."""
    code, problems = verified(site, *arguments)
    assert (code == 1) == any(problem["severity"] == "error" for problem in problems)
    assert all(problem["message"] and problem["help"] for problem in problems), problems
    return {(problem["file"], problem["code"]) for problem in problems}


def edit_json(site: Path, path: str, change: Callable[[Any], object]) -> None:
    content = json.loads((site / path).read_text(encoding="utf-8"))
    change(content)
    text = json.dumps(content, ensure_ascii=False, indent=1)
    (site / path).write_text(f"{text}\n", encoding="utf-8", newline="\n")


def replace(site: Path, path: str, old: str, new: str) -> None:
    text = (site / path).read_text(encoding="utf-8")
    assert old in text
    (site / path).write_text(text.replace(old, new), encoding="utf-8", newline="\n")


def list_again(site: Path) -> None:
    """What a careful forger does: the list of files agrees with the files."""
    list_files(site)


def claims_again(manifest: dict[str, Any], site: Path) -> None:
    """The claims of a manifest made from the data of the site as it is now."""
    records = json.loads((site / DATA).read_text(encoding="utf-8"))["claims"]
    manifest["claims"] = {r["id"]: entry_of(r).model_dump(mode="json") for r in records}


def head_again(manifest: dict[str, Any]) -> None:
    """The last link made to lead to the claims, and the head to the last link."""
    earlier: dict[str, Any] = {}
    for link in manifest["chain"][:-1]:
        earlier.update(link["claims"])
    now = manifest["claims"]
    manifest["chain"][-1]["claims"] = {
        id_: now.get(id_)
        for id_ in sorted(now.keys() | earlier.keys())
        if now.get(id_) != earlier.get(id_)
    }
    manifest["head"] = fingerprint(manifest["chain"][-1])


def sha256(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
