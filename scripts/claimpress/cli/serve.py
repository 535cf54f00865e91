"""``claimpress serve``: a preview that follows every change."""

import sys
from pathlib import Path

import click

from claimpress.cli.root import publication_at, root_option
from claimpress.engines import serve as preview
from claimpress.engines.failure import EngineError


@click.command()
@root_option
@click.option("--port", type=click.IntRange(1, 65535), default=8000, show_default=True)
@click.option("--drafts", is_flag=True, help="Show drafts and claims in review, under a banner.")
@click.option("--open", "open_in_browser", is_flag=True, help="Open the preview in the browser.")
def serve(root: Path | None, port: int, *, drafts: bool, open_in_browser: bool) -> None:
    """Preview the site and see each change as you save it. Ctrl-C ends it.

    A claim with an error in it is reported here, and the pages stay as they
    were until it is mended. The preview answers this machine only.
    """
    base = publication_at(root)
    # MkDocs' server answers any Host header, so it must not listen to the network.
    try:
        preview.serve(
            base,
            f"127.0.0.1:{port}",
            drafts=drafts,
            open_in_browser=open_in_browser,
        )
    except EngineError as refused:
        click.echo(f"{click.style('error:', fg='red')} {refused}", err=True)
        sys.exit(1)
    except OSError as refused:
        message = f"port {port} cannot be used ({refused.strerror}); try --port {port + 1}"
        raise click.UsageError(message) from refused
