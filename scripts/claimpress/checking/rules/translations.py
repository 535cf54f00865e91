"""Rules about translations: who made them, of what, and whether all of it is there."""

import re
from collections.abc import Iterator

from claimpress.checking.own_words import shown
from claimpress.checking.rule import Finding, Rendition, claim_rule, translation_rule
from claimpress.checking.rules.dates import A_DAY
from claimpress.deriving.reviews import revision_now
from claimpress.model.claim import Claim
from claimpress.model.corpus import Corpus
from claimpress.values.clock import today
from claimpress.values.figures import figures_lost
from claimpress.values.languages import language_name, same_language
from claimpress.values.names import did_you_mean
from claimpress.values.problems import Path, Severity, listed
from claimpress.values.scripts import script_of, share_in
from claimpress.values.text import letters

_LINK = re.compile(r"\]\(([^()\s]+)\)")
_ENOUGH = 20
"""Letters from which on a text tells in which script it is."""
_MOSTLY = 0.3


@translation_rule("translation-credit")
def translations_say_who_made_them(rendition: Rendition, corpus: Corpus) -> Iterator[Finding]:
    """A translation names who made it in ``translated_by``, or the program in ``machine``.

    Everybody it names is in ``people.yaml``, and nobody compares their own.
    """
    words = rendition.words
    if not words.translated_by and not words.machine:
        yield Finding(
            "nothing says who made this translation",
            "name the translator under translated_by, with an id of people.yaml; "
            "if a program made it, say under machine which one",
            ("of",),
        )
    for field in ("translated_by", "compared_by"):
        for index, id_ in enumerate(getattr(words, field)):
            path = (field, index)
            if id_ not in corpus.people:
                yield Finding(
                    f"there is no person {id_!r} in people.yaml",
                    did_you_mean(id_, corpus.people) or f"add {id_} to people.yaml",
                    path,
                )
            elif field == "compared_by" and id_ in words.translated_by:
                message = f"{id_!r} translated it, and compares it with the original as well"
                yield Finding(message, "let somebody else compare it, or take it out", path)


@translation_rule("translation-dates")
def translations_are_of_the_past(rendition: Rendition, _: Corpus) -> Iterator[Finding]:
    """No day of a translation lies in the future, and its corrections stand in their order."""
    words, tomorrow = rendition.words, today() + A_DAY
    corrected = [correction.on for correction in words.corrections]
    if words.translated_on.first > tomorrow:
        message = f"{words.translated_on} is in the future; today is {today()}"
        yield Finding(message, "correct the date", ("translated_on",))
    for at, day in enumerate(corrected):
        path = ("corrections", at, "on")
        if day.first > tomorrow:
            yield Finding(f"{day} is in the future; today is {today()}", "correct the date", path)
        elif at and corrected[at - 1].certainly_after(day):
            message = f"this correction of {day} stands after one of {corrected[at - 1]}"
            yield Finding(message, "put them in the order of their days", path)


@translation_rule("translation-lags", severity=Severity.WARNING)
def translations_keep_up(rendition: Rendition, _: Corpus) -> Iterator[Finding]:
    """A translation is of what the original says now: ``of`` is its revision."""
    now = revision_now(rendition.original)
    if rendition.words.of != now:
        yield Finding(
            f"the original was changed since: its revision is {now}, and this is a translation "
            f"of {rendition.words.of}; the page says so",
            "claimpress translate shows what it says now; bring the translation up to date, then "
            f'write of: "{now}" and the day in translated_on',
            ("of",),
        )


@translation_rule("translation-lacks", severity=Severity.WARNING)
def translations_are_complete(rendition: Rendition, _: Corpus) -> Iterator[Finding]:
    """Every text of the original has its translation."""
    for pair in rendition.pairs:
        if pair.original is not None and pair.words is None:
            yield Finding(
                f"{_place(pair.place)} has no translation; the page shows "
                f"{shown(pair.original, 60)} in its own language",
                _where(rendition, pair.place),
                pair.written,
            )


@translation_rule("translation-strays", severity=Severity.WARNING)
def translations_say_nothing_else(rendition: Rendition, _: Corpus) -> Iterator[Finding]:
    """Every text of a translation belongs to one of the original, as its address or day says."""
    for pair in rendition.pairs:
        if pair.original is None:
            yield Finding(
                f"{_place(pair.written)} belongs to nothing in the original, so nobody sees it",
                f"compare it with {rendition.original.file}: what names it must be the same there, "
                "and as many must have that name; or take it out",
                pair.written,
            )


