"""`claimpress init --also`: a publication that appears in several languages from the first day."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner
from tests.helpers import Site, claimpress

from claimpress.cli import claimpress as program

WORDS = {
    "en": "The invented town has eleven windmills.",
    "ru": "В вымышленном городе одиннадцать ветряных мельниц.",
    "ar": "في البلدة المختلقة إحدى عشرة طاحونة هواء.",
}


def init(folder: Path, *options: str) -> tuple[int, str]:
    asked = ("--name", "Checks", "--address", "https://checks.example/", "--requirement", "x @ y")
    done = CliRunner().invoke(program, ["init", str(folder), *asked, *options])
    return done.exit_code, done.output


@pytest.fixture(scope="module", params=[("en", "ru", "ar"), ("ar", "en")], ids="-".join)
def started(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> tuple[Path, tuple[str, ...]]:
    main, *further = request.param
    folder = tmp_path_factory.mktemp("languages") / "checks"
    also = [word for language in further for word in ("--also", language)]
    status, said = init(folder, "--language", main, *also)
    assert status == 0, said
    assert not (folder / "build").exists()
    return folder, request.param


def test_it_builds_in_each_language(started: tuple[Path, tuple[str, ...]]) -> None:
    root, (main, *further) = started
    built = claimpress("build", cwd=root)
    assert built.returncode == 0, built.stderr
    audited = claimpress("audit-site", cwd=root)
    assert audited.returncode == 0, audited.stdout
    site = Site(root, root / "build/site")
    for language in (main, *further):
        folder = "" if language == main else f"{language}/"
        page = site.page(f"{folder}claims/invented-example/windmills/")
        html = page.soup.html
        assert html
        assert html["lang"] == language
        assert page.one("h1").get_text() == WORDS[language]
        assert site.page(f"{folder}about/").soup.select(".cp-unfilled")


def test_nothing_is_wrong_with_it_but_what_is_to_be_filled_in(
    started: tuple[Path, tuple[str, ...]],
) -> None:
    root, _ = started
    done = claimpress("check", "--format", "json", cwd=root)
    assert done.returncode == 0, done.stdout
    codes = {problem["code"] for problem in json.loads(done.stdout)}
    # The outline of a page has fewer parts than the page it stands for.
    assert {"unfilled", "example"} <= codes <= {"unfilled", "example", "policy-headings"}
    for command in (("fmt", "--check"), ("schema", "--check")):
        done = claimpress(*command, cwd=root)
        assert done.returncode == 0, done.stdout + done.stderr


def test_an_upgrade_knows_its_languages(started: tuple[Path, tuple[str, ...]]) -> None:
    root, _ = started
    done = CliRunner().invoke(program, ["upgrade", "--root", str(root)])
    assert (done.exit_code, done.stdout) == (0, "")


@pytest.mark.parametrize("also", ["en", "fi", "klingonese"])
def test_a_language_without_words_to_start_with_is_refused(also: str, tmp_path: Path) -> None:
    status, said = init(tmp_path / "checks", "--language", "en", "--also", also)
    assert status == 2
    assert f"--also {also!r}: there are words for ar, ky, ru, tr" in said
    assert not (tmp_path / "checks").exists()
