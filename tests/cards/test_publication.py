"""The cards of a publication: made once, made anew when what they say changes."""

from pathlib import Path
from pkgutil import get_data

import pytest

from claimpress import pipeline
from claimpress.exporting.cards import make
from claimpress.exporting.cards.card import Card
from claimpress.exporting.cards.draw import draw
from claimpress.exporting.cards.faces import Face, Typesetter
from claimpress.model.site import Site
from claimpress.reading.typefaces import FOLDER, FontFiles
from claimpress.values.problems import Severity

SITE = Site("The Nowhere Check")
CLAIM = "lower-nowhere-speech/bridge-opened"
FILE = Path(f"claims/{CLAIM}.yaml")
CARD = Path(f"build/docs/claims/{CLAIM}/card.png")
CHANGED = """\
history:
  - on: 2026-05-20
    kind: {kind}
    note: The minutes of the council say otherwise.
    was: {was}
"""

pytestmark = pytest.mark.usefixtures("on_the_day")


@pytest.fixture
def drawn(monkeypatch: pytest.MonkeyPatch) -> list[Card]:
    """What is drawn from now on; what comes from the cache is not."""
    seen: list[Card] = []

    def watched(card: Card, typesetter: Typesetter) -> bytes:
        seen.append(card)
        return draw(card, typesetter)

    monkeypatch.setattr(make, "draw", watched)
    return seen


def press(root: Path) -> pipeline.Pressed:
    pressed = pipeline.press(root, SITE)
    assert pressed.checked.sound, pressed.checked.problems
    return pressed


def change(root: Path, old: str, new: str) -> None:
    text = (root / FILE).read_text("utf-8")
    assert old in text
    (root / FILE).write_text(text.replace(old, new), "utf-8")


def test_every_claim_and_dossier_has_a_card_and_the_site_one(base_publication: Path) -> None:
    files = {file.path for file in press(base_publication).files}
    cards = {path for path in files if path.endswith(".png")}
    assert cards == {
        "cards/site.png",
        "claims/lower-nowhere-speech/card.png",
        f"claims/{CLAIM}/card.png",
    }


def test_a_second_run_draws_nothing(base_publication: Path, drawn: list[Card]) -> None:
    press(base_publication)
    assert len(drawn) == 3
    press(base_publication)
    assert len(drawn) == 3


def test_a_damaged_picture_is_drawn_again(base_publication: Path, drawn: list[Card]) -> None:
    press(base_publication)
    before = (base_publication / CARD).read_bytes()
    drawn.clear()
    (base_publication / CARD).write_bytes(before[:-9])
    press(base_publication)
    assert [card.badge is not None for card in drawn] == [True]
    assert (base_publication / CARD).read_bytes() == before


def test_a_changed_status_makes_a_new_card_that_says_so(
    base_publication: Path, drawn: list[Card]
) -> None:
    press(base_publication)
    before = (base_publication / CARD).read_bytes()
    drawn.clear()
    change(base_publication, "status: supported\n", "status: mixed\n")
    changed = CHANGED.format(kind="status-change", was="supported")
    (base_publication / FILE).write_text(
        (base_publication / FILE).read_text("utf-8") + changed, "utf-8"
    )
    press(base_publication)
    assert (base_publication / CARD).read_bytes() != before
    said = {card.badge.label: card.flag for card in drawn if card.badge}
    assert said == {"Mixed": "Status changed, 20 May 2026"}


def test_a_correction_is_told(base_publication: Path, drawn: list[Card]) -> None:
    changed = CHANGED.format(kind="correction", was="1911")
    (base_publication / FILE).write_text(
        (base_publication / FILE).read_text("utf-8") + changed, "utf-8"
    )
    press(base_publication)
    assert [card.flag for card in drawn if card.badge] == ["Corrected, 20 May 2026"]


def test_a_withdrawn_check_shows_no_status(base_publication: Path, drawn: list[Card]) -> None:
    change(base_publication, "stage: published", "stage: withdrawn")
    changed = CHANGED.format(kind="withdrawal", was="published")
    (base_publication / FILE).write_text(
        (base_publication / FILE).read_text("utf-8") + changed, "utf-8"
    )
    press(base_publication)
    (card,) = (card for card in drawn if card.badge)
    assert card.badge
    assert card.badge.label == "Withdrawn"
    assert card.flag == "We no longer stand by this check."


@pytest.mark.parametrize(
    "held_back",
    ["stage: in-review", "stage: published\npublished_on: 2099-01-01\nembargo_until: 2099-01-01"],
)
def test_what_is_not_public_has_no_card_in_a_preview(
    base_publication: Path, held_back: str
) -> None:
    change(base_publication, "stage: published\npublished_on: 2026-05-01", held_back)
    pressed = pipeline.press(base_publication, SITE, drafts=True)
    assert pressed.checked.sound, pressed.checked.problems
    files = {file.path for file in pressed.files if file.path.startswith(f"claims/{CLAIM}/")}
    assert files == {f"claims/{CLAIM}/{name}" for name in ("index.md", "claim.json", "claim.md")}


def test_letters_without_a_typeface_are_a_warning_and_not_boxes(
    base_publication: Path, drawn: list[Card], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("claimpress.reading.typefaces._of_the_system", list)
    text = (base_publication / FILE).read_text("utf-8")
    line = next(line for line in text.splitlines() if line.startswith("text: "))
    change(base_publication, line, f"{line.rstrip('.')} 橋.")
    pressed = pipeline.press(base_publication, SITE)
    (problem,) = (p for p in pressed.checked.problems if p.code == "card-letters")
    assert problem.severity is Severity.WARNING
    assert problem.file == FILE.as_posix()
    assert problem.message == (
        "no typeface here has '橋': the share card leaves out the lines with them"
    )
    (card,) = (card for card in drawn if card.badge)
    assert card.text == ""
    assert card.badge
    assert card.left


def test_the_publication_brings_typefaces_of_its_own(
    base_publication: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("claimpress.reading.typefaces._of_the_system", list)
    fonts = base_publication / FOLDER
    fonts.mkdir()
    (fonts / "a-broken.ttf").write_bytes(b"no typeface")
    (fonts / "b-plain.ttf").write_bytes(get_data("claimpress", "fonts/sans.ttf") or b"")
    (fonts / "c-bold.ttf").write_bytes(get_data("claimpress", "fonts/arabic-bold.ttf") or b"")
    files = FontFiles(base_publication, Face.of, Face.known_letters)
    found = files.with_letters(frozenset("Ωق"))
    assert [sorted(map(chr, face.letters & {ord("Ω"), ord("ق")})) for face in found] == [
        ["ق"],
        ["Ω"],
    ]


def test_a_cache_that_cannot_be_written_stops_nobody(
    base_publication: Path,
) -> None:
    (base_publication / "build/cache").mkdir(parents=True)
    (base_publication / "build/cache/cards").mkdir()
    assert press(base_publication).files
    assert (base_publication / CARD).is_file()
