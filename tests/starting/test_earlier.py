"""Publications that earlier versions started are brought up to date, and stay what they were.

Each archive in ``earlier/`` is what `claimpress init` of a revision wrote; ``make started`` makes
them. One is of the first commit that could start a publication.
"""

import re
import subprocess
from dataclasses import dataclass
from pathlib import Path

import pytest
from click.testing import CliRunner
from tests.helpers import ROOT, claimpress

from claimpress.cli import claimpress as program
from claimpress.writing.packing import unpack

EARLIER = Path(__file__).parent / "earlier"
RECORD = ".claimpress.json"
TOUCHED = "overrides/404.html"
OURS = "<!-- ours -->\n"
CLAIM = "claims/invented-example/windmills.yaml"


@dataclass(frozen=True)
class Upgraded:
    """A publication that people worked in, before and after."""

    before: dict[str, bytes]
    root: Path
    diff: str
    said: str


def files(root: Path) -> dict[str, bytes]:
    return {
        path.relative_to(root).as_posix(): path.read_bytes()
        for path in root.rglob("*")
        if path.is_file() and "build" not in path.relative_to(root).parts
    }


def work_in(root: Path) -> None:
    """Do what people do in a publication: write a claim and a page, change theme and settings."""
    claim = (root / CLAIM).read_text("utf-8")
    (root / CLAIM).with_name("watermills.yaml").write_text(
        claim.replace("eleven windmills", "two watermills", 1), encoding="utf-8"
    )
    about = root / "content/about.md"
    about.write_text(
        re.sub(r'<p class="cp-unfilled">.*?</p>', "We are we.", about.read_text("utf-8")), "utf-8"
    )
    with (root / TOUCHED).open("a", encoding="utf-8") as theme:
        theme.write(OURS)
    settings = root / "mkdocs.yml"
    settings.write_text(
        settings.read_text("utf-8")
        .replace("  - tables\n", "  - admonition\n  - tables\n")
        .replace("Switch to dark", "Lights off"),
        encoding="utf-8",
    )


@pytest.fixture(scope="module", params=sorted(path.stem for path in EARLIER.iterdir()))
def upgraded(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Upgraded:
    root = tmp_path_factory.mktemp("earlier") / "checks"
    unpack(EARLIER / f"{request.param.removesuffix('.tar')}.tar.gz", root)
    work_in(root)
    before = files(root)
    done = CliRunner().invoke(program, ["upgrade", "--root", str(root)])
    assert done.exit_code == 0, done.output
    return Upgraded(before, root, done.stdout, done.stderr)


@pytest.fixture(scope="module")
def new(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """What the same answers give today."""
    root = tmp_path_factory.mktemp("new") / "checks"
    asked = ("--name", "Checks", "--language", "en", "--address", "https://checks.example/")
    done = CliRunner().invoke(program, ["init", str(root), *asked, "--requirement", "claimpress"])
    assert done.exit_code == 0, done.output
    return files(root)


def own(file: str) -> bool:
    """Whether a file is the publication's alone."""
    folder = file.startswith(("claims/", "content/")) and not file.endswith(".schema.json")
    return folder or file == "README.md"


def test_claims_and_pages_stay_to_the_byte(upgraded: Upgraded) -> None:
    after = files(upgraded.root)
    kept = {file: data for file, data in upgraded.before.items() if own(file)}
    assert len(kept) > 10
    assert {file: data for file, data in after.items() if own(file)} == kept


def test_the_rest_is_what_a_new_publication_has(upgraded: Upgraded, new: dict[str, bytes]) -> None:
    after = files(upgraded.root)
    ours = {file for file in {*new, *after} if not own(file)} - {TOUCHED, "mkdocs.yml", RECORD}
    assert len(ours) > 40
    assert not [file for file in ours if after.get(file) != new.get(file)]


def test_what_differed_was_shown(upgraded: Upgraded, new: dict[str, bytes]) -> None:
    for file in upgraded.before.keys() | new.keys():
        if own(file) or file in {TOUCHED, "mkdocs.yml", RECORD}:
            continue
        differs = upgraded.before.get(file) != new.get(file)
        assert (f": {file}\n" in upgraded.said) == differs, file
        assert (f"+++ {file}\n" in upgraded.diff) == differs, file


def test_a_file_that_people_changed_is_theirs(upgraded: Upgraded) -> None:
    assert (upgraded.root / TOUCHED).read_bytes() == upgraded.before[TOUCHED]


def test_the_settings_keep_what_people_set(upgraded: Upgraded, new: dict[str, bytes]) -> None:
    settings = (upgraded.root / "mkdocs.yml").read_text("utf-8")
    assert "  - admonition\n" in settings
    assert "Lights off" in settings
    mine = settings.replace("  - admonition\n", "").replace("Lights off", "Switch to dark")
    known = '"settings"' in upgraded.before[RECORD].decode()
    assert known is False or mine == new["mkdocs.yml"].decode()
    if not known:
        assert settings.encode() == upgraded.before["mkdocs.yml"]
        assert "left: mkdocs.yml\n" in upgraded.said


def test_it_is_sound_and_builds(upgraded: Upgraded, new: dict[str, bytes]) -> None:
    for command in ("check", "fmt --check", "schema --check", "owners --check"):
        done = claimpress(*command.split(), cwd=upgraded.root)
        assert done.returncode == 0, done.stdout + done.stderr
    done = claimpress("build", cwd=upgraded.root)
    if done.returncode:  # their own template asks for something that templates no longer have
        assert f"error: {TOUCHED}, line " in done.stderr
        assert "claimpress upgrade --differences" in done.stderr
        (upgraded.root / TOUCHED).write_bytes(new[TOUCHED] + OURS.encode())
        done = claimpress("build", cwd=upgraded.root)
    assert done.returncode == 0, done.stderr
    audited = claimpress("audit-site", cwd=upgraded.root)
    assert audited.returncode == 0, audited.stdout
    assert (upgraded.root / "build/site/claims/invented-example/watermills/index.html").is_file()


def test_a_second_time_there_is_nothing_to_do(upgraded: Upgraded) -> None:
    before = files(upgraded.root)
    done = CliRunner().invoke(program, ["upgrade", "--root", str(upgraded.root)])
    assert (done.exit_code, done.stdout) == (0, "")
    assert files(upgraded.root) == before


def test_every_release_is_among_them() -> None:
    tags = subprocess.run(
        ["git", "tag", "--list", "v*"], cwd=ROOT, capture_output=True, text=True, check=True
    )
    names = {path.name.removesuffix(".tar.gz") for path in EARLIER.iterdir()}
    assert names
    missing = set(tags.stdout.split()) - names
    assert not missing, "make started REVISION=… for each, and commit the archives"
