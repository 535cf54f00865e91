"""Where a published site is read from."""

from typing import Protocol

LARGEST = 64 * 1024 * 1024
"""Bytes of one file; no file of ours comes near."""


class PlaceError(Exception):
    """A place that does not give what is asked; ``help`` says the next step."""

    def __init__(self, message: str, help_: str = "") -> None:
        super().__init__(message)
        self.help = help_


class Place(Protocol):
    """A folder, or an address of the web."""

    def read(self, path: str) -> bytes | None:
        """What a file of the site holds; None when it is not there.

        ``path`` is one that `claimpress.verifying.listing.is_safe` lets through. Raises
        `PlaceError` when the place does not tell.
        """

    def names(self) -> list[str] | None:
        """Every file there is; None where nobody can know."""
