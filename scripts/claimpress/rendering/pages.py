"""Which pages a publication has."""

from collections.abc import Iterable, Iterator
from itertools import groupby
from operator import attrgetter
from typing import Any

from claimpress.deriving.annotation import annotated
from claimpress.deriving.changes import changes
from claimpress.deriving.chart import chart_of
from claimpress.deriving.glance import glance, spread
from claimpress.deriving.index import people_of, subjects
from claimpress.deriving.reviews import earlier_revisions, reviewed, revision_of
from claimpress.deriving.statistics import statistics_of
from claimpress.model.claim import Claim
from claimpress.model.dossier import Dossier
from claimpress.model.registries import PersonKind
from claimpress.rendering import links
from claimpress.rendering.artifact import Artifact
from claimpress.rendering.citation import Citation
from claimpress.rendering.elsewhere import embed_of, embedded, head_of_claim
from claimpress.rendering.following import followed
from claimpress.rendering.prose import plain
from claimpress.rendering.render import Renderer, opening

SCALE_FILE = "claims/statuses.yaml"
TOPICS_FILE = "claims/topics.yaml"
PEOPLE_FILE = "claims/people.yaml"

CLAIMS_ON_A_PAGE = 100
_STANDFIRST = 120


def pages(render: Renderer) -> Iterator[Artifact]:
    """Every generated page, in the order of their addresses' kinds."""
    yield _home(render)
    yield from list_of_claims(render)
    yield _documents(render)
    for claim in render.index.claims:
        yield _claim(render, claim)
        yield from _aliases(render, claim)
        yield from embedded(render, claim)
        yield from _revisions(render, claim)
    for dossier in render.corpus.dossiers.values():
        yield _dossier(render, dossier)
        if dossier.timeline:
            yield _timeline(render, dossier)
    yield from _statuses(render)
    yield from _topics(render)
    yield from _people(render)
    yield _corrections(render)
    yield _statistics(render)
    yield _feeds(render)


def _home(render: Renderer) -> Artifact:
    return render.page(
        "",
        "home",
        title=render.site.name,
        description=render.corpus.publication.description,
        **_dossiers(render),
    )


