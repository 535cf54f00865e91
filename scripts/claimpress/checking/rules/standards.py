"""Rules from published standards: what a publication says of itself, and Google's on content."""

from collections.abc import Iterator

from claimpress.checking.rule import COMPLETE, Finding, claim_rule, corpus_rule
from claimpress.deriving.standards.content import gives_rating, traceable
from claimpress.model.claim import Claim
from claimpress.model.corpus import Corpus
from claimpress.model.publication import Membership
from claimpress.model.standards import cited
from claimpress.reading.intake import CLAIMS
from claimpress.reading.site import CONTENT
from claimpress.values.names import did_you_mean
from claimpress.values.problems import Severity, listed

_PUBLICATION = f"{CLAIMS}/publication.yaml"
_SCALE = f"{CLAIMS}/statuses.yaml"
NEEDED = ("ownership", "funding", "methodology", "corrections", "contact")
"""The policies without which no reader can judge a publication."""


@corpus_rule(
    "policy-missing",
    why="IFCN Code of Principles, commitments 3, 4 and 5",
    severity=Severity.WARNING,
)
def publications_speak_of_themselves(corpus: Corpus) -> Iterator[Finding]:
    """The publication names the pages about its ownership, funding, methods, corrections, contact.

    They stand under `policies` in `publication.yaml` as `ownership`, `funding`,
    `methodology`, `corrections` and `contact`.
    """
    policies = corpus.publication.policies
    missing = [name for name in NEEDED if getattr(policies, name) is None]
    if missing:
        yield Finding(
            f"the publication names no page about its {listed(missing)}",
            f"add {missing[0]} under policies, with a page of {CONTENT}/ that tells the truth "
            "about it",
            ("policies",) if policies.model_fields_set else ("desk",),
            _PUBLICATION,
        )


@corpus_rule("policy-page")
def pages_of_policies_are_there(corpus: Corpus) -> Iterator[Finding]:
    """Every page named under ``policies`` is a page of ``content/`` with a heading."""
    if corpus.pages is None:
        return
    for name, place in corpus.publication.policies:
        page = (place or "").partition("#")[0]
        if page and page not in corpus.pages:
            yield Finding(
                f"there is no page {page!r} in {CONTENT}/",
                did_you_mean(page, corpus.pages) or f"write {CONTENT}/{page}, or correct the path",
                ("policies", name),
                _PUBLICATION,
            )


@corpus_rule("complaints-untold", why=cited("complaints"))
def members_tell_where_to_complain(corpus: Corpus) -> Iterator[Finding]:
    """A member of the EFCSN tells readers that they can turn to it with an unsettled complaint."""
    publication = corpus.publication
    if Membership.EFCSN in publication.memberships and publication.policies.complaints is None:
        yield Finding(
            "a member of the EFCSN names no page about complaints to it",
            "say it in the corrections policy, and name the place as complaints under policies",
            ("memberships",),
            _PUBLICATION,
        )


@claim_rule(
    "untraceable",
    why=cited("traceable"),
    severity=Severity.WARNING,
    waivable=True,
    stages=COMPLETE,
)
def claims_can_be_traced(claim: Claim, corpus: Corpus) -> Iterator[Finding]:
    """A claim has a named speaker, and an address where readers see that it was made."""
    readable = claim.source.speaker in corpus.people and claim.dossier in corpus.dossiers
    if readable and not traceable(claim, corpus):
        yield Finding(
            "nobody can trace this claim: its speaker has no name, or there is no address of "
            "where it was made",
            "add an address under source.appearances, or url to the dossier; a source that "
            "is not named belongs into attributed_to",
            ("source", "speaker"),
        )


@claim_rule(
    "rating-in-claim",
    why=cited("no-rating-inside"),
    severity=Severity.WARNING,
    waivable=True,
)
def claims_do_not_give_the_rating(claim: Claim, corpus: Corpus) -> Iterator[Finding]:
    """The text of a claim says what was claimed and does not give a status away."""
    status = gives_rating(claim.text, corpus.scale)
    if status:
        yield Finding(
            f"the claim's own text gives a status: {status!r}",
            "take it out of text; status says it",
            ("text",),
            words=status,
        )


@corpus_rule("one-rating", why=cited("rating-range"))
def ratings_have_a_range(corpus: Corpus) -> Iterator[Finding]:
    """A scale with ratings has at least two that differ: a best and a worst."""
    rated = [id_ for id_, status in corpus.scale.statuses.items() if status.rating is not None]
    if len(rated) == 1:
        yield Finding(
            f"only {rated[0]!r} has a rating, so the best is the worst",
            "give the other statuses that rate a claim theirs, or take this one out",
            ("statuses", rated[0], "rating"),
            _SCALE,
        )
