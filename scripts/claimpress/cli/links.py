"""``claimpress links``: what became of the addresses that the publication names."""

import json
import sys
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import click

from claimpress import pipeline
from claimpress.cli.network import interruptible, network
from claimpress.cli.root import asked_for, publication_at, root_option, tell_unread
from claimpress.deriving.addresses import Place
from claimpress.fetching.manners import Pace, Polite
from claimpress.model.found_links import LinkState
from claimpress.preserving.found import Found
from claimpress.preserving.journal import Journal
from claimpress.preserving.links import Plan, is_copy, is_online, look, newest, plan
from claimpress.preserving.results import Results, before_of, links_file, links_yaml, results_of
from claimpress.reading.intake import CLAIMS, LINKS
from claimpress.reading.site import CONFIG, read_site
from claimpress.reporting.progress import Progress
from claimpress.reporting.text import as_text, counted, visible
from claimpress.values.clock import today
from claimpress.values.problems import Path as Steps
from claimpress.writing.mount import replace_file

JOURNAL = Path("build/cache/links.jsonl")
INTERRUPTED = 130
_REPORTED = (LinkState.GONE, LinkState.MOVED, LinkState.BLOCKED, LinkState.UNKNOWN)
_PLACES = 3


@click.command()
@click.argument(
    "paths", nargs=-1, type=click.Path(exists=True, path_type=Path), metavar="[PATH]..."
)
@root_option
@click.option(
    "--copies",
    is_flag=True,
    help="Look at archived copies, too.",
)
@click.option(
    "--max-age",
    type=click.IntRange(min=0),
    default=1,
    show_default=True,
    metavar="DAYS",
    help="Look again at addresses that were looked at so many days ago; 0 looks at all.",
)
@click.option(
    "--gap",
    type=click.FloatRange(min=0.5, max=60),
    metavar="SECONDS",
    help="The least time between two questions to one host.  [default: 1]",
)
@click.option(
    "--minutes",
    type=click.FloatRange(min=0, min_open=True),
    help="Stop after so many minutes; the next run goes on.",
)
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="text for people, json for programs.",
)
def links(  # noqa: PLR0913, PLR0917 - one for each option
    paths: tuple[Path, ...],
    root: Path | None,
    max_age: int,
    gap: float | None,
    minutes: float | None,
    form: str,
    *,
    copies: bool,
) -> None:
    """Look whether the addresses in claims, dossiers and registries still answer.

    An address is ok, moved (for good), gone, blocked (the host lets no
    programs look) or unknown. What is gone and what moved goes into
    claims/links.yaml; commit it, and pages show the archived copy of dead
    evidence first. Drafts are not looked at, and archived copies only with
    --copies. With PATH, only addresses in these files are. A page that says
    with status 200 that it is gone is called ok: no program can tell.

    Hosts are asked politely: one question at a time and a second between two,
    more if their robots.txt says so; nothing they ask programs to leave alone;
    not again when a version has not changed; and later when they are busy.
    Only public machines are asked, whatever an address says or a redirect.

    Interrupt it at any time: what was found is kept in build/cache, and the
    same command goes on. What it shall leave alone stands in
    claims/publication.yaml, under unchecked_links, with reasons.

    Exit status: 1 when evidence is gone without an archived copy, 130 when
    interrupted or out of time.

    \b
    Examples:
      claimpress links
      claimpress links claims/some-dossier --max-age 0
      claimpress links --minutes 20 --format json > links.json
    """
    base = publication_at(root, paths[0] if paths else None)
    corpus = pipeline.check(base).corpus
    if corpus is None:
        raise click.ClickException("the claims cannot be read; see: claimpress check")
    tell_unread(corpus.unread)
    day = today()
    journal = Journal(base / JOURNAL)
    known = newest(before_of(corpus.links), journal.read())

    def wanted(place: Place) -> bool:
        return asked_for(place.file, base, paths) and (copies or not is_copy(place))

    work = plan(corpus, known, day, max_age, wanted)
    said = f"{counted(len(work.asked), 'link')}, {len(work.due):,} to look at"
    click.echo(f"{said}, {len(work.unchecked):,} left alone.", err=True)
    new: dict[str, Found] = {}
    gone = 0
    progress = Progress(len(work.due), "link", sys.stderr)
    with _until(minutes) as stop, journal.writing() as writer:
        polite = _polite(base, gap, stop)
        for found in look(work.due, known, polite, day, stop):
            writer.add(found)
            new[found.address] = found
            gone += found.state is LinkState.GONE
            progress.step(f"{gone:,} gone" if gone else "")
    left = len(work.due) - len(new)
    # Who was in a hurry is not kept waiting for another host.
    earlier = {} if left else known
    if new and not is_online(new, earlier, _polite(base, gap, threading.Event()), day):
        journal.rewrite(known, known)
        message = "no host gave any answer: is this machine online? Nothing was written"
        raise click.ClickException(message)
    known |= new
    journal.rewrite(known, work.places)
    results = results_of(work.places, known, work.unchecked, day)
    replace_file(base / CLAIMS / LINKS, links_yaml(links_file(results)).encode())
    _report(results, work, form)
    if left:
        click.echo(f"Not finished, {counted(left, 'link')} left: run it again.", err=True)
        sys.exit(INTERRUPTED)
    sys.exit(1 if _unsaved(base, form) else 0)


