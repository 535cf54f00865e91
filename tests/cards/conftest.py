"""The typesetter with nothing but the package's own letters, and cards to draw."""

from collections.abc import Callable
from typing import Any

import pytest

from claimpress.exporting.cards.card import Badge, Card
from claimpress.exporting.cards.faces import Typesetter
from claimpress.model.status import Shape


@pytest.fixture(scope="session")
def typesetter() -> Typesetter:
    return Typesetter()


@pytest.fixture(scope="session")
def card() -> Callable[..., Card]:
    def make(text: str = "The goose fell into the lake.", **more: Any) -> Card:
        said: dict[str, Any] = {
            "publication": "The Nowhere Check",
            "rtl": False,
            "text": text,
            "badge": Badge("Contradicted", Shape.CROSS, "contradicted"),
            "left": "Made by Zebulon Quill, 5 April 2026",
            "right": "checked 9 April 2026",
        }
        return Card(**said | more)

    return make
