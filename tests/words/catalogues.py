"""The catalogues as they lie in the repository, and the messages of templates and code."""

import re
import tomllib
from collections.abc import Iterator
from functools import cache
from html.parser import HTMLParser

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import DEFAULT_KEYWORDS, extract_from_dir
from babel.messages.pofile import read_po
from tests.helpers import ROOT

CODE = ROOT / "scripts/claimpress"
LOCALE = CODE / "locale"
LANGUAGES = sorted(path.stem for path in LOCALE.glob("*.po"))

PLACEHOLDER = re.compile(r"%\(\w+\)s|\{\w*\}")
TAG = re.compile(r"<[^<>]*>")
NAMES = ("API", "BibTeX", "CSL-JSON", "Google", "Markdown", "OPML", "claimpress", "cookie")
"""What every language writes in Latin letters."""

Id = tuple[str, ...]
"""A message as it stands in English: the singular, and the plural where it has one."""


@cache
def messages() -> frozenset[Id]:
    """Every message of the templates and the code, found as `make words` finds it."""
    babel = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["babel"]
    found = extract_from_dir(
        CODE,
        method_map=[(each["pattern"], each["method"]) for each in babel["mappings"]],
        options_map={
            each["pattern"]: {
                name: value for name, value in each.items() if name not in {"pattern", "method"}
            }
            for each in babel["mappings"]
        },
        keywords={**DEFAULT_KEYWORDS, "say": None},
    )
    return frozenset(as_id(message) for _, _, message, _, _ in found)


@cache
def catalogue(language: str) -> Catalog:
    """The catalogue of a language; one that is not well-formed raises an error."""
    with (LOCALE / f"{language}.po").open("rb") as file:
        return read_po(file, locale=language, abort_invalid=True)


def entries(language: str) -> Iterator[tuple[Message, Id, Id]]:
    """Every entry but the header, its English and its translations."""
    for message in catalogue(language):
        if message.id:
            yield message, as_id(message.id), as_id(message.string)


def as_id(text: object) -> Id:
    """One text or several as several."""
    return (text,) if isinstance(text, str) else tuple(text)  # type: ignore[arg-type] # str or a row of them


def placeholders(text: str) -> list[str]:
    """What is filled in, in the order of the alphabet: a language may turn a sentence around."""
    return sorted(PLACEHOLDER.findall(text))


def words_of(text: str) -> str:
    """The words of a message that are words of a language, without what is filled in."""
    bare = PLACEHOLDER.sub("", TAG.sub("", text))
    for name in NAMES:
        bare = bare.replace(name, "")
    return re.sub(r"[\W\d_]+", " ", bare).strip()


class Markup(HTMLParser):
    """The tags of a message with their attributes, and the text between them."""

    def __init__(self, message: str) -> None:
        super().__init__(convert_charrefs=False)
        self.tags: list[tuple[str, tuple[tuple[str, str | None], ...]]] = []
        self.text = ""
        self.faults: list[str] = []
        self._open: list[str] = []
        self.feed(message)
        self.close()
        self.faults += [f"<{tag}> is not closed" for tag in self._open]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, tuple(sorted(attrs, key=str))))
        self._open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if self._open[-1:] != [tag]:
            self.faults.append(f"</{tag}> closes nothing")
        else:
            self._open.pop()

    def handle_data(self, data: str) -> None:
        self.text += data

    def handle_comment(self, data: str) -> None:
        self.faults.append(f"a comment: {data}")

    def handle_decl(self, decl: str) -> None:
        self.faults.append(f"a declaration: {decl}")

    def handle_pi(self, data: str) -> None:
        self.faults.append(f"an instruction: {data}")

    def unknown_decl(self, data: str) -> None:
        self.faults.append(f"a declaration: {data}")

    def handle_charref(self, name: str) -> None:
        self.faults.append(f"a reference: {name}")

    handle_entityref = handle_charref
