"""``claimpress archive``: lasting copies of evidence."""

import os
import sys
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import click

from claimpress import pipeline
from claimpress.cli.adding import claim_named, fill_in
from claimpress.cli.evidence import kept_at, kept_option
from claimpress.cli.network import interruptible, network
from claimpress.cli.root import publication_at, root_option, tell_unread
from claimpress.fetching.faults import FetchError
from claimpress.fetching.manners import Pace, Polite, Stopped
from claimpress.fetching.robots import Robots
from claimpress.model.claim import Claim, Stage
from claimpress.model.corpus import Corpus
from claimpress.preserving.archiving import Item, NotKept, archived, keep, wanted_day
from claimpress.preserving.kept import Kept
from claimpress.preserving.wayback import ArchiveError, AwayError, Wayback
from claimpress.reporting.text import counted, visible
from claimpress.values.clock import now

KEYS = "CLAIMPRESS_ARCHIVE_KEYS"
INTERRUPTED = 130
_PATIENCE = 3
"""Items for which the archive may be silent, one after the other."""


@click.command()
@click.argument("claim_ids", nargs=-1, metavar="[DOSSIER/NAME]...")
@root_option
@click.option(
    "--within",
    type=click.IntRange(min=0),
    default=30,
    show_default=True,
    metavar="DAYS",
    help="How far a snapshot may be from the day on which the item was read.",
)
@click.option("--new", is_flag=True, help="Let the archive take a snapshot where none is so near.")
@click.option("--keep", "keeping", is_flag=True, help="Also keep a copy here, with its SHA-256.")
@kept_option
@click.option("--dry-run", is_flag=True, help="Write nothing; say what would be written.")
def archive(  # noqa: PLR0913 - one for each option
    claim_ids: tuple[str, ...],
    root: Path | None,
    within: int,
    kept: Path | None,
    *,
    new: bool,
    keeping: bool,
    dry_run: bool,
) -> None:
    """Find lasting copies of evidence, and write them into the claims.

    For every item without `archived`, the Wayback Machine of the Internet
    Archive is asked for a snapshot near the day on which it was read (accessed,
    or else published). Of an address that is gone, the last one from before is
    taken. With --new, the archive takes a snapshot where it has none; that
    needs an account there, whose keys are read from CLAIMPRESS_ARCHIVE_KEYS
    (access:secret). An address is written only after the archive has shown the
    snapshot itself.

    With --keep, what the host sends now is kept as a WARC file named by its
    SHA-256, which goes into the claim as `sha256`; `claimpress evidence verify`
    compares the two. The folder is not published; whether it may be is a
    matter of copyright.

    Comments and all other lines of the claims stay as they are. Without
    DOSSIER/NAME all claims but drafts are gone through.

    Exit status: 1 when an item is left without a copy, 130 when interrupted.

    \b
    Examples:
      claimpress archive --dry-run
      claimpress archive budget-speech/school-meals --new --keep
    """
    base = publication_at(root)
    corpus = pipeline.check(base).corpus
    claims = list(_claims(claim_ids, corpus))
    tell_unread(corpus.unread if corpus else ())
    keys = os.environ.get(KEYS, "")
    if new and not keys:
        raise click.UsageError(
            f"--new needs {KEYS}: keys are at https://archive.org/account/s3.php"
        )
    shelf = kept_at(kept, base) if keeping else None
    with interruptible() as stop:
        work = _Work(base, corpus, _tools(stop, keys), within, new=new, kept=shelf, dry_run=dry_run)
        try:
            for claim in claims:
                work.go_through(claim)
        except Stopped:
            click.echo("Interrupted; what was found so far is written.", err=True)
            sys.exit(INTERRUPTED)
    did = "would be written" if dry_run else "written"
    click.echo(
        f"{counted(work.written, 'field')} {did}; "
        f"{counted(work.left, 'item')} left as {'it was' if work.left == 1 else 'they were'}."
    )
    sys.exit(1 if work.left else 0)


def _claims(ids: tuple[str, ...], corpus: Corpus | None) -> Iterator[Claim]:
    if ids or corpus is None:
        yield from (claim_named(id_, corpus) for id_ in ids or ("",))
    else:
        yield from (c for c in corpus.claims.values() if c.stage is not Stage.DRAFT)


@dataclass(frozen=True, slots=True)
class _Tools:
    polite: Polite
    robots: Robots
    wayback: Wayback


def _tools(stop: threading.Event, keys: str) -> _Tools:
    way = network()
    polite = Polite(way.fetcher("archive"), Pace(way.manners, stop))
    return _Tools(polite, Robots(polite), Wayback(polite, way.archive, keys))


class _Work:
    """Goes through claims, and counts."""

    def __init__(  # noqa: PLR0913 - what the options say
        self,
        base: Path,
        corpus: Corpus | None,
        tools: _Tools,
        within: int,
        *,
        new: bool,
        kept: Kept | None,
        dry_run: bool,
    ) -> None:
        self.written = self.left = self._away = 0
        self._base, self._tools, self._within = base, tools, within
        self._gone = corpus.gone if corpus else {}
        self._new, self._kept, self._dry_run = new, kept, dry_run

    def go_through(self, claim: Claim) -> None:
        """Find copies for every item of evidence."""
        for number in range(len(claim.evidence)):
            fields = dict(self._found(claim, number))
            self.written += len(fields)
            if fields and not self._dry_run:
                claim = fill_in(self._base, claim, number, fields)

    def _found(self, claim: Claim, number: int) -> Iterator[tuple[str, str]]:
        evidence = claim.evidence[number]
        item = Item(evidence.url, wanted_day(evidence), self._gone.get(evidence.url))
        place = f"{visible(claim.file)}: evidence {number + 1}"
        if evidence.archived is None:
            try:
                snapshot = archived(item, self._tools.wayback, self._within, new=self._new)
            except AwayError as fault:
                self._leave(place, str(fault))
                self._away += 1
                if self._away == _PATIENCE:
                    message = "the archive does not answer; what was found so far is written"
                    raise click.ClickException(message) from fault
            except ArchiveError as fault:
                self._leave(place, str(fault))
            else:
                self._away = 0
                click.echo(f"{place}: archived: {snapshot.address}")
                yield "archived", snapshot.address
        if self._kept and evidence.sha256 is None:
            try:
                copy = keep(item, self._tools.polite, self._tools.robots, now())
            except (NotKept, FetchError) as fault:
                self._leave(place, f"no copy is kept: {fault}")
            else:
                if not self._dry_run:
                    self._kept.put(copy)
                click.echo(f"{place}: sha256: {copy.sha256}")
                yield "sha256", copy.sha256

    def _leave(self, place: str, why: str) -> None:
        self.left += 1
        click.echo(f"{place}: {visible(why)}", err=True)
