"""The assessment: one small function for each clause, over what the publication holds.

Most clauses ask something of every claim. These are asked of one claim at a
time, and what they find is counted (`Held`), so that the counts of parts of a
publication can be kept and added up.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import TypeAlias

from claimpress.deriving.replies import concerned, contradicted, unasked
from claimpress.deriving.reviews import reviewed
from claimpress.deriving.standards.content import gives_rating, traceable
from claimpress.deriving.standards.outcome import Outcome, Verdict, for_people, share, stated
from claimpress.model.claim import Claim, Consulted, Stage
from claimpress.model.corpus import Corpus
from claimpress.model.publication import Membership, Policies
from claimpress.model.standards import CLAUSES, Clause
from claimpress.values.messages import _
from claimpress.values.tally import Tally

SHORT_CLAIM = 75
"""In characters: Google asks for fewer."""


@dataclass(frozen=True, slots=True)
class Held(Tally):
    """Some claims held against the clauses that ask something of each.

    Of claims the publication stands by: published, neither superseded nor withdrawn.
    """

    met: Counter[str]
    """By clause, of how many claims, or items of their evidence, it holds."""
    asked: Counter[str]
    """By clause, of how many it can be asked."""
    speakers: Counter[str]
    """How many of the claims each speaker made."""
    changes: Counter[str]
    """Changes told, by claim; also of claims that were withdrawn since."""


@dataclass(frozen=True, slots=True)
class Facts:
    """What the clauses are held against."""

    corpus: Corpus
    held: Held

    @property
    def policies(self) -> Policies:
        """Where the publication speaks of itself."""
        return self.corpus.publication.policies

    def share(self, clause: str, says: str) -> Outcome:
        """How a clause stands that asks something of each claim."""
        return share(says, self.held.met[clause], self.held.asked[clause])


Assess: TypeAlias = Callable[[Facts], Outcome]
Ask: TypeAlias = Callable[[Claim, Corpus], Iterable[bool]]
"""Whether a clause holds of a claim, or of each of several things about it; nothing where it
cannot be asked."""
_ASSESS: dict[str, Assess] = {}
_ASK: dict[str, Ask] = {}


def assessment(corpus: Corpus, held: Held) -> Iterator[tuple[Clause, Outcome]]:
    """How every clause stands, in the order of the standards; ``held`` is of all claims."""
    facts = Facts(corpus, held)
    for clause in CLAUSES.values():
        yield clause, _ASSESS[clause.id](facts)


def held_of(claims: Iterable[Claim], corpus: Corpus) -> Held:
    """Hold claims against the clauses."""
    held = Held.empty()
    for claim in claims:
        if claim.history:
            held.changes[claim.id] = len(claim.history)
        if claim.stage is not Stage.PUBLISHED:
            continue
        held.speakers[claim.source.speaker] += 1
        for clause, ask in _ASK.items():
            found = list(ask(claim, corpus))
            held.met[clause] += sum(found)
            held.asked[clause] += len(found)
    return held


def _of(clause: str) -> Callable[[Assess], Assess]:
    """Register a function as the assessment of a clause."""

    def register(assess: Assess) -> Assess:
        if clause not in CLAUSES or clause in _ASSESS:
            raise ValueError(f"no clause {clause!r}, or a second assessment of it")
        _ASSESS[clause] = assess
        return assess

    return register


def _asked(clause: str) -> Callable[[Ask], Ask]:
    """Register a function as what a clause asks of each claim."""

    def register(ask: Ask) -> Ask:
        _ASK[clause] = ask
        return ask

    return register


def _of_each(clause: str, says: str) -> Callable[[Ask], Ask]:
    """The same of a clause that is met when what it asks holds of all."""

    def register(ask: Ask) -> Ask:
        _of(clause)(lambda facts: facts.share(clause, says))
        return _asked(clause)(ask)

    return register


@_of("same-standard")
def _same_standard(facts: Facts) -> Outcome:
    claims, without = facts.held.asked["no-waivers"], facts.held.met["no-waivers"]
    return for_people(
        _("Claims for which a rule of the program is set aside"), claims - without, claims
    )


@_of("one-side")
def _one_side(facts: Facts) -> Outcome:
    speakers = facts.held.speakers
    verdict = Verdict.NOT_MET if len(speakers) == 1 else Verdict.FOR_PEOPLE
    return Outcome(verdict, _("Speakers whose claims were checked"), len(speakers))


@_asked("evidence-decides")
def _has_evidence_that_decides(claim: Claim, corpus: Corpus) -> Iterator[bool]:
    status = corpus.scale.statuses.get(claim.status)
    if status and status.needs:
        yield any(item.stance is status.needs for item in claim.evidence)


@_of("evidence-decides")
def _evidence_decides(facts: Facts) -> Outcome:
    counted = facts.share(
        "evidence-decides",
        _("Claims whose status needs evidence for or against them, and that have it"),
    )
    if counted.verdict is Verdict.NOT_MET:
        return counted
    return for_people(counted.says, counted.part, counted.whole)


@_of("no-positions")
def _no_positions(facts: Facts) -> Outcome:
    return for_people(place=facts.policies.nonpartisanship)


@_of_each("sources", _("Claims that list evidence, each item with its address and what it says"))
def _sources(claim: Claim, corpus: Corpus) -> Iterator[bool]:
    if not corpus.scale.statuses[claim.status].reason_required:  # evidence can settle it
        yield bool(claim.evidence)


@_of("funding")
def _funding(facts: Facts) -> Outcome:
    return stated(facts.policies.funding)


@_of("funders")
def _funders(facts: Facts) -> Outcome:
    return for_people(place=facts.policies.funding)


@_of("key-people")
def _key_people(facts: Facts) -> Outcome:
    return stated(facts.policies.people)


@_of("organisation")
def _organisation(facts: Facts) -> Outcome:
    return stated(facts.policies.ownership)


@_of("legal-status")
def _legal_status(facts: Facts) -> Outcome:
    return stated(facts.policies.legal_status)


@_of("contact")
def _contact(facts: Facts) -> Outcome:
    return stated(facts.policies.contact)


@_of("methodology")
def _methodology(facts: Facts) -> Outcome:
    return stated(facts.policies.methodology)


@_of("suggestions")
def _suggestions(facts: Facts) -> Outcome:
    return stated(facts.policies.suggestions)


@_of("corrections-policy")
def _corrections_policy(facts: Facts) -> Outcome:
    return stated(facts.policies.corrections)


@_of("corrections-followed")
def _corrections_followed(facts: Facts) -> Outcome:
    return for_people(_("Changes told after publication"), facts.held.changes.total())


@_of("corrections-seen")
def _corrections_seen(facts: Facts) -> Outcome:
    changes = facts.held.changes.total()
    verdict = Verdict.MET if changes else Verdict.NOT_APPLICABLE
    return Outcome(verdict, _("Changes shown on their claim’s page and under Corrections"), changes)


@_of_each("evidence-based", _("Claims with evidence"))
def _evidence_based(claim: Claim, _corpus: Corpus) -> Iterator[bool]:
    yield bool(claim.evidence)


@_of("public-interest")
def _public_interest(_facts: Facts) -> Outcome:
    return for_people()


@_of("complaints")
def _complaints(facts: Facts) -> Outcome:
    if Membership.EFCSN not in facts.corpus.publication.memberships:
        return Outcome(Verdict.NOT_APPLICABLE, _("The publication is not a member."))
    return stated(facts.policies.complaints)


@_of_each("short-claim", _("Claims told in fewer than 75 characters"))
def _short_claim(claim: Claim, _corpus: Corpus) -> Iterator[bool]:
    yield len(claim.text) < SHORT_CLAIM


@_of_each("no-rating-inside", _("Claims whose text does not give a status"))
def _no_rating_inside(claim: Claim, corpus: Corpus) -> Iterator[bool]:
    yield not gives_rating(claim.text, corpus.scale)


@_of_each("traceable", _("Claims with a named speaker and an address where they were made"))
def _traceable(claim: Claim, corpus: Corpus) -> Iterator[bool]:
    yield traceable(claim, corpus)


@_of("rating-range")
def _rating_range(facts: Facts) -> Outcome:
    ratings = {s.rating for s in facts.corpus.scale.statuses.values() if s.rating is not None}
    verdict = Verdict.MET if len(ratings) > 1 else Verdict.NOT_MET
    return Outcome(
        verdict if ratings else Verdict.NOT_APPLICABLE,
        _("Different ratings of the scale"),
        len(ratings),
    )


@_of_each("summary", _("Claims with a summary"))
def _summary(claim: Claim, _corpus: Corpus) -> Iterator[bool]:
    yield bool(claim.summary)


@_of("corrections-or-reports")
def _corrections_or_reports(facts: Facts) -> Outcome:
    return stated(facts.policies.corrections or facts.policies.contact)


@_of("no-political-body")
def _no_political_body(facts: Facts) -> Outcome:
    return for_people(place=facts.policies.ownership)


@_of_each("reviewed", _("Claims reviewed by as many people as they need"))
def _reviewed(claim: Claim, _corpus: Corpus) -> Iterator[bool]:
    yield reviewed(claim).enough


@_of_each("replies", _("Contradicted claims of which all living people concerned were asked"))
def _replies(claim: Claim, corpus: Corpus) -> Iterator[bool]:
    if contradicted(claim, corpus) and concerned(claim, corpus):
        yield not unasked(claim, corpus)


@_of_each("authors", _("Claims that name their authors"))
def _authors(claim: Claim, _corpus: Corpus) -> Iterator[bool]:
    yield bool(claim.authors)


@_of_each("archived", _("Items of evidence with an archived copy"))
def _archived(claim: Claim, _corpus: Corpus) -> Iterator[bool]:
    return (item.archived is not None for item in claim.evidence)


@_of_each("accessed", _("Items of evidence with the day they were read"))
def _accessed(claim: Claim, _corpus: Corpus) -> Iterator[bool]:
    return (item.accessed is not None for item in claim.evidence)


@_of_each("read-in-full", _("Items of evidence read in full"))
def _read_in_full(claim: Claim, _corpus: Corpus) -> Iterator[bool]:
    return (item.consulted is Consulted.FULL for item in claim.evidence)


@_of_each("no-waivers", _("Claims without a rule set aside"))
def _no_waivers(claim: Claim, _corpus: Corpus) -> Iterator[bool]:
    yield not claim.waivers
