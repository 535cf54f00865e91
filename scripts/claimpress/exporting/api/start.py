"""``api/v1/index.json``: what there is, made from which state, under which licence."""

from claimpress import __version__
from claimpress.deriving.named import people_named
from claimpress.exporting.api.offers import OFFERED, Offered
from claimpress.model.api import VERSION, ApiIndex, Commit, Counts, Licence, Offer
from claimpress.model.manifest import Manifest
from claimpress.reading.commit import Commit as CommitOfClaims
from claimpress.rendering import links
from claimpress.rendering.artifact import Artifact
from claimpress.rendering.licence import licence_in_short
from claimpress.rendering.render import Renderer

_HERE = links.in_api("")


def start(render: Renderer, commit: CommitOfClaims | None, manifest: Manifest | None) -> Artifact:
    """The file from which everything else is found."""
    corpus, publication = render.corpus, render.corpus.publication
    index = ApiIndex(
        api=VERSION,
        publication=render.site.name,
        desk=publication.desk,
        description=publication.description,
        language=publication.language,
        languages=publication.languages,
        site=render.site.url or None,
        licence=Licence(
            name=publication.licence,
            url=publication.licence_url,
            says=licence_in_short(publication, render.words),
        ),
        generator=f"claimpress {__version__}",
        commit=Commit(sha=commit.sha, moment=commit.moment) if commit else None,
        head=manifest.head if manifest else None,
        counts=Counts(
            claims=len(corpus.claims),
            evidence=sum(len(row.evidence) for row in corpus.rows.values()),
            dossiers=len(corpus.dossiers),
            topics=len(render.index.by_topic),
            people=len(people_named(corpus)),
        ),
        files=tuple(_offer(each) for each in OFFERED if manifest or each.tag != "Changes"),
    )
    text = index.model_dump_json(exclude_none=True, indent=1)
    return Artifact(links.in_api("index.json"), f"{text}\n".encode())


def _offer(offered: Offered) -> Offer:
    fits = links.relative(_HERE, links.schema_of(offered.schema)) if offered.schema else None
    href = links.relative(_HERE, offered.path)
    return Offer(href=href, media_type=offered.media_type, says=offered.says, fits=fits)
