"""Where the publication lives: the settings its site engine knows too."""

from dataclasses import dataclass
from urllib.parse import urlencode

from claimpress.values.dates import PartialDate


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

    def canonical(self, path: str) -> str:
        """The full address of a page of the site, or an empty string."""
        return f"{self.url.rstrip('/')}/{path}" if self.url else ""

    def edit_address(self, file: str) -> str:
        """Where the host's web editor opens ``file``, or an empty string."""
        if not self.repository_url:
            return ""
        return f"{self.repository_url.rstrip('/')}/{self.edit_uri.strip('/')}/{file}"

    def report_address(self, claim_id: str, revision: str) -> str:
        """Where a correction form opens, filled in, or an empty string."""
        if not self.repository_url:
            return ""
        query = urlencode(
            {
                "template": "correction.yml",
                "title": f"Correction: {claim_id}",
                "page": f"{claim_id} (revision {revision})",
            },
        )
        return f"{self.repository_url.rstrip('/')}/issues/new?{query}"


@dataclass(frozen=True, slots=True)
class HandWritten:
    """A page somebody wrote by hand."""

    address: str
    title: str
    text: str
    """Its Markdown."""
    updated_on: PartialDate | None = None
    """The day somebody last went through it, as its front matter says."""
