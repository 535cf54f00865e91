"""``claimpress history``: tell readers what changed in a published claim."""

import sys
from pathlib import Path

import click

from claimpress import pipeline
from claimpress.authoring.history import with_entry
from claimpress.cli.root import publication_at, root_option
from claimpress.deriving.difference import Difference, Kind, differences
from claimpress.model.claim import Change, ChangeKind, Claim, ClaimFile, Stage
from claimpress.model.corpus import Corpus
from claimpress.reading.load import CLAIM_BOUNDS
from claimpress.reading.revision import RevisionError
from claimpress.reading.validation import validated
from claimpress.reading.yaml_text import read_yaml
from claimpress.values.clock import today
from claimpress.values.dates import PartialDate
from claimpress.values.names import did_you_mean


@click.group()
def history() -> None:
    """Keep the history of published claims."""


@history.command()
@click.argument("claim_id", metavar="DOSSIER/NAME")
@root_option
@click.option(
    "--kind",
    type=click.Choice([kind.value for kind in ChangeKind]),
    help="What kind of change it was; asked for when not given.",
)
@click.option("--note", help="What changed and why, for readers; asked for when not given.")
@click.option(
    "--against",
    metavar="REVISION",
    default="HEAD",
    show_default=True,
    help="The state that readers know: a commit, branch or tag.",
)
def add(claim_id: str, root: Path | None, kind: str | None, note: str | None, against: str) -> None:
    """Add the entry that tells what was changed in a claim, and why.

    First change the claim, then run this. The day is filled in, and what
    stood there before where that is one value. Nothing else in the file is
    touched, comments least of all.

    \b
    Example:
      claimpress history add budget-speech/school-meals --kind correction \\
          --note "The summary named the wrong year."
    """
    base = publication_at(root)
    try:
        known = pipeline.corpus_at(base, against)
    except RevisionError as refused:
        raise click.ClickException(f"{refused}\n  help: {refused.help}") from refused
    now = pipeline.check(base).corpus
    claim = _claim(claim_id, now)
    before = known.claims.get(claim_id) or _moved(claim, known)
    if before is None or before.stage is not Stage.PUBLISHED:
        message = f"{claim_id} was not published at {against}, so there is nothing to tell"
        raise click.ClickException(message)
    changed = [each for each in differences(before, claim) if each.of_meaning]
    _show(changed)
    entry = Change(
        on=PartialDate.parse(str(today())),
        kind=ChangeKind(kind or _asked_kind(before, claim)),
        note=note or _asked("What changed and why, for readers"),
        was=_was(changed),
    )
    _write(base / claim.file, claim, entry)
    click.echo(f"Added to {claim.file}: {entry.kind} of {entry.on}.")
    click.echo(f"See that all is told: claimpress check --against {against}")


def _claim(claim_id: str, corpus: Corpus | None) -> Claim:
    if corpus is None:
        raise click.ClickException("the claims cannot be read; see: claimpress check")
    if claim_id not in corpus.claims:
        near = did_you_mean(claim_id, corpus.claims)
        message = f"there is no claim {claim_id!r} that can be read" + (f"; {near}" if near else "")
        raise click.ClickException(message)
    return corpus.claims[claim_id]


def _moved(claim: Claim, known: Corpus) -> Claim | None:
    return next((known.claims[alias] for alias in claim.aliases if alias in known.claims), None)


def _show(changed: list[Difference]) -> None:
    if not changed:
        click.echo("Nothing has changed in meaning; an entry can still say that you looked again.")
    for each in changed:
        click.echo(f"  {each.kind}: {' '.join(map(str, each.path))}")


def _asked_kind(before: Claim, after: Claim) -> str:
    if after.stage is Stage.WITHDRAWN:
        likely = ChangeKind.WITHDRAWAL
    elif before.status != after.status:
        likely = ChangeKind.STATUS_CHANGE
    else:
        likely = ChangeKind.CORRECTION
    return _asked("Kind", [kind.value for kind in ChangeKind], likely.value)


def _asked(question: str, choices: list[str] | None = None, default: str | None = None) -> str:
    if not sys.stdin.isatty():
        message = f"not given: {question.lower()}. See `claimpress history add --help`."
        raise click.UsageError(message)
    kind = click.Choice(choices) if choices else None
    answer: str = click.prompt(question, type=kind, default=default, err=True)
    return answer


def _was(changed: list[Difference]) -> str | None:
    """What stood there before: the old status, or the one text that was changed."""
    status = next((each.before for each in changed if each.path == ("status",)), None)
    texts = [each.before for each in changed if each.kind is Kind.CHANGED]
    only = texts[0] if len(changed) == len(texts) == 1 and isinstance(texts[0], str) else None
    return str(status) if status else only


def _write(file: Path, claim: Claim, entry: Change) -> None:
    """Put the entry into the file, unless anything else would change by it."""
    text = file.read_text(encoding="utf-8")
    tree, _ = read_yaml(claim.file, text.encode(), CLAIM_BOUNDS)
    if tree is None:
        raise click.ClickException(f"{claim.file} cannot be read; see: claimpress check")
    try:
        written = with_entry(text, tree, entry)
    except ValueError as fault:
        raise click.ClickException(f"{claim.file}: {fault}") from fault
    again, problems = read_yaml(claim.file, written.encode(), CLAIM_BOUNDS)
    record = validated(ClaimFile, claim.file, again) if again else (None, problems)
    wanted = {**_values(claim), "history": (*claim.history, entry)}
    if record[0] is None or _values(record[0]) != wanted:
        said = "; ".join(problem.message for problem in record[1])
        message = f"{claim.file} would not hold what it should with the entry; nothing was written"
        raise click.ClickException(f"{message}{': ' if said else ''}{said}")
    file.write_text(written, encoding="utf-8", newline="\n")


def _values(claim: ClaimFile) -> dict[str, object]:
    return {name: getattr(claim, name) for name in ClaimFile.model_fields}
