"""Speakers of imported claims, and what they add to the registry of people."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

from anyascii import anyascii

from claimpress.importing.given import Given, Named
from claimpress.importing.ids import Ids
from claimpress.importing.texts import clean, folded
from claimpress.importing.trouble import Trouble
from claimpress.importing.wording import Wording
from claimpress.model.fields import LINE_LENGTH
from claimpress.model.registries import Person, PersonKind
from claimpress.values.addresses import address_fault
from claimpress.values.text import one_line

# What tables and programs write where nobody is named.
_NOBODY = frozenset(
    {"", "-", "–", "—", "?", "n/a", "na", "none", "null", "nan", "unknown", "undefined"}
)


@dataclass(frozen=True, slots=True)
class Speaker:
    """Whom a claim file names as the speaker."""

    id: str
    new: tuple[tuple[str, Person], ...]
    """Entries that the registry needs for that."""
    troubles: tuple[Trouble, ...]


class Speakers:
    """Finds the registry's id for whoever made a claim, or makes an entry."""

    def __init__(self, people: Mapping[str, Person], wording: Wording) -> None:
        self._wording = wording
        self._ids = Ids(people)
        self._known: dict[str, str] = {}
        for id_, person in people.items():
            for name in (person.name, *person.other_names):
                self._known.setdefault(folded(name), id_)

    def of(self, given: Given, where: str) -> Speaker:
        """The speaker of a claim; ``where`` is the check that names them, for the registry."""
        troubles: list[Trouble] = []
        named: dict[str, Named] = {}
        for somebody in given.speakers:
            name = one_line(clean(somebody.name).text)
            if folded(name) in _NOBODY:
                continue
            if len(name) > LINE_LENGTH // 2:
                troubles.append(Trouble("speaker-not-a-name", "source.speaker", somebody.name))
            elif is_checker(somebody, given):
                troubles.append(Trouble("speaker-is-checker", "source.speaker", somebody.name))
            else:
                named.setdefault(folded(name), Named(name, somebody.kind, somebody.url))
        if not named:
            kept = [somebody.name for somebody in given.speakers]
            troubles = troubles or [Trouble("no-speaker", "source.speaker", kept)]
            return self._nobody(troubles)
        new = list(self._entries(named.values(), where))
        if len(named) == 1:
            return Speaker(self._known[next(iter(named))], tuple(new), tuple(troubles))
        kept = [somebody.name for somebody in given.speakers]
        troubles.append(Trouble("several-speakers", "source.speaker", kept))
        together = one_line("; ".join(somebody.name for somebody in named.values()))[:LINE_LENGTH]
        group = Person(name=together, kind=PersonKind.GROUP, note=self._wording.group(where))
        new += self._entry(together, group)
        return Speaker(self._known[folded(together)], tuple(new), tuple(troubles))

    def forget(self, speaker: Speaker) -> None:
        """Take back the new entries of a claim that came to nothing."""
        for id_, person in speaker.new:
            self._known.pop(folded(person.name), None)
            self._ids.give_back(id_)

    def _nobody(self, troubles: Sequence[Trouble]) -> Speaker:
        name, note = self._wording.nobody()
        entry = Person(name=name, kind=PersonKind.UNNAMED, note=note)
        new = tuple(self._entry(name, entry))
        return Speaker(self._known[folded(name)], new, tuple(troubles))

    def _entries(self, named: object, where: str) -> Iterator[tuple[str, Person]]:
        note = self._wording.person(where)
        for somebody in named:  # type: ignore[attr-defined]
            url = somebody.url if somebody.url and not address_fault(somebody.url) else None
            kind = somebody.kind or PersonKind.PERSON
            yield from self._entry(
                somebody.name, Person(name=somebody.name, kind=kind, note=note, url=url)
            )

    def _entry(self, name: str, person: Person) -> Iterator[tuple[str, Person]]:
        if folded(name) not in self._known:
            id_ = self._ids.new(name, "person")
            self._known[folded(name)] = id_
            yield id_, person


def is_checker(somebody: Named, given: Given) -> bool:
    """Whether a speaker is the one who checked the claim, by name or by the host of their pages."""
    names, hosts = {_letters(somebody.name)}, {_host(somebody.url)}
    hosts |= {somebody.name.casefold().strip("/ ").removeprefix("www.")}
    checkers = {_letters(checker.name) for checker in given.checkers}
    pages = {_host(url) for url in (given.url, *(checker.url for checker in given.checkers))}
    pages |= {checker.url.casefold().removeprefix("www.") for checker in given.checkers}
    labels = {_letters(page.rpartition(".")[0].rpartition(".")[2]) for page in pages}
    labels |= {_letters(page.partition(".")[0]) for page in pages}
    return bool((names & (checkers | labels) - {""}) or (hosts & pages - {""}))


def _letters(name: str) -> str:
    """A name as compared across spellings: small Latin letters and digits, nothing else."""
    return "".join(char for char in anyascii(name).lower() if char.isalnum())


def _host(address: str) -> str:
    try:
        host = urlsplit(address).hostname or ""
    except ValueError:
        return ""
    return host.removeprefix("www.")
