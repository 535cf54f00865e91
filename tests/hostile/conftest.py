"""The hostile publication, built once: a part of the texts, and in the slow suite all of them."""

import json
import shutil
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path

import pytest
from filelock import FileLock
from tests.helpers import ROOT, claimpress, copy_of_publication
from tests.hostile.payloads import OURS, every_payload, must_stay_legal
from tests.hostile.publication import Made, make
from tests.hostile.reading import Hostile

SOME = 25
"""Of the corpora, every so many-th text is in the publication of the quick tests."""
MADE = "made.json"


@pytest.fixture(scope="session", params=["some", pytest.param("all", marks=pytest.mark.slow)])
def hostile(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Hostile:
    """The publication, built; with all texts each has a dossier of its own."""
    whole = request.param == "all"
    every = every_payload()
    texts = every if whole else tuple(dict.fromkeys((*OURS, *must_stay_legal(), *every[::SOME])))
    # What xdist's workers share lies beside the folders of each.
    base = tmp_path_factory.getbasetemp()
    shared = base if not hasattr(request.config, "workerinput") else base.parent
    root = shared / f"hostile-{request.param}"
    with FileLock(f"{root}.lock"):
        if not (root / MADE).is_file():
            _build(root, texts, per_dossier=1 if whole else 2)
    texts_of = json.loads((root / MADE).read_text(encoding="utf-8"))["texts"]
    return Hostile(Made(root, texts_of), texts, whole=whole)


def _build(root: Path, texts: Sequence[str], *, per_dossier: int) -> None:
    shutil.rmtree(root, ignore_errors=True)  # of a test that failed
    made = make(root, texts, per_dossier=per_dossier)
    built = claimpress("build", cwd=root)
    assert built.returncode == 0, built.stderr[-3000:]
    (root / MADE).write_text(json.dumps(asdict(made) | {"root": ""}), encoding="utf-8")


@pytest.fixture
def base_of_real_frame(tmp_path: Path) -> Path:
    """The small made-up publication in the frame of the real one."""
    root = copy_of_publication(tmp_path / "small")
    shutil.rmtree(root / "claims")
    shutil.copytree(ROOT / "tests/rules/base/claims", root / "claims")
    shutil.copytree(ROOT / "tests/rules/base/content", root / "content", dirs_exist_ok=True)
    shutil.copyfile(ROOT / "claims/statuses.yaml", root / "claims/statuses.yaml")
    return root
