"""An import, whole: look through all records, then make a claim of each or say why not."""

import hashlib
import json
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TypeAlias

from claimpress.importing.date_orders import DateOrders
from claimpress.importing.drafting import label_of
from claimpress.importing.given import Given, Raw
from claimpress.importing.making import Made, Maker, Wanted
from claimpress.importing.mapping import Decisions, MappingFile, Seen, with_open_entries
from claimpress.importing.output import Output, read_journal
from claimpress.importing.texts import clean, cut
from claimpress.importing.trouble import KINDS, Trouble
from claimpress.importing.wording import Wording
from claimpress.model.claim import Stage
from claimpress.model.corpus import Corpus
from claimpress.reading.intake import CLAIMS
from claimpress.rendering.words import words_in
from claimpress.values.problems import short
from claimpress.values.text import one_line

Records: TypeAlias = Callable[[], Iterator[Given]]
"""Gives every record of the import, each time it is called."""


@dataclass(frozen=True, slots=True)
class Job:
    """What is to be imported, and how."""

    root: Path
    work: Path
    """The folder for mapping, journal and report."""
    mapping_path: Path
    records: Records
    named: str
    """The files, as people name them."""
    dossier: str
    stage: Stage
    topics: tuple[str, ...]
    day: str
    dry: bool


@dataclass(slots=True)
class Tally:
    """What became of the records; every one is in exactly one of the three."""

    records: int = 0
    written: int = 0
    already: int = 0
    left_out: int = 0
    kinds: Counter[str] = field(default_factory=Counter)
    """How many records had trouble of each kind."""
    first: dict[str, str] = field(default_factory=dict)
    """Where the first trouble of each kind is, and what stands there."""
    undecided: int = 0
    """Labels and ratings that the mapping file leaves open."""

    def note(self, made: Made) -> None:
        """Count what became of a record."""
        for trouble in made.troubles:
            self.first.setdefault(trouble.code, ": ".join(_example(made, trouble)))
        self.kinds.update({trouble.code for trouble in made.troubles})
        if made.id:
            self.written += 1
        else:
            self.left_out += 1

    def in_order(self) -> Iterator[tuple[str, int]]:
        """The kinds of trouble that came up, as they are listed in the manual."""
        return ((code, self.kinds[code]) for code in KINDS if self.kinds[code])


@dataclass(slots=True)
class Survey:
    """What a first look at all records told."""

    records: int = 0
    orders: DateOrders = field(default_factory=DateOrders)
    labels: dict[str, Seen] = field(default_factory=dict)
    ratings: dict[str, Seen] = field(default_factory=dict)


def surveyed(records: Records, decisions: Decisions, mapping: MappingFile) -> Survey:
    """Look through all records for labels to decide and for the order of dates."""
    survey = Survey(orders=DateOrders(mapping.dates))
    for given in records():
        survey.records += 1
        survey.orders.see(given)
        if any(trouble.kind.left_out for trouble in given.troubles) or not given.claim.strip():
            continue
        label, rating, _ = label_of(given)
        decided = decisions.of_label(label) if label else decisions.of_rating(rating)
        name, open_ = (label, survey.labels) if label else (rating, survey.ratings)
        if name and decided is None:
            before = open_.get(name)
            example = before.example if before else cut(one_line(clean(given.claim).text), 80)
            open_[name] = Seen(before.records + 1 if before else 1, example)
    return survey


def run(
    job: Job,
    corpus: Corpus,
    mapping: MappingFile,
    mapping_text: str,
    seen: Callable[[int, int], None] = lambda _done, _all: None,
) -> Tally:
    """Import; ``seen`` is told how many of how many records are done."""
    decisions = Decisions(mapping, corpus.scale)
    survey = surveyed(job.records, decisions, mapping)
    language = mapping.language or corpus.publication.language
    wanted = Wanted(job.dossier, job.stage, language, job.topics, survey.orders, job.day)
    maker = Maker(corpus, decisions, wanted)
    there = {*corpus.claims, *corpus.unread}
    there |= {alias for claim in corpus.claims.values() for alias in claim.aliases}
    known = {record for record, id_ in read_journal(job.work).items() if id_ in there}
    tally = Tally(undecided=len(survey.labels) + len(survey.ratings) + mapping.open)
    dossiers: dict[str, dict[str, str]] = {}
    with Output(job.root, job.work, job.dry) as output:
        text = with_open_entries(mapping_text, survey.labels, survey.ratings)
        output.mapping(job.mapping_path, text)
        for given in job.records():
            tally.records += 1
            seen(tally.records, survey.records)
            if given.fingerprint in known:
                tally.already += 1
                continue
            dossier = maker.dossier_for(maker.language_of(given))
            if dossier not in dossiers:
                dossiers[dossier] = _new_dossier(dossier, maker.language_of(given), job, corpus)
                maker.add_dossier(dossier, dossiers[dossier])
            made = maker.make(given)
            tally.note(made)
            if made.id:
                output.dossier(dossier, dossiers[dossier])
            output.take(made)
    return tally


def fingerprinted(raw: Raw, given_of: Callable[[Raw], Given]) -> Given:
    """What a record says, with the hash of the record to the letter."""
    data = json.dumps(raw.data, sort_keys=True).encode()
    lost = any(trouble.kind.left_out for trouble in raw.troubles)
    given = Given(raw.where, "", troubles=raw.troubles, data=raw.data) if lost else given_of(raw)
    return replace(given, fingerprint=hashlib.sha256(data).hexdigest())


def _example(made: Made, trouble: Trouble) -> Iterator[str]:
    """The claim that has a trouble, or the record where there is none; and what is wrong in it."""
    yield f"{CLAIMS}/{made.id}.yaml" if made.id else made.given.where
    if trouble.detail or trouble.kept:
        yield trouble.detail or short(trouble.kept)


def _new_dossier(id_: str, language: str, job: Job, corpus: Corpus) -> dict[str, str]:
    """What the file of a dossier holds that is not there yet; nothing for one that is."""
    if id_ in corpus.dossiers or id_ in corpus.unread:
        return {}
    wording = Wording(words_in(corpus.publication.language))
    main = id_ == job.dossier
    texts = wording.dossier("" if main else language, job.named, job.day)
    return {
        "title": texts["title"],
        "short_title": texts["short_title"],
        "kind": "theme",
        "language": language,
        "published": "unknown",
        **{name: texts[name] for name in ("introduction", "limits", "how_made")},
    }
