"""``claimpress import``: claims that were published elsewhere, as claim files."""

import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import partial, wraps
from itertools import chain
from pathlib import Path
from typing import Any

import click

from claimpress import pipeline
from claimpress.cli.import_crawl import crawled
from claimpress.cli.import_table import checked, columns_for, head_for
from claimpress.cli.root import publication_at, root_option
from claimpress.importing import averitec, fact_check_tools, jsonld
from claimpress.importing.given import Given, Raw
from claimpress.importing.mapping import MappingFile, new_mapping, read_mapping
from claimpress.importing.output import MAPPING, REPORT, file_at
from claimpress.importing.registry import RegistryError
from claimpress.importing.run import Job, Records, Tally, fingerprinted, run
from claimpress.importing.sources import averitec_files, claim_review_files
from claimpress.importing.tables import given_of as table_row
from claimpress.importing.tables import rows_of
from claimpress.importing.texts import cut
from claimpress.importing.trouble import KINDS
from claimpress.model.claim import Stage
from claimpress.model.corpus import Corpus
from claimpress.reporting.text import as_text, counted, visible
from claimpress.values.clock import today
from claimpress.values.names import did_you_mean, slug_fault
from claimpress.writing.mount import replace_file

_STEP = 100
_LONGEST = 160
"""In characters: what is shown of an example."""


@click.group("import")
def import_() -> None:
    """Bring in checks that were published elsewhere.

    Each record becomes a claim file that passes `claimpress check`, or is
    left out, and the report says why. Claims are drafts; who made them, when
    and what the evidence shows stands as the earlier check gave it, and
    nothing is guessed.

    What the labels of others mean, a person decides: the first run writes a
    mapping file with every label in it. Put a status in the place of each
    todo and import again; what is there already is passed over.
    """


@dataclass(frozen=True, slots=True)
class Asked:
    """What every kind of import is asked."""

    files: tuple[Path, ...]
    root: Path | None
    dossier: str
    mapping_path: Path | None
    stage: str
    topics: tuple[str, ...]
    dry_run: bool
    sitemaps: tuple[str, ...] = ()
    matching: str = ""


def _asking(command: Callable[[Asked], None]) -> Callable[..., None]:
    """Add the arguments and options that every kind of import has."""

    @click.argument(
        "files",
        nargs=-1,
        metavar="FILE...",
        type=click.Path(exists=True, path_type=Path),
    )
    @root_option
    @click.option(
        "--into",
        "dossier",
        required=True,
        metavar="DOSSIER",
        help="The dossier for the claims, made if it is not there. Claims in other languages go "
        "to dossiers of their own, as DOSSIER-uk.",
    )
    @click.option(
        "--mapping",
        "mapping_path",
        type=click.Path(dir_okay=False, path_type=Path),
        help="The mapping file.  [default: imports/DOSSIER/mapping.yaml]",
    )
    @click.option(
        "--stage",
        type=click.Choice([Stage.DRAFT.value, Stage.IN_REVIEW.value]),
        default=Stage.DRAFT.value,
        show_default=True,
        help="The stage of the claims; one that is not complete enough stays a draft.",
    )
    @click.option(
        "--topic",
        "topics",
        multiple=True,
        metavar="TOPIC",
        help="A topic of topics.yaml for all claims. Can be given several times.",
    )
    @click.option("--dry-run", is_flag=True, help="Say what would be done; write nothing.")
    @wraps(command)
    def asked(**answers: Any) -> None:  # noqa: ANN401 - as click gives them
        if not answers["files"] and not answers.get("sitemaps"):
            raise click.UsageError("name at least one file")
        command(Asked(**answers))

    return asked


@import_.command()
@click.option(
    "--sitemap",
    "sitemaps",
    multiple=True,
    metavar="ADDRESS",
    help="Ask for each page that this sitemap lists. Can be given several times.",
)
@click.option(
    "--matching",
    default="",
    metavar="TEXT",
    help="Of the pages in a sitemap, ask only for those with this text in their address.",
)
@_asking
def claimreview(asked: Asked) -> None:
    """Import ClaimReview: pages, dumps, data feeds, answers of Google's API.

    FILE is a page (HTML with JSON-LD), a file of JSON (one ClaimReview, a
    list, a DataFeed, an answer of the Fact Check Tools API), a file with one
    JSON object a line, or a folder with such files.

    With --sitemap the pages are fetched, one after the other and no faster
    than one a second, as far as the site lets programs in. What they say is
    kept in imports/DOSSIER/crawled.ndjson, so no page is asked for twice.

    \b
    Examples:
      claimpress import claimreview dump.json --into earlier-checks --dry-run
      claimpress import claimreview pages/ --into earlier-checks
      claimpress import claimreview --sitemap https://checks.example/sitemap.xml \\
          --matching /fact-check/ --into earlier-checks
    """
    place = _places(asked)
    work = _work(place.root, asked)
    with crawled(asked.sitemaps, asked.matching, work, dry=asked.dry_run) as more:
        raws = lambda: chain(claim_review_files(asked.files), more())  # noqa: E731
        _import(raws, _claim_review, asked, place)


