"""What a check brings along for other places: its card, its embed, what its head says of both."""

from collections.abc import Iterator

from claimpress.deriving.visible import is_public
from claimpress.model.claim import Claim
from claimpress.rendering import links
from claimpress.rendering.artifact import Artifact
from claimpress.rendering.embed import Embed, headline
from claimpress.rendering.render import Renderer
from claimpress.rendering.structured.pages import of_claim
from claimpress.rendering.structured.things import Thing
from claimpress.values.clock import today


def things_of_claim(render: Renderer, claim: Claim) -> list[Thing]:
    """What the page tells machines; nothing while it is not public."""
    return of_claim(claim, render.corpus, render.site) if is_public(claim, today()) else []


def head_of_claim(render: Renderer, claim: Claim) -> dict[str, str]:
    """What the head of the page tells those who show its address elsewhere."""
    if not is_public(claim, today()):
        return {}
    head = {
        "card": links.card_of(links.page_of_claim(claim.id)),
        "card_alt": headline(claim, render.corpus),
        "published": str(claim.published_on),
    }
    return head | ({"oembed": links.oembed_of_claim(claim.id)} if render.site.url else {})


def embed_of(render: Renderer, claim: Claim) -> Embed | None:
    """How others show a check, which needs the site's address; None for what is not public."""
    if not render.site.url or not is_public(claim, today()):
        return None
    corpus = render.corpus
    return Embed(
        claim, headline(claim, corpus), corpus.publication.desk, render.site.name, render.site
    )


def embedded(render: Renderer, claim: Claim) -> Iterator[Artifact]:
    """The page for frames on other sites, and how machines ask for it."""
    if not is_public(claim, today()):
        return
    page = render.embed(
        claim=claim,
        headline=headline(claim, render.corpus),
        status=render.corpus.scale.statuses[claim.status],
        speaker=render.corpus.people[claim.source.speaker],
    )
    yield Artifact(f"{links.embed_of_claim(claim.id)}index.html", page.encode(), claim.file)
    embed = embed_of(render, claim)
    if embed:
        yield Artifact(links.oembed_of_claim(claim.id), embed.oembed(), claim.file)