def list_of_claims(render: Renderer) -> Iterator[Artifact]:
    """The list of all claims, in pages of bounded size; the first one can be searched."""
    claims = render.index.claims
    count = max(1, -(-len(claims) // CLAIMS_ON_A_PAGE))
    say = render.words.say
    title = say("All claims")
    for number in range(1, count + 1):
        here = slice((number - 1) * CLAIMS_ON_A_PAGE, number * CLAIMS_ON_A_PAGE)
        yield render.page(
            links.page_of_claims(number),
            "claims",
            title=title if number == 1 else f"{title}, {number} / {count}",
            description=say("Every claim {publication} has checked, with its status.").format(
                publication=render.site.name
            ),
            claims=claims[here],
            number=number,
            count=count,
            page_at=links.page_of_claims,
            facets=render.words.facets(),
            spread=_spread(render, claims),
        )


def _documents(render: Renderer) -> Artifact:
    return render.page(
        "documents/",
        "documents",
        title=render.words.say("Documents"),
        description=render.words.say(
            "The texts {publication} has taken apart, with what was found."
        ).format(publication=render.site.name),
        **_dossiers(render),
    )


def _dossiers(render: Renderer) -> dict[str, Any]:
    """What a page needs to present dossiers; the last checked one comes first."""
    dossiers = render.corpus.dossiers
    groups = render.index.by_dossier
    return {
        "documents": sorted(
            dossiers.values(),
            key=lambda dossier: max(str(claim.published_on or "") for claim in groups[dossier.id]),
            reverse=True,
        ),
        "spreads": {id_: _spread(render, groups[id_]) for id_ in dossiers},
        "standfirsts": {
            id_: opening(plain(dossier.introduction), _STANDFIRST)
            for id_, dossier in dossiers.items()
        },
    }


def _spread(render: Renderer, claims: Iterable[Claim]) -> dict[str, int]:
    return spread(claims, render.corpus.scale.statuses)


def _claim(render: Renderer, claim: Claim) -> Artifact:
    corpus = render.corpus
    before, after = render.index.neighbours[claim.id]
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
        related=[corpus.claims[other] for other in claim.related],
        before=before,
        after=after,
        subjects=subjects(claim),
        linked={claim.source.speaker, *subjects(claim)},
        revision=revision_of(claim),
        reviews=reviewed(claim),
        earlier=earlier_revisions(claim),
        citation=_citation(render, claim),
        embed=embed_of(render, claim),
        head=head_of_claim(render, claim),
    )


def _citation(render: Renderer, claim: Claim) -> Citation:
    say, publication = render.words.say, render.corpus.publication
    label = render.corpus.scale.statuses[claim.status].label
    return Citation(
        id=claim.id,
        title=claim.text,
        author=publication.desk,
        container=render.site.name,
        status=say("Status: {status}").format(status=label),
        issued=claim.changed_on,
        revision=say("revision {revision}").format(revision=revision_of(claim)),
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


def _dossier(render: Renderer, dossier: Dossier) -> Artifact:
    claims = render.index.by_dossier[dossier.id]
    return render.page(
        links.page_of_dossier(dossier.id),
        "dossier",
        with_feed=True,
        head={"card": links.card_of(links.page_of_dossier(dossier.id))},
        title=render.words.document_title(dossier),
        description=plain(dossier.introduction),
        source=dossier.file,
        dossier=dossier,
        claims=claims,
        annotation=annotated(dossier.document, claims),
        spread=_spread(render, claims),
    )


def _timeline(render: Renderer, dossier: Dossier) -> Artifact:
    return render.page(
        links.page_of_timeline(dossier.id),
        "timeline",
        title=render.words.say("Timeline: {document}").format(document=dossier.short_title),
        description=render.words.say(
            "What happened when: the events around {document}, with sources."
        ).format(document=dossier.short_title),
        source=dossier.file,
        dossier=dossier,
        days=[(on, list(events)) for on, events in groupby(dossier.timeline, attrgetter("on"))],
        listed={event.on for event in dossier.timeline},
        chart=chart_of(event.on for event in dossier.timeline),
    )


def _statuses(render: Renderer) -> Iterator[Artifact]:
    for id_, status in render.corpus.scale.statuses.items():
        yield render.page(
            links.page_of_status(id_),
            "status",
            with_feed=bool(render.index.by_status[id_]),
            title=render.words.say("Status: {status}").format(status=status.label),
            description=status.definition,
            source=SCALE_FILE,
            id=id_,
            status=status,
            claims=render.index.by_status[id_],
            spread=_spread(render, render.index.claims),
        )


def _topics(render: Renderer) -> Iterator[Artifact]:
    used = {
        id_: topic for id_, topic in render.corpus.topics.items() if id_ in render.index.by_topic
    }
    yield render.page(
        "topics/",
        "topics",
        title=render.words.say("Topics"),
        description=render.words.say("The topics of the claims we checked."),
        source=TOPICS_FILE,
        topics=used,
        spreads={id_: _spread(render, render.index.by_topic[id_]) for id_ in used},
    )
    for id_, topic in used.items():
        yield render.page(
            links.page_of_topic(id_),
            "topic",
            with_feed=True,
            title=topic.name,
            description=topic.description,
            source=TOPICS_FILE,
            topic=topic,
            claims=render.index.by_topic[id_],
            spread=_spread(render, render.index.by_topic[id_]),
        )


def _people(render: Renderer) -> Iterator[Artifact]:
    people = {id_: render.corpus.people[id_] for id_ in people_of(render.corpus, render.index)}
    yield render.page(
        "people/",
        "people",
        title=render.words.say("People and bodies"),
        description=render.words.say("Everybody the checked claims are made by or about."),
        source=PEOPLE_FILE,
        people=people,
        kinds=PersonKind,
    )
    for id_, person in people.items():
        made = render.index.by_speaker.get(id_, ())
        about = [c for c in render.index.by_subject.get(id_, ()) if c not in made]
        yield render.page(
            links.page_of_person(id_),
            "person",
            with_feed=True,
            title=person.name,
            description=render.words.say("Claims made by or about {name} that we checked.").format(
                name=person.name
            ),
            source=PEOPLE_FILE,
            person=person,
            made=made,
            about=about,
            spreads={"made": _spread(render, made), "about": _spread(render, about)},
        )


def _corrections(render: Renderer) -> Artifact:
    return render.page(
        "corrections/",
        "corrections",
        title=render.words.say("Corrections"),
        description=render.words.say("Everything that was changed after it was published."),
        changes=changes(render.index.claims),
    )


def _statistics(render: Renderer) -> Artifact:
    return render.page(
        "statistics/",
        "statistics",
        title=render.words.say("Statistics"),
        description=render.words.say("What this publication holds, in numbers."),
        numbers=statistics_of(render.index.claims, render.corpus.scale.statuses),
        spread=_spread(render, render.index.claims),
    )


def _feeds(render: Renderer) -> Artifact:
    say = render.words.say
    titles = {
        "documents": say("Documents"),
        "statuses": say("Statuses"),
        "topics": say("Topics"),
        "people": say("People and bodies"),
    }
    return render.page(
        "feeds/",
        "feeds",
        title=say("Feeds"),
        description=say("Follow new checks and changes in a feed reader."),
        titles=titles,
        followed=list(followed(render.corpus, render.index)),
    )
