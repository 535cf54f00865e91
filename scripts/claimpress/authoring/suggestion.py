"""A draft claim file from the answers to the form "a claim to check"."""

from dataclasses import dataclass

import ada_url

from claimpress.authoring.answers import Received, addresses_in
from claimpress.authoring.drafts import Answers
from claimpress.model.corpus import Corpus
from claimpress.model.dossier import Dossier
from claimpress.model.fields import LINE_LENGTH, TEXT_LENGTH
from claimpress.values.addresses import address_fault
from claimpress.values.dates import PartialDate, readings
from claimpress.values.problems import short
from claimpress.values.text import comparable, paragraphs


@dataclass(frozen=True, slots=True)
class Suggestion:
    """What can be put into a draft, and what a person has to know of the rest."""

    draft: Answers
    dossier: Dossier | None
    """The document the claim was made in, where we have it."""
    remarks: tuple[str, ...]


def suggestion(received: Received, corpus: Corpus, today: str) -> Suggestion:
    """What the answers give for a draft; what does not fit a field stays a gap, and is told."""
    taking = _Taking(received)
    quote = taking.text("quote", TEXT_LENGTH)
    seen_at = taking.address("url")
    dossier = _document_at(seen_at, corpus)
    evidence, said = addresses_in(received.answers.get("evidence", ""))
    taking.told += [f"evidence: {remark}" for remark in said]
    draft = Answers(
        text=taking.line("text"),
        speaker=taking.speaker(corpus),
        quote=quote,
        evidence=tuple(address for address in evidence if address != seen_at),
        language=dossier.language if dossier else corpus.publication.language,
        today=today,
        locator=taking.line("locator"),
        claimed_on=taking.date("claimed-on"),
        seen_at=seen_at,
        archived=taking.address("archived"),
        remarks=taking.remarks,
    )
    return Suggestion(draft, dossier, (*received.remarks, *taking.told))


class _Taking:
    """Takes answers one by one and gathers what has to be said of them."""

    def __init__(self, received: Received) -> None:
        self.received = received
        self.remarks: dict[str, str] = {}
        """To stand above the field in the file."""
        self.told: list[str] = []

    def line(self, field: str) -> str:
        return self._within(field, self.received.line(field), LINE_LENGTH)

    def text(self, field: str, longest: int) -> str:
        answer = "\n\n".join(paragraphs(self.received.answers.get(field, "")))
        return self._within(field, answer, longest)

    def _within(self, field: str, answer: str, longest: int) -> str:
        if len(answer) <= longest:
            return answer
        self.told.append(
            f"{field}: the answer has {len(answer):,} characters, and the field takes {longest:,}; "
            "it is left empty"
        )
        return ""

    def address(self, field: str) -> str:
        answer = self.received.line(field)
        if not answer:
            return ""
        found, _ = addresses_in(answer)
        if len(found) == 1:
            return found[0]
        fault = f"it {address_fault(answer)}" if not found else "it has several addresses"
        self.told.append(f"{field}: {short(answer)} is left out: {fault}")
        return ""

    def date(self, field: str) -> str:
        answer = self.received.line(field)
        if not answer:
            return "unknown"
        try:
            return str(PartialDate.parse(answer))
        except ValueError:
            pass
        meant = readings(answer)
        if len(meant) == 1:
            return str(meant[0])
        self._ask("claimed_on", field, answer, "write it as 2026-02-17, 2026-02 or 2026")
        return "unknown"

    def speaker(self, corpus: Corpus) -> str:
        answer = self.received.line("speaker")
        wanted = comparable(answer).casefold()
        found = [
            id_
            for id_, person in corpus.people.items()
            for name in (id_, person.name, *person.other_names)
            if comparable(name).casefold() == wanted
        ]
        if len(set(found)) == 1:
            return found[0]
        if answer:
            step = "give an id of people.yaml; add the person there first, if nobody fits"
            self._ask("speaker", "speaker", answer, step)
        return ""

    def _ask(self, name: str, field: str, answer: str, step: str) -> None:
        said = f"The form says {short(answer)}: {step}."
        self.remarks[name] = said
        self.told.append(f"{field}: {said}")


def _document_at(address: str, corpus: Corpus) -> Dossier | None:
    """The dossier of the document that stands at an address."""
    for dossier in corpus.dossiers.values() if address else ():
        known = [each for each in (dossier.url, dossier.archived) if each]
        if _spelt(address) in map(_spelt, known):
            return dossier
    return None


def _spelt(address: str) -> str:
    """One spelling of an address, to compare."""
    url = ada_url.URL(address)
    url.hash = ""
    return str(url.href).partition("://")[2].removeprefix("www.").rstrip("/")
