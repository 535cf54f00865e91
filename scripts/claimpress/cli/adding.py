"""What commands share that add an entry to a claim file."""

import sys
from pathlib import Path

import click

from claimpress.authoring.lists import with_item
from claimpress.model.claim import Claim, ClaimFile
from claimpress.model.corpus import Corpus
from claimpress.model.fields import Record
from claimpress.reading.intake import claim_id as id_of
from claimpress.reading.load import CLAIM_BOUNDS
from claimpress.reading.validation import validated
from claimpress.reading.yaml_text import read_yaml
from claimpress.values.names import claim_meant


def claim_named(claim_id: str, corpus: Corpus | None) -> Claim:
    """The claim with this id.

    Raises ``click.ClickException`` when it is not there or cannot be read.
    """
    if corpus is None:
        raise click.ClickException("the claims cannot be read; see: claimpress check")
    if claim_id.endswith(".yaml"):  # the path of its file says the same
        claim_id = id_of(Path(claim_id).as_posix())
    if claim_id not in corpus.claims:
        near = claim_meant(claim_id, corpus.claims)
        message = f"there is no claim {claim_id!r} that can be read" + (f"; {near}" if near else "")
        raise click.ClickException(message)
    return corpus.claims[claim_id]


def asked(
    question: str, command: str, choices: list[str] | None = None, default: str | None = None
) -> str:
    """The answer of the person at the terminal; where there is none, the command fails."""
    if not sys.stdin.isatty():
        message = f"not given: {question.lower()}. See `claimpress {command} --help`."
        raise click.UsageError(message)
    kind = click.Choice(choices) if choices else None
    answer: str = click.prompt(question, type=kind, default=default, err=True)
    return answer


def add_entry(root: Path, claim: Claim, key: str, entry: Record, written: dict[str, str]) -> None:
    """Put ``entry``, ``written`` as YAML, at the end of the list ``key`` of a claim's file.

    Nothing is written when anything else would change by it.
    """
    path = root / claim.file
    text = path.read_text(encoding="utf-8")
    tree, _ = read_yaml(claim.file, text.encode(), CLAIM_BOUNDS)
    if tree is None:
        raise click.ClickException(f"{claim.file} cannot be read; see: claimpress check")
    try:
        new = with_item(text, tree, key, written)
    except ValueError as fault:
        raise click.ClickException(f"{claim.file}: {fault}") from fault
    again, problems = read_yaml(claim.file, new.encode(), CLAIM_BOUNDS)
    record, faults = validated(ClaimFile, claim.file, again) if again else (None, problems)
    wanted = {**_values(claim), key: (*getattr(claim, key), entry)}
    if record is None or _values(record) != wanted:
        said = "; ".join(problem.message for problem in faults)
        message = f"{claim.file} would not hold what it should with the entry; nothing was written"
        raise click.ClickException(f"{message}{': ' if said else ''}{said}")
    path.write_text(new, encoding="utf-8", newline="\n")


def _values(claim: ClaimFile) -> dict[str, object]:
    return {name: getattr(claim, name) for name in ClaimFile.model_fields}
