"""Rules about dossiers, people and topics."""

from collections.abc import Iterator
from itertools import pairwise

from claimpress.checking.rule import COMPLETE, Finding, claim_rule, corpus_rule
from claimpress.model.claim import Claim
from claimpress.model.corpus import Corpus
from claimpress.reading.intake import CLAIMS
from claimpress.values.problems import Severity

_PEOPLE = f"{CLAIMS}/people.yaml"


@claim_rule("no-topic", severity=Severity.WARNING, stages=COMPLETE)
def claims_have_a_topic(claim: Claim, _: Corpus) -> Iterator[Finding]:
    """A claim has a topic, so that readers who browse by topic find it."""
    if not claim.topics:
        yield Finding(
            "the claim has no topic, so it is missing from the pages of topics",
            "add topics with an id from topics.yaml",
            ("text",),
        )


@corpus_rule("empty-dossier", severity=Severity.WARNING)
def dossiers_have_claims(corpus: Corpus) -> Iterator[Finding]:
    """A dossier has at least one claim."""
    filled = {id_.partition("/")[0] for id_ in (*corpus.rows, *corpus.unread) if "/" in id_}
    for dossier in corpus.dossiers.values():
        if dossier.id not in filled:
            help_ = "write one, or remove the folder"
            yield Finding("the dossier has no claims", help_, ("title",), dossier.file)


@corpus_rule("timeline-order")
def timelines_run_forward(corpus: Corpus) -> Iterator[Finding]:
    """The entries of a timeline stand in the order of their days."""
    for dossier in corpus.dossiers.values():
        for index, (before, after) in enumerate(pairwise(dossier.timeline), start=1):
            if before.on.certainly_after(after.on):
                yield Finding(
                    f"this entry of {after.on} stands after one of {before.on}",
                    "put the entries in the order of their days",
                    ("timeline", index, "on"),
                    dossier.file,
                )


@corpus_rule("repeated-passage")
def passages_have_their_own_locators(corpus: Corpus) -> Iterator[Finding]:
    """No two passages of a dossier have the same locator."""
    for dossier in corpus.dossiers.values():
        seen: set[str] = set()
        for index, passage in enumerate(dossier.passages):
            if passage.locator in seen:
                yield Finding(
                    f"there is a passage {passage.locator!r} already",
                    "put the stretches of one passage under one locator",
                    ("passages", index, "locator"),
                    dossier.file,
                )
            seen.add(passage.locator)


@corpus_rule("roles-order")
def roles_end_after_they_begin(corpus: Corpus) -> Iterator[Finding]:
    """A person's role ends after it begins."""
    for id_, person in corpus.people.items():
        for index, role in enumerate(person.roles):
            if role.since and role.until and role.since.certainly_after(role.until):
                yield Finding(
                    f"the role ends on {role.until}, before it begins on {role.since}",
                    "one of the two dates is wrong",
                    ("people", id_, "roles", index, "until"),
                    _PEOPLE,
                )


@corpus_rule("same-person", severity=Severity.WARNING)
def people_are_registered_once(corpus: Corpus) -> Iterator[Finding]:
    """No name or other spelling stands under two ids of ``people.yaml``."""
    seen: dict[str, str] = {}
    for id_, person in corpus.people.items():
        for name in dict.fromkeys(n.casefold() for n in (person.name, *person.other_names)):
            first = seen.setdefault(name, id_)
            if first != id_:
                yield Finding(
                    f"{id_!r} has the name {name!r}, which {first!r} has too",
                    "if they are one, keep one of the two; if not, tell them apart in the names",
                    ("people", id_, "name"),
                    _PEOPLE,
                )
