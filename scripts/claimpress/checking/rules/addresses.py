"""Rules about what `claimpress links` found."""

from collections.abc import Iterator

from claimpress.checking.rule import Finding, claim_rule, corpus_rule
from claimpress.deriving.addresses import addresses_of
from claimpress.model.claim import PUBLIC, Claim
from claimpress.model.corpus import Corpus
from claimpress.values.problems import Severity, short


@claim_rule("dead-link", severity=Severity.WARNING, waivable=True, stages=PUBLIC)
def dead_evidence_has_a_copy(claim: Claim, corpus: Corpus) -> Iterator[Finding]:
    """An item of evidence whose address is gone, as `claims/links.yaml` says, has an archived copy.

    The page then leads to the copy first.
    """
    for index, item in enumerate(claim.evidence):
        gone = corpus.gone.get(item.url)
        if gone and not item.archived:
            yield Finding(
                f"the address is gone ({gone.said}, first seen {gone.since}), and no archived "
                "copy is named",
                f"look for one: claimpress archive {claim.id}; or waive the rule with the reason "
                "why readers can do without",
                ("evidence", index, "url"),
            )


@corpus_rule("idle-unchecked-link", severity=Severity.WARNING)
def addresses_left_alone_are_there(corpus: Corpus) -> Iterator[Finding]:
    """What `unchecked_links` leaves alone is an address that some file names."""
    unchecked = corpus.publication.unchecked_links
    known = {address for address, _ in addresses_of(corpus)} if unchecked else set()
    for name, group in unchecked.items():
        for index, address in enumerate(group.addresses):
            whole = group.model_copy(update={"addresses": (address,)})
            if not any(map(whole.holds, known)):
                yield Finding(
                    f"no file names {short(address)}"
                    + (" or an address that begins like it" if address.endswith("/") else ""),
                    "remove it; or end it in a slash when it stands for all that begin with it",
                    ("unchecked_links", name, "addresses", index),
                    "claims/publication.yaml",
                )
