"""What lies beside a page for those who do not read pages: its data, and its text as Markdown."""

from collections.abc import Iterator

from claimpress.model.claim import Claim
from claimpress.model.dossier import Dossier
from claimpress.rendering import links
from claimpress.rendering.artifact import Artifact
from claimpress.rendering.claim_markdown import claim_as_markdown
from claimpress.rendering.record import claim_as_json, dossier_as_json
from claimpress.rendering.render import Renderer


def claim_for_machines(render: Renderer, claim: Claim) -> Iterator[Artifact]:
    """The record of a claim, and the claim as plain Markdown."""
    if not render.site.folder:  # there is one record for all languages
        record = claim_as_json(claim, render.corpus, render.site)
        yield Artifact(links.data_of_claim(claim.id), f"{record}\n".encode(), claim.file)
    text = claim_as_markdown(claim, render.corpus, render.site)
    yield Artifact(links.markdown_of_claim(claim.id), text.encode(), claim.file)


def dossier_for_machines(render: Renderer, dossier: Dossier) -> Artifact:
    """The record of a dossier."""
    ids = render.index.by_dossier[dossier.id].ids
    record = dossier_as_json(dossier, ids, render.corpus, render.site)
    return Artifact(links.data_of_dossier(dossier.id), f"{record}\n".encode(), dossier.file)
