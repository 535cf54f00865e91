"""A new publication: every file of it, from the files of claimpress and a few answers."""

import html
import json
import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from claimpress.authoring.cutting import for_publications
from claimpress.authoring.locking import runtime_lock
from claimpress.authoring.starter_claims import claims
from claimpress.authoring.starter_forms import in_language
from claimpress.authoring.starter_pages import pages
from claimpress.authoring.wishes import Wishes
from claimpress.exporting.schemas import schema_files
from claimpress.model.status import Scale
from claimpress.reading.forms import FORMS
from claimpress.reading.load import SHARED_BOUNDS
from claimpress.reading.tree import plain_data
from claimpress.reading.yaml_text import read_yaml

STATUSES = "claims/statuses.yaml"
_NOT_FOR_PUBLICATIONS = frozenset({".github/ISSUE_TEMPLATE/bug.yml", STATUSES, "mkdocs.yml"})
_CONTENT = "content/"
_TO_SHARED = re.compile(r"(\]\()((?:api|data)/)")
"""Links to what all languages share, which has no folder of a language."""


@dataclass(frozen=True, slots=True)
class Starter:
    """What publications are started from."""

    files: Mapping[str, bytes]
    """The files of claimpress, as `claimpress.reading.starter` gives them."""
    texts: Mapping[str, Any]
    """The words in the language of the publication."""
    requirements: tuple[str, ...]
    """What claimpress needs to run."""
    further: Mapping[str, Mapping[str, Any]]
    """The same words in the further languages of the publication."""
    wheel: tuple[str, bytes] | None = None
    """The wheel of claimpress itself, for a publication that no index can give it to."""

    def text(self, file: str) -> str:
        """One file as text."""
        return self.files[file].decode("utf-8")


def parsed_texts(data: bytes) -> Mapping[str, Any]:
    """The data of a file of ours."""
    tree, problems = read_yaml("", data, SHARED_BOUNDS)
    found = plain_data(tree) if tree else None
    if not isinstance(found, dict):
        message = f"a file of ours cannot be read: {problems}"
        raise TypeError(message)
    return found


def machinery(
    starter: Starter, wishes: Wishes, scale: Scale, languages: Sequence[str] = ()
) -> dict[str, bytes]:
    """What comes from claimpress and is brought up to date with it: no claim and no page.

    ``languages`` are the further ones of the publication, whose files have schemas as well.
    """
    made: dict[str, bytes] = {}
    for file, data in starter.files.items():
        if file in _NOT_FOR_PUBLICATIONS or file.startswith(_CONTENT):
            continue
        made[file] = data
        if file.endswith((".yml", "Makefile")):
            made[file] = for_publications(data.decode("utf-8")).encode()
        if file.startswith(f"{FORMS}/") and "forms" in starter.texts:
            made[file] = in_language(data.decode("utf-8"), starter.texts["forms"]).encode()
    made["requirements.lock"] = runtime_lock(
        starter.text("requirements.lock"), starter.requirements
    ).encode()
    made["requirements.txt"] = f"{wishes.requirement}\n".encode()
    if starter.wheel and wishes.requirement == requirement_of(starter.wheel):
        made[wishes.requirement.removeprefix("./")] = starter.wheel[1]
    made |= {file: text.encode() for file, text in schema_files(scale, languages).items()}
    return made


def requirement_of(wheel: tuple[str, bytes]) -> str:
    """How pip finds a wheel that lies in the publication."""
    return f"./wheels/{wheel[0]}"


def own_files(starter: Starter, wishes: Wishes, scale: Scale, today: str) -> dict[str, bytes]:
    """What belongs to the publication from the first day: claims, pages and settings."""
    made = claims(wishes, starter.texts, scale, today)
    made["mkdocs.yml"] = settings(starter, wishes)
    made["README.md"] = starter.texts["readme"].replace("{name}", wishes.name)
    files = {file: text.encode() for file, text in made.items()}
    return files | pages_in(_CONTENT, starter, starter.texts, wishes, scale)


def pages_in(
    folder: str, starter: Starter, texts: Mapping[str, Any], wishes: Wishes, scale: Scale
) -> dict[str, bytes]:
    """The hand-written pages in one language, in the folder they belong into."""
    first = _name_in(starter.text("mkdocs.yml"))
    english = {
        file.removeprefix(_CONTENT).removesuffix(".md"): _renamed(
            starter.text(file), first, wishes.name
        )
        for file in starter.files
        if file.startswith(_CONTENT) and file.endswith(".md")
    }
    if folder != _CONTENT:
        english = {name: _TO_SHARED.sub(r"\1../\2", page) for name, page in english.items()}
    made = {f"{folder}{name}.md": p.encode() for name, p in pages(english, texts, scale).items()}
    pictures = ("images/way-of-a-message.svg",) if "pages" not in texts else ()
    return made | {f"{folder}{name}": starter.files[f"{_CONTENT}{name}"] for name in pictures}


