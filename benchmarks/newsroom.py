"""The files of an invented publication: as many claims as asked for, the same each time.

    python -m benchmarks.newsroom CLAIMS FOLDER

What a claim says depends on its number alone, so a publication of 3,000 claims
begins with those of one of 300. Sizes are those of careful checks: three to
twelve items of evidence in five scripts, notes in Markdown, corrections,
related claims, documents of thirty quoted passages. `claimpress check` finds
nothing in it but what the numbers of invented words bring about.
"""

import datetime as dt
import random
import shutil
import sys
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from benchmarks.invented import Language
from benchmarks.yaml_files import as_yaml

ROOT = Path(__file__).parent.parent
_PER_DOSSIER = 30
_TOPICS = 40
_FIRST = dt.date(2014, 1, 6)
_A_DAY = 6
_STATUSES = (
    # id, stance that its evidence needs, how often
    ("supported", "supports", 6), ("mostly-supported", "supports", 3), ("mixed", "context", 2),
    ("unverified", "context", 6), ("contradicted", "refutes", 4), ("not-checkable", "context", 1),
)  # fmt: skip
_REASONS = ("opinion", "prediction", "anonymous-source", "too-vague")
_SCRIPTS: Mapping[str, tuple[str, tuple[str, ...], int]] = {
    "latin": (
        "ka ra mo ti len dor sa vi ne ul ban fre go pi ste chu ar en is ol tam zer qui lo",
        ("en", "en", "en", "tr", "de"), 60,
    ),
    "cyrillic": (
        "ка ра мо ти лен дор са ви не ул бан фре го пи сте чу ар ен ис ол там зер ки ло",  # noqa: RUF001
        ("ru", "ky"), 25,
    ),
    "arabic": ("كا را مو تي لن در سا في نه ول بن فر جو بي ست شو ار ين تم زر قي لو", ("ar",), 8),
    "greek": ("κα ρα μο τι λεν δορ σα βι νε ουλ μπα φρε γο πι στε αρ εν ις ολ ταμ λο", ("el",), 4),  # noqa: RUF001
    "kana": ("か ら も ち れん どる さ び ね うる ばん ふれ ご ぴ すて ちゅ たむ", ("ja",), 3),
}  # fmt: skip
"""Of each script syllables, languages, and how many of a hundred items are in it."""


@cache
def _language(script: str) -> Language:
    words = 40_000 if script == "latin" else 10_000
    return Language(random.Random(script), _SCRIPTS[script][0], words)  # noqa: S311 - no secret


