"""The settings the publication shares with its site engine, from ``mkdocs.yml``."""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import yaml
import yaml_env_tag

from claimpress.model.hosting import host_of_repository
from claimpress.model.site import HandWritten, Site
from claimpress.reading.forms import read_forms
from claimpress.values.dates import PartialDate
from claimpress.values.problems import Problem, Span

CONFIG = "mkdocs.yml"
OVERRIDES = "overrides"
CONTENT = "content"
HOST = "repository_host"
"""The setting under ``extra`` that says what runs the host when its address does not."""
LANGUAGES = "languages"
"""The setting under ``extra`` that says what stands around pages in further languages."""
ALSO = "search_also"
"""The setting under ``extra`` that names other publications on the same host: name, address."""
_ON_THIS_HOST = re.compile(r"(?:/(?!/)|\.\./)[^?#\\\s]*")
"""From the root of the host, or from here upwards; pages may read from no other host."""
_HEADING = re.compile(r"^# (.+)$", re.MULTILINE)
_UPDATED = re.compile(r"^updated_on: ([0-9-]+)$", re.MULTILINE)


_QUICKEST: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class _Loader(_QUICKEST):  # type: ignore[misc] # the one in C, where there is one
    """Reads ``mkdocs.yml`` as MkDocs does, as far as the settings we need."""


_Loader.add_constructor("!ENV", yaml_env_tag.construct_env_tag)
# Extensions may be named as Python objects; here they are only passed over.
_Loader.add_multi_constructor("tag:yaml.org,2002:python/", lambda *_: None)


def read_site(root: Path) -> Site:
    """The publication's name and addresses.

    ``mkdocs.yml`` belongs to the publication itself and is trusted. The
    environment takes precedence where the file says ``!ENV``, so the
    publishing workflow sets each address in one place.
    """
    settings = read_settings(root)
    extra = settings.get("extra") or {}
    return Site(
        name=str(settings.get("site_name") or "Untitled publication"),
        url=str(settings.get("site_url") or ""),
        repository_url=str(settings.get("repo_url") or ""),
        edit_uri=str(settings.get("edit_uri") or "edit/main/"),
        host=host_of_repository(str(settings.get("repo_url") or ""), str(extra.get(HOST) or "")),
        forms=read_forms(root),
        names=names_in(extra),
    )


def repeated_setting(text: str) -> str | None:
    """A key that stands twice in one place, of which YAML would pass over the first.

    Raises ``yaml.YAMLError`` when the text is no YAML.
    """
    inside = [yaml.compose(text, Loader=yaml.SafeLoader)]
    while inside:
        node = inside.pop()
        if isinstance(node, yaml.SequenceNode):
            inside += node.value
        elif isinstance(node, yaml.MappingNode):
            seen: set[str] = set()
            for key, value in node.value:
                if key.value in seen:
                    return str(key.value)
                seen.add(str(key.value))
                inside.append(value)
    return None


def read_settings(root: Path) -> dict[str, Any]:
    """All settings, as far as we can read them."""
    text = (root / CONFIG).read_bytes()
    settings: dict[str, Any] = yaml.load(text, Loader=_Loader)  # noqa: S506 - a SafeLoader
    return settings


def names_in(extra: Mapping[str, Any]) -> dict[str, str]:
    """What the publication is called in further languages, from ``extra`` of ``mkdocs.yml``."""
    languages: Mapping[str, Any] = extra.get(LANGUAGES) or {}
    said = {tag: (own or {}).get("site_name") for tag, own in languages.items()}
    return {tag: str(name) for tag, name in said.items() if name}


def others_in(extra: Mapping[str, Any]) -> dict[str, str]:
    """Where the publications lie that readers can search too, by name, with a final slash.

    What is no such list is passed over here, and told by `wrong_settings`.
    """
    told = extra.get(ALSO)
    if not isinstance(told, dict):
        return {}
    return {
        str(name): f"{address.removesuffix('/')}/"
        for name, address in told.items()
        if _is_on_this_host(address)
    }


def wrong_settings(root: Path) -> Iterator[Problem]:
    """One error for each publication to search in that cannot be one, at its line."""
    text = (root / CONFIG).read_text(encoding="utf-8") if (root / CONFIG).is_file() else ""
    if ALSO not in text:
        return
    settings = yaml.compose(text, Loader=_QUICKEST)
    told = _under(_under(settings, "extra"), ALSO)
    if told is None:
        return
    others = told.value if isinstance(told, yaml.MappingNode) else [(told, told)]
    for _, address in others:
        if not (isinstance(told, yaml.MappingNode) and _is_on_this_host(address.value)):
            mark = address.start_mark
            yield Problem(
                CONFIG,
                "search-also",
                f"{ALSO} gives no address on the same host here",
                'write a name and the way to its site, as "2025": /2025/ or "2025": ../2025/',
                span=Span(mark.line + 1, mark.column + 1, address.end_mark.index - mark.index),
                line_text=text.splitlines()[mark.line],
            )


def _is_on_this_host(address: object) -> bool:
    return isinstance(address, str) and bool(_ON_THIS_HOST.fullmatch(address))


def _under(node: yaml.Node | None, key: str) -> yaml.Node | None:
    """What stands under a key of a mapping, if it is one that has it."""
    entries = node.value if isinstance(node, yaml.MappingNode) else ()
    return next((value for name, value in entries if name.value == key), None)


def hand_written(root: Path) -> dict[str, HandWritten]:
    """The pages under ``content/`` that have a heading, by their path from there."""
    folder = root / CONTENT
    found = {}
    for file in sorted(folder.rglob("*.md")):
        text = file.read_text(encoding="utf-8", errors="replace")
        heading = _HEADING.search(text)
        if heading:
            name = file.relative_to(folder).as_posix()
            address = f"/{name.removesuffix('.md')}/".removesuffix("/index/").strip("/")
            found[name] = HandWritten(
                f"{address}/" if address else "",
                heading[1].strip(),
                text[heading.end() :],
                _updated_on(text[: heading.start()]),
                text.count("\n", 0, heading.start()) + 1,
            )
    return found


def _updated_on(front_matter: str) -> PartialDate | None:
    """The day a page gives as ``updated_on``; none when it gives none that can be read."""
    written = _UPDATED.search(front_matter)
    try:
        return PartialDate.parse(written[1]) if written else None
    except ValueError:
        return None
