"""Rules over two states of translations: what readers were told changes in the open."""

from collections.abc import Iterator

from claimpress.deriving.difference import differences_of_words
from claimpress.deriving.translated import languages_among, original_of
from claimpress.deriving.visible import is_public
from claimpress.model.claim import Claim
from claimpress.model.corpus import Corpus
from claimpress.model.dossier import Dossier
from claimpress.model.translation import Translation
from claimpress.reading.intake import CLAIMS
from claimpress.values.clock import today
from claimpress.values.problems import Problem, listed, short

_GONE, _SILENT, _REWRITTEN = "translation-gone", "silent-translation", "corrections-rewritten"
TRANSLATION_RULES = {
    _GONE: "A translation that readers had stays as long as its claim or dossier does.",
    _SILENT: (
        "What changes in the words of a translation is told in one of its corrections, or it is "
        "a translation of another revision; how the same words are typed makes no difference, "
        "and words can be added where there were none."
    ),
    _REWRITTEN: (
        "Corrections of a translation are never edited, moved or removed; new ones go to the end."
    ),
}
"""What each rule over two states of a translation asks for, by its code."""


def check_translations_against(before: Corpus, after: Corpus) -> Iterator[Problem]:
    """Yield what changed in translations between two states and should not have, or not like this.

    What is said of a claim that is gone itself is left to the rules over claims.
    """
    had = languages_among(before)
    for key, words in before.translations.items():
        original, language = original_of(key, before)
        if not isinstance(words, Translation) or original is None:
            continue
        if not _seen(original, before) or language not in had.get(original.id, ()):
            continue
        later_original, _ = original_of(key, after)
        later = after.translations.get(key)
        if key in after.unread or later_original is None:
            continue
        if not isinstance(later, Translation) or language not in after.publication.languages:
            yield Problem(
                later_original.file,
                _GONE,
                f"readers had it in {language!r}, and {CLAIMS}/{key}.yaml is not there for them",
                f"put the file back, and {language} under languages in publication.yaml; a mistake "
                "in a translation is mended in it and told under corrections",
            )
        else:
            yield from _compared(words, later, f"{CLAIMS}/{key}.yaml")


def _seen(original: Claim | Dossier, corpus: Corpus) -> bool:
    if isinstance(original, Claim):
        return is_public(original, today())
    return any(
        is_public(claim, today())
        for claim in corpus.claims.values()
        if claim.dossier == original.id
    )


def _compared(before: Translation, after: Translation, file: str) -> Iterator[Problem]:
    kept = after.corrections[: len(before.corrections)]
    if kept != before.corrections:
        pairs = zip(before.corrections, kept, strict=False)
        number = next((n for n, (was, now) in enumerate(pairs) if was != now), len(kept))
        message = (
            f"correction {number + 1} is not there as it was: "
            f"{short(before.corrections[number].note)}"
        )
        help_ = "put it back to the letter; if it was wrong, say so in a new one"
        yield Problem(file, _REWRITTEN, message, help_, ("corrections",))
        return
    told = len(after.corrections) > len(before.corrections) or after.of != before.of
    changed = [] if told else differences_of_words(before, after)
    if changed:
        first = changed[0]
        places = list(dict.fromkeys(difference.place for difference in changed))
        was = f": {first.place} was {short(first.before)}" if isinstance(first.before, str) else ""
        yield Problem(
            file,
            _SILENT,
            f"{listed(places, 'and')} {'was' if len(places) == 1 else 'were'} changed after "
            f"publication, and corrections do not tell{was}",
            "add under corrections the day and what was wrong, in the language of the file",
            first.path,
        )
