"""Which pages a publication has."""

from collections.abc import Iterator, Sequence
from functools import partial
from itertools import groupby
from operator import attrgetter

from claimpress.deriving.annotation import annotated
from claimpress.deriving.chart import chart_of
from claimpress.deriving.glance import glance, spread
from claimpress.deriving.index import Index
from claimpress.deriving.reviews import earlier_revisions, reviewed, revision_of
from claimpress.model.claim import Claim
from claimpress.model.corpus import Corpus
from claimpress.model.dossier import Dossier
from claimpress.model.row import subjects
from claimpress.rendering import documents, links, lists
from claimpress.rendering.artifact import Artifact
from claimpress.rendering.citation import Citation
from claimpress.rendering.editions import language_of_texts
from claimpress.rendering.elsewhere import Elsewhere, elsewhere, embedded
from claimpress.rendering.machines import claim_for_machines, dossier_for_machines
from claimpress.rendering.prose import plain
from claimpress.rendering.render import PageUnit, Renderer
from claimpress.rendering.structured import pages as structured
from claimpress.rendering.unit import Slice, Unit, sliced, told


def units(corpus: Corpus, index: Index) -> Iterator[PageUnit]:
    """Every generated page, in the order of their addresses' kinds, as work to be done."""
    yield Unit("home", documents.home)
    yield from lists.of_claims(corpus, index)
    yield from documents.of_documents(corpus, index)
    for id_ in index.claims.ids:
        yield Unit(f"claim {id_}", partial(_claim, id_))
    for dossier in corpus.dossiers.values():
        yield from _dossier(dossier, index.by_dossier[dossier.id])
    yield from lists.of_statuses(corpus, index)
    yield from lists.of_topics(corpus, index)
    yield from lists.of_people(corpus, index)
    yield from lists.of_changes(index)
    yield from lists.of_feeds(corpus, index)


def pages(render: Renderer) -> Iterator[Artifact]:
    """Every generated page."""
    for unit in units(render.corpus, render.index):
        yield from (made for made in unit.make(render) if isinstance(made, Artifact))


def _claim(id_: str, render: Renderer) -> Iterator[Artifact]:
    """The page of a claim, and what stands at its other addresses."""
    claim = render.corpus.claims[id_]
    told_elsewhere = elsewhere(render, claim)
    yield _page_of_claim(render, claim, told_elsewhere)
    yield from _aliases(render, claim)
    yield from embedded(render, claim, told_elsewhere)
    yield from claim_for_machines(render, claim)
    yield from _revisions(render, claim)


def _page_of_claim(render: Renderer, claim: Claim, told_elsewhere: Elsewhere) -> Artifact:
    corpus = render.corpus
    before, after = (corpus.rows[id_] if id_ else None for id_ in render.index.neighbours[claim.id])
    revision = revision_of(claim)
    return render.page(
        links.page_of_claim(claim.id),
        "claim",
        title=claim.text,
        description=f"{corpus.scale.statuses[claim.status].label}. {claim.summary}",
        source=claim.file,
        changed=claim.changed_on,
        claim=claim,
        dossier=corpus.dossiers[claim.dossier],
        status=corpus.scale.statuses[claim.status],
        speaker=corpus.people[claim.source.speaker],
        glance=glance(claim),
        other=language_of_texts(claim),
        related=[corpus.rows[other] for other in claim.related],
        before=before,
        after=after,
        subjects=subjects(claim),
        linked={claim.source.speaker, *subjects(claim)},
        revision=revision,
        reviews=reviewed(claim),
        earlier=earlier_revisions(claim),
        citation=_citation(render, claim, revision),
        embed=told_elsewhere.embed,
        head=told_elsewhere.head,
        things=told_elsewhere.things,
    )


def _citation(render: Renderer, claim: Claim, now: str) -> Citation:
    say, publication = render.words.say, render.corpus.publication
    label = render.corpus.scale.statuses[claim.status].label
    return Citation(
        id=claim.id,
        title=claim.text,
        author=publication.desk,
        container=render.site.name,
        status=say("Status: {status}").format(status=label),
        issued=claim.changed_on,
        revision=say("revision {revision}").format(revision=now),
        language=publication.language,
        url=render.site.canonical(links.page_of_claim(claim.id)),
    )


