"""Every text of the hostile publication, in the feeds it stands in, to the letter."""

import json
from xml.etree import ElementTree as ET

import atoma
import feedparser
from bs4 import BeautifulSoup
from tests.hostile.payloads import as_line, as_paragraphs
from tests.hostile.reading import Hostile

ATOM = "{http://www.w3.org/2005/Atom}"


def test_every_feed_is_well_formed(hostile: Hostile) -> None:
    folder = hostile.made.root / "build/site/feeds"
    feeds = sorted(folder.rglob("*.xml"))
    assert len(feeds) > 5
    for file in feeds:
        data = file.read_bytes()
        parsed = feedparser.parse(data)
        assert not parsed.bozo, (file, parsed.get("bozo_exception"))
        assert len(atoma.parse_atom_bytes(data).entries) == len(parsed.entries)
        assert json.loads(file.with_suffix(".json").read_bytes())["items"] or not parsed.entries
    ET.fromstring((folder / "feeds.opml").read_bytes())  # noqa: S314 - we wrote it


def test_titles_and_contents_are_the_texts_and_act_on_nothing(hostile: Hostile) -> None:
    folder = hostile.made.root / "build/site/feeds"
    by_page = {f"claims/{id_}/": given for id_, given in hostile.made.of("claim")}
    labels = {given["scale.statuses.label"] for _, given in hostile.made.of("scale")}
    seen = 0
    for file in sorted(folder.rglob("*.xml")):
        if file.name == "changes.xml":
            continue
        root = ET.fromstring(file.read_bytes())  # noqa: S314 - we wrote it
        for entry in root.iter(f"{ATOM}entry"):
            link, title, content = (entry.find(f"{ATOM}{n}") for n in ("link", "title", "content"))
            assert link is not None
            assert title is not None
            assert content is not None
            given = by_page["claims/" + link.get("href", "").partition("claims/")[2]]
            assert (title.text or "") in {
                f"{as_line(label)}: {as_line(given['claim.text'])}" for label in labels
            }
            page = BeautifulSoup(content.text or "", "html5lib")
            assert {tag.name for tag in page.body.find_all()} <= {"p", "strong", "em"}  # type: ignore[union-attr] # html5lib makes one
            shown = [paragraph.get_text() for paragraph in page.find_all("p")]
            assert shown[-len(as_paragraphs(given["claim.summary"])) :] == as_paragraphs(
                given["claim.summary"]
            )
            seen += 1
    assert seen > len(by_page)
