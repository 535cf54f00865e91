"""``claimpress validate-markup``: ClaimReview, ours and anybody's."""

import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import click

from claimpress.fetching.faults import FetchError
from claimpress.markup.document import Document, read_document
from claimpress.markup.fetched import asker, fetched
from claimpress.markup.validate import Validator, speaks_for_itself, without_reviews
from claimpress.reporting.machines import as_github, as_json
from claimpress.reporting.text import as_text, counted, summary
from claimpress.values.problems import Problem, errors_among, in_order
from claimpress.verifying.web import is_address

_PAGES = {".html", ".htm", ".xhtml"}
_DATA = {".json", ".jsonld"}


@click.command("validate-markup")
@click.argument("sources", metavar="FILE|URL|FOLDER...", nargs=-1, required=True)
@click.option(
    "--anywhere",
    is_flag=True,
    help="Ask the hosts named here even if they are in a private network or on this machine.",
)
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "github", "json"]),
    default="text",
    show_default=True,
    help="text for people, github for annotations in a pull request, json for programs.",
)
def validate_markup(sources: tuple[str, ...], form: str, *, anywhere: bool) -> None:
    """Check ClaimReview markup: of this site, or of any other.

    A FILE is a page or JSON-LD. Of a FOLDER, such as a built site, every page
    is read. What Google requires and what collectors of fact checks have to
    repair is an error, what is only recommended a warning; docs/markup.md
    lists both. At a URL that page is asked for, and nobody but public hosts.

    \b
    Examples:
      claimpress validate-markup build/site
      claimpress validate-markup https://desk.example/checks/one/
      claimpress validate-markup review.jsonld --format json
    """
    validator = Validator()
    problems = in_order(
        problem
        for source in sources
        for problem in _problems(source, _read(source, anywhere=anywhere), validator)
    )
    _show(problems, validator, form)
    sys.exit(1 if errors_among(problems) else 0)


def _problems(
    source: str, found: Iterable[Document | Problem], validator: Validator
) -> Iterator[Problem]:
    told = False
    for each in found:
        if isinstance(each, Problem):
            told = True
            yield each
        else:
            told = speaks_for_itself(each) or told
            yield from validator.problems(each)
    if not told:
        yield without_reviews(source)


def _read(source: str, *, anywhere: bool) -> Iterator[Document | Problem]:
    if is_address(source):
        yield _from_web(source, anywhere=anywhere)
        return
    path = Path(source)
    if not path.exists():
        message = f"there is no file and no folder {source!r}."
        raise click.UsageError(f"{message} Name one, or an address with https://")
    for file in _pages(path) if path.is_dir() else [path]:
        yield read_document(file.as_posix(), file.read_bytes())


def _from_web(source: str, *, anywhere: bool) -> Document | Problem:
    try:
        ask = asker(source, anywhere=anywhere)
    except FetchError as fault:
        raise click.UsageError(f"{source!r}: {fault}") from fault
    return fetched(source, ask)


def _pages(folder: Path) -> Iterator[Path]:
    """The pages of a folder; when there is none, its files of JSON."""
    files = [file for file in sorted(folder.rglob("*")) if file.is_file()]
    pages = [file for file in files if file.suffix.lower() in _PAGES]
    yield from pages or [file for file in files if file.suffix.lower() in _DATA]


def _show(problems: Sequence[Problem], validator: Validator, form: str) -> None:
    if form == "json":
        click.echo(as_json(problems))
        return
    show = as_github if form == "github" else as_text
    for problem in problems:
        click.echo(show(problem))
        if form == "text":
            click.echo()
    read = counted(validator.documents, "document")
    said = f"{read} with {counted(validator.reviews, 'ClaimReview')} read"
    click.echo(summary(problems, said), err=form != "text")
