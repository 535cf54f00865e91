"""What a check brings along for other places: its card, its embed, what its head says of both."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from claimpress.deriving.visible import is_public
from claimpress.model.claim import Claim
from claimpress.rendering import links
from claimpress.rendering.artifact import Artifact
from claimpress.rendering.embed import Embed, headline
from claimpress.rendering.render import Renderer
from claimpress.rendering.structured.pages import of_claim
from claimpress.rendering.structured.things import Thing
from claimpress.values.clock import today


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """What others are told of a check; nothing while it is not public."""

    headline: str = ""
    """The status and the claim; empty when it is not public."""
    things: Sequence[Thing] = ()
    """What the page tells machines."""
    head: Mapping[str, str] = field(default_factory=dict)
    """What the head of the page tells those who show its address elsewhere."""
    embed: Embed | None = None
    """How others show it, which needs the site's address."""


def elsewhere(render: Renderer, claim: Claim) -> Elsewhere:
    """What others are told of a check."""
    if not is_public(claim, today()):
        return Elsewhere()
    corpus, site = render.corpus, render.site
    title = headline(claim, corpus)
    head = {
        "card": site.place(links.card_of(links.page_of_claim(claim.id))),
        "card_alt": title,
        "published": str(claim.published_on),
    }
    if not site.url:
        return Elsewhere(title, of_claim(claim, corpus, site), head)
    head["oembed"] = site.place(links.oembed_of_claim(claim.id))
    embed = Embed(claim, title, corpus.publication.desk, site.name, site)
    return Elsewhere(title, of_claim(claim, corpus, site), head, embed)


def embedded(render: Renderer, claim: Claim, told: Elsewhere) -> Iterator[Artifact]:
    """The page for frames on other sites, and how machines ask for it."""
    if not told.headline:
        return
    page = render.embed(
        claim=claim,
        headline=told.headline,
        status=render.corpus.scale.statuses[claim.status],
        speaker=render.corpus.people[claim.source.speaker],
    )
    yield Artifact(f"{links.embed_of_claim(claim.id)}index.html", page.encode(), claim.file)
    if told.embed:
        yield Artifact(links.oembed_of_claim(claim.id), told.embed.oembed(), claim.file)
