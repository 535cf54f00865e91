"""How a check is cited: as a sentence, for BibTeX, and as CSL-JSON."""

from dataclasses import dataclass

from claimpress.values.dates import PartialDate
from claimpress.values.written_json import as_lines_of_json

_BIBTEX = str.maketrans(
    {
        "\\": r"\textbackslash{}",
        "~": r"\textasciitilde{}",
        "^": r"\textasciicircum{}",
        # By name: BibTeX counts braces, also those behind a backslash.
        "{": r"\textbraceleft{}",
        "}": r"\textbraceright{}",
        **{sign: f"\\{sign}" for sign in "&%$#_"},
    }
)


@dataclass(frozen=True, slots=True)
class Citation:
    r"""What a citation of one check says.

    >>> entry = Citation("a/b", "100 % is all", "The desk", "Checks", "Supported", None, "1f", "en")
    >>> print(entry.bibtex())
    @misc{a-b,
      author = {{The desk}},
      title = {{100 \% is all}},
      howpublished = {Checks},
      note = {Supported. 1f}
    }
    """

    id: str
    title: str
    """The claim as it was checked."""
    author: str
    """Who signs the check: a desk, so no given and family name."""
    container: str
    """The name of the publication."""
    status: str
    """The finding, in words."""
    issued: PartialDate | None
    """The day of the last change; None when it is not published."""
    revision: str
    """Exactly which content is cited, in words."""
    language: str
    url: str = ""

    def bibtex(self) -> str:
        """An entry that BibTeX and biblatex read: ``@misc``, names and title kept as they are."""
        fields = {
            "author": f"{{{_tex(self.author)}}}",
            "title": f"{{{_tex(self.title)}}}",
            "howpublished": _tex(self.container),
            "note": _tex(f"{self.status}. {self.revision}"),
        }
        if self.issued:
            fields["year"] = str(self.issued.year)
            fields["date"] = str(self.issued)
        if self.url:
            # As it is: a reference manager takes the address to the letter.
            fields["url"] = self.url
        lines = ",\n".join(f"  {name} = {{{value}}}" for name, value in fields.items())
        return f"@misc{{{self._key},\n{lines}\n}}"

    def csl_json(self) -> str:
        """An item in the Citation Style Language's JSON (csl-data schema 1.0), in a list."""
        item: dict[str, object] = {
            "id": self._key,
            "type": "webpage",
            "author": [{"literal": self.author}],
            "title": self.title,
            "container-title": self.container,
            "language": self.language,
            "note": f"{self.status}. {self.revision}",
        }
        if self.issued:
            item["issued"] = {"date-parts": [[int(part) for part in str(self.issued).split("-")]]}
        if self.url:
            item["URL"] = self.url
        return as_lines_of_json([item])

    @property
    def _key(self) -> str:
        return self.id.replace("/", "-")


def _tex(text: str) -> str:
    return text.translate(_BIBTEX)
