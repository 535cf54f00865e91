"""A made-up publication under Git, whose files a test edits and commits."""

import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import yaml

BRIDGE = "lower-nowhere-speech/bridge-opened"
Data = dict[str, Any]


class Repository:
    """A publication whose every state is a commit."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.git("init", "--quiet", "--initial-branch=main")
        self.git("config", "user.name", "Nobody of Nowhere")
        self.git("config", "user.email", "nobody@nowhere.example")
        self.git("config", "commit.gpgsign", "false")
        self.commit("Begin")

    def git(self, *arguments: str) -> str:
        done = subprocess.run(
            ["git", *arguments], cwd=self.root, capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, done.stderr
        return done.stdout

    def commit(self, message: str) -> None:
        self.git("add", "--all")
        self.git("commit", "--quiet", "--allow-empty", "--message", message)

    def take_back(self) -> None:
        """Forget what was edited since the last commit."""
        self.git("reset", "--quiet", "--hard")
        self.git("clean", "--quiet", "--force", "-d")

    def file(self, claim: str = BRIDGE) -> Path:
        return self.root / "claims" / f"{claim}.yaml"

    def edit(self, change: Callable[[Data], object], claim: str = BRIDGE) -> None:
        """Change the data of a claim's file in place."""
        file = self.file(claim)
        # Everything stays the text it is, as our own reader has it.
        data = yaml.load(file.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)  # noqa: S506
        change(data)
        written = yaml.safe_dump(data, allow_unicode=True, sort_keys=False, width=1000)
        file.write_text(written, encoding="utf-8", newline="\n")
