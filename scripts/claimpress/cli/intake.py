"""``claimpress intake``: what somebody wrote into a form becomes a draft or a change."""

import json
import sys
from pathlib import Path
from typing import Any

import click

from claimpress import pipeline
from claimpress.authoring.answers import LONGEST, AnswersError, received
from claimpress.authoring.taking import Taken, correction, new_claim
from claimpress.cli.root import publication_at, root_option
from claimpress.reading.forms import FORMS, NAMES, read_forms
from claimpress.reading.intake import take_in
from claimpress.reading.starter import starter_root
from claimpress.values.clock import today

_LARGEST_EVENT = 2 * 1024 * 1024


@click.command()
@click.argument("file", type=click.File("rb"))
@root_option
@click.option(
    "--form",
    type=click.Choice(NAMES),
    help="Which form it answers.  [default: the one whose questions are there]",
)
@click.option(
    "--as",
    "claim_id",
    metavar="DOSSIER/NAME",
    help="Where a new claim shall stand. Without it, a name is made of --number.",
)
@click.option("--number", type=click.IntRange(min=1), help="The number of the issue it came in.")
@click.option("--event", is_flag=True, help="FILE is what GitHub tells a workflow of an issue.")
@click.option(
    "--format",
    "form_of_output",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="With json, nothing is written: the files stand in the output.",
)
def intake(  # noqa: PLR0913, PLR0917 - one for each option
    file: Any,  # noqa: ANN401 - what click opens
    root: Path | None,
    form: str | None,
    claim_id: str | None,
    number: int | None,
    form_of_output: str,
    *,
    event: bool,
) -> None:
    """Make a draft of an answer to a form, or change a claim by one.

    FILE is the text of an issue that was opened with one of the forms of the
    publication (- reads it from the standard input); a letter with
    "Question: answer" on its lines; or JSON with the answers by the ids of the
    fields. From "a claim to check" comes a draft claim file. From "a
    correction" comes a change of the claim: the sentence put right where it
    can be found, addresses as evidence, and an entry in the history.

    The text is a stranger's. It becomes values in YAML and nothing else: it
    names no file, and whatever does not fit a field is left empty and told.
    What only a person can write stays a gap that `claimpress check` names.

    \b
    Examples:
      claimpress intake issue.md --as budget-speech/school-meals
      gh issue view 12 --json body --jq .body | claimpress intake - --number 12
    """
    base = publication_at(root)
    corpus = pipeline.check(base).corpus
    if corpus is None:
        raise click.ClickException("the registries cannot be read; see: claimpress check")
    text, number = _given(file, number, event=event)
    forms = read_forms(base) or read_forms(starter_root())
    if not forms:
        raise click.ClickException(f"there are no forms in {FORMS}")
    try:
        answers = received(text, forms, form or "")
        taken = (
            new_claim(answers, corpus, claim_id, number, str(today()))
            if answers.form == "claim"
            else correction(answers, corpus, take_in(base), str(today()))
        )
    except AnswersError as fault:
        raise click.ClickException(str(fault)) from fault
    if form_of_output == "json":
        given = {"form": taken.form, "files": taken.files, "remarks": taken.remarks}
        click.echo(json.dumps(given, ensure_ascii=False))
    else:
        _write(base, taken)
    sys.exit(0 if taken.files else 1)


def _given(file: Any, number: int | None, *, event: bool) -> tuple[str, int | None]:  # noqa: ANN401
    most = _LARGEST_EVENT if event else LONGEST * 4
    data = file.read(most + 1)
    try:
        text = data.decode("utf-8-sig")
        if event and len(data) <= most:
            issue = json.loads(text)["issue"]
            return str(issue["body"] or ""), int(issue["number"])
    except (ValueError, KeyError, TypeError, RecursionError) as fault:
        what = "what GitHub tells of an issue" if event else "text in UTF-8"
        raise click.ClickException(f"this is not {what}") from fault
    if len(data) > most:
        raise click.ClickException(f"this has more than {most:,} bytes")
    return text, number


def _write(base: Path, taken: Taken) -> None:
    for file, content in taken.files.items():
        path = base / file
        path.parent.mkdir(exist_ok=True)
        path.write_text(content, encoding="utf-8", newline="\n")
        click.echo(f"Wrote {file}")
    if taken.remarks:
        click.echo("What did not fit a field:")
    for remark in taken.remarks:
        click.echo(f"  {remark}")
    if not taken.files:
        click.echo("Nothing in it can be put into a file by a program; a person has to read it.")
        return
    click.echo("What is still missing:")
    for gap in taken.gaps:
        click.echo(f"  {gap.file}{f':{gap.span.line}' if gap.span else ''}: {gap.message}")
    click.echo("Fill it in, then run: claimpress check")
