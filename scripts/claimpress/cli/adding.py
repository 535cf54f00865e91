"""What commands share that add an entry to a claim file."""

import re
import sys
from pathlib import Path

import click

from claimpress.authoring.drafts import quoted
from claimpress.authoring.filling import with_fields
from claimpress.authoring.lists import with_item
from claimpress.model.claim import Claim, ClaimFile
from claimpress.model.corpus import Corpus
from claimpress.model.fields import Record
from claimpress.reading.intake import claim_id as id_of
from claimpress.reading.load import CLAIM_BOUNDS
from claimpress.reading.validation import validated
from claimpress.reading.yaml_text import read_yaml
from claimpress.values.names import claim_meant

_PLAIN = re.compile(r"https?://[!-~]*[^:,\s]")
"""An address that stands in YAML as it is."""


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
    _replace(path, claim, new, {**_values(claim), key: (*getattr(claim, key), entry)})


def fill_in(root: Path, claim: Claim, number: int, fields: dict[str, str]) -> Claim:
    """Put ``fields`` into an item of evidence, and give back the claim as it is then.

    Nothing is written when anything else would change by it.
    """
    path = root / claim.file
    text = path.read_text(encoding="utf-8")
    written = {
        name: value if _PLAIN.fullmatch(value) else quoted(value) for name, value in fields.items()
    }
    try:
        new = with_fields(text, claim.file, ("evidence", number), written)
    except ValueError as fault:
        raise click.ClickException(f"{claim.file}: {fault}") from fault
    items = list(claim.evidence)
    items[number] = items[number].model_copy(update=fields)
    _replace(path, claim, new, {**_values(claim), "evidence": tuple(items)})
    return claim.model_copy(update={"evidence": tuple(items)})


def _replace(path: Path, claim: Claim, new: str, wanted: dict[str, object]) -> None:
    again, problems = read_yaml(claim.file, new.encode(), CLAIM_BOUNDS)
    record, faults = validated(ClaimFile, claim.file, again) if again else (None, problems)
    if record is None or _values(record) != wanted:
        said = "; ".join(problem.message for problem in faults)
        message = f"{claim.file} would not hold what it should with the entry; nothing was written"
        raise click.ClickException(f"{message}{': ' if said else ''}{said}")
    path.write_text(new, encoding="utf-8", newline="\n")


def _values(claim: ClaimFile) -> dict[str, object]:
    return {name: getattr(claim, name) for name in ClaimFile.model_fields}