def _aliases(render: Renderer, claim: Claim) -> Iterator[Artifact]:
    """A page at each old address that sends readers on."""
    for alias in claim.aliases:
        way = links.relative(links.page_of_claim(alias), links.page_of_claim(claim.id))
        yield Artifact(f"claims/{alias}/index.html", render.moved(way).encode(), claim.file)


def _revisions(render: Renderer, claim: Claim) -> Iterator[Artifact]:
    """A page at the address of each earlier revision that says what has become of it."""
    title = render.words.say("Earlier revision: {claim}").format(claim=claim.text)
    for revision, change in earlier_revisions(claim).items():
        yield render.page(
            links.page_of_revision(claim.id, revision),
            "revision",
            title=title,
            description=change.note,
            source=claim.file,
            changed=change.on,
            claim=claim,
            change=change,
        )


def _dossier(dossier: Dossier, claims: Sequence[Claim]) -> Iterator[PageUnit]:
    """A dossier's page and timeline; claims without a place in its text are cut into pages."""
    # Marking a text takes a while, and few dossiers have more claims than fit on a page.
    many = len(claims) > lists.CLAIMS_ON_A_PAGE
    unmarked = annotated(dossier.document, claims).unmarked if many else ()
    base = links.page_of_dossier(dossier.id)
    for part in sliced(base, [claim.id for claim in unmarked], lists.CLAIMS_ON_A_PAGE):
        make = _page_of_dossier if part.number == 1 else _rest_of_dossier
        name = f"dossier {dossier.id} {part.number}"
        yield Unit(name, partial(make, dossier.id, part), told(part))
    yield Unit(f"data of {dossier.id}", partial(_data_of_dossier, dossier.id))
    if dossier.timeline:
        yield Unit(f"timeline {dossier.id}", partial(_timeline, dossier.id))


def _page_of_dossier(id_: str, part: Slice[str], render: Renderer) -> Iterator[Artifact]:
    dossier = render.corpus.dossiers[id_]
    claims = render.index.by_dossier[id_]
    annotation = annotated(dossier.document, claims)
    yield render.page(
        part.address,
        "dossier",
        feed_of=part.base,
        head={"card": render.site.place(links.card_of(part.base))},
        things=structured.of_dossier(dossier, claims, render.corpus, render.site),
        title=render.words.document_title(dossier),
        description=plain(dossier.introduction),
        source=dossier.file,
        dossier=dossier,
        other=language_of_texts(dossier),
        claims=claims,
        annotation=annotation,
        unmarked=annotation.unmarked[: lists.CLAIMS_ON_A_PAGE],
        part=part,
        spread=spread(claims, render.corpus.scale.statuses),
    )


def _rest_of_dossier(id_: str, part: Slice[str], render: Renderer) -> Iterator[Artifact]:
    dossier = render.corpus.dossiers[id_]
    unmarked = render.words.say("Checked, but not marked in the text")
    heading = unmarked if dossier.document.passages else ""
    sections = [(heading, lists.these(render, part.items))]
    yield lists.rest(render, part, render.words.document_title(dossier), dossier.file, sections)


def _data_of_dossier(id_: str, render: Renderer) -> Iterator[Artifact]:
    if not render.site.folder:  # there is one record for all languages
        yield dossier_for_machines(render, render.corpus.dossiers[id_])


def _timeline(id_: str, render: Renderer) -> Iterator[Artifact]:
    dossier = render.corpus.dossiers[id_]
    yield render.page(
        links.page_of_timeline(dossier.id),
        "timeline",
        things=structured.of_page(
            render.site,
            (dossier.short_title, links.page_of_dossier(dossier.id)),
            (render.words.say("What happened when"), links.page_of_timeline(dossier.id)),
        ),
        title=render.words.say("Timeline: {document}").format(document=dossier.short_title),
        description=render.words.say(
            "What happened when: the events around {document}, with sources."
        ).format(document=dossier.short_title),
        source=dossier.file,
        dossier=dossier,
        other=language_of_texts(dossier),
        days=[(on, list(events)) for on, events in groupby(dossier.timeline, attrgetter("on"))],
        listed={event.on for event in dossier.timeline},
        chart=chart_of(event.on for event in dossier.timeline),
    )
