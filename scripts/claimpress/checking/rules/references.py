"""Rules about ids: everything that is named exists, and knows that it is named."""

from collections.abc import Iterable, Iterator

from claimpress.checking.rule import Finding, claim_rule, corpus_rule
from claimpress.model.claim import Claim
from claimpress.model.corpus import Corpus
from claimpress.values.names import claim_meant, did_you_mean
from claimpress.values.problems import Path


def unknown(what: str, id_: str, known: Iterable[str], path: Path, where: str) -> Finding:
    """The finding for an id that nothing has."""
    return Finding(
        f"there is no {what} {id_!r} in {where}",
        did_you_mean(id_, known) or f"add {id_} to {where}, or correct the id",
        path,
    )


@claim_rule("unknown-topic")
def topics_are_known(claim: Claim, corpus: Corpus) -> Iterator[Finding]:
    """Every topic of a claim is in ``topics.yaml``."""
    for index, topic in enumerate(claim.topics):
        if topic not in corpus.topics:
            yield unknown("topic", topic, corpus.topics, ("topics", index), "topics.yaml")


@claim_rule("unknown-person")
def people_are_known(claim: Claim, corpus: Corpus) -> Iterator[Finding]:
    """Everybody a claim names by id is in ``people.yaml``."""
    named: list[tuple[Path, str | None]] = [
        (("source", "speaker"), claim.source.speaker),
        (("source", "attributed_to"), claim.source.attributed_to),
    ]
    named += [(("people", index), id_) for index, id_ in enumerate(claim.people)]
    for path, id_ in named:
        if id_ and id_ not in corpus.people:
            yield unknown("person", id_, corpus.people, path, "people.yaml")


@corpus_rule("unknown-author")
def authors_are_known(corpus: Corpus) -> Iterator[Finding]:
    """The author of every dossier's document is in ``people.yaml``."""
    for dossier in corpus.dossiers.values():
        if dossier.author and dossier.author not in corpus.people:
            found = unknown("person", dossier.author, corpus.people, ("author",), "people.yaml")
            yield Finding(found.message, found.help, found.path, dossier.file)


@claim_rule("unknown-claim")
def related_claims_exist(claim: Claim, corpus: Corpus) -> Iterator[Finding]:
    """Every related claim exists."""
    for index, other in enumerate(claim.related):
        if other not in corpus.claims and other not in corpus.unread:
            yield Finding(
                f"there is no claim {other!r}",
                claim_meant(other, corpus.claims)
                or "correct the id; it is the claim's path under claims/ without .yaml",
                ("related", index),
            )


@claim_rule("related-to-itself")
def claims_relate_to_others(claim: Claim, _: Corpus) -> Iterator[Finding]:
    """A claim is not listed among its own related claims."""
    if claim.id in claim.related:
        path = ("related", claim.related.index(claim.id))
        yield Finding("the claim is listed as related to itself", "take it out", path)


@claim_rule("one-way")
def relations_go_both_ways(claim: Claim, corpus: Corpus) -> Iterator[Finding]:
    """A related claim names this one in turn."""
    for index, id_ in enumerate(claim.related):
        other = corpus.claims.get(id_)
        if other and claim.id not in other.related:
            yield Finding(
                f"{id_!r} does not name this claim in turn",
                f"add {claim.id} to related in {other.file}",
                ("related", index),
            )


@corpus_rule("alias")
def aliases_lead_to_one_claim(corpus: Corpus) -> Iterator[Finding]:
    """An alias is no claim's id, and the alias of one claim only."""
    seen: dict[str, str] = {}
    for claim in corpus.rows.values():
        for index, alias in enumerate(claim.aliases):
            path = ("aliases", index)
            if alias == claim.id:
                message = "the alias is the claim's own id"
                yield Finding(message, "take it out", path, claim.file)
            elif alias in corpus.claims or alias in corpus.unread:
                message = f"{alias!r} is the id of another claim, so it cannot lead here"
                yield Finding(message, "take the alias out", path, claim.file)
            elif seen.setdefault(alias, claim.id) != claim.id:
                message = f"{alias!r} is an alias of {seen[alias]!r} already"
                yield Finding(
                    message,
                    "an old address leads to one claim: keep one of the two",
                    path,
                    claim.file,
                )