@translation_rule("translation-figures", severity=Severity.WARNING)
def translations_keep_figures(rendition: Rendition, _: Corpus) -> Iterator[Finding]:
    """The numbers of a text stand in its translation too, in figures."""
    for pair in rendition.pairs:
        lost = figures_lost(pair.original or "", pair.words) if pair.words else []
        if lost:
            yield Finding(
                f"the original has {listed(lost, 'and')}, and the translation has not",
                "compare the two; write in figures what the original has in figures",
                pair.written,
            )


@translation_rule("translation-links", severity=Severity.WARNING)
def translations_keep_links(rendition: Rendition, _: Corpus) -> Iterator[Finding]:
    """The links of a text are those of the original, no more and no fewer."""
    for pair in rendition.pairs:
        before, after = (_LINK.findall(text or "") for text in (pair.original, pair.words))
        if not pair.words or pair.original is None:
            continue
        for link in dict.fromkeys(before):
            if link not in after:
                message = f"the link to {link} of the original is missing"
                yield Finding(message, f"put it in, as [words]({link})", pair.written)
        for link in dict.fromkeys(after):
            if link not in before:
                yield Finding(
                    f"the link to {link} is not in the original",
                    "take it out, or add it to the original first",
                    pair.written,
                    words=f"({link})",
                )


@translation_rule("untranslated", severity=Severity.WARNING)
def translations_are_translated(rendition: Rendition, _: Corpus) -> Iterator[Finding]:
    """A translation is in its language: no text is that of the original, or in another script."""
    script, name = script_of(rendition.language), language_name(rendition.language)
    for pair in rendition.pairs:
        if not pair.words or len(letters(pair.words)) < _ENOUGH:
            continue
        if letters(pair.words) == letters(pair.original or ""):
            message = f"{_place(pair.place)} is as in the original, to the letter"
        elif script and share_in(pair.words, script) < _MOSTLY:
            message = f"{_place(pair.place)} is not in the letters of {name}"
        else:
            continue
        yield Finding(
            message, f"write it in {name}, or take it out until somebody does", pair.written
        )


@claim_rule("quote-translation")
def quotations_are_translated_once(claim: Claim, corpus: Corpus) -> Iterator[Finding]:
    """A ``translation`` stands beside a quotation that is in another language than the page."""
    dossier = corpus.dossiers.get(claim.dossier)
    spoken = claim.source.language or (dossier.language if dossier else "")
    quoted: list[tuple[Path, str | None, str | None, str]] = [
        (("source",), claim.source.quote, claim.source.translation, spoken)
    ]
    quoted += [
        (("evidence", at), item.quote, item.translation, item.language)
        for at, item in enumerate(claim.evidence)
    ]
    main = corpus.publication.language
    quoted += [
        (("replies", at), reply.answer, reply.translation, reply.language or main)
        for at, reply in enumerate(claim.replies)
    ]
    for path, words, translation, language in quoted:
        if translation and not words:
            message = "there is a translation, but no words that it translates"
            yield Finding(
                message, "give the words themselves to the letter", (*path, "translation")
            )
        elif translation and language and same_language(language, main):
            message = f"the words are in {language_name(main)}, as the publication is"
            help_ = "take the translation out, or give the language the words are in"
            yield Finding(message, help_, (*path, "translation"))


def _place(path: Path) -> str:
    """``evidence 3 says``: where a text stands, as people count."""
    if path[-1] == "translation":
        path = (*path[:-1], "answer" if path[0] == "replies" else "quote")
    steps = (str(step + 1) if isinstance(step, int) else step for step in path)
    return " ".join(step.replace("_", " ") for step in steps)


def _where(rendition: Rendition, place: Path) -> str:
    """The next step for a text that has no translation."""
    field = place[-1]
    if len(place) < 3:
        return f"add {field}"
    items = getattr(rendition.original, str(place[0]))
    item = items[place[1]]
    named = next(name for name in ("url", "person", "rule", "on") if hasattr(item, name))
    return f"add {field} to the entry of {place[0]} with {named}: {getattr(item, named)}"
