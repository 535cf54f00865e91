"""The pages that ``claimpress import claimreview --sitemap`` asks for."""

import shutil
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import click

from claimpress.cli.network import interruptible, network
from claimpress.fetching.faults import FetchError
from claimpress.fetching.manners import Pace, Polite, Stopped
from claimpress.fetching.robots import Robots
from claimpress.importing.crawling import CRAWLED, Crawl
from claimpress.importing.given import Raw
from claimpress.reporting.text import counted, visible

INTERRUPTED = 130
_PURPOSE = "imports ClaimReview"


@contextmanager
def crawled(
    sitemaps: tuple[str, ...], matching: str, work: Path, *, dry: bool
) -> Iterator[Callable[[], Iterator[Raw]]]:
    """Look at the pages of sitemaps; gives what makes records of them, each time it is called.

    What was found is kept in the folder ``work``; with ``dry``, not beyond this run.
    """
    if not sitemaps:
        yield lambda: iter(())
        return
    with TemporaryDirectory() as aside:
        path = work / CRAWLED
        if dry:
            kept, path = path, Path(aside) / CRAWLED
            if kept.is_file():
                shutil.copyfile(kept, path)
        crawl = _look(sitemaps, matching, path)
        for said in crawl.told:
            click.echo(f"A sitemap was passed over: {visible(said)}", err=True)
        click.echo(
            f"{counted(crawl.pages, 'page')} in the sitemap; {crawl.without:,} of those looked at "
            "have no ClaimReview.\n"
        )
        yield crawl.raws


def _look(sitemaps: tuple[str, ...], matching: str, path: Path) -> Crawl:
    way = network()
    with interruptible() as stop:
        polite = Polite(way.fetcher(_PURPOSE), Pace(way.manners, stop))
        crawl = Crawl(path, polite, Robots(polite))
        try:
            crawl.run(sitemaps, matching, _progress)
        except FetchError as fault:
            raise click.ClickException(f"the sitemap cannot be had: {fault}") from fault
        except Stopped:
            click.echo("\nStopped; the next run goes on.", err=True)
            sys.exit(INTERRUPTED)
    return crawl


def _progress(pages: int) -> None:
    if sys.stderr.isatty():
        click.echo(f"\r{counted(pages, 'page')}", nl=False, err=True)
