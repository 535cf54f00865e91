"""What whoever starts a publication says of it."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any, Self


@dataclass(frozen=True, slots=True)
class Wishes:
    """What whoever starts a publication says of it."""

    name: str
    address: str
    """Where the site will be read; may be empty."""
    repository: str
    """Where its files will be read; may be empty."""
    language: str
    statuses: tuple[str, ...]
    """Ids of the statuses to take over."""
    requirement: str
    """How the installer finds claimpress."""
    languages: tuple[str, ...] = ()
    """The further languages it appears in."""

    def as_data(self) -> dict[str, Any]:
        """The wishes as data."""
        return asdict(self)

    @classmethod
    def from_data(cls, data: Mapping[str, Any]) -> Self:
        """The wishes that `as_data` told of."""
        lists = {name: tuple(data.get(name, ())) for name in ("statuses", "languages")}
        return cls(**{**data, **lists})
