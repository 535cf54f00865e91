"""Golden files: what a text must be, kept beside the test for people to read."""

from pathlib import Path


class Golden:
    """Compares texts with golden files, or writes these anew."""

    def __init__(self, *, update: bool) -> None:
        self.update = update

    def agrees(self, file: Path, text: str) -> None:
        """Assert that ``text`` is what ``file`` holds, to the letter."""
        if self.update:
            file.write_text(text, encoding="utf-8", newline="\n")
        assert file.exists(), f"{file} is missing; write it with: pytest --update-golden"
        known = file.read_text(encoding="utf-8")
        assert text == known, f"{file} says otherwise; if this is right: pytest --update-golden"
