"""The files of a site: those MkDocs handles, and those it only has to know of."""

import hashlib
import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path, PurePath

from mkdocs.structure.files import File, Files

from claimpress.plugin.page import is_page, source_of

_THERE = "there"
_HEAD = "head:"


class SiteFiles(Files):
    """Answers for every file of the site, but hands only its own to MkDocs' loops.

    A publication of ten thousand claims has sixty thousand generated files.
    MkDocs makes an object for each, asks every plugin about it and copies it;
    we put them in place ourselves (`engines/`), and MkDocs meets one of them
    only when a page links to it or the navigation names it.
    """

    def __init__(
        self,
        files: Iterable[File],
        made: Mapping[str, str],
        make: Callable[[str], File],
        left_out: str = "",
    ) -> None:
        """Take MkDocs' own files, the hash of each generated one, and what makes its object.

        A preview does without the large files under ``left_out``; links there are right.
        """
        super().__init__(files)
        self._made = made
        self._make = make
        self._left_out = left_out
        self._known: dict[str, File] = {}
        self.asked: dict[str, str] = {}
        """What was asked for: whether it is there, and the hash of what was looked at."""

    def get_file_from_path(self, path: str) -> File | None:
        """The file at a path, whoever handles it."""
        name = PurePath(path).as_posix()
        own = super().get_file_from_path(name)
        if own:
            return own
        there = name in self._made
        self.asked.setdefault(name, _THERE if there else "")
        left_out = bool(self._left_out) and name.startswith(self._left_out)
        return self.generated(name) if there or left_out else None

    def __contains__(self, path: str) -> bool:
        return self.get_file_from_path(path) is not None

    def is_generated(self, file: File) -> bool:
        """Whether a file is one that MkDocs does not handle."""
        return self._known.get(file.src_uri) is file

    def generated(self, path: str) -> File:
        """The object of a generated file."""
        if path not in self._known:
            self._known[path] = self._make(path)
        return self._known[path]

    def read(self, path: str) -> File:
        """The object of a generated file whose text is looked at."""
        self.asked[path] = self._made[path]
        return self.generated(path)

    def read_head(self, path: str) -> File:
        """The object of a generated page whose title is looked at, and not its text."""
        file = self.generated(path)
        self.asked[path] = head_of(Path(file.abs_src_path or ""))
        return file

    def all_pages(self) -> Iterator[File]:
        """MkDocs' pages and every generated one."""
        yield from self.documentation_pages()
        for path in self._made:
            if is_page(path):
                yield self.read(path)


def asked_still(asked: Mapping[str, str], made: Mapping[str, str], docs: Path) -> bool:
    """Whether what MkDocs asked of the generated files would be answered the same today."""
    for path, answer in asked.items():
        if answer in {"", _THERE}:
            still = (path in made) == bool(answer)
        elif answer.startswith(_HEAD):
            still = path in made and answer == head_of(docs / path)
        else:
            still = made.get(path) == answer
        if not still:
            return False
    return True


def head_of(page: Path) -> str:
    """A name for what stands at the head of a generated page."""
    told = json.dumps(source_of(page.read_text(encoding="utf-8")).meta, sort_keys=True)
    return f"{_HEAD}{hashlib.sha256(told.encode()).hexdigest()}"
