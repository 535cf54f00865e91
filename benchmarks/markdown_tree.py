"""The claims of a `Newsroom` as the Markdown that people write for other generators.

The same words, links and lists as on our pages, in plain Markdown with front
matter: a page for each claim, document, person and topic, and a front page.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

from benchmarks.newsroom import Newsroom, claim_id

LISTED = 100
"""Claims in a list: pages that grew with the publication would measure something else."""
Link = Callable[[str, str], str]
"""What stands in a link from one page to another; pages are named ``claims/a/b``."""


class Line(NamedTuple):
    """A claim in a list."""

    page: str
    text: str
    status: str
    on: str

    def listed(self, origin: str, link: Link) -> str:
        """As an item of a list on the page ``origin``."""
        return f"- [{self.text}]({link(origin, self.page)}) {self.on}, {self.status}"


@dataclass(frozen=True)
class Tree:
    """Writes the pages of a publication under a folder."""

    newsroom: Newsroom
    root: Path
    link: Link

    def write(self) -> None:
        """Write all of them."""
        lists: defaultdict[str, list[Line]] = defaultdict(list)
        for number in range(self.newsroom.claims):
            claim = self.newsroom.claim(number)
            line = self.claim(number, claim)
            people = {claim["source"]["speaker"], *claim["people"]}
            hubs = [*(f"people/{id_}" for id_ in people)]
            hubs += [f"topics/{id_}" for id_ in claim["topics"]]
            for hub in ("index", line.page.rpartition("/")[0], *hubs):
                lists[hub].append(line)
        for id_, dossier in self.newsroom.dossiers():
            self._put(f"claims/{id_}/index", self._dossier(id_, dossier, lists[f"claims/{id_}"]))
        for id_, person in self.newsroom.people.items():
            page = f"people/{id_}"
            about = [f"Also: {', '.join(person['other_names'])}."]
            about += [f"- {role['title']}, since {role['since']}" for role in person["roles"]]
            self._put(page, self._hub(page, person["name"], about, lists[page]))
        for id_, topic in self.newsroom.topics.items():
            page = f"topics/{id_}"
            self._put(page, self._hub(page, topic["name"], [topic["description"]], lists[page]))
        self._put("index", self._hub("index", "Claim by Claim", ["Every claim."], lists["index"]))

    def claim(self, number: int, claim: Mapping[str, Any]) -> Line:
        """Write the page of one claim."""
        page = f"claims/{claim_id(number)}"
        self._put(page, self._claim(page, claim))
        return Line(page, claim["text"], claim["status"], claim["published_on"])

    def _claim(self, page: str, claim: Mapping[str, Any]) -> Iterator[str]:
        source = claim["source"]
        yield from _front(claim["text"], claim["summary"], claim["published_on"])
        yield f"# {claim['text']}\n"
        yield f"**Status: {claim['status']}**\n\n> {claim['summary']}\n"
        speaker = self._person(page, source["speaker"])
        document = self.link(page, f"{page.rpartition('/')[0]}/index")
        yield f"## What was said\n\n{speaker} in [the document]({document}), {source['locator']}:\n"
        yield f"> “{source['quote']}”\n\n## Evidence\n"
        for number, item in enumerate(claim["evidence"], start=1):
            yield from _evidence(number, item)
        yield f"## Analysis\n\n{self._notes(page, claim['notes'])}\n"
        yield f"## What is not known\n\n{claim['unknown']}\n"
        if claim["history"]:
            yield "## Changes\n"
            for change in claim["history"]:
                was = f" Was: {change['was']}" if "was" in change else ""
                yield f"- **{change['on']}**, {change['kind']}: {change['note']}{was}"
            yield ""
        more = [
            *(f"[{id_}]({self.link(page, f'topics/{id_}')})" for id_ in claim["topics"]),
            *(self._person(page, id_) for id_ in claim["people"]),
            *(f"[{id_}]({self.link(page, f'claims/{id_}')})" for id_ in claim["related"]),
        ]
        yield f"## See also\n\n{', '.join(more)}"

    def _dossier(self, id_: str, dossier: Mapping[str, Any], claims: list[Line]) -> Iterator[str]:
        page = f"claims/{id_}/index"
        yield from _front(dossier["title"], dossier["limits"], dossier["published"])
        yield f"# {dossier['title']}\n\n{dossier['introduction']}\n\n## Limits\n"
        yield f"{dossier['limits']}\n\n## How it was made\n\n{dossier['how_made']}\n"
        yield "## Claims\n"
        yield from (line.listed(page, self.link) for line in claims)
        yield "\n## Quoted\n"
        for passage in dossier["passages"]:
            yield f"**{passage['locator']}**\n\n> {passage['text'][0]}\n"
        yield "## Timeline\n\n| day | what happened |\n|---|---|"
        for event in dossier["timeline"]:
            yield f"| {event['on']} | [{event['text']}]({event['sources'][0]}) |"

    def _hub(self, page: str, name: str, about: Iterable[str], claims: list[Line]) -> Iterator[str]:
        yield from _front(name, name, "2014-01-01")
        yield f"# {name}\n"
        yield from about
        yield "\n## Claims\n"
        yield from (line.listed(page, self.link) for line in reversed(claims[-LISTED:]))

    def _person(self, page: str, id_: str) -> str:
        return f"[{self.newsroom.people[id_]['name']}]({self.link(page, f'people/{id_}')})"

    def _notes(self, page: str, notes: str) -> str:
        before, *links = notes.split("](claim:")
        made = [before]
        for link in links:
            target, _, after = link.partition(")")
            made.append(f"]({self.link(page, f'claims/{target}')}){after}")
        return "".join(made)

    def _put(self, page: str, lines: Iterable[str]) -> None:
        file = self.root / f"{page}.md"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text("\n".join(lines) + "\n", encoding="utf-8", newline="\n")


def _front(title: str, description: str, on: str) -> Iterator[str]:
    yield f'---\ntitle: "{title}"\ndescription: "{description}"\ndate: {on}\n---\n'


def _evidence(number: int, item: Mapping[str, str]) -> Iterator[str]:
    yield f"{number}. [{item['title']}]({item['url']})"
    about = ", ".join((item["publisher"], item["published"], item["language"], item["tier"]))
    yield f"    {about} · *{item['stance']}*\n\n    {item['says']}\n"
    if "quote" in item:
        yield f"    > {item['quote']}\n"
    archived = f"[Archived copy]({item['archived']}), " if "archived" in item else ""
    yield f"    {archived}read on {item['accessed']} ({item['consulted']})\n"