@import_.command("csv")
@_asking
def csv_(asked: Asked) -> None:
    """Import tables: CSV with a first row that names the columns.

    The mapping file says which column holds what. Where it does not, the
    command asks at a terminal, and otherwise writes what it takes them for
    into the mapping file, for you to look at, and stops.

    \b
    Examples:
      claimpress import csv checks.csv --into earlier-checks
      claimpress import csv checks.csv --into earlier-checks --mapping ours.yaml
    """
    place = _places(asked)
    head = head_for(asked.files, place.mapping)
    if place.mapping.columns is None:
        written, chosen = columns_for(head)
        text = place.text + written
        if not chosen:
            if not asked.dry_run:
                replace_file(place.path, text.encode())
            shown = visible(_shown(place.path, place.root))
            click.echo(f"Say in {shown} which column holds what, then import again:\n\n{written}")
            sys.exit(1)
        place = replace(place, text=text, mapping=_read(place.path, text.encode(), place.corpus))
    columns = checked(place.mapping.columns, head)
    rows = partial(rows_of, asked.files, place.mapping)
    _import(rows, partial(table_row, columns=columns), asked, place)


@import_.command("averitec")
@_asking
def averitec_(asked: Asked) -> None:
    """Import records of the data set AVeriTeC, each with its questions and answers.

    \b
    Example:
      claimpress import averitec dev.json --into averitec --dry-run
    """
    _import(partial(averitec_files, asked.files), averitec.given_of, asked, _places(asked))


def _claim_review(raw: Raw) -> Given:
    read = fact_check_tools.given_of if fact_check_tools.is_answer(raw.data) else jsonld.given_of
    return read(raw)


@dataclass(frozen=True, slots=True)
class _Place:
    """Where claims go, and what a person has decided for them."""

    root: Path
    corpus: Corpus
    path: Path
    """The mapping file."""
    text: str
    mapping: MappingFile


def _import(
    raws: Callable[[], Iterator[Raw]],
    given_of: Callable[[Raw], Given],
    asked: Asked,
    place: _Place,
) -> None:
    records: Records = lambda: (fingerprinted(raw, given_of) for raw in raws())  # noqa: E731
    job = Job(
        root=place.root,
        work=_work(place.root, asked),
        mapping_path=place.path,
        records=records,
        named=", ".join(file.name for file in asked.files),
        dossier=asked.dossier,
        stage=Stage(asked.stage),
        topics=asked.topics,
        day=str(today()),
        dry=asked.dry_run,
    )
    try:
        tally = run(job, place.corpus, place.mapping, place.text, _progress())
    except RegistryError as refused:
        raise click.ClickException(str(refused)) from refused
    if not tally.records:
        raise click.ClickException(
            "nothing was found to import; look whether the file is the right one"
        )
    _show(tally, job)
    sys.exit(1 if tally.left_out else 0)


def _places(asked: Asked) -> _Place:
    """The publication and the mapping file, once what was asked fits them."""
    root = publication_at(asked.root)
    corpus = pipeline.check(root).corpus
    if corpus is None:
        raise click.ClickException("the registries cannot be read; see: claimpress check")
    fault = slug_fault(asked.dossier)
    if fault:
        raise click.UsageError(f"--into {asked.dossier!r} {fault}")
    for topic in asked.topics:
        if topic not in corpus.topics:
            near = did_you_mean(topic, corpus.topics)
            raise click.UsageError(f"there is no topic {topic!r} in topics.yaml. {near}".strip())
    path = asked.mapping_path or _work(root, asked) / MAPPING
    data = file_at(path)
    if data is None:
        text = new_mapping(corpus.scale, corpus.publication.language)
        return _Place(root, corpus, path, text, MappingFile())
    return _Place(root, corpus, path, data.decode("utf-8", "replace"), _read(path, data, corpus))


def _work(root: Path, asked: Asked) -> Path:
    return root / "imports" / asked.dossier


def _read(path: Path, data: bytes, corpus: Corpus) -> MappingFile:
    mapping, problems = read_mapping(str(path), data, corpus.scale)
    if mapping is None:
        for problem in problems:
            click.echo(as_text(problem), err=True)
        raise click.ClickException("the mapping file is not sound; nothing was imported")
    return mapping


def _progress() -> Callable[[int, int], None]:
    if not sys.stderr.isatty():
        return lambda _done, _all: None

    def show(done: int, of: int) -> None:
        if done % _STEP == 0 or done == of:
            click.echo(f"\r{done:,} of {of:,} records", nl=done == of, err=True)

    return show


def _show(tally: Tally, job: Job) -> None:
    """What became of the records, by kind of trouble, and the next step."""
    verb = "would be written" if job.dry else "written"
    click.echo(
        f"{counted(tally.records, 'record')}: {counted(tally.written, 'claim')} {verb}, "
        f"{tally.already:,} were there already, {tally.left_out:,} left out."
    )
    for left_out, heading in ((True, "Left out:"), (False, "Imported, but look at:")):
        found = [(c, n) for c, n in tally.in_order() if KINDS[c].left_out is left_out]
        if found:
            click.echo(f"\n{heading}")
        for code, number in found:
            kind = KINDS[code]
            click.echo(f"{number:8,}  {kind.says} [{code}]")
            click.echo(f"{'':8}  = help: {kind.help}")
            click.echo(f"{'':8}  = first: {visible(cut(tally.first[code], _LONGEST))}")
    click.echo()
    if tally.undecided:
        open_ = counted(tally.undecided, "label")
        there = "; a run without --dry-run lists them" if job.dry else ""
        click.echo(f"{open_} to decide in {visible(_shown(job.mapping_path, job.root))}{there}")
    if not job.dry:
        click.echo(f"Every trouble, to the letter: {visible(_shown(job.work / REPORT, job.root))}")
        next_ = "import again, with the same words" if tally.undecided else "run: claimpress check"
        click.echo(f"Then {next_}")


def _shown(path: Path, root: Path) -> str:
    return str(path.relative_to(root) if path.is_relative_to(root) else path)
