"""A part of the index: a thousand records, in files that stay as they are until one changes.

The folder of a part is named by the hash of all that it holds, so a browser
can keep its files for ever, and a later run makes only the parts that changed.
In it are

- ``words-<n>.json``: words in the order of the alphabet, of what word each is
  a form, and in which records it stands with what weight;
- ``texts-<n>.json``: what a result shows, a few records in each file;
- ``part.json``: how many records it has and with which word each file starts.
"""

import hashlib
import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from itertools import chain, repeat
from operator import and_, sub
from typing import Any
from unicodedata import unidata_version

from claimpress.exporting.search.records import Record
from claimpress.exporting.search.spelling import forms_in, roots_in
from claimpress.reading.kept import code_of
from claimpress.rendering.artifact import Artifact

FOLDER = "search"
SIZE = 800
"""Records in a part: fewer would be more requests for a word, more would be slow to make again."""
_IN_A_FILE = 4
"""Records whose texts share a file."""
_LONGEST = 12_000
"""Characters of a file of words, before packing: what a word costs a reader in each part."""
_WEIGHTS = 8


def name_of(told: Iterable[bytes], language: str) -> str:
    """The name of a part: the hash of what its records are made from, and by what."""
    digest = hashlib.sha256(f"{_fingerprint()} {language}".encode())
    for each in told:
        digest.update(each)
    return digest.hexdigest()[:16]


def part_files(folder: str, records: Sequence[Record], language: str) -> Iterator[Artifact]:
    """The files of a part."""
    starts = []
    for number, (first, content) in enumerate(_files_of_words(records, language)):
        starts.append(first)
        yield _file(f"{folder}/words-{number}.json", content)
    for number, group in enumerate(_batched(records, _IN_A_FILE)):
        content = [record.shown() for record in group]
        yield _file(f"{folder}/texts-{number}.json", content)
    about = {"size": len(records), "words": starts, "texts": _IN_A_FILE}
    yield _file(f"{folder}/part.json", about)


def files_named(folder: str, about: Mapping[str, Any]) -> list[str]:
    """The files that a part with this ``part.json`` must have."""
    texts = -(-about["size"] // about["texts"])
    return [
        *(f"{folder}/words-{number}.json" for number in range(len(about["words"]))),
        *(f"{folder}/texts-{number}.json" for number in range(texts)),
        f"{folder}/part.json",
    ]


def as_json(content: object) -> bytes:
    """JSON in which no reader of any kind finds a tag."""
    text = json.dumps(content, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    return text.replace("<", "\\u003c").encode()


def _file(path: str, content: object) -> Artifact:
    return Artifact(path, as_json(content))


def _files_of_words(records: Sequence[Record], language: str) -> Iterator[tuple[str, Any]]:
    """Words with their records, cut into files of bounded length, each with its first word.

    A record and its weight are one number: how many records after the one
    before, times eight, plus the weight.
    """
    pieces, spoken = _pieces(records, language)
    found = _postings(pieces)
    roots = _roots(spoken)
    words: list[str] = []
    length = 0
    for word in sorted(found):
        words.append(word)
        length += len(word) + 4 * len(found[word]) + 8
        if length > _LONGEST:
            yield words[0], _content(words, found, roots)
            words, length = [], 0
    if words:
        yield words[0], _content(words, found, roots)


def _content(
    words: Sequence[str],
    found: Mapping[str, list[int]],
    roots: Mapping[str, int | str | list[str]],
) -> dict[str, Any]:
    return {
        "words": words,
        "stems": [roots.get(word, -1) for word in words],
        "docs": [_steps(found[word]) for word in words],
    }


def _steps(postings: list[int]) -> list[int]:
    """The number of each record as the step from the one before; the weights as they are."""
    if len(postings) == 1:
        return postings
    before = map(and_, postings, repeat(-_WEIGHTS))
    return list(map(sub, postings, chain((0,), before)))


def _pieces(
    records: Sequence[Record], language: str
) -> tuple[dict[str, list[int]], dict[str, set[str]]]:
    """What stands between blanks: its records, each as number times eight plus weight; by language.

    Words are looked for afterwards, once in each different piece, of which there
    are far fewer than words in the texts.
    """
    found: defaultdict[str, list[int]] = defaultdict(list)
    spoken: defaultdict[str, set[str]] = defaultdict(set)
    for number, record in enumerate(records):
        # The weight of a piece is that of the weightiest place it stands in.
        weights: dict[str, int] = {}
        for (weight, tag), text in sorted(_joined(record, language).items()):
            pieces = dict.fromkeys(text.lower().split(), weight)
            weights.update(pieces)
            spoken[tag].update(pieces)
        base = number * _WEIGHTS
        for piece, weight in weights.items():
            found[piece].append(base + weight)
    return found, spoken


def _postings(pieces: Mapping[str, list[int]]) -> dict[str, list[int]]:
    """By word, as the index spells it, what `_pieces` says of the pieces it stands in."""
    found: dict[str, list[int]] = {}
    several: defaultdict[str, list[int]] = defaultdict(list)
    for piece, postings in pieces.items():
        for form in forms_in(piece):
            if found.setdefault(form, postings) is not postings:
                several[form] += postings
    for form, more in several.items():
        # Of the same record the last stays: the one with the greatest weight.
        weightiest = {number // _WEIGHTS: number for number in sorted(found[form] + more)}
        found[form] = list(weightiest.values())
    return found


def _roots(spoken: Mapping[str, set[str]]) -> dict[str, int | str | list[str]]:
    """By word, as the index spells it, what it is a form of in the languages it is found in."""
    roots: dict[str, int | str | list[str]] = {}
    known: dict[str, str] = {}
    several: defaultdict[str, set[str]] = defaultdict(set)
    for language, pieces in spoken.items():
        for piece in pieces:
            for form, root in roots_in(piece, language):
                if known.setdefault(form, root) != root:
                    several[form] |= {known[form], root}
    for form, root in known.items():
        # Mostly it is enough to say how many letters to leave out.
        roots[form] = len(form) - len(root) if form.startswith(root) else root
    return roots | {form: sorted(more) for form, more in several.items()}


def _joined(record: Record, language: str) -> dict[tuple[int, str], str]:
    """The texts of a record, those of one weight and language together."""
    texts: defaultdict[tuple[int, str], list[str]] = defaultdict(list)
    for found in record.texts:
        texts[found.weight, found.language or language].append(found.text)
    return {key: "\n".join(group) for key, group in texts.items()}


def _batched(records: Sequence[Record], size: int) -> Iterator[Sequence[Record]]:
    return (records[at : at + size] for at in range(0, len(records), size))


@cache
def _fingerprint() -> str:
    """The hash of everything that decides what files records become."""
    folders = ("values", "model", "reading", "rendering", "locale", "exporting/search")
    return f"{code_of(folders, ('babel', 'pydantic', 'PyStemmer'))} {unidata_version}"
