"""Three bad claims among a thousand: all are named in one run, and nothing is published."""

import hashlib
import json
import shutil
from pathlib import Path

import pytest
from tests.helpers import ROOT, claimpress, copy_of_publication
from tests.hostile.publication import as_yaml

MANY = 1_000
FOLDER = "claims/lower-nowhere-speech"
BAD = {
    "bad-form.yaml": b'text: "never closed\nstatus: supported\n',
    "bad-field.yaml": as_yaml({"text": "A goose", "stage": "published", "colour": "red"}),
    "bad-rule.yaml": None,
}


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A publication of a thousand claims, and a site of its first one."""
    root = copy_of_publication(tmp_path_factory.mktemp("many") / "publication")
    shutil.rmtree(root / "claims")
    shutil.copytree(ROOT / "tests/rules/base/claims", root / "claims")
    shutil.copytree(ROOT / "tests/rules/base/content", root / "content", dirs_exist_ok=True)
    shutil.copyfile(ROOT / "claims/statuses.yaml", root / "claims/statuses.yaml")
    built = claimpress("build", cwd=root)
    assert built.returncode == 0, built.stderr
    for number in range(MANY):
        (root / FOLDER / f"lamp-{number:04}.yaml").write_bytes(as_yaml(a_lamp(number)))
    return root


def a_lamp(number: int) -> dict[str, object]:
    return {
        "text": f"Lamp {number} on Crooked Bridge was lit on day {number} of the year",
        "status": "supported",
        "summary": "The keeper of the lamps wrote down this evening in the book.",
        "source": {"speaker": "zebulon-quill", "claimed_on": "2026-04-01"},
        "evidence": [
            {
                "url": f"https://{name}.example.com/lamps/{number}",
                "title": f"The book of lamps, page {number}",
                "publisher": publisher,
                "published": "2026-03-01",
                "language": "en",
                "stance": "supports",
                "tier": "primary",
                "consulted": "full",
                "says": "The lamp was lit.",
            }
            for name, publisher in (("keeper", "Keeper of Lamps"), ("lantern", "The Lantern"))
        ],
        "topics": ["town-works"],
        "stage": "published",
        "published_on": "2026-05-01",
    }


def digest(folder: Path) -> str:
    whole = hashlib.sha256()
    for path in sorted(path for path in folder.rglob("*") if path.is_file()):
        whole.update(str(path.relative_to(folder)).encode() + path.read_bytes())
    return whole.hexdigest()


def test_all_bad_claims_are_named_and_the_old_site_stays(many: Path) -> None:
    before = digest(many / "build/site")
    for name, data in BAD.items():
        rule_broken = a_lamp(MANY) | {"topics": ["dragons"], "related": ["nowhere/at-all"]}
        (many / FOLDER / name).write_bytes(data or as_yaml(rule_broken))
    try:
        done = claimpress("check", "--format", "json", cwd=many)
        assert done.returncode == 1
        found = json.loads(done.stdout)
        problems = found["problems"] if isinstance(found, dict) else found
        errors = [problem for problem in problems if problem["severity"] == "error"]
        assert {problem["file"] for problem in errors} == {f"{FOLDER}/{name}" for name in BAD}
        codes = {problem["code"] for problem in errors}
        assert codes >= {"yaml", "missing", "unknown-field", "unknown-topic", "unknown-claim"}
        assert all(problem["line"] for problem in errors)
        built = claimpress("build", cwd=many)
        assert built.returncode == 1
        assert "Traceback" not in built.stderr
        for name in BAD:
            assert name in built.stdout + built.stderr
        assert digest(many / "build/site") == before
    finally:
        for name in BAD:
            (many / FOLDER / name).unlink()
