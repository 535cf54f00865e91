"""``claimpress translate``: a translation to fill in, and brought up to date."""

from pathlib import Path

import click

from claimpress import pipeline
from claimpress.authoring.translating import REGISTRIES, own_comments, translation
from claimpress.cli.adding import claim_named
from claimpress.cli.generated import text_of
from claimpress.cli.root import publication_at, root_option
from claimpress.deriving.translated import key_of
from claimpress.model.corpus import Corpus
from claimpress.reading.intake import CLAIMS
from claimpress.reporting.text import counted
from claimpress.values.clock import today
from claimpress.values.languages import known_language, language_name
from claimpress.values.names import did_you_mean
from claimpress.values.problems import listed
from claimpress.writing.mount import replace_file


@click.command()
@click.argument("what")
@click.argument("language")
@root_option
@click.option(
    "--done",
    is_flag=True,
    help="Say that it is a translation of what the original says now, and take the words of "
    "the original out of the file.",
)
def translate(what: str, language: str, root: Path | None, *, done: bool) -> None:
    """Start a translation, or show in one what the original says now.

    WHAT is a claim, as DOSSIER/NAME, a dossier, or one of publication,
    statuses, topics and people; LANGUAGE is a tag such as ru. The file has
    the name of the original with the language before .yaml. Every text that
    is not translated is a gap, and above it stand the words of the original,
    in comments that begin with #|. What is translated stays as it is.

    When the original was changed since, its words stand above every text.
    With --done they are taken out again, and the file names the revision that
    it is of now; who compared an earlier one is asked to compare it again.

    \b
    Examples:
      claimpress translate statuses ru
      claimpress translate budget-speech/school-meals ru
      claimpress translate budget-speech/school-meals ru --done
    """
    base = publication_at(root)
    corpus = pipeline.check(base).corpus
    if corpus is None:
        raise click.ClickException("the registries cannot be read; see: claimpress check")
    if not known_language(language) or language == corpus.publication.language:
        message = f"{language!r} is no other language; write a tag such as ru, ky or pt-BR"
        raise click.UsageError(message)
    id_ = _meant(what, corpus)
    file = f"{CLAIMS}/{key_of(id_, language)}.yaml"
    _refuse_losses(base / file, file, unread=key_of(id_, language) in corpus.unread)
    made = translation(id_, language, corpus, str(today()), done=done)
    if made.lost:
        message = (
            f"{file} is left as it is: {listed(made.lost, 'and')} would be lost, because they "
            f"belong to nothing in the original; see: claimpress check {file}"
        )
        raise click.ClickException(message)
    replace_file(base / file, made.text.encode())
    click.echo(f"Wrote {file}: {counted(made.gaps, 'text')} to translate.")
    if language not in corpus.publication.languages:
        name = language_name(language)
        click.echo(f"Add {language} ({name}) to languages in {CLAIMS}/publication.yaml.")
    if made.lags and not done:
        click.echo(
            "The original was changed since. Bring it up to date, then run: "
            f"claimpress translate {what} {language} --done"
        )
    elif made.gaps:
        click.echo(f"Fill in the gaps, then run: claimpress check {file}")


def _meant(what: str, corpus: Corpus) -> str:
    """What stands before the language in the key of the translation."""
    name = Path(what).as_posix().removeprefix(f"{CLAIMS}/").removesuffix(".yaml")
    dossier = name.removesuffix("/dossier")
    if name in REGISTRIES:
        return name
    if dossier in corpus.dossiers:
        return f"{dossier}/dossier"
    if "/" in name:
        return claim_named(name, corpus).id
    near = did_you_mean(name, [*corpus.dossiers, *REGISTRIES])
    help_ = near or f"name a claim as DOSSIER/NAME, a dossier, or {listed(REGISTRIES)}"
    message = f"there is no {what!r} to translate; {help_}"
    raise click.UsageError(message)


def _refuse_losses(path: Path, file: str, *, unread: bool) -> None:
    """Leave a file as it is that cannot be read, or has comments that would be lost."""
    if unread:
        message = f"{file} has problems and is left as it is; see: claimpress check {file}"
        raise click.ClickException(message)
    own = own_comments(text_of(path))
    if own:
        message = (
            f"{file} is left as it is: a comment in it would be lost: {own[0]}\n"
            "  help: take the comment out, or write by hand what is missing"
        )
        raise click.ClickException(message)