class Newsroom:
    """Writes claims by throwing dice; ``claims`` is how many the publication has."""

    def __init__(self, claims: int, seed: int = 7) -> None:
        """Name the people and topics; with the claims grows the number of people."""
        self.claims = claims
        self._seed = seed
        self.people = _names(_people(claims), seed)
        self.topics = {f"topic-{number}": self._topic(number) for number in range(_TOPICS)}

    def ids(self) -> Iterator[str]:
        """The ids of all claims."""
        return map(claim_id, range(self.claims))

    def claim(self, number: int) -> dict[str, Any]:
        """What the file of a claim says."""
        dice = self._dice("claim", number)
        status, stance, _ = dice.choices(_STATUSES, [often for *_, often in _STATUSES])[0]
        published = self._published(number)
        speaker, *others = dict.fromkeys(self._person(dice, number) for _ in range(4))
        claim: dict[str, Any] = {"text": self._text(dice, 10, 24) + ".", "status": status}
        if status == "not-checkable":
            claim["reason"] = dice.choice(_REASONS)
        else:
            claim["confidence"] = dice.choice(("high", "medium", "low"))
        claim |= {
            "summary": self._text(dice, 20, 55) + ".",
            "source": {
                "speaker": speaker,
                "quote": self.quote(number),
                "locator": _locator(number),
                "claimed_on": str(published - dt.timedelta(days=dice.randint(1, 60))),
            },
            "evidence": self._evidence(dice, number, stance),
            "notes": self._notes(dice, number),
            "unknown": self._text(dice, 12, 40) + ".",
            "topics": sorted({f"topic-{dice.randrange(_TOPICS)}" for _ in range(2)}),
            "people": sorted(others[: dice.randint(0, 3)]),
            "related": [claim_id(other) for other in self._related(number)],
            "stage": "published",
            "published_on": str(published),
            "history": self._history(dice, status, published),
        }
        return claim

    def quote(self, number: int) -> str:
        """The words of the document in which a claim is made."""
        return self._text(self._dice("quote", number), 8, 30)

    def dossiers(self) -> Iterator[tuple[str, dict[str, Any]]]:
        """Every dossier with what its file says."""
        for first in range(0, self.claims, _PER_DOSSIER):
            yield self._dossier(first)

    def _dossier(self, first: int) -> tuple[str, dict[str, Any]]:
        dice = self._dice("dossier", first)
        claims = range(first, min(first + _PER_DOSSIER, self.claims))
        day = self._published(first) - dt.timedelta(days=90)
        return claim_id(first).split("/")[0], {
            "title": self._text(dice, 6, 10),
            "short_title": self._text(dice, 3, 4),
            "kind": dice.choice(("article", "speech", "debate", "interview", "post")),
            "author": self._person(dice, first),
            "publisher": self._publisher(dice, first)[0],
            "url": f"https://documents.example/{first}",
            "language": "en",
            "published": str(day),
            "introduction": "\n\n".join(self._text(dice, 40, 70) + "." for _ in range(3)),
            "limits": self._text(dice, 30, 50) + ".",
            "how_made": self._text(dice, 30, 50) + ".",
            "passages": [
                {"locator": _locator(number), "text": [self.quote(number)]} for number in claims
            ],
            "timeline": [
                {
                    "on": str(day + dt.timedelta(days=step)),
                    "text": self._text(dice, 8, 20) + ".",
                    "sources": [
                        f"https://{self._publisher(dice, first)[1]}/{dice.randrange(10**6)}"
                    ],
                }
                for step in range(10)
            ],
        }

    def _evidence(self, dice: random.Random, claim: int, stance: str) -> list[dict[str, Any]]:
        published = self._published(claim)
        number = min(dice.randint(3, 12), dice.randint(3, 12))  # mostly few
        publishers: dict[str, str] = {}
        while len(publishers) < number:
            publishers.update([self._publisher(dice, claim)])
        made = []
        for at, (publisher, host) in enumerate(publishers.items()):
            script = dice.choices([*_SCRIPTS], [often for *_, often in _SCRIPTS.values()])[0]
            blank = "" if script == "kana" else " "
            title = blank.join(_language(script).text(dice.randint(6, 14), dice).split())
            seen = published - dt.timedelta(days=dice.randint(0, 20))
            item = {
                "url": f"https://{host}/{dice.randrange(10**6)}/{title.split()[0].lower()[:20]}"
                if title.isascii()
                else f"https://{host}/{dice.randrange(10**9)}",
                "title": title,
                "publisher": publisher,
                "published": str(seen - dt.timedelta(days=dice.randint(0, 200))),
                "language": dice.choice(_SCRIPTS[script][1]),
                "stance": stance if at < 2 else dice.choice((stance, "context", "context")),
                "tier": dice.choice(("primary", "secondary", "secondary")),
                "consulted": dice.choice(("full", "excerpt")),
                "says": self._text(dice, 12, 40) + ".",
            }
            if dice.random() < 0.3:
                item["quote"] = blank.join(
                    _language(script).text(dice.randint(6, 20), dice).split()
                )
            if dice.random() < 0.5:
                item["archived"] = f"https://archive.example/{dice.randrange(10**9)}"
            item["accessed"] = str(seen)
            made.append(item)
        return made

    def _notes(self, dice: random.Random, number: int) -> str:
        pieces = [self._text(dice, 40, 80) + "." for _ in range(dice.randint(1, 3))]
        pieces[0] += f" **{self._text(dice, 2, 4)}** {self._text(dice, 6, 12).lower()}."
        for other in self._related(number):
            pieces[-1] += f" [{self._text(dice, 2, 5)}](claim:{claim_id(other)})."
        if dice.random() < 0.3:
            items = [f"- {self._text(dice, 5, 14)}" for _ in range(dice.randint(2, 5))]
            pieces.insert(1, "\n".join(items))
        return "\n\n".join(pieces)

    def _history(
        self, dice: random.Random, status: str, published: dt.date
    ) -> list[dict[str, str]]:
        kind = dice.choices(("", "correction", "update", "status-change"), (80, 8, 8, 4))[0]
        if not kind:
            return []
        day = published + dt.timedelta(days=dice.randint(1, 300))
        change = {"on": str(day), "kind": kind, "note": self._text(dice, 8, 24) + "."}
        if kind == "status-change":
            change["was"] = "mixed" if status == "unverified" else "unverified"
        elif kind == "correction":
            change["was"] = self._text(dice, 6, 16)
        return [change]

    def _related(self, number: int) -> list[int]:
        """Neighbours in threes: each names the two others, where the dossier has them."""
        first = number // 3 * 3
        threes = range(first, min(first + 3, self.claims))
        return [] if first % 2 else [other for other in threes if other != number]

    def _published(self, number: int) -> dt.date:
        return _FIRST + dt.timedelta(days=number // _A_DAY)

    def _person(self, dice: random.Random, claim: int) -> str:
        return f"person-{_often(dice, _people(claim))}"

    def _publisher(self, dice: random.Random, claim: int) -> tuple[str, str]:
        """The name of a publisher, and the host of its pages."""
        number = _often(dice, max(30, claim // 15))
        name = self._text(self._dice("publisher", number), 2, 3).title()
        return f"{name} {number}", f"publisher-{number}.example"

    def _topic(self, number: int) -> dict[str, str]:
        dice = self._dice("topic", number)
        return {"name": self._text(dice, 2, 3), "description": self._text(dice, 10, 20) + "."}

    def _text(self, dice: random.Random, least: int, most: int) -> str:
        return _language("latin").text(dice.randint(least, most), dice)

    def _dice(self, what: str, number: int) -> random.Random:
        return random.Random(f"{self._seed} {what} {number}")  # noqa: S311 - no secret


def claim_id(number: int) -> str:
    """The id of the claim of that number."""
    return f"dossier-{number // _PER_DOSSIER:04}/claim-{number:05}"


def _people(claims: int) -> int:
    return max(20, claims // 7)


def _often(dice: random.Random, number: int) -> int:
    """One of so many, the first ones far more often."""
    return int(number * dice.random() ** 2.5)


def _locator(number: int) -> str:
    return f"paragraph {number % _PER_DOSSIER + 1}"


def _names(number: int, seed: int) -> dict[str, dict[str, Any]]:
    """People, no two of the same name, each with a name in another script."""
    dice = random.Random(f"{seed} people")  # noqa: S311 - no secret
    known: dict[str, None] = {}
    while len(known) < 2 * number:
        script = "cyrillic" if len(known) % 2 else "latin"
        known[_language(script).text(3, dice).title()] = None
    latin, other = list(known)[::2], list(known)[1::2]
    return {
        f"person-{at}": {
            "name": latin[at],
            "other_names": [other[at]],
            "roles": [{"title": _language("latin").text(4, dice), "since": 2010 + at % 10}],
        }
        for at in range(number)
    }


def write(target: Path, claims: int, seed: int = 7) -> Newsroom:
    """Write the whole publication, with the pages, the theme and the scale of the real one."""
    newsroom = Newsroom(claims, seed)
    target.mkdir(parents=True)
    for part in ("content", "overrides"):
        shutil.copytree(ROOT / part, target / part)
    shutil.copyfile(ROOT / "mkdocs.yml", target / "mkdocs.yml")
    folder = target / "claims"
    folder.mkdir()
    for name in ("publication.yaml", "statuses.yaml"):
        shutil.copyfile(ROOT / "claims" / name, folder / name)
    _put(folder / "people.yaml", {"people": newsroom.people})
    _put(folder / "topics.yaml", {"topics": newsroom.topics})
    for id_, dossier in newsroom.dossiers():
        (folder / id_).mkdir()
        _put(folder / id_ / "dossier.yaml", dossier)
    for number in range(claims):
        _put(file_of(target, number), newsroom.claim(number))
    return newsroom


def edited(newsroom: Newsroom, number: int, words: str) -> dict[str, Any]:
    """A claim of which an editor has corrected the summary, in the open."""
    claim = newsroom.claim(number)
    before = claim["summary"]
    claim["summary"] = f"{words}. {before}"[:600]
    _tell(claim, "correction", f"The summary now begins with {words}.", before[:40])
    return claim


def of_other_status(newsroom: Newsroom, number: int) -> dict[str, Any]:
    """A claim with another status: what lists, counts and feeds must follow."""
    claim = newsroom.claim(number)
    before = claim["status"]
    claim["status"] = "mixed" if before != "mixed" else "unverified"
    claim.pop("reason", None)
    _tell(claim, "status-change", "New evidence changed what can be said.", before)
    return claim


def edit(target: Path, newsroom: Newsroom, number: int, words: str) -> None:
    """Save a claim with a corrected summary."""
    _put(file_of(target, number), edited(newsroom, number, words))


def change_status(target: Path, newsroom: Newsroom, number: int) -> None:
    """Save a claim with another status."""
    _put(file_of(target, number), of_other_status(newsroom, number))


def undo(target: Path, newsroom: Newsroom, number: int) -> None:
    """Put a claim back to what it was."""
    _put(file_of(target, number), newsroom.claim(number))


def file_of(target: Path, number: int) -> Path:
    """The file of a claim."""
    return target / "claims" / f"{claim_id(number)}.yaml"


def _tell(claim: dict[str, Any], kind: str, note: str, was: str) -> None:
    last = claim["history"][-1]["on"] if claim["history"] else claim["published_on"]
    claim["history"] = [*claim["history"], {"on": last, "kind": kind, "note": note, "was": was}]


def _put(file: Path, content: Mapping[str, Any]) -> None:
    file.write_text(as_yaml(content), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    write(Path(sys.argv[2]), int(sys.argv[1]))
