"""The description of the data API, looked at by Spectral, the linter for OpenAPI."""

import json
import subprocess
from pathlib import Path

import pytest
from tests.face.conftest import HERE

pytestmark = pytest.mark.face


def linted(node: str, modules: Path, file: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [
            node,
            modules / "@stoplight/spectral-cli/dist/index.js",
            "lint",
            "--ruleset",
            HERE / "spectral.yaml",
            "--fail-severity",
            "hint",
            "--quiet",
            file,
        ],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        timeout=120,
    )


def test_the_linter_finds_nothing_to_say(node: str, modules: Path, folder: Path) -> None:
    done = linted(node, modules, folder / "api/v1/openapi.json")
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize("missing", ["operationId", "description", "tags"])
def test_the_linter_finds_what_is_missing(
    node: str, modules: Path, folder: Path, tmp_path: Path, missing: str
) -> None:
    description = json.loads((folder / "api/v1/openapi.json").read_text(encoding="utf-8"))
    del description["paths"]["/api/v1/index.json"]["get"][missing]
    file = tmp_path / "openapi.json"
    file.write_text(json.dumps(description), encoding="utf-8")
    done = linted(node, modules, file)
    assert done.returncode == 1
    assert "paths./api/v1/index.json.get" in done.stdout