@contextmanager
def _until(minutes: float | None) -> Iterator[threading.Event]:
    """An event that is set when the work is to end: by Ctrl-C, or after so many minutes."""
    with interruptible() as stop:
        timer = threading.Timer((minutes or 0) * 60, stop.set)
        timer.daemon = True
        if minutes:
            timer.start()
        try:
            yield stop
        finally:
            timer.cancel()


def _polite(base: Path, gap: float | None, stop: threading.Event) -> Polite:
    way = network()
    manners = replace(way.manners, gap=gap) if gap else way.manners
    # Who asks, for whoever reads the log of a host.
    home = read_site(base).url if (base / CONFIG).is_file() else ""
    return Polite(way.fetcher(f"links; +{home}" if home else "links"), Pace(manners, stop))


def _report(results: Results, work: Plan, form: str) -> None:
    asked = {address: each for address, each in results.found.items() if address in work.asked}
    if form == "json":
        click.echo(json.dumps(_records(asked, work), ensure_ascii=False, indent=1))
    else:
        for state in _REPORTED:
            for each in asked.values():
                if each.state is state:
                    click.echo(_lines(each, work))
    states = [each.state for each in asked.values()]
    counts = [f"{states.count(state):,} {state}" for state in LinkState]
    click.echo(f"{counted(len(states), 'link')}: {', '.join(counts)}.", err=form == "json")


def _records(asked: Mapping[str, Found], work: Plan) -> list[dict[str, object]]:
    return [
        {
            "address": address,
            "state": each.state.value,
            "said": each.said,
            "on": str(each.on),
            "since": str(each.since),
            **({"to": each.to} if each.to else {}),
            "places": [{"file": p.file, "path": list(p.path)} for p in work.places[address]],
        }
        for address, each in asked.items()
    ]


def _lines(each: Found, work: Plan) -> str:
    places = work.places[each.address]
    colour = "red" if each.state is LinkState.GONE else "yellow"
    said = each.said + (f", to {each.to}" if each.to else "")
    lines = [f"{click.style(each.state.value, fg=colour)}: {visible(each.address)}"]
    lines += [f"    {visible(said)}; first seen so on {each.since}"]
    lines += [f"    {visible(p.file)}: {_words(p.path)}" for p in places[:_PLACES]]
    more = len(places) - _PLACES
    return "\n".join([*lines, f"    and in {counted(more, 'more place')}"] if more > 0 else lines)


def _words(path: Steps) -> str:
    """``evidence 3, url`` for ``("evidence", 2, "url")``."""
    words = "".join(f" {step + 1}" if isinstance(step, int) else f", {step}" for step in path)
    return visible(words.removeprefix(", "))


def _unsaved(base: Path, form: str) -> bool:
    """Tell which evidence is gone without a copy, by the rule that `check` has for it."""
    problems = [p for p in pipeline.check(base).problems if p.code == "dead-link"]
    for problem in problems:
        click.echo(f"\n{as_text(problem)}", err=form == "json")
    return bool(problems)
