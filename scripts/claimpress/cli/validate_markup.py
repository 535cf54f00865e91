"""``claimpress validate-markup``: ClaimReview, ours and anybody's."""

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

import click

from claimpress.fetching.faults import FetchError
from claimpress.markup.document import Document, read_document
from claimpress.markup.fetched import asker, fetched
from claimpress.markup.review import reviews_in
from claimpress.markup.validate import validate, without_reviews
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
    documents: list[Document] = []
    problems: list[Problem] = []
    for source in sources:
        found, refused = _read(source, anywhere=anywhere)
        documents += found
        problems += refused or without_reviews(source, found)
    problems = in_order([*problems, *validate(documents)])
    _show(problems, documents, form)
    sys.exit(1 if errors_among(problems) else 0)


def _read(source: str, *, anywhere: bool) -> tuple[list[Document], list[Problem]]:
    if is_address(source):
        found = _from_web(source, anywhere=anywhere)
        return ([found], []) if isinstance(found, Document) else ([], [found])
    path = Path(source)
    if path.is_dir():
        return [read_document(file.as_posix(), file.read_bytes()) for file in _pages(path)], []
    if not path.is_file():
        message = (
            f"there is no file and no folder {source!r}. Name one, or an address with https://"
        )
        raise click.UsageError(message)
    return [read_document(path.as_posix(), path.read_bytes())], []


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


def _show(problems: Sequence[Problem], documents: Sequence[Document], form: str) -> None:
    if form == "json":
        click.echo(as_json(problems))
        return
    show = as_github if form == "github" else as_text
    for problem in problems:
        click.echo(show(problem))
        if form == "text":
            click.echo()
    reviews = sum(len(reviews_in(document)) for document in documents)
    said = f"{counted(len(documents), 'document')} with {counted(reviews, 'ClaimReview')} read"
    click.echo(summary(problems, said), err=form != "text")
