"""Which pages a publication has."""

import datetime as dt
import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import groupby
from operator import attrgetter
from typing import Any

from claimpress.deriving.annotation import annotated
from claimpress.deriving.changes import changes
from claimpress.deriving.glance import glance, spread
from claimpress.deriving.index import people_of, subjects
from claimpress.model.claim import Claim
from claimpress.model.dossier import Dossier, Event
from claimpress.rendering import links
from claimpress.rendering.artifact import Artifact
from claimpress.rendering.prose import plain
from claimpress.rendering.render import Renderer, opening
from claimpress.rendering.words import document_title

SCALE_FILE = "claims/statuses.yaml"
TOPICS_FILE = "claims/topics.yaml"
PEOPLE_FILE = "claims/people.yaml"

_STANDFIRST = 120
_SHORTEST_STRIP = 7
_LONGEST_STRIP = 62


def pages(render: Renderer) -> Iterator[Artifact]:
    """Every generated page, in the order of their addresses' kinds."""
    yield _home(render)
    yield _claims(render)
    yield _documents(render)
    for claim in render.index.claims:
        yield _claim(render, claim)
        yield from _aliases(render, claim)
    for dossier in render.corpus.dossiers.values():
        yield _dossier(render, dossier)
        if dossier.timeline:
            yield _timeline(render, dossier)
    yield from _statuses(render)
    yield from _topics(render)
    yield from _people(render)
    yield _corrections(render)


def revision_of(claim: Claim) -> str:
    """A short name for exactly this content of a claim, for reports and citations."""
    return hashlib.sha256(claim.model_dump_json(exclude_defaults=True).encode()).hexdigest()[:12]


def _home(render: Renderer) -> Artifact:
    return render.page(
        "",
        "home",
        title=render.site.name,
        description=render.corpus.publication.description,
        in_search=False,
        **_dossiers(render),
    )


def _claims(render: Renderer) -> Artifact:
    return render.page(
        "claims/",
        "claims",
        title="All claims",
        description=f"Every claim {render.site.name} has checked, with its status.",
        in_search=False,
        people=people_of(render.corpus, render.index),
        spread=_spread(render, render.index.claims),
    )


def _documents(render: Renderer) -> Artifact:
    return render.page(
        "documents/",
        "documents",
        title="Documents",
        description=f"The texts {render.site.name} has taken apart, with what was found.",
        in_search=False,
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
        revision=revision_of(claim),
    )


def _aliases(render: Renderer, claim: Claim) -> Iterator[Artifact]:
    """A page at each old address that sends readers on."""
    for alias in claim.aliases:
        way = links.relative(links.page_of_claim(alias), links.page_of_claim(claim.id))
        yield Artifact(f"claims/{alias}/index.html", render.moved(way).encode(), claim.file)


def _dossier(render: Renderer, dossier: Dossier) -> Artifact:
    claims = render.index.by_dossier[dossier.id]
    return render.page(
        links.page_of_dossier(dossier.id),
        "dossier",
        title=document_title(dossier),
        description=plain(dossier.introduction),
        source=dossier.file,
        dossier=dossier,
        claims=claims,
        passages=annotated(dossier, claims),
        spread=_spread(render, claims),
    )


def _timeline(render: Renderer, dossier: Dossier) -> Artifact:
    return render.page(
        links.page_of_timeline(dossier.id),
        "timeline",
        title=f"Timeline: {dossier.short_title}",
        description=f"What happened when: the events around {dossier.short_title}, with sources.",
        source=dossier.file,
        dossier=dossier,
        days=[(on, list(events)) for on, events in groupby(dossier.timeline, attrgetter("on"))],
        strip=_days_counted(dossier.timeline),
    )


def _days_counted(events: Iterable[Event]) -> list[tuple[dt.date, int]]:
    """Every day from the first event to the last and how many events it has.

    Empty when that would be no picture: a few days, or too many to draw.
    """
    counts = Counter(event.on.first for event in events if event.on.day is not None)
    if not counts:
        return []
    first, last = min(counts), max(counts)
    length = (last - first).days + 1
    if not _SHORTEST_STRIP <= length <= _LONGEST_STRIP:
        return []
    days = (first + dt.timedelta(days=number) for number in range(length))
    return [(day, counts[day]) for day in days]


def _statuses(render: Renderer) -> Iterator[Artifact]:
    for id_, status in render.corpus.scale.statuses.items():
        yield render.page(
            links.page_of_status(id_),
            "status",
            title=f"Status: {status.label}",
            description=status.definition,
            source=SCALE_FILE,
            in_search=False,
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
        title="Topics",
        description="The topics of the claims we checked.",
        source=TOPICS_FILE,
        in_search=False,
        topics=used,
        spreads={id_: _spread(render, render.index.by_topic[id_]) for id_ in used},
    )
    for id_, topic in used.items():
        yield render.page(
            links.page_of_topic(id_),
            "topic",
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
        title="People and bodies",
        description="Everybody the checked claims are made by or about.",
        source=PEOPLE_FILE,
        in_search=False,
        people=people,
    )
    for id_, person in people.items():
        made = render.index.by_speaker.get(id_, ())
        yield render.page(
            links.page_of_person(id_),
            "person",
            title=person.name,
            description=f"Claims made by or about {person.name} that we checked.",
            source=PEOPLE_FILE,
            person=person,
            made=made,
            about=[c for c in render.index.by_subject.get(id_, ()) if c not in made],
        )


def _corrections(render: Renderer) -> Artifact:
    return render.page(
        "corrections/",
        "corrections",
        title="Corrections",
        description="Everything that was changed after it was published.",
        in_search=False,
        changes=changes(render.index.claims),
    )
