"""Who is concerned by a claim, and who of them was asked for a reply."""

from claimpress.model.claim import Claim
from claimpress.model.corpus import Corpus
from claimpress.model.status import Stance


def contradicted(claim: Claim, corpus: Corpus) -> bool:
    """Whether the status says that the evidence speaks against the claim."""
    status = corpus.scale.statuses.get(claim.status)
    return status is not None and status.needs is Stance.REFUTES


def concerned(claim: Claim, corpus: Corpus) -> list[str]:
    """The living people who made the claim, to whom it is credited, or whom it is about."""
    named = (claim.source.speaker, claim.source.attributed_to, *claim.people)
    return [
        id_
        for id_ in dict.fromkeys(filter(None, named))
        if id_ in corpus.people and corpus.people[id_].living
    ]


def unasked(claim: Claim, corpus: Corpus) -> list[str]:
    """Those concerned who should have been asked for a reply, and were not.

    None where the claim is not contradicted: nobody's word is called wrong then.
    """
    if not contradicted(claim, corpus):
        return []
    asked = {reply.person for reply in claim.replies}
    return [id_ for id_ in concerned(claim, corpus) if id_ not in asked]
