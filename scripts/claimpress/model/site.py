"""Where the publication lives: the settings its site engine knows too."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from claimpress.model.hosting import Form, Host, editor_address, form_address
from claimpress.values.dates import PartialDate

UNFILLED = "cp-unfilled"
"""The class of a notice, in a page written by hand, that a part of it is not filled in."""
_HERE = "PAGE-ADDRESS"


@dataclass(frozen=True, slots=True)
class Site:
    """Name and addresses of the publication.

    An address that is not set is an empty string; pages then leave out what
    would need it, because an invented address would be a false promise.
    """

    name: str
    url: str = ""
    repository_url: str = ""
    edit_uri: str = "edit/main/"
    host: Host | None = None
    """What runs the repository's pages; None when we do not know how it is addressed."""
    forms: tuple[Form, ...] = ()
    names: Mapping[str, str] = field(default_factory=dict)
    """What the publication is called in further languages, if it has another name there."""
    folder: str = ""
    """Where the pages of a further language lie, ``ru/``; empty for the main language."""
    shared: tuple[str, ...] = ()
    """The pages that a further language has not got, so that those of the main one are meant."""

    def place(self, path: str) -> str:
        """Where a page or file of this language lies, seen from the root of the site."""
        page, _, _anchor = path.partition("#")
        return path if page in self.shared else f"{self.folder}{path}"

    def canonical(self, path: str) -> str:
        """The full address of a page of this language, or an empty string."""
        return self.at_root(self.place(path))

    def at_root(self, path: str) -> str:
        """The full address of what lies at a path from the root, or an empty string."""
        return f"{self.url.rstrip('/')}/{path}" if self.url else ""

    def edit_address(self, file: str) -> str:
        """Where the host's web editor opens ``file``, or an empty string."""
        if not (self.repository_url and self.host):
            return ""
        return editor_address(self.host, self.repository_url, self.edit_uri, file)

    def report_address(self, claim_id: str, revision: str) -> str:
        """Where a correction form opens, filled in, or an empty string."""
        page = f"{claim_id} (revision {revision})"
        return self._form_address("correction", claim_id, {"page": page})

    def suggest_address(self, document: str = "") -> str:
        """Where the form for a claim opens, with the address of its document if that is known."""
        return self._form_address("claim", "", {"url": document} if document else {})

    def ways_in(self) -> dict[str, str]:
        """What the engine's templates make the ways in of a page from.

        An error in a page is reported at ``report``, the address of the page, and ``report_end``.
        A file is edited at ``edit`` and its path; a page written by hand at ``edit_page`` and its
        path, where the engine gives ``engine_edit``. All are empty where there is no such address.
        """
        before, _, after = self._form_address("correction", "", {"page": _HERE}).partition(_HERE)
        engine = f"{self.repository_url.rstrip('/')}/{self.edit_uri.strip('/')}/"
        return {
            "report": before,
            "report_end": after,
            "suggest": self.suggest_address(),
            "edit": self.edit_address(""),
            "edit_page": self.edit_address("content/"),
            "engine_edit": engine,
        }

    def _form_address(self, name: str, title: str, answers: dict[str, str]) -> str:
        form = next((form for form in self.forms if form.name == name), None)
        if not (self.repository_url and self.host and form):
            return ""
        return form_address(self.host, self.repository_url, form, title, answers)


@dataclass(frozen=True, slots=True)
class HandWritten:
    """A page somebody wrote by hand."""

    address: str
    title: str
    text: str
    """Its Markdown."""
    updated_on: PartialDate | None = None
    """The day somebody last went through it, as its front matter says."""
    line: int = 1
    """The line of its file that its heading stands on."""
