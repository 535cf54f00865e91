"""``claimpress history``: tell readers what changed in a published claim."""

from pathlib import Path

import click

from claimpress import pipeline
from claimpress.authoring.drafts import quoted
from claimpress.cli.adding import add_entry, asked, claim_named
from claimpress.cli.root import publication_at, root_option
from claimpress.deriving.difference import Difference, Kind, differences
from claimpress.deriving.reviews import revision_of
from claimpress.model.claim import PUBLIC, Change, ChangeKind, Claim, Stage
from claimpress.model.corpus import Corpus
from claimpress.reading.revision import RevisionError, knows
from claimpress.values.clock import today
from claimpress.values.dates import PartialDate

_COMMAND = "history add"


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
    default="",
    help="The state that readers know: a commit, branch or tag.  [default: origin/main, or HEAD "
    "where there is none]",
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
    against = against or ("origin/main" if knows(base, "origin/main") else "HEAD")
    try:
        known = pipeline.corpus_at(base, against)
    except RevisionError as refused:
        raise click.ClickException(f"{refused}\n  help: {refused.help}") from refused
    claim = claim_named(claim_id, pipeline.check(base).corpus)
    before = known.claims.get(claim.id) or _moved(claim, known)
    if before is None or before.stage not in PUBLIC:
        message = f"{claim.id} was not published at {against}, so there is nothing to tell"
        raise click.ClickException(message)
    if len(claim.history) > len(before.history):
        message = (
            f"{claim.file} has an entry already that is not at {against}; "
            "one change has one entry: put into that one what else has changed"
        )
        raise click.ClickException(message)
    changed = [each for each in differences(before, claim) if each.of_meaning]
    _show(changed, against)
    entry = Change(
        on=PartialDate.parse(str(today())),
        kind=ChangeKind(kind or _asked_kind(before, claim)),
        note=note or asked("What changed and why, for readers", _COMMAND),
        was=_was(changed),
        revision=revision_of(before) if changed else None,
    )
    written = {"on": str(entry.on), "kind": entry.kind.value, "note": quoted(entry.note)}
    if entry.was is not None:
        written["was"] = quoted(entry.was)
    if entry.revision is not None:
        written["revision"] = quoted(entry.revision)
    add_entry(base, claim, "history", entry, written)
    click.echo(f"Added to {claim.file}: {entry.kind} of {entry.on}.")
    click.echo(f"See that all is told: claimpress check --against {against}")


def _moved(claim: Claim, known: Corpus) -> Claim | None:
    return next((known.claims[alias] for alias in claim.aliases if alias in known.claims), None)


def _show(changed: list[Difference], against: str) -> None:
    if not changed:
        click.echo(
            f"Nothing has changed in meaning since {against}; an entry can still say that you "
            "looked again. If readers know an older state, name it with --against."
        )
    for each in changed:
        click.echo(f"  {each.kind}: {each.place}")


def _asked_kind(before: Claim, after: Claim) -> str:
    likely = ChangeKind.CORRECTION
    if after.stage is Stage.WITHDRAWN:
        likely = ChangeKind.WITHDRAWAL
    elif after.stage is Stage.SUPERSEDED:
        likely = ChangeKind.SUPERSESSION
    elif before.status != after.status:
        likely = ChangeKind.STATUS_CHANGE
    return asked("Kind", _COMMAND, [kind.value for kind in ChangeKind], likely.value)


def _was(changed: list[Difference]) -> str | None:
    """What stood there before: the old status, or the one text that was changed."""
    status = next((each.before for each in changed if each.path == ("status",)), None)
    texts = [each.before for each in changed if each.kind is Kind.CHANGED]
    only = texts[0] if len(changed) == len(texts) == 1 and isinstance(texts[0], str) else None
    return str(status) if status else only
