"""Translations come from strangers: whatever they hold is text, and changes no page but itself."""

import json
import shutil
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
import yaml
from bs4 import BeautifulSoup
from tests.hostile.payloads import OURS, as_line
from tests.hostile.publication import accepted
from tests.languages.publication import DOSSIER, EGGS
from tests.languages.site import ready_to_build

from claimpress import pipeline
from claimpress.deriving.visible import visible
from claimpress.model.site import Site
from claimpress.rendering.artifact import Artifact
from claimpress.values.clock import today

pytestmark = pytest.mark.usefixtures("on_the_day")

PAGE = f"ru/claims/{EGGS}/index.md"
PAGES = (PAGE, f"ru/claims/{EGGS}/embed/index.html", f"ru/claims/{DOSSIER}/index.md")
HARMLESS = "Слова, в которых ничего нет."
TEXTS = accepted("short", tuple(text for text in OURS if "\n" not in text))


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("hostile") / "publication"
    ready_to_build(root)
    return root


def rewritten(file: Path, change: Any) -> None:
    data = yaml.load(file.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)  # noqa: S506
    change(data)
    # JSON is YAML that our reader takes as it stands.
    file.write_text(json.dumps(data, ensure_ascii=False), encoding="utf-8")


def made_with(base: Path, root: Path, text: str) -> dict[str, str]:
    """The pages of a publication in which a translator wrote one text everywhere."""
    shutil.copytree(base, root)
    claims = root / "claims"

    def claim(data: Any) -> None:
        data.update(text=text, summary=text, unknown=text, machine=text)
        data["source"].update(translation=text)
        data["evidence"][0].update(says=text, translation=text)
        data["corrections"] = [{"on": "2026-06-01", "note": text}]

    def dossier(data: Any) -> None:
        data.update(title=text, short_title=text, publisher=text)
        data["timeline"][0].update(text=text)

    rewritten(claims / f"{EGGS}.ru.yaml", claim)
    rewritten(claims / f"{DOSSIER}/dossier.ru.yaml", dossier)
    rewritten(claims / "publication.ru.yaml", lambda data: data.update(tagline=text, desk=text))
    rewritten(claims / "topics.ru.yaml", lambda data: data["topics"]["geese"].update(name=text))
    corpus = pipeline.check(root, use_cache=False).corpus
    assert corpus
    site = Site("Nowhere", "https://nowhere.example/")
    shown = visible(corpus, today())
    files = {
        file.path: file.data
        for file in pipeline.artifacts(shown, site, today())
        if isinstance(file, Artifact) and file.path in PAGES
    }
    assert files.keys() == set(PAGES)
    return {path: data.decode() for path, data in files.items()}


def shape(page: str) -> Counter[str]:
    """How often a page has which element, with which attributes."""
    body = page.partition("\n---\n")[2] or page
    found = BeautifulSoup(body, "html5lib").find_all(name=True)
    return Counter(f"{tag.name} {sorted(tag.attrs)}" for tag in found)


@pytest.fixture(scope="module")
def harmless(base: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Counter[str]]:
    root = tmp_path_factory.mktemp("harmless") / "publication"
    return {path: shape(page) for path, page in made_with(base, root, HARMLESS).items()}


@pytest.mark.parametrize("text", TEXTS[:: max(1, len(TEXTS) // 12)])
def test_a_page_has_the_shape_it_has_with_harmless_words(
    text: str, base: Path, harmless: dict[str, Counter[str]], tmp_path: Path
) -> None:
    pages = made_with(base, tmp_path / "publication", text)
    for path, page in pages.items():
        assert shape(page) == harmless[path], path
    shown = BeautifulSoup(pages[PAGE].partition("\n---\n")[2], "html5lib").get_text(" ")
    assert as_line(text) in as_line(shown)
