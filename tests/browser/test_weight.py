"""What a page costs its reader: bytes over the line, and text that jumps."""

import pytest
from tests.helpers import DOSSIER
from tests.visiting import LONG_CLAIM, Visit

pytestmark = pytest.mark.browser

MAIN = ("", "claims/", LONG_CLAIM, f"claims/{DOSSIER}/")
MOST = 150_000
"""Bytes a claim may cost on a first visit, packed; images apart."""
SHIFT = 0.02


def test_a_claim_costs_little_on_a_first_visit(visit: Visit) -> None:
    sizes: dict[str, int] = {}
    tools = visit.tools()
    tools.send("Network.enable")
    tools.on(
        "Network.loadingFinished",
        lambda done: sizes.update({done["requestId"]: int(done["encodedDataLength"])}),
    )
    kinds: dict[str, str] = {}
    tools.on("Network.responseReceived", lambda got: kinds.update({got["requestId"]: got["type"]}))
    visit.open(LONG_CLAIM)
    assert "Document" in kinds.values()
    assert "Stylesheet" in kinds.values()
    assert sum(size for id_, size in sizes.items() if kinds[id_] != "Image") <= MOST


@pytest.mark.parametrize("path", MAIN)
def test_nothing_jumps_at_a_desk(visit: Visit, path: str) -> None:
    visit.open(path)
    assert visit.shifted() <= SHIFT


@pytest.mark.parametrize("path", MAIN)
def test_nothing_jumps_on_a_phone(phone: Visit, path: str) -> None:
    phone.open(path)
    assert phone.shifted() <= SHIFT