def statuses_of(starter: Starter) -> tuple[str, ...]:
    """The ids of the statuses that a publication can take over."""
    return tuple(_scale_of(starter)["statuses"])


def _scale_of(starter: Starter) -> Any:  # noqa: ANN401 - what the file holds
    return parsed_texts(starter.files[STATUSES])


def scale_data(starter: Starter, wishes: Wishes, texts: Mapping[str, Any]) -> dict[str, Any]:
    """The scale of statuses, in the language of the texts."""
    data = _scale_of(starter)
    words = texts.get("statuses", {})
    data["statuses"] = {
        id_: status | words.get(id_, {})
        for id_, status in data["statuses"].items()
        if id_ in wishes.statuses
    }
    rated = [status for status in data["statuses"].values() if "rating" in status]
    if len(rated) == 1:  # a best that is the worst as well says nothing
        del rated[0]["rating"]
    data["reasons"] |= texts.get("reasons", {})
    return dict(data)


def settings(starter: Starter, wishes: Wishes) -> str:
    """``mkdocs.yml`` of the publication, from that of claimpress itself.

    Raises ``ValueError`` when a line that has to be changed is not there.
    """
    text, texts = starter.text("mkdocs.yml"), starter.texts
    text = _put(text, r'(site_name: !ENV \[CLAIMPRESS_SITE_NAME, )".*"(\])', wishes.name)
    text = _put(text, r"(site_description: )[^\n]*()", texts["tagline"])
    text = _put(text, r'(site_url: !ENV \[CLAIMPRESS_SITE_URL, )""(\])', wishes.address)
    text = _put(text, r'(repo_url: !ENV \[CLAIMPRESS_REPOSITORY_URL, )""(\])', wishes.repository)
    text = text.replace("Claims and pages:", texts["copyright"])
    for title, translated in texts.get("nav", {}).items():
        text = _put(text, rf"^( *- ){re.escape(title)}(:)", translated)
    told = "".join(_told_in(language, starter) for language in wishes.languages)
    return text.replace("\ndocs_dir:", f"  languages:\n{told}\ndocs_dir:", 1) if told else text


def _told_in(language: str, starter: Starter) -> str:
    """What stands around the pages of a further language, as ``extra`` has it."""
    texts = starter.further[language]
    main, own = starter.texts.get("nav", {}), texts.get("nav", {})
    licence = re.search(r"^ *Claims and pages: (.*)$", starter.text("mkdocs.yml"), re.MULTILINE)
    said = {
        "site_description": texts["tagline"],
        "copyright": f"{texts['copyright']} {licence[1]}" if licence else "",
    }
    names = {main.get(title, title): own.get(title, title) for title in {**main, **own}}
    lines = [f"      {name}: {_quoted(text)}" for name, text in said.items()]
    lines += ["      nav:"] if names else []
    lines += [f"        {_quoted(name)}: {_quoted(title)}" for name, title in names.items()]
    return "\n".join([f"    {language}:", *lines, ""])


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


def settings_without(text: str, pages: Collection[str], came: str | None) -> str:
    """``mkdocs.yml`` less the lines that lead to ``pages``, unless it ``came`` with them.

    A page that claimpress got later is not in a publication that was started before.
    """
    before = frozenset((came or "").splitlines())
    return "".join(
        line
        for line in text.splitlines(keepends=True)
        if line.rstrip() in before or not line.rstrip().endswith(tuple(f": {p}" for p in pages))
    )


def hand_written_pages(starter: Starter) -> set[str]:
    """The pages that publications start with, as the navigation names them."""
    names = (file.removeprefix(_CONTENT) for file in starter.files if file.startswith(_CONTENT))
    return {name for name in names if name.endswith(".md")}


def _name_in(text: str) -> str:
    """The name of claimpress's own publication."""
    found = re.search(r'^site_name: .*"(.+)"', text, re.MULTILINE)
    return found[1] if found else ""


def _renamed(page: str, first: str, name: str) -> str:
    """A page in which another publication is named, as text that Markdown leaves alone."""
    safe = re.sub(r"([\\`*_{}\[\]#|~])", r"\\\1", html.escape(name, quote=False))
    return page.replace(f"{first} desk", safe).replace(first, safe) if first else page


def _put(text: str, pattern: str, value: str) -> str:
    quoted = _quoted(value)
    text, times = re.subn(
        pattern, lambda found: f"{found[1]}{quoted}{found[2]}", text, count=1, flags=re.MULTILINE
    )
    if times != 1:
        message = f"mkdocs.yml has no line like {pattern}"
        raise ValueError(message)
    return text
