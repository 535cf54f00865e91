"""Colours and signs are those of the pages."""

import re

from tests.helpers import ROOT

from claimpress.exporting.cards import colours
from claimpress.exporting.cards.draw import HEIGHT, WIDTH
from claimpress.rendering.embed import CARD

CSS = ROOT / "overrides/assets/stylesheets/claimpress.css"
EMBED = ROOT / "scripts/claimpress/templates/embed.html.jinja"
TOKEN = re.compile(r"--([a-z-]+): light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\)")


def tokens(text: str) -> dict[str, tuple[str, str]]:
    return {name: (light, dark) for name, light, dark in TOKEN.findall(text)}


def test_cards_have_the_light_colours_of_the_pages() -> None:
    of_pages = {name: light for name, (light, _) in tokens(CSS.read_text("utf-8")).items()}
    named = ("PAPER", "INK", "MUTED", "LINE", "RULE", "MARKER")
    of_cards = {name.lower(): getattr(colours, name) for name in named} | colours.STATUSES
    assert of_cards.items() <= of_pages.items()


def test_embeds_have_the_colours_of_the_pages() -> None:
    of_embeds = tokens(EMBED.read_text("utf-8"))
    assert set(colours.STATUSES) <= set(of_embeds)
    assert of_embeds.items() <= tokens(CSS.read_text("utf-8")).items()


def test_pages_tell_the_size_that_cards_have() -> None:
    assert (WIDTH, HEIGHT) == CARD
    head = (ROOT / "overrides/main.html").read_text("utf-8")
    assert f'og:image:width" content="{WIDTH}"' in head
    assert f'og:image:height" content="{HEIGHT}"' in head
