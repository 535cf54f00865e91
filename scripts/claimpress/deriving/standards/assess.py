"""The assessment: one small function for each clause, over what the publication holds."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TypeAlias

from claimpress.deriving.replies import concerned, contradicted, unasked
from claimpress.deriving.reviews import reviewed
from claimpress.deriving.standards.content import gives_rating, traceable
from claimpress.deriving.standards.outcome import Outcome, Verdict, for_people, share, stated
from claimpress.model.claim import Claim, Consulted, Evidence, Stage
from claimpress.model.corpus import Corpus
from claimpress.model.publication import Membership, Policies
from claimpress.model.standards import CLAUSES, Clause
from claimpress.values.messages import _

SHORT_CLAIM = 75
"""In characters: Google asks for fewer."""


@dataclass(frozen=True)
class Facts:
    """What the clauses are held against."""

    corpus: Corpus

    @cached_property
    def claims(self) -> Sequence[Claim]:
        """The claims the publication stands by: published, neither superseded nor withdrawn."""
        return [c for c in self.corpus.claims.values() if c.stage is Stage.PUBLISHED]

    @cached_property
    def items(self) -> Sequence[Evidence]:
        """All their evidence."""
        return [item for claim in self.claims for item in claim.evidence]

    @property
    def policies(self) -> Policies:
        """Where the publication speaks of itself."""
        return self.corpus.publication.policies


Assess: TypeAlias = Callable[[Facts], Outcome]
_ASSESS: dict[str, Assess] = {}


def assessment(corpus: Corpus) -> Iterator[tuple[Clause, Outcome]]:
    """How every clause stands, in the order of the standards."""
    facts = Facts(corpus)
    for clause in CLAUSES.values():
        yield clause, _ASSESS[clause.id](facts)


def _of(clause: str) -> Callable[[Assess], Assess]:
    """Register a function as the assessment of a clause."""

    def register(assess: Assess) -> Assess:
        if clause not in CLAUSES or clause in _ASSESS:
            raise ValueError(f"no clause {clause!r}, or a second assessment of it")
        _ASSESS[clause] = assess
        return assess

    return register


@_of("same-standard")
def _same_standard(facts: Facts) -> Outcome:
    waived = sum(bool(claim.waivers) for claim in facts.claims)
    return for_people(
        _("Claims for which a rule of the program is set aside"), waived, len(facts.claims)
    )


@_of("one-side")
def _one_side(facts: Facts) -> Outcome:
    speakers = {claim.source.speaker for claim in facts.claims}
    verdict = Verdict.NOT_MET if len(speakers) == 1 else Verdict.FOR_PEOPLE
    return Outcome(verdict, _("Speakers whose claims were checked"), len(speakers))


@_of("evidence-decides")
def _evidence_decides(facts: Facts) -> Outcome:
    needs = {id_: status.needs for id_, status in facts.corpus.scale.statuses.items()}
    counted = share(
        _("Claims whose status needs evidence for or against them, and that have it"),
        (
            any(item.stance is needs[claim.status] for item in claim.evidence)
            for claim in facts.claims
            if needs.get(claim.status)
        ),
    )
    if counted.verdict is Verdict.NOT_MET:
        return counted
    return for_people(counted.says, counted.part, counted.whole)


@_of("no-positions")
def _no_positions(facts: Facts) -> Outcome:
    return for_people(place=facts.policies.nonpartisanship)


@_of("sources")
def _sources(facts: Facts) -> Outcome:
    return share(
        _("Claims that list evidence, each item with its address and what it says"),
        (bool(claim.evidence) for claim in facts.claims if _can_be_settled(claim, facts.corpus)),
    )


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
    return for_people(_("Changes told after publication"), _changes(facts))


@_of("corrections-seen")
def _corrections_seen(facts: Facts) -> Outcome:
    changes = _changes(facts)
    verdict = Verdict.MET if changes else Verdict.NOT_APPLICABLE
    return Outcome(verdict, _("Changes shown on their claim’s page and under Corrections"), changes)


@_of("evidence-based")
def _evidence_based(facts: Facts) -> Outcome:
    return share(_("Claims with evidence"), (bool(claim.evidence) for claim in facts.claims))


@_of("public-interest")
def _public_interest(_facts: Facts) -> Outcome:
    return for_people()


@_of("complaints")
def _complaints(facts: Facts) -> Outcome:
    if Membership.EFCSN not in facts.corpus.publication.memberships:
        return Outcome(Verdict.NOT_APPLICABLE, _("The publication is not a member."))
    return stated(facts.policies.complaints)


@_of("short-claim")
def _short_claim(facts: Facts) -> Outcome:
    return share(
        _("Claims told in fewer than 75 characters"),
        (len(claim.text) < SHORT_CLAIM for claim in facts.claims),
    )


@_of("no-rating-inside")
def _no_rating_inside(facts: Facts) -> Outcome:
    scale = facts.corpus.scale
    return share(
        _("Claims whose text does not give a status"),
        (not gives_rating(claim.text, scale) for claim in facts.claims),
    )


@_of("traceable")
def _traceable(facts: Facts) -> Outcome:
    return share(
        _("Claims with a named speaker and an address where they were made"),
        (traceable(claim, facts.corpus) for claim in facts.claims),
    )


@_of("rating-range")
def _rating_range(facts: Facts) -> Outcome:
    ratings = {s.rating for s in facts.corpus.scale.statuses.values() if s.rating is not None}
    verdict = Verdict.MET if len(ratings) > 1 else Verdict.NOT_MET
    return Outcome(
        verdict if ratings else Verdict.NOT_APPLICABLE,
        _("Different ratings of the scale"),
        len(ratings),
    )


@_of("summary")
def _summary(facts: Facts) -> Outcome:
    return share(_("Claims with a summary"), (bool(claim.summary) for claim in facts.claims))


@_of("corrections-or-reports")
def _corrections_or_reports(facts: Facts) -> Outcome:
    return stated(facts.policies.corrections or facts.policies.contact)


@_of("no-political-body")
def _no_political_body(facts: Facts) -> Outcome:
    return for_people(place=facts.policies.ownership)


@_of("reviewed")
def _reviewed(facts: Facts) -> Outcome:
    return share(
        _("Claims reviewed by as many people as they need"),
        (reviewed(claim).enough for claim in facts.claims),
    )


@_of("replies")
def _replies(facts: Facts) -> Outcome:
    corpus = facts.corpus
    return share(
        _("Contradicted claims of which all living people concerned were asked"),
        (
            not unasked(claim, corpus)
            for claim in facts.claims
            if contradicted(claim, corpus) and concerned(claim, corpus)
        ),
    )


@_of("authors")
def _authors(facts: Facts) -> Outcome:
    return share(_("Claims that name their authors"), (bool(c.authors) for c in facts.claims))


@_of("archived")
def _archived(facts: Facts) -> Outcome:
    return share(
        _("Items of evidence with an archived copy"),
        (item.archived is not None for item in facts.items),
    )


@_of("accessed")
def _accessed(facts: Facts) -> Outcome:
    return share(
        _("Items of evidence with the day they were read"),
        (item.accessed is not None for item in facts.items),
    )


@_of("read-in-full")
def _read_in_full(facts: Facts) -> Outcome:
    return share(
        _("Items of evidence read in full"),
        (item.consulted is Consulted.FULL for item in facts.items),
    )


@_of("no-waivers")
def _no_waivers(facts: Facts) -> Outcome:
    return share(
        _("Claims without a rule set aside"), (not claim.waivers for claim in facts.claims)
    )


def _can_be_settled(claim: Claim, corpus: Corpus) -> bool:
    """Whether evidence can settle a claim, as its status has it."""
    return not corpus.scale.statuses[claim.status].reason_required


def _changes(facts: Facts) -> int:
    """How many changes were told, also of claims that were withdrawn since."""
    return sum(len(claim.history) for claim in facts.corpus.claims.values())
