"""Rules about whose word the evidence is: nobody is a witness in their own cause."""

from collections.abc import Iterator

from claimpress.checking.rule import COMPLETE, Finding, claim_rule
from claimpress.checking.rules.items import same_page
from claimpress.model.claim import Claim, Evidence
from claimpress.model.corpus import Corpus
from claimpress.model.status import Stance
from claimpress.values.addresses import host_of


@claim_rule("own-document")
def documents_do_not_prove_themselves(claim: Claim, corpus: Corpus) -> Iterator[Finding]:
    """The document that makes a claim does not count as evidence for it."""
    documents = _documents(claim, corpus)
    for index, item in enumerate(claim.evidence):
        addresses = {same_page(url) for url in (item.url, item.archived) if url}
        if item.stance is Stance.SUPPORTS and addresses & documents:
            yield Finding(
                "the document that makes the claim is listed as support for it",
                "set the stance to context: that something was said does not bear it out",
                ("evidence", index, "stance"),
            )


@claim_rule("own-page", waivable=True, stages=COMPLETE)
def support_comes_from_others(claim: Claim, corpus: Corpus) -> Iterator[Finding]:
    """A status that needs support rests on more than pages of the speaker and the publisher."""
    status = corpus.scale.statuses.get(claim.status)
    if not status or status.needs is not Stance.SUPPORTS:
        return
    supports = [i for i, item in enumerate(claim.evidence) if item.stance is Stance.SUPPORTS]
    if supports and all(_is_own(claim.evidence[i], claim, corpus) for i in supports):
        yield Finding(
            "only pages of the speaker or of the document's publisher support the claim",
            "add a source of somebody else's; or waive the rule, if the claim is about these "
            "pages themselves",
            ("evidence", supports[0], "url"),
        )


def _documents(claim: Claim, corpus: Corpus) -> set[str]:
    """Where the claim itself stands."""
    dossier = corpus.dossiers.get(claim.dossier)
    urls = [url for place in claim.source.appearances for url in (place.url, place.archived)]
    if dossier:
        urls += [dossier.url, dossier.archived]
    return {same_page(url) for url in urls if url}


def _is_own(item: Evidence, claim: Claim, corpus: Corpus) -> bool:
    """Whether an item stands on the speaker's pages or those of the document's publisher."""
    dossier = corpus.dossiers.get(claim.dossier)
    speaker = corpus.people.get(claim.source.speaker)
    names = {speaker.name, *speaker.other_names} if speaker else set()
    if dossier and dossier.publisher:
        names.add(dossier.publisher)
    if item.publisher.casefold() in {name.casefold() for name in names}:
        return True
    if dossier and dossier.url and host_of(item.url) == host_of(dossier.url):
        return True
    # A person's page may lie on a host of many, so its whole path counts.
    home = same_page(speaker.url) if speaker and speaker.url else None
    return bool(home) and f"{same_page(item.url)}/".startswith(f"{home}/")
