"""The publication in each of its languages, each like a publication of its own."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import replace
from itertools import chain

from claimpress.deriving.index import index_of
from claimpress.deriving.translated import has_frame, in_language
from claimpress.model.site import HandWritten, Site
from claimpress.rendering.editions import (
    ONLY_ONCE,
    Edition,
    folder_of,
    pages_by_language,
    pages_of,
)
from claimpress.rendering.render import Renderer


def in_every_language(render: Renderer) -> tuple[Renderer, ...]:
    """What makes the pages of each language, the main one first; ``render`` has them all."""
    publication = render.corpus.publication
    if not publication.languages:
        return (render,)
    written = pages_by_language(render.corpus)
    main = written[publication.language]
    found = [replace(render, corpus=replace(render.corpus, pages=main))]
    for tag in publication.languages:
        if not has_frame(render.corpus, tag):
            continue
        corpus = in_language(render.corpus, tag)
        rows = render.corpus.rows.items()
        lacking = {id_: row for id_, row in rows if id_ not in corpus.claims}
        corpus = replace(corpus, pages=main | written[tag], lacking=lacking)
        site = _site(render.site, tag, folder_of(tag, publication), main, written[tag])
        found.append(replace(render, site=site, corpus=corpus, index=index_of(corpus)))
    languages = defaultdict(list)
    for each in found:
        language = each.corpus.publication.language
        by_hand = (page.address for page in written[language].values())
        for address in dict.fromkeys(chain(pages_of(each.corpus, each.index), by_hand)):
            languages[address].append(language)
    known = {address: tuple(tags) for address, tags in languages.items()}
    return tuple(replace(each, corpus=replace(each.corpus, editions=known)) for each in found)


def _site(
    site: Site,
    language: str,
    folder: str,
    main: Mapping[str, HandWritten],
    own: Mapping[str, HandWritten],
) -> Site:
    """The site as the pages of a further language see it."""
    lacking = {page.address for path, page in main.items() if path not in own}
    name = site.names.get(language, site.name)
    return replace(site, name=name, folder=folder, shared=tuple(sorted(ONLY_ONCE | lacking)))


def edition_of(render: Renderer) -> Edition:
    """What everything around the pages of a language is made from."""
    publication = render.corpus.publication
    pages = render.corpus.pages or {}
    return Edition(render.site, publication.language, publication.tagline, pages)
