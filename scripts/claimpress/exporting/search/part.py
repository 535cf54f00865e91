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
from pkgutil import get_data
from typing import Any
from unicodedata import unidata_version

import Stemmer

from claimpress.exporting.search.records import Record
from claimpress.exporting.search.spelling import spelt, stem, words_of
from claimpress.rendering.artifact import Artifact

FOLDER = "search"
SIZE = 500
"""Records in a part: fewer would be more requests for a word, more would be slow to make again."""
_IN_A_FILE = 4
"""Records whose texts share a file."""
_LONGEST = 12_000
"""Characters of a file of words, before packing: what a word costs a reader in each part."""
_WEIGHTS = 8

_CODE = ("records", "spelling", "part")


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
    found, stems = _postings(records, language)
    words: list[str] = []
    roots: list[int | str | list[str]] = []
    docs: list[list[int]] = []
    length = 0
    for word in sorted(found):
        postings = found[word]
        length += len(word) + 4 * len(postings) + 8
        words.append(word)
        roots.append(_root(word, sorted(stems.get(word, ()))))
        if len(postings) > 1:
            before = [0, *(number // _WEIGHTS * _WEIGHTS for number in postings)]
            postings = [number - last for number, last in zip(postings, before, strict=False)]
        docs.append(postings)
        if length > _LONGEST:
            yield words[0], {"words": words, "stems": roots, "docs": docs}
            words, roots, docs, length = [], [], [], 0
    if words:
        yield words[0], {"words": words, "stems": roots, "docs": docs}


def _postings(
    records: Sequence[Record], language: str
) -> tuple[dict[str, list[int]], dict[str, set[str]]]:
    """By word the records it stands in, each as its number times eight plus a weight; the stems."""
    found: defaultdict[str, list[int]] = defaultdict(list)
    stems: defaultdict[str, set[str]] = defaultdict(set)
    known: defaultdict[str, dict[str, tuple[str, ...]]] = defaultdict(dict)
    for number, record in enumerate(records):
        # The weight of a word is that of the weightiest place it stands in.
        weights: dict[str, int] = {}
        for (weight, spoken), text in sorted(_joined(record, language).items()):
            forms = known[spoken]
            for word in set(words_of(text)):
                if word not in forms:
                    forms[word] = spelt(word)
                    _add_stem(stems, word, spoken)
                for form in forms[word]:
                    weights[form] = weight
        for form, weight in weights.items():
            found[form].append(number * _WEIGHTS + weight)
    return found, stems


def _add_stem(stems: dict[str, set[str]], word: str, language: str) -> None:
    root = stem(word, language)
    for form in spelt(word) if root else ():
        stems[form].add(root)


def _joined(record: Record, language: str) -> dict[tuple[int, str], str]:
    """The texts of a record, those of one weight and language together."""
    texts: defaultdict[tuple[int, str], list[str]] = defaultdict(list)
    for found in record.texts:
        texts[found.weight, found.language or language].append(found.text)
    return {key: "\n".join(group) for key, group in texts.items()}


def _root(word: str, stems: list[str]) -> int | str | list[str]:
    """How a file says what a word is a form of: mostly by how many letters to leave out."""
    if not stems:
        return -1
    if len(stems) > 1:
        return stems
    only = stems[0]
    return len(word) - len(only) if word.startswith(only) else only


def _batched(records: Sequence[Record], size: int) -> Iterator[Sequence[Record]]:
    return (records[at : at + size] for at in range(0, len(records), size))


@cache
def _fingerprint() -> str:
    """The hash of everything that decides what files records become."""
    digest = hashlib.sha256(f"{Stemmer.version()} {unidata_version}".encode())
    for name in _CODE:
        digest.update(get_data("claimpress", f"exporting/search/{name}.py") or b"")
    return digest.hexdigest()
