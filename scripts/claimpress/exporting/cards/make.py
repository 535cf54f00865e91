"""All cards of a publication, each drawn again only when what it says differs."""

from collections.abc import Callable, Iterator
from functools import partial

from claimpress.deriving.visible import is_public
from claimpress.exporting.cards.card import (
    Card,
    card_of_claim,
    card_of_dossier,
    card_of_publication,
)
from claimpress.exporting.cards.draw import draw
from claimpress.exporting.cards.faces import MoreFaces, Typesetter
from claimpress.model.corpus import Corpus
from claimpress.rendering import links
from claimpress.rendering.artifact import Artifact
from claimpress.rendering.render import PageUnit, Renderer
from claimpress.rendering.unit import Unit
from claimpress.values.clock import today
from claimpress.values.problems import Problem, Severity, listed

_NAMED = 8


def units(corpus: Corpus, more: MoreFaces | None) -> Iterator[PageUnit]:
    """Every card of what is published, as work to be done; ``more`` has faces for rare letters."""
    typesetter = Typesetter(more)

    def unit(name: str, path: str, file: str, card: Callable[[Renderer], Card]) -> PageUnit:
        return Unit(f"card {name}", partial(_drawn, typesetter, path, file, card))

    yield unit("site", links.CARD_OF_SITE, "", _of_publication)
    for dossier in corpus.dossiers.values():
        path = links.card_of(links.page_of_dossier(dossier.id))
        yield unit(dossier.id, path, dossier.file, partial(_of_dossier, dossier.id))
    day = today()
    for id_, row in corpus.rows.items():
        if is_public(row, day):
            path = links.card_of(links.page_of_claim(id_))
            yield unit(id_, path, row.file, partial(_of_claim, id_))


def _of_publication(render: Renderer) -> Card:
    return card_of_publication(render.corpus, render.site)


def _of_dossier(id_: str, render: Renderer) -> Card:
    return card_of_dossier(render.corpus.dossiers[id_], render.index, render.corpus, render.site)


def _of_claim(id_: str, render: Renderer) -> Card:
    return card_of_claim(render.corpus.claims[id_], render.corpus, render.site)


def _drawn(
    typesetter: Typesetter,
    path: str,
    file: str,
    card_of: Callable[[Renderer], Card],
    render: Renderer,
) -> Iterator[Artifact | Problem]:
    """The card, without the lines that hold letters no typeface has; that is a problem."""
    card = card_of(render)
    missing = typesetter.without_glyph("".join(card.lines))
    if missing:
        yield _without_letters(missing, file)
        card = card.without([line for line in card.lines if not set(missing).isdisjoint(line)])
    yield Artifact(path, draw(card, typesetter), file)


def _without_letters(missing: str, file: str) -> Problem:
    letters = [repr(letter) for letter in dict.fromkeys(missing)]
    named = listed(letters[:_NAMED], "and") + (" and others" if len(letters) > _NAMED else "")
    return Problem(
        file,
        "card-letters",
        f"no typeface here has {named}: the share card leaves out the lines with them",
        "put a font file (.ttf, .otf) that has them into the folder fonts/ beside claims/",
        severity=Severity.WARNING,
    )
