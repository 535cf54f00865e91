"""What a reader sees on the built pages is what the files say, to the character."""

import re

import pytest
from tests.hostile.payloads import as_line
from tests.hostile.places import ELSEWHERE, PLACES
from tests.hostile.publication import text_fields
from tests.hostile.reading import Hostile, text_of

SITE_NAME = "Claim by Claim"
# What small Markdown takes for its own: in a text with one of these, only letters are compared.
MARKDOWN = re.compile(r"[*_`\\>]|\]\(|^\s*([-+*]|\d+\.)\s|  $", re.MULTILINE)
LINK = re.compile(r"(?<=\])\([^\s()]*(\([^()]*\))?[^()]*\)")


def test_every_text_field_has_a_place() -> None:
    assert {name for name, _ in text_fields()} == PLACES.keys() | ELSEWHERE.keys()


@pytest.mark.parametrize("name", PLACES)
def test_a_field_shows_the_characters_of_the_file(hostile: Hostile, name: str) -> None:
    place = PLACES[name]
    wrong, records = [], list(hostile.made.of(name.partition(".")[0]))
    assert records
    for id_, given in records:
        found = hostile.content(place.page.format(id_)).findall(place.path)
        shown = [text_of(element, own=place.own) for element in found]
        wanted = place.wanted(name, given)
        if place.prose:
            shown, wanted = [prose_seen(given[name], " ".join(shown))], [prose_wanted(given[name])]
        if name == "dossier.passages.locator":  # a heading: it starts with a capital
            wanted = [wanted[0][:1].upper() + wanted[0][1:]]
        if shown != wanted:
            wrong.append((id_, wanted, shown))
    assert not wrong, f"{len(wrong)} of {len(records)}: {wrong[:5]}"


def prose_wanted(text: str) -> str:
    return letters(LINK.sub("", text)) if MARKDOWN.search(text) else as_line(text)


def prose_seen(text: str, shown: str) -> str:
    return letters(LINK.sub("", shown)) if MARKDOWN.search(text) else shown


def letters(text: str) -> str:
    return re.sub(r"[\W_\d]+", "", text)
