"""A claim file changed by the answers to the form "a correction"."""

import copy
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from claimpress.authoring.answers import Received, addresses_in
from claimpress.authoring.drafts import quoted
from claimpress.authoring.layout import LayoutError, laid_out
from claimpress.authoring.lists import with_item
from claimpress.authoring.remedy import Source
from claimpress.deriving.reviews import revision_of
from claimpress.model.claim import PUBLIC, ChangeKind, Claim, ClaimFile
from claimpress.model.corpus import Corpus
from claimpress.reading.expected import annotation_at, kind_of
from claimpress.reading.load import CLAIM_BOUNDS
from claimpress.reading.tree import Data, Node, plain_data, scalars
from claimpress.reading.yaml_text import read_yaml
from claimpress.values.problems import Path, short
from claimpress.values.text import one_line, same_signs

# Two names with a slash between, wherever they stand in an address or a path.
_ID = re.compile(r"(?<![a-z0-9-])(?=([a-z0-9-]{1,80}/[a-z0-9-]{1,80})(?![a-z0-9-]))")
# Other people's words about the check, and what is only ever added to.
_NOT_OURS = frozenset({"history", "reviews", "waivers"})


@dataclass(frozen=True, slots=True)
class Corrected:
    """A claim file with what a correction gave, and what a person has to know of the rest."""

    text: str | None
    """None when there was nothing that could be put into the file."""
    remarks: tuple[str, ...]


def claim_meant(received: Received, corpus: Corpus) -> Claim | None:
    """The claim whose page was named: by its address, its file or its id.

    Only ids that the publication has are found, so no text can name a file.
    """
    old = {alias: claim for claim in corpus.claims.values() for alias in claim.aliases}
    for match in _ID.finditer(received.line("page").replace(".yaml", "")):
        found = corpus.claims.get(match[1]) or old.get(match[1])
        if found:
            return found
    return None


def corrected(received: Received, claim: Claim, text: str, today: str) -> Corrected:
    """The text of ``claim``'s file with the sentence put right and addresses added as evidence.

    What a person must still write is a gap: what the evidence says, and the note for readers.
    """
    remarks = list(received.remarks)
    tree = _read(claim, text)
    before = plain_data(tree)
    wanted = copy.deepcopy(before)
    was: str | None = None
    new = text
    put = _sentence(received, tree, remarks)
    if put:
        path, value = put
        was = str(_at(before, path))
        _set(wanted, path, value)
        new = _replaced(claim.file, new, path, received)
    known = {str(item.url) for item in claim.evidence}
    addresses, said = addresses_in(received.answers.get("evidence", ""))
    remarks += [f"evidence: {remark}" for remark in said]
    for address in addresses:
        if address in known:
            remarks.append(f"evidence: {short(address)} is among the evidence already")
            continue
        item = _item(address)
        new = with_item(new, _read(claim, new), "evidence", item)
        _append(wanted, "evidence", item)
    if new == text:
        return Corrected(None, tuple(remarks))
    if claim.stage in PUBLIC:
        entry = {
            "on": today,
            "kind": (ChangeKind.CORRECTION if put else ChangeKind.UPDATE).value,
            "note": '""',
            **({"was": quoted(was)} if was and len(was) <= 2000 else {}),
            "revision": quoted(revision_of(claim)),
        }
        new = with_item(new, _read(claim, new), "history", entry)
        _append(wanted, "history", entry)
    if plain_data(_read(claim, new)) != wanted:
        raise ValueError(_by_hand(claim.file))
    return Corrected(_formed(new, text), tuple(remarks))


def _sentence(received: Received, tree: Node, remarks: list[str]) -> tuple[Path, str] | None:
    """The one place where the sentence stands, and the text there with the new one in it."""
    old, new = received.line("sentence"), received.line("right")
    if not (old and new):
        if old:
            remarks.append("sentence: nothing is given to stand there instead, so it stays")
        elif new:
            remarks.append("right: the sentence it replaces is not given, so nothing was replaced")
        return None
    pattern = _pattern(old)
    found = [
        (path, scalar.text, match)
        for path, scalar in scalars(tree)
        if path[0] not in _NOT_OURS and _written_by_people(path)
        for match in pattern.finditer(same_signs(scalar.text))
    ]
    if len(found) != 1:
        times = "in no text of the claim" if not found else f"in {len(found)} places of the claim"
        remarks.append(f"sentence: it stands {times}, so nothing was replaced: {short(old)}")
        return None
    path, text, match = found[0]
    return path, f"{text[: match.start()]}{new}{text[match.end() :]}"


def _replaced(file: str, text: str, path: Path, received: Received) -> str:
    """The file with the sentence replaced in the value at ``path``.

    A block keeps its lines; another value is written anew, as one in quotation marks.
    """
    source = Source(file, text.encode())
    value = source.value(path)
    if value is None:
        raise ValueError(_by_hand(file))
    pattern, new = _pattern(received.line("sentence")), received.line("right")
    written = value.source if value.style in {"|", ">"} else value.text
    matches = list(pattern.finditer(same_signs(written)))
    if len(matches) != 1:
        raise ValueError(_by_hand(file))
    start, end = matches[0].span()
    put = f"{written[:start]}{new}{written[end:]}"
    if value.style not in {"|", ">"}:
        put = quoted(put)
    return f"{text[: value.start]}{put}{text[value.start + len(value.source) :]}"


def _by_hand(file: str) -> str:
    return f"{file} has a form that a program cannot change safely; change it by hand"


def _pattern(sentence: str) -> re.Pattern[str]:
    """Finds a sentence however its blanks and line ends stand."""
    words = one_line(same_signs(sentence)).strip("\"'").split(" ")
    return re.compile(r"\s+".join(map(re.escape, words)))


def _written_by_people(path: Path) -> bool:
    kind = kind_of(annotation_at(ClaimFile, path))
    return kind is not None and kind.written_by_people


def _item(address: str) -> dict[str, str]:
    return {
        "url": quoted(address),
        "title": '""',
        "publisher": '""',
        "published": "unknown",
        "language": '""',
        "stance": "context",
        "tier": "secondary",
        "says": '""',
        "consulted": "excerpt",
    }


def _append(data: Data, key: str, item: dict[str, str]) -> None:
    items = [*_items(data, key), {name: _bare(value) for name, value in item.items()}]
    _set(data, (key,), items)


def _items(data: Any, key: str) -> Iterator[Any]:  # noqa: ANN401 - what a file holds
    yield from data.get(key) or []


def _bare(written: str) -> str:
    tree, _ = read_yaml("", f"value: {written}\n".encode(), CLAIM_BOUNDS)
    return str(_at(plain_data(tree), ("value",))) if tree else ""


def _at(data: Any, path: Path) -> Any:  # noqa: ANN401 - as above
    for step in path:
        data = data[step]
    return data


def _set(data: Any, path: Path, value: object) -> None:  # noqa: ANN401 - as above
    _at(data, path[:-1])[path[-1]] = value


def _read(claim: Claim, text: str) -> Node:
    tree, problems = read_yaml(claim.file, text.encode(), CLAIM_BOUNDS)
    if tree is None:
        said = "; ".join(problem.message for problem in problems)
        message = f"{claim.file} would not be readable: {said}"
        raise ValueError(message)
    return tree


def _formed(new: str, text: str) -> str:
    """As `claimpress fmt` lays it out, where the file was like that before."""
    try:
        if laid_out(text, ClaimFile, CLAIM_BOUNDS) == text:
            return laid_out(new, ClaimFile, CLAIM_BOUNDS)
    except LayoutError:
        pass
    return new
