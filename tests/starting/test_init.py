"""``claimpress init``: a publication that builds as it stands, and says what is not filled in."""

import json
import re
from pathlib import Path

import pytest
from click.testing import CliRunner
from tests.helpers import Site, claimpress

from claimpress.cli import claimpress as program

NAME = 'Our <b>"Checks"</b> & others'
DIRECTIONS = {"en": "ltr", "ar": "rtl", "ru": "ltr", "ky": "ltr", "tr": "ltr"}
ASKED = ("--name", NAME, "--address", "https://checks.example/", "--statuses")


def init(folder: Path, *options: str) -> tuple[int, str]:
    done = CliRunner().invoke(program, ["init", str(folder), *options])
    return done.exit_code, done.output


@pytest.fixture(scope="module", params=DIRECTIONS)
def publication(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("started") / "checks"
    options = ("--name", NAME, "--address", "https://checks.example/")
    status, said = init(folder, *options, "--language", request.param)
    assert status == 0, said
    return folder


def test_it_builds_and_is_what_its_claims_say(publication: Path) -> None:
    built = claimpress("build", cwd=publication)
    assert built.returncode == 0, built.stderr
    audited = claimpress("audit-site", cwd=publication)
    assert audited.returncode == 0, audited.stdout
    site = Site(publication, publication / "build/site")
    page = site.page("claims/invented-example/windmills/")
    language = json.loads((publication / ".claimpress.json").read_text("utf-8"))["answers"][
        "language"
    ]
    html = page.soup.html
    assert html
    assert (html["lang"], page.one("body")["dir"]) == (language, DIRECTIONS[language])
    assert page.one("link[rel=canonical]")["href"] == (
        "https://checks.example/claims/invented-example/windmills/"
    )
    assert NAME in page.one("title").get_text()
    about = site.page("about/")
    assert about.soup.select(".cp-unfilled")
    assert {"who-makes-it", "how-it-is-paid-for"} <= about.ids
    assert {"report-an-error", "suggest-a-claim", "edit-a-claim"} <= site.page("contribute/").ids


def test_check_says_what_is_not_filled_in_and_nothing_else(publication: Path) -> None:
    done = claimpress("check", "--format", "json", cwd=publication)
    assert done.returncode == 0, done.stdout
    problems = json.loads(done.stdout)
    assert {problem["code"] for problem in problems} == {"unfilled", "example"}
    pages = {problem["file"] for problem in problems if problem["code"] == "unfilled"}
    assert {"content/about.md", "content/methodology.md", "content/privacy.md"} <= pages
    assert all(problem["line"] for problem in problems)
    about = publication / "content/about.md"
    about.write_text(
        re.sub(r'<p class="cp-unfilled">.*?</p>', "Written.", about.read_text("utf-8")),
        encoding="utf-8",
    )
    assert "content/about.md" not in claimpress("check", cwd=publication).stdout


def test_its_files_are_in_form_and_its_schemas_up_to_date(publication: Path) -> None:
    for command in (("fmt", "--check"), ("schema", "--check"), ("owners", "--check")):
        done = claimpress(*command, cwd=publication)
        assert done.returncode == 0, done.stdout + done.stderr


def test_nothing_of_the_first_publication_is_left_in_it(publication: Path) -> None:
    for file in publication.rglob("*"):
        if file.is_file() and "build" not in file.relative_to(publication).parts:
            text = file.read_text(encoding="utf-8", errors="replace")
            for word in ("Claim by Claim", "Korkodinov", "korkodinov", "Kyrgyz President"):
                assert word not in text, (file, word)


def test_a_publication_can_have_some_of_the_statuses(tmp_path: Path) -> None:
    status, said = init(tmp_path / "checks", *ASKED, "not-checkable,supported", "--language", "en")
    assert status == 0, said
    done = claimpress("build", cwd=tmp_path / "checks")
    assert done.returncode == 0, done.stderr
    text = (tmp_path / "checks/claims/statuses.yaml").read_text("utf-8")
    assert re.findall(r"^  ([a-z-]+):$", text, re.MULTILINE) == ["supported", "not-checkable"]
    assert "contradicted" not in (tmp_path / "checks/content/statuses.md").read_text("utf-8")


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--name", "x", "--language", "klingonese"), "is not a known language tag"),
        (("--name", "x", "--address", "checks.example"), "does not start with https://"),
        (("--name", "x", "--statuses", "true"), "choose from supported, mostly-supported"),
        (("--name", "x", "--statuses", ","), "choose from supported, mostly-supported"),
        ((), "not given: name of the publication"),
    ],
)
def test_what_cannot_be_is_refused_before_anything_is_written(
    tmp_path: Path, options: tuple[str, ...], said: str
) -> None:
    status, told = init(tmp_path / "checks", *options)
    assert status == 2
    assert said in told
    assert not (tmp_path / "checks").exists()


def test_a_folder_with_something_in_it_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "mine").write_text("x", encoding="utf-8")
    status, said = init(tmp_path, "--name", "x")
    assert status == 2
    assert "is not empty" in said
    assert [path.name for path in tmp_path.iterdir()] == ["mine"]


def test_a_language_without_words_starts_in_english_and_says_so(tmp_path: Path) -> None:
    status, said = init(tmp_path / "checks", "--name", "x", "--language", "fi")
    assert status == 0
    assert "There are no words for a new publication in fi yet" in said
    assert claimpress("check", cwd=tmp_path / "checks").returncode == 0
