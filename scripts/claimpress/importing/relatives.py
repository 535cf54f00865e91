"""Which records are the same check in another language, by the addresses they name."""

from dataclasses import dataclass, field

from claimpress.importing.given import Given


@dataclass(slots=True)
class Relatives:
    """Remembers where each check stands, and which addresses it names as itself."""

    _made: dict[str, tuple[str, str]] = field(default_factory=dict)
    """By address of a check, its claim and language."""
    _named: dict[str, tuple[str, str]] = field(default_factory=dict)
    """By address that a check names, its claim and language."""

    def of(self, id_: str, given: Given, language: str) -> str:
        """The claim made before of the same check in another language; empty without one.

        It is enough that one of the two names the other. From now on ``id_`` is known as well.
        """
        own = (id_, language)
        found = [self._made.get(address) for address in given.elsewhere]
        found.append(self._named.get(given.url))
        if given.url:
            self._made.setdefault(given.url, own)
        for address in given.elsewhere:
            self._named.setdefault(address, own)
        return next((other for other, spoken in filter(None, found) if spoken != language), "")
