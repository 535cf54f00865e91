"""What `claimpress init` starts a publication from: the files of this repository.

In a wheel they lie in ``claimpress/starter``, put there by ``pyproject.toml``; in a checkout
they are where they always are. There is no second copy.
"""

import json
from collections.abc import Mapping
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit
from urllib.request import url2pathname

import claimpress

_PACKAGE = Path(claimpress.__file__).parent
_PACKED = _PACKAGE / "starter"
STARTER = (
    ".editorconfig",
    ".gitattributes",
    ".github/CODEOWNERS",
    ".github/ISSUE_TEMPLATE",
    ".github/workflows",
    ".gitignore",
    "Makefile",
    "claims/statuses.yaml",
    "content",
    "mkdocs.yml",
    "overrides",
    "requirements.lock",
    "scripts/comment.py",
    "scripts/compare_with.sh",
    "scripts/github_api.py",
    "scripts/health_issue.py",
    "scripts/propose.py",
    "scripts/propose_links.py",
)
"""The files and folders, as ``pyproject.toml`` puts them into the wheel."""


def starter_root() -> Path:
    """The folder in which these files are."""
    return _PACKED if _PACKED.is_dir() else _PACKAGE.parents[1]


def starter_files() -> Mapping[str, bytes]:
    """Every file to start from, by its path."""
    root = starter_root()
    found: dict[str, bytes] = {}
    for name in STARTER:
        place = root / name
        files = sorted(place.rglob("*")) if place.is_dir() else [place]
        for file in files:
            if file.is_file() and "__pycache__" not in file.parts:
                found[file.relative_to(root).as_posix()] = file.read_bytes()
    return found


def starter_texts(language: str) -> bytes | None:
    """The words of a new publication in a language; None when there are none."""
    file = _PACKAGE / "starter_texts" / f"{language}.yaml"
    return file.read_bytes() if file.is_file() else None


def starter_languages() -> tuple[str, ...]:
    """The languages in which there are words for a new publication."""
    return tuple(sorted(file.stem for file in (_PACKAGE / "starter_texts").glob("*.yaml")))


def runtime_requirements() -> tuple[str, ...]:
    """What claimpress needs to run, as its installed package says; nothing without one."""
    try:
        return tuple(distribution("claimpress").requires or ())
    except PackageNotFoundError:
        return ()


def came_from() -> dict[str, Any]:
    """What the installer noted on where claimpress came from (PEP 610); empty for an index."""
    try:
        noted = distribution("claimpress").read_text("direct_url.json")
    except PackageNotFoundError:
        return {}
    return dict(json.loads(noted or "{}"))


def own_wheel() -> tuple[str, bytes] | None:
    """The wheel that claimpress was installed from, when it is a file of this machine."""
    address = urlsplit(came_from().get("url", ""))
    file = Path(url2pathname(address.path))
    if address.scheme != "file" or file.suffix != ".whl" or not file.is_file():
        return None
    return file.name, file.read_bytes()
