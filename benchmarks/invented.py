"""A publication of invented claims, as large as asked for: same seed, same claims."""

import datetime as dt
import random
from itertools import accumulate
from pathlib import Path

from claimpress.model.claim import Claim
from claimpress.model.corpus import Corpus
from claimpress.model.dossier import Dossier, DossierKind
from claimpress.model.registries import Person, Topic
from claimpress.reading.cache import RecordCache
from claimpress.reading.intake import take_in
from claimpress.reading.load import load
from claimpress.values.dates import PartialDate

_LATIN = "ka ra mo ti len dor sa vi ne ul ban fre go pi ste chu ar en is ol tam zer qui lo"
_CYRILLIC = "ка ра мо ти лен дор са ви не ул бан фре го пи сте чу ар ен ис ол там зер ки ло"  # noqa: RUF001 - another script
_PER_DOSSIER = 30
_FIRST = dt.date(2017, 1, 2)


class Language:
    """Invented words, used as often as words of real languages are (Zipf)."""

    def __init__(self, dice: random.Random, syllables: str, words: int) -> None:
        """Invent ``words`` words of two to four syllables."""
        self._dice = dice
        known: dict[str, None] = {}
        while len(known) < words:
            known["".join(dice.choices(syllables.split(), k=dice.choice((2, 3, 3, 4))))] = None
        self.words = list(known)
        self._often = list(accumulate(1 / (rank + 2.7) for rank in range(words)))

    def text(self, length: int, dice: random.Random | None = None) -> str:
        """So many words, the first with a capital; two in five are of the small ones."""
        dice = dice or self._dice
        small = length * 2 // 5
        words = dice.choices(self.words, cum_weights=self._often, k=length - small)
        words += dice.choices(self.words[:60], k=small)
        dice.shuffle(words)
        return " ".join(words).capitalize()


class _Desk:
    """Writes claims by throwing dice."""

    def __init__(self, claims: int, statuses: list[str], seed: int) -> None:
        self.dice = dice = random.Random(seed)  # noqa: S311 - nothing secret
        self.latin = latin = Language(dice, _LATIN, 40_000)
        self.cyrillic = Language(dice, _CYRILLIC, 20_000)
        self.statuses = statuses
        self.people = {
            f"person-{number}": Person(
                name=latin.text(2).title(), other_names=(self.cyrillic.text(2).title(),)
            )
            for number in range(max(5, claims // 7))
        }
        self.topics = {
            f"topic-{number}": Topic(name=latin.text(2), description=latin.text(12))
            for number in range(40)
        }
        self.publishers = [latin.text(2) for _ in range(max(5, claims // 15))]

    def dossier(self, id_: str) -> Dossier:
        text = self.latin.text
        return Dossier(
            id=id_, file=f"claims/{id_}/dossier.yaml", title=text(8), short_title=text(3),
            kind=DossierKind.ARTICLE, language="en", published=PartialDate(2020),
            introduction=text(60), limits=text(30), how_made=text(30),
        )  # fmt: skip

    def claim(self, id_: str, published_on: dt.date) -> Claim:
        dice, text = self.dice, self.latin.text
        return Claim.model_validate(
            {
                "id": id_, "file": f"claims/{id_}.yaml",
                "text": f"{text(dice.randint(10, 24))}.",
                "status": dice.choice(self.statuses),
                "summary": f"{text(dice.randint(20, 60))}.",
                "source": {
                    "speaker": self._often(list(self.people)), "quote": text(dice.randint(8, 30)),
                    "claimed_on": "2020", "locator": f"paragraph {dice.randint(1, 40)}",
                },
                "evidence": [self._evidence() for _ in range(dice.randint(1, 7))],
                "notes": "\n\n".join(text(dice.randint(50, 90)) for _ in range(3)),
                "unknown": text(25),
                "topics": sorted(set(dice.choices(list(self.topics), k=2))),
                "people": sorted({self._often(list(self.people)) for _ in range(2)}),
                "stage": "published", "published_on": str(published_on),
            }
        )  # fmt: skip

    def _evidence(self) -> dict[str, str]:
        dice = self.dice
        language = self.cyrillic if dice.random() < 0.3 else self.latin
        return {
            "url": f"https://example.org/{dice.randrange(10**9)}",
            "title": language.text(dice.randint(6, 14)),
            "publisher": self._often(self.publishers), "published": "2020",
            "language": dice.choice(("en", "en", "ru", "ky", "tr", "de")),
            "stance": dice.choice(("supports", "refutes", "context")),
            "tier": dice.choice(("primary", "secondary")),
            "says": self.latin.text(dice.randint(15, 45)), "consulted": "full",
        }  # fmt: skip

    def _often(self, things: list[str]) -> str:
        """One of the things, the first ones far more often."""
        return things[int(len(things) * self.dice.random() ** 2.5)]


def publication(root: Path, claims: int, seed: int = 5) -> Corpus:
    """A corpus of so many claims; scale and publication are those of the files at ``root``."""
    real = load(take_in(root), RecordCache(None)).corpus
    assert real
    desk = _Desk(claims, list(real.scale.statuses)[:-1], seed)
    dossiers: dict[str, Dossier] = {}
    made: dict[str, Claim] = {}
    for number in range(claims):
        dossier = f"dossier-{number // _PER_DOSSIER:04}"
        if dossier not in dossiers:
            dossiers[dossier] = desk.dossier(dossier)
        slug = desk.latin.text(3).lower().replace(" ", "-")
        day = _FIRST + dt.timedelta(days=number * 3600 // claims)
        id_ = f"{dossier}/{slug}-{number}"
        made[id_] = desk.claim(id_, day)
    in_order = dict(sorted(made.items()))
    return Corpus(real.publication, real.scale, desk.people, desk.topics, dossiers, in_order)
