"""The host of the repository: where its own pages open a form or a file to be changed.

The forms of address are those the hosts document. Of a host that is not known none is made
up: pages then say in words how to send a correction.
"""

import enum
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import quote, urlencode, urlsplit


class Host(enum.StrEnum):
    """What runs the repository's pages, as far as we know how it is addressed."""

    GITHUB = "github"
    GITLAB = "gitlab"
    FORGEJO = "forgejo"
    """Codeberg runs it; Gitea, which it comes from, is addressed alike."""


_BY_NAME = {
    **{host.value: host for host in Host},
    "codeberg": Host.FORGEJO,
    "gitea": Host.FORGEJO,
}
_EDITOR = {Host.GITHUB: "", Host.GITLAB: "-/", Host.FORGEJO: "_"}
"""What stands before ``edit/<branch>/``."""


@dataclass(frozen=True, slots=True)
class Form:
    """One form for people without Git."""

    name: str
    """The name of its file without the ending: ``claim``, ``correction``."""
    title: str
    """What the title of an issue begins with."""
    questions: tuple[tuple[str, str], ...]
    """The id of each field and the words above it, in the order of the form."""

    def filled(self, answers: Mapping[str, str]) -> str:
        """The questions as the headings of a text, with what is known under them."""
        parts = [f"### {label}\n\n{answers.get(id_, '')}" for id_, label in self.questions]
        return "\n\n".join(parts)


def host_of_repository(address: str, said: str = "") -> Host | None:
    """What runs the host of a repository: as it is ``said``, or by a name in its address.

    >>> host_of_repository("https://gitlab.newsroom.example/desk/checks")
    <Host.GITLAB: 'gitlab'>
    >>> host_of_repository("https://code.newsroom.example/desk/checks")
    """
    if said:
        return _BY_NAME.get(said.casefold())
    names = (urlsplit(address).hostname or "").split(".")
    return next((_BY_NAME[name] for name in names if name in _BY_NAME), None)


def form_address(
    host: Host, repository: str, form: Form, title: str, answers: Mapping[str, str]
) -> str:
    """Where a form opens in which ``answers`` are filled in."""
    title = f"{form.title}{title}"
    match host:
        case Host.GITHUB:
            query = {"template": f"{form.name}.yml", "title": title, **answers}
            way = "issues/new"
        case Host.GITLAB:
            query = {"issue[title]": title, "issue[description]": form.filled(answers)}
            way = "-/issues/new"
        case Host.FORGEJO:
            query = {"title": title, "body": form.filled(answers)}
            way = "issues/new"
    return f"{repository.rstrip('/')}/{way}?{urlencode(query, quote_via=quote)}"


def editor_address(host: Host, repository: str, edit_uri: str, file: str) -> str:
    """Where the host's own editor opens a file.

    ``edit_uri`` is that of ``mkdocs.yml``; ``edit/<branch>/`` is put into the form of the host.
    """
    way = edit_uri.strip("/")
    if way.startswith("edit/"):
        way = f"{_EDITOR[host]}{way}"
    return f"{repository.rstrip('/')}/{way}/{quote(file)}"
