"""``claimpress new``: a claim file to fill in."""

import sys
from pathlib import Path

import click

from claimpress import pipeline
from claimpress.authoring.drafts import Answers, claim_draft, dossier_draft
from claimpress.authoring.taking import formed
from claimpress.cli.root import publication_at, root_option
from claimpress.model.claim import ClaimFile
from claimpress.model.corpus import Corpus
from claimpress.model.dossier import DossierFile
from claimpress.reading.intake import CLAIMS, DOSSIER
from claimpress.values.clock import today
from claimpress.values.names import did_you_mean, slug_fault


@click.command()
@click.argument("claim_id", metavar="[DOSSIER/NAME]", required=False)
@root_option
@click.option("--text", help="The claim in one neutral sentence.")
@click.option("--speaker", help="Who made it: an id of people.yaml.")
@click.option("--quote", help="The exact words.")
@click.option("--url", help="The address of the first item of evidence.")
def new(  # noqa: PLR0913, PLR0917 - one for each option
    claim_id: str | None,
    root: Path | None,
    text: str | None,
    speaker: str | None,
    quote: str | None,
    url: str | None,
) -> None:
    """Start a claim file with a comment on every field.

    What is not given as an option is asked for on a terminal. DOSSIER is the
    folder of the document the claim was made in; for a new one, its
    dossier.yaml is started too. The file is a draft: it is not published
    until its stage says so, and `claimpress check` names what is missing.

    \b
    Example:
      claimpress new budget-speech/school-meals --text "Every school serves a free meal."
    """
    base = publication_at(root)
    corpus = pipeline.check(base).corpus
    if corpus is None:
        message = "the registries cannot be read; see `claimpress check`"
        raise click.UsageError(message)
    dossier, name = _named(
        _asked(claim_id, "Dossier and short name, as budget-speech/school-meals")
    )
    if (base / CLAIMS / dossier / f"{name}.yaml").exists():
        message = f"{CLAIMS}/{dossier}/{name}.yaml exists already; choose another name"
        raise click.UsageError(message)
    answers = Answers(
        text=_asked(text, "The claim in one neutral sentence"),
        speaker=_speaker(_asked(speaker, "Who made it (id in people.yaml)"), corpus),
        quote=quote or "",
        evidence=(url or "",),
        language=corpus.publication.language,
        today=str(today()),
    )
    folder = base / CLAIMS / dossier
    files = {folder / f"{name}.yaml": formed(claim_draft(answers), ClaimFile)}
    if not (folder / DOSSIER).exists():
        files[folder / DOSSIER] = formed(dossier_draft(answers), DossierFile)
    for path, content in files.items():
        if path.exists():
            message = f"{path.relative_to(base)} exists already; choose another name"
            raise click.UsageError(message)
        folder.mkdir(exist_ok=True)
        path.write_text(content, encoding="utf-8", newline="\n")
        click.echo(f"Wrote {path.relative_to(base)}")
    click.echo("Fill in the gaps, then run: claimpress check")


def _asked(given: str | None, question: str) -> str:
    if given:
        return given
    if not sys.stdin.isatty():
        message = f"not given: {question}. See `claimpress new --help`."
        raise click.UsageError(message)
    answer: str = click.prompt(question, err=True)
    return answer


def _named(claim_id: str) -> tuple[str, str]:
    dossier, slash, name = claim_id.partition("/")
    for part in (dossier, name):
        fault = slug_fault(part)
        if fault or not slash:
            message = f"{claim_id!r} is not DOSSIER/NAME: {fault or 'the slash is missing'}"
            raise click.UsageError(message)
    return dossier, name


def _speaker(given: str, corpus: Corpus) -> str:
    if given not in corpus.people:
        near = did_you_mean(given, corpus.people)
        help_ = near or f"add it to {CLAIMS}/people.yaml first"
        message = f"there is no person {given!r} in people.yaml; {help_}"
        raise click.UsageError(message)
    return given
