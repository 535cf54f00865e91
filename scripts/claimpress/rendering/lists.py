"""The pages that list: claims, statuses, topics, people, changes, feeds.

Each is cut into pages of bounded size, so that none grows with the
publication. A page brings the ids of what it lists along and reads these
records alone, so that it is made again only when one of them differs.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial
from typing import Any, TypeAlias

from claimpress.deriving.changes import changes
from claimpress.deriving.glance import spread
from claimpress.deriving.index import Index, people_of
from claimpress.model.claim import Claim
from claimpress.model.corpus import Corpus
from claimpress.model.registries import PersonKind
from claimpress.rendering import links
from claimpress.rendering.artifact import Artifact
from claimpress.rendering.following import Followed, followed
from claimpress.rendering.render import PageUnit, Renderer
from claimpress.rendering.structured import pages as structured
from claimpress.rendering.unit import Slice, Unit, sliced, told

Section: TypeAlias = tuple[str, list[Claim]]
"""A heading and the claims under it."""

SCALE_FILE = "claims/statuses.yaml"
TOPICS_FILE = "claims/topics.yaml"
PEOPLE_FILE = "claims/people.yaml"

CLAIMS_ON_A_PAGE = 100
_NAMES_ON_A_PAGE = 300


def these(render: Renderer, ids: Iterable[str]) -> list[Claim]:
    """The claims with these ids."""
    return [render.corpus.claims[id_] for id_ in ids]


def rest(
    render: Renderer, part: Slice[Any], title: str, source: str, sections: Sequence[Section]
) -> Artifact:
    """A page after the first of a list that belongs to something: the list and no more."""
    return render.page(
        part.address,
        "rest",
        feed_of=part.base,
        title=part.titled(title),
        description=part.titled(title),
        source=source,
        name=title,
        sections=sections,
        part=part,
    )


def of_claims(corpus: Corpus, index: Index) -> Iterator[PageUnit]:
    """The list of all claims; its first page can be searched."""
    counts = spread(index.claims.rows, corpus.scale.statuses)
    for part in sliced("claims/", index.claims.ids, CLAIMS_ON_A_PAGE):
        make = partial(_page_of_claims, part, counts)
        yield Unit(f"claims {part.number}", make, told(part, counts))


def _page_of_claims(
    part: Slice[str], counts: Mapping[str, int], render: Renderer
) -> Iterator[Artifact]:
    say = render.words.say
    yield render.page(
        part.address,
        "claims",
        title=part.titled(say("All claims")),
        description=say("Every claim {publication} has checked, with its status.").format(
            publication=render.site.name
        ),
        claims=these(render, part.items),
        total=sum(counts.values()),
        part=part,
        facets=render.words.facets(),
        spread=counts,
    )


def of_statuses(corpus: Corpus, index: Index) -> Iterator[PageUnit]:
    """A list for each status of the scale."""
    counts = spread(index.claims.rows, corpus.scale.statuses)
    for id_, claims in index.by_status.items():
        for part in sliced(links.page_of_status(id_), claims.ids, CLAIMS_ON_A_PAGE):
            make = partial(_page_of_status, id_, part, counts)
            yield Unit(f"status {id_} {part.number}", make, told(part, counts))


def _page_of_status(
    id_: str, part: Slice[str], counts: Mapping[str, int], render: Renderer
) -> Iterator[Artifact]:
    status = render.corpus.scale.statuses[id_]
    title = render.words.say("Status: {status}").format(status=status.label)
    claims = these(render, part.items)
    if part.number > 1:
        yield rest(render, part, title, SCALE_FILE, [("", claims)])
        return
    yield render.page(
        part.address,
        "status",
        feed_of=part.base if claims else "",
        things=structured.of_page(
            render.site,
            (render.words.say("What the statuses mean"), "statuses/"),
            (status.label, part.address),
        ),
        title=title,
        description=status.definition,
        source=SCALE_FILE,
        id=id_,
        status=status,
        claims=claims,
        total=counts[id_],
        part=part,
        spread=counts,
    )


def of_topics(corpus: Corpus, index: Index) -> Iterator[PageUnit]:
    """The list of topics that have claims, and a list for each."""
    counts = {
        id_: spread(index.by_topic[id_].rows, corpus.scale.statuses)
        for id_ in corpus.topics
        if id_ in index.by_topic
    }
    for names in sliced("topics/", list(counts), _NAMES_ON_A_PAGE):
        some = {id_: counts[id_] for id_ in names.items}
        yield Unit(f"topics {names.number}", partial(_topics, names, some), told(names, some))
    for id_, found in counts.items():
        for part in sliced(links.page_of_topic(id_), index.by_topic[id_].ids, CLAIMS_ON_A_PAGE):
            make = partial(_page_of_topic, id_, part, found)
            yield Unit(f"topic {id_} {part.number}", make, told(part, found))


def _topics(
    part: Slice[str], counts: Mapping[str, Mapping[str, int]], render: Renderer
) -> Iterator[Artifact]:
    yield render.page(
        part.address,
        "topics",
        title=part.titled(render.words.say("Topics")),
        description=render.words.say("The topics of the claims we checked."),
        source=TOPICS_FILE,
        topics={id_: render.corpus.topics[id_] for id_ in part.items},
        part=part,
        spreads=counts,
    )


def _page_of_topic(
    id_: str, part: Slice[str], counts: Mapping[str, int], render: Renderer
) -> Iterator[Artifact]:
    topic = render.corpus.topics[id_]
    claims = these(render, part.items)
    if part.number > 1:
        yield rest(render, part, topic.name, TOPICS_FILE, [("", claims)])
        return
    yield render.page(
        part.address,
        "topic",
        feed_of=part.base,
        things=structured.of_page(
            render.site, (render.words.say("Topics"), "topics/"), (topic.name, part.address)
        ),
        title=topic.name,
        description=topic.description,
        source=TOPICS_FILE,
        topic=topic,
        claims=claims,
        total=sum(counts.values()),
        part=part,
        spread=counts,
    )


def of_people(corpus: Corpus, index: Index) -> Iterator[PageUnit]:
    """The list of people and bodies, and for each the claims made by and about them."""
    people = people_of(corpus, index)
    numbers = {
        id_: (len(index.by_speaker.get(id_, ())), len(index.by_subject.get(id_, ())))
        for id_ in people
    }
    # One kind after the other, so that a page has few headings.
    kinds = list(PersonKind)
    by_kind = sorted(people, key=lambda id_: kinds.index(corpus.people[id_].kind))
    for names in sliced("people/", by_kind, _NAMES_ON_A_PAGE):
        some = {id_: numbers[id_] for id_ in names.items}
        yield Unit(f"people {names.number}", partial(_people, names, some), told(names, some))
    for id_ in people:
        made = index.by_speaker[id_].ids if id_ in index.by_speaker else ()
        own = set(made)
        subject_of = index.by_subject[id_].ids if id_ in index.by_subject else ()
        about = [claim for claim in subject_of if claim not in own]
        counts = {
            name: spread((corpus.rows[claim] for claim in claims), corpus.scale.statuses)
            for name, claims in (("made", made), ("about", about))
        }
        listed = [("made", claim) for claim in made] + [("about", claim) for claim in about]
        for part in sliced(links.page_of_person(id_), listed, CLAIMS_ON_A_PAGE):
            make = partial(_page_of_person, id_, part, counts)
            yield Unit(f"person {id_} {part.number}", make, told(part, counts))


def _people(
    part: Slice[str], numbers: Mapping[str, tuple[int, int]], render: Renderer
) -> Iterator[Artifact]:
    yield render.page(
        part.address,
        "people",
        title=part.titled(render.words.say("People and bodies")),
        description=render.words.say("Everybody the checked claims are made by or about."),
        source=PEOPLE_FILE,
        people={id_: render.corpus.people[id_] for id_ in part.items},
        numbers=numbers,
        kinds=PersonKind,
        part=part,
    )


def _page_of_person(
    id_: str,
    part: Slice[tuple[str, str]],
    counts: Mapping[str, Mapping[str, int]],
    render: Renderer,
) -> Iterator[Artifact]:
    person = render.corpus.people[id_]
    say = render.words.say
    titles = {
        "made": say("Claims made"),
        "about": say("Claims about or credited to %(name)s") % {"name": person.name},
    }
    groups = {
        name: these(render, [claim for group, claim in part.items if group == name])
        for name in titles
    }
    if part.number > 1:
        sections = [(titles[name], claims) for name, claims in groups.items() if claims]
        yield rest(render, part, person.name, PEOPLE_FILE, sections)
        return
    yield render.page(
        part.address,
        "person",
        feed_of=part.base,
        things=structured.of_person(id_, person, say("People and bodies"), render.site),
        title=person.name,
        description=say("Claims made by or about {name} that we checked.").format(name=person.name),
        source=PEOPLE_FILE,
        person=person,
        groups=groups,
        titles=titles,
        totals={name: sum(some.values()) for name, some in counts.items()},
        spreads=counts,
        part=part,
    )


def of_changes(index: Index) -> Iterator[PageUnit]:
    """Everything that was changed after publication, the newest first."""
    for part in sliced("corrections/", changes(index.claims.rows), CLAIMS_ON_A_PAGE):
        yield Unit(f"corrections {part.number}", partial(_corrections, part), told(part))


def _corrections(part: Slice[tuple[str, int]], render: Renderer) -> Iterator[Artifact]:
    claims = [(render.corpus.claims[id_], number) for id_, number in part.items]
    yield render.page(
        part.address,
        "corrections",
        title=part.titled(render.words.say("Corrections")),
        description=render.words.say("Everything that was changed after it was published."),
        changes=[(claim, claim.history[number]) for claim, number in claims],
        part=part,
    )


def of_feeds(corpus: Corpus, index: Index) -> Iterator[PageUnit]:
    """The page that explains the feeds and lists them."""
    for part in sliced("feeds/", list(followed(corpus, index)), _NAMES_ON_A_PAGE):
        given = told(part.count, [(each.group, each.page, each.title) for each in part.items])
        yield Unit(f"feeds {part.number}", partial(_feeds, part), given)


def _feeds(part: Slice[Followed], render: Renderer) -> Iterator[Artifact]:
    say = render.words.say
    titles = {
        "documents": say("Documents"),
        "statuses": say("Statuses"),
        "topics": say("Topics"),
        "people": say("People and bodies"),
    }
    yield render.page(
        part.address,
        "feeds",
        title=part.titled(say("Feeds")),
        description=say("Follow new checks and changes in a feed reader."),
        titles=titles,
        followed=part.items,
        part=part,
    )
