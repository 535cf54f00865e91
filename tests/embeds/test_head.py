"""What the pages tell those who show their addresses elsewhere, read back from the built site."""

import io
import json
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from PIL import Image
from tests.helpers import DOSSIER, Site, claimpress, copy_of_publication

ADDRESS = "https://desk.example/checks/"
CLAIM = f"claims/{DOSSIER}/tashiev-cut-off-germany/"
TEXT = "Tashiev was in Germany, cut off from his associates."


@pytest.fixture(scope="module", params=["mkdocs", "zensical"])
def published(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Site:
    root = copy_of_publication(tmp_path_factory.mktemp("publication") / "published")
    built = claimpress("build", "--engine", request.param, cwd=root, CLAIMPRESS_SITE_URL=ADDRESS)
    assert built.returncode == 0, built.stderr
    return Site(root, root / "build/site")


@pytest.fixture(scope="module")
def nowhere(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site that does not know its address."""
    root = copy_of_publication(tmp_path_factory.mktemp("publication") / "without-address")
    built = claimpress("build", cwd=root, CLAIMPRESS_SITE_URL="")
    assert built.returncode == 0, built.stderr
    return root / "build/site"


def head(folder: Path, address: str) -> dict[str, str]:
    name = address if address.endswith(".html") else f"{address}index.html"
    page = BeautifulSoup((folder / name).read_text("utf-8"), "html5lib")
    told = {
        str(m.get("property") or m.get("name")): str(m.get("content")) for m in page.select("meta")
    }
    ways = page.select('link[type="application/json+oembed"]')
    return told | dict.fromkeys(["oembed"] if ways else [], str(ways[0]["href"]) if ways else "")


def test_a_claim_has_its_card_in_its_head(published: Site) -> None:
    told = head(published.folder, CLAIM)
    assert told["og:image"] == f"{ADDRESS}{CLAIM}card.png"
    assert told["og:image:alt"] == f"Contradicted: {TEXT}"
    assert told["og:type"] == "article"
    assert told["twitter:card"] == "summary_large_image"
    assert told["article:published_time"] == "2026-11-23"
    assert told["article:modified_time"] >= told["article:published_time"]


def test_every_card_in_a_head_is_there_in_its_size(published: Site) -> None:
    cards = set()
    for address in published.addresses:
        told = head(published.folder, address)
        if "og:image" not in told:
            assert address.endswith("/embed/"), address
            continue
        card = told["og:image"].removeprefix(ADDRESS)
        with Image.open(io.BytesIO((published.folder / card).read_bytes())) as image:
            size = f"{image.width} by {image.height}"
        assert size == f"{told['og:image:width']} by {told['og:image:height']}"
        cards.add(card)
    made = {
        file.relative_to(published.folder).as_posix() for file in published.folder.rglob("*.png")
    }
    assert {card for card in made if card.endswith("card.png") or card == "cards/site.png"} == cards
    assert len(cards) == 32


def test_machines_learn_how_to_embed_a_check(published: Site) -> None:
    way = head(published.folder, CLAIM)["oembed"]
    answer = json.loads((published.folder / way.removeprefix(ADDRESS)).read_text("utf-8"))
    frame = BeautifulSoup(answer.pop("html"), "html5lib").select("body > *")
    assert [element.name for element in frame] == ["iframe"]
    assert frame[0].attrs == {
        "src": f"{ADDRESS}{CLAIM}embed/",
        "title": f"Contradicted: {TEXT}",
        "width": "600",
        "height": str(answer["height"]),
        "style": "border:0;max-width:100%",
        "sandbox": ["allow-popups", "allow-popups-to-escape-sandbox"],
        "loading": "lazy",
    }
    assert answer.pop("height") > 200
    assert answer == {
        "version": "1.0",
        "type": "rich",
        "title": f"Contradicted: {TEXT}",
        "author_name": "Claim by Claim desk",
        "provider_name": "Claim by Claim",
        "provider_url": ADDRESS,
        "cache_age": 86400,
        "width": 600,
        "thumbnail_url": f"{ADDRESS}{CLAIM}card.png",
        "thumbnail_width": 1200,
        "thumbnail_height": 630,
    }


def test_an_embed_is_left_out_of_search_engines(published: Site) -> None:
    page = (published.folder / CLAIM / "embed/index.html").read_text("utf-8")
    soup = BeautifulSoup(page, "html5lib")
    assert soup.select_one('meta[name="robots"][content="noindex"]')
    canonical = soup.select_one('link[rel="canonical"]')
    assert canonical
    assert canonical["href"] == f"{ADDRESS}{CLAIM}"
    assert "/embed/" not in (published.folder / "sitemap.xml").read_text("utf-8")


def test_without_an_address_nothing_is_promised_that_needs_one(nowhere: Path) -> None:
    told = head(nowhere, CLAIM)
    assert not [name for name in told if name.startswith("og:image") or name == "oembed"]
    assert told["twitter:card"] == "summary"
    assert not (nowhere / CLAIM / "oembed.json").exists()
    page = (nowhere / CLAIM / "index.html").read_text("utf-8")
    assert "embed-code" not in page
    assert (nowhere / CLAIM / "embed/index.html").is_file()
    assert (nowhere / CLAIM / "card.png").is_file()
