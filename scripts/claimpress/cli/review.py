"""``claimpress review``: say of exactly which content that it was reviewed."""

from pathlib import Path

import click

from claimpress import pipeline
from claimpress.cli.adding import add_entry, asked, claim_named
from claimpress.cli.root import publication_at, root_option
from claimpress.deriving.reviews import reviewed, revision_of, stake_in
from claimpress.model.claim import Outcome, Review
from claimpress.reporting.text import counted
from claimpress.values.clock import today
from claimpress.values.dates import PartialDate
from claimpress.values.names import did_you_mean


@click.command()
@click.argument("claim_id", metavar="DOSSIER/NAME")
@root_option
@click.option("--by", help="Who reviewed it: an id of people.yaml, and no author of the check.")
@click.option(
    "--outcome",
    type=click.Choice([outcome.value for outcome in Outcome]),
    help="What the reviewer says; asked for when not given.",
)
@click.option("--show", is_flag=True, help="Write nothing; tell which reviews there are.")
def review(
    claim_id: str, root: Path | None, by: str | None, outcome: str | None, *, show: bool
) -> None:
    """Add your review of a claim, as it stands now, to its file.

    The review holds for exactly this content: when the claim is changed, the
    review lapses and the claim needs a new one.

    \b
    Example:
      claimpress review budget-speech/school-meals --by jane-doe --outcome approved
    """
    base = publication_at(root)
    corpus = pipeline.check(base).corpus
    claim = claim_named(claim_id, corpus)
    revision = revision_of(claim)
    if show:
        state = reviewed(claim)
        click.echo(f"{claim.id}, revision {revision}:")
        click.echo(f"  {len(state.approvals)} of {counted(state.needed, 'review')}")
        for each in claim.reviews:
            lapsed = "" if each.revision == revision else " (lapsed)"
            click.echo(f"  {each.on} {each.by}: {each.outcome}{lapsed}")
        return
    reviewer = by or asked("Who reviewed it (id in people.yaml)", "review")
    people = corpus.people if corpus else {}
    if reviewer not in people:
        near = did_you_mean(reviewer, people) or "add them to claims/people.yaml first"
        raise click.UsageError(f"there is no person {reviewer!r} in people.yaml; {near}")
    stake = stake_in(reviewer, claim, corpus) if corpus else ""
    if stake:
        raise click.UsageError(f"{reviewer} {stake}; somebody else reviews it")
    said = outcome or asked("Outcome", "review", [each.value for each in Outcome])
    on = PartialDate.parse(str(today()))
    entry = Review(by=reviewer, on=on, revision=revision, outcome=Outcome(said))
    written = {"by": reviewer, "on": str(on), "revision": f'"{revision}"', "outcome": said}
    add_entry(base, claim, "reviews", entry, written)
    click.echo(f"Added to {claim.file}: {said} by {reviewer}, revision {revision}.")
