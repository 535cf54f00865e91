"""``claimpress build``: the site, whole or not at all."""

import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import NoReturn

import click

from claimpress import pipeline
from claimpress.checking.chain import check_chain
from claimpress.cli.root import publication_at, root_option
from claimpress.engines.build import ENGINES, SITE, build_site
from claimpress.engines.failure import EngineError
from claimpress.model.corpus import Corpus
from claimpress.model.manifest import Manifest
from claimpress.model.site import Site
from claimpress.reading.manifest import ManifestError, parsed
from claimpress.reading.site import read_site
from claimpress.reporting.text import as_text, counted, summary
from claimpress.values.uncollected import uncollected
from claimpress.writing.alone import BusyError, alone


@click.command()
@root_option
@click.option("--drafts", is_flag=True, help="Show drafts and claims in review, under a banner.")
@click.option(
    "--engine",
    type=click.Choice(ENGINES),
    default="mkdocs",
    show_default=True,
    help="What makes the site from the pages.",
)
@click.option(
    "--site-dir",
    type=click.Path(file_okay=False, path_type=Path),
    help=f"Where the site goes.  [default: {SITE}]",
)
@click.option("--no-cache", is_flag=True, help="Read every claim anew, and make every page anew.")
@click.option(
    "--previous",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    envvar="CLAIMPRESS_PREVIOUS",
    show_envvar=True,
    help="The manifest.json that is online now, for the new one to follow.",
)
def build(  # noqa: PLR0913 - one for each option
    root: Path | None,
    engine: str,
    site_dir: Path | None,
    previous: Path | None,
    *,
    drafts: bool,
    no_cache: bool,
) -> None:
    """Build the site, ready for any static host.

    The claims are checked first; with one error in them nothing is built and
    the site of the last build stays as it is.

    The site has a manifest.json with the hash of every claim, chained to
    every publication before. With --previous the chain goes on from that of
    the site that is online, and nothing is built if a claim vanished since, a
    history entry was rewritten, or a status changed without one. Without
    --previous a chain begins.
    """
    base = publication_at(root)
    if drafts and previous:
        raise click.UsageError("--drafts is for looking at; it makes nothing that follows another")
    site = site_dir or base / SITE
    started = time.monotonic()
    try:
        with alone(base / pipeline.DOCS), uncollected():
            before = _manifest_in(previous) if previous else None
            press = partial(pipeline.press, drafts=drafts, use_cache=not no_cache, previous=before)
            pages, shown = _built(base, site, engine, press, use_cache=not no_cache)
    except (EngineError, BusyError) as refused:
        _give_up(str(refused))
    except OSError as fault:
        _give_up(f"{fault.strerror}: {fault.filename or site}. The site is as it was before.")
    took = time.monotonic() - started
    click.echo(
        f"Built {counted(len(shown.claims), 'claim page')} from "
        f"{counted(len(shown.dossiers), 'dossier')}, {counted(pages, 'page')} in all, "
        f"into {_short(site)}/ in {took:.1f} seconds.",
    )


def _manifest_in(file: Path) -> Manifest:
    """The manifest to follow; ends the program when it is none, or not whole."""
    try:
        manifest = parsed(file.read_bytes())
    except ManifestError as refused:
        _give_up(f"--previous {file}: {refused}\n  help: {refused.help}")
    broken = next(check_chain(manifest, str(file)), None)
    if broken:
        _give_up(f"--previous {as_text(broken)}")
    return manifest


def _built(
    root: Path,
    site: Path,
    engine: str,
    press: Callable[[Path, Site], pipeline.Pressed],
    *,
    use_cache: bool,
) -> tuple[int, Corpus]:
    """Check, write the pages, build; ends the program when the claims have errors."""
    _step("Checking the claims and writing their pages")
    pressed = press(root, read_site(root))
    problems = pressed.checked.problems
    for problem in problems:
        click.echo(f"{as_text(problem)}\n", err=True)
    if pressed.shown is None:
        checked = f"{counted(pressed.checked.files, 'claim')} checked"
        click.echo(f"{summary(problems, checked)} Nothing was built.", err=True)
        sys.exit(1)
    _step(f"Building the site with {engine}")
    return build_site(root, site, pressed, engine, use_cache=use_cache), pressed.shown


def _give_up(why: str) -> NoReturn:
    click.echo(f"{click.style('error:', fg='red')} {why}", err=True)
    sys.exit(1)


def _step(what: str) -> None:
    """Tell a person at a terminal what takes time; stay quiet elsewhere."""
    if sys.stderr.isatty():
        click.echo(f"{what} …", err=True)


def _short(path: Path) -> Path:
    path, here = path.resolve(), Path.cwd()
    return path.relative_to(here) if path.is_relative_to(here) else path
