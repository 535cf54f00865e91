"""What `claimpress fix` does: for a problem whose remedy is certain, the change of the text.

A remedy never guesses. Where two remedies are possible, or where a person
should look, there is none here and the problem stays.
"""

import json
import re
import typing
from collections.abc import Iterator

from claimpress.authoring.remedy import (
    REMEDIES,
    Case,
    Edit,
    Source,
    field_of,
    groups_in,
    remedy,
)
from claimpress.checking.run import RULES
from claimpress.model.claim import ClaimFile
from claimpress.model.corpus import Corpus
from claimpress.model.fields import Record
from claimpress.reading.expected import annotation_at, bare, kind_of
from claimpress.reading.intake import Intake, claim_id
from claimpress.reading.written import Entry, Group, Value, Written
from claimpress.values.dates import PartialDate
from claimpress.values.names import SLUG
from claimpress.values.problems import Problem, short

__all__ = ["REMEDIES", "edits_for"]

# Signs that change nothing a reader sees. Marks of direction are not among them: they do.
_INVISIBLE = {
    "\u00ad": "soft hyphen",
    "\u200b": "zero-width space",
    "\u2060": "word joiner",
    "\ufeff": "byte order mark",
}
_REMOVABLE = re.compile(f"[{''.join(_INVISIBLE)}]|(?<![\t ])[\t ]*\t[\t ]*")
_FIELD = re.compile(r"((?: *- +)* *)([a-z_]+):[ ]+(\S.*?)[ ]*")
_OPENS_QUOTED = ('"', "'", "|", ">")
_COMMENT = re.compile(r"\s#(?![0-9])")
_YEAR_FIRST = re.compile(r"([0-9]{4})[-/.]([0-9]{1,2})(?:[-/.]([0-9]{1,2}))?")
_IDS = re.compile(
    rf"{SLUG.pattern}(?:/{SLUG.pattern})?(?: *, *{SLUG.pattern}(?:/{SLUG.pattern})?)*"
)


def edits_for(
    problem: Problem, source: Source, intake: Intake, corpus: Corpus | None
) -> Iterator[Edit]:
    """The changes that are the remedy of a problem; none when there is no certain one."""
    known = REMEDIES.get(problem.code)
    if known:
        yield from known.edits(Case(problem, source, intake, corpus))


@remedy("file-name")
def no_program(_: Case) -> Iterator[Edit]:
    """A file that is marked executable loses the mark."""
    yield from ()  # it is no change of the text: the command takes the mark off


@remedy("encoding")
def as_utf_8(case: Case) -> Iterator[Edit]:
    """A file in UTF-16, or with a byte order mark, is saved as UTF-8 without one."""
    yield case.edit(0, 0, "", "saved as UTF-8 without a byte order mark")


@remedy("character")
def without_invisible_signs(case: Case) -> Iterator[Edit]:
    """Signs that nobody sees are taken out: soft hyphens, zero-width spaces, word joiners.

    A tab after the first word of a line becomes a space. Tabs that indent, and
    marks of direction, are left for a person to look at.
    """
    text = case.source.text
    for found in _REMOVABLE.finditer(text):
        signs = found.group()
        if signs in _INVISIBLE:
            yield case.edit(found.start(), found.end(), "", f"took a {_INVISIBLE[signs]} out")
        elif found.start() and text[found.start() - 1] != "\n":
            last = found.end() == len(text) or text[found.end()] == "\n"
            says = "took tabs off the end" if last else "put a space where tabs were"
            yield case.edit(found.start(), found.end(), "" if last else " ", says)


@remedy("cut-short")
def words_after_the_sign(case: Case) -> Iterator[Edit]:
    """A text on one line that goes on with # and a digit, as in `No #1`, is put in quotes.

    After any other # there may stand a comment.
    """
    value = case.source.value(case.problem.path)
    if value is None or "\n" in value.source:
        return
    end = case.source.text.find("\n", value.start)
    whole = case.source.text[value.start : end if end >= 0 else None].rstrip(" ")
    if not _COMMENT.search(whole):
        yield _quoting(case, value.start, whole)


@remedy("yaml", "alias", "anchor", "tag")
def text_with_signs_of_yaml(case: Case) -> Iterator[Edit]:
    """A text on one line with a sign in it that YAML keeps for itself is put in quotes.

    Such as a colon before a space, or an @ at the start; and only in fields
    that hold sentences wherever they stand.
    """
    span, lines = case.problem.span, case.source.lines
    if span is None or span.line > len(lines):
        return
    line = lines[span.line - 1]
    found = _FIELD.fullmatch(line)
    if not found or found[2] not in _prose_fields(case.source.model):
        return
    whole = found[3]
    if whole.startswith(_OPENS_QUOTED) or _COMMENT.search(whole):
        return
    following = next((text for text in lines[span.line :] if text.strip(" ")), "")
    if len(following) - len(following.lstrip(" ")) > len(found[1]):
        return  # the text goes on in the next line
    yield _quoting(case, case.source.start_of(span.line) + found.start(3), whole)


@remedy("choice", "slug")
def choice_in_other_letters(case: Case) -> Iterator[Edit]:
    """A choice or id that differs in capitals, spaces or underscores only is spelt as listed."""
    value = case.source.value(case.problem.path)
    if value is None:
        return
    meant = _folded(value.text)
    for choice in _choices(case):
        if _folded(choice) == meant and choice != value.text:
            says = f"spelt {short(value.text)} as {choice}"
            yield case.edit(value.start, value.start + len(value.source), choice, says)


@remedy("date")
def year_first(case: Case) -> Iterator[Edit]:
    """A date with the year first, as 2026/2/7 or 2026.02.07, is written as 2026-02-07.

    Where the day or the month comes first, nobody can be certain which it is.
    """
    value = case.source.value(case.problem.path)
    found = _YEAR_FIRST.fullmatch(value.text) if value else None
    if value is None or not found:
        return
    date = "-".join([found[1], *(part.zfill(2) for part in found.groups()[1:] if part)])
    try:
        known = PartialDate.parse(date)
    except ValueError:
        return
    kind = kind_of(annotation_at(case.source.model, case.problem.path))
    if date == value.text or (known.day is None and kind and kind.name.startswith("a day")):
        return
    says = f"wrote {short(value.text)} as {date}"
    yield case.edit(value.start, value.start + len(value.source), date, says)


@remedy("shape")
def ids_in_brackets(case: Case) -> Iterator[Edit]:
    """Ids that stand where a list of ids should are put in brackets."""
    value = case.source.value(case.problem.path)
    expected = bare(annotation_at(case.source.model, case.problem.path))
    if value is None or value.style or typing.get_origin(expected) is not tuple:
        return
    kind = kind_of(typing.get_args(expected)[0])
    if kind and kind.name.startswith(("an id", "the id")) and _IDS.fullmatch(value.source):
        end = value.start + len(value.source)
        yield case.edit(value.start, end, f"[{value.source}]", "put the ids in brackets")


@remedy("repeated")
def items_given_twice(case: Case) -> Iterator[Edit]:
    """An item that stands twice in a list is taken out the second time."""
    entry = case.source.entry(case.problem.path)
    items = entry.value.entries if entry and isinstance(entry.value, Group) else []
    seen = set()
    for item in items:
        text = item.value.text if isinstance(item.value, Value) else ""
        if text in seen:
            yield from _without(case, item, f"took the second {short(text)} out")
            return
        seen.add(text)


@remedy("repeated-key")
def fields_given_twice(case: Case) -> Iterator[Edit]:
    """A field that is given twice with the same value is taken out the second time."""
    line = case.problem.span.line if case.problem.span else 0
    for group in groups_in(case.source.look):
        for entry in group.entries:
            first = field_of(group, entry.key.text) if entry.key else None
            if entry.line == line and entry is not first and first and _same(entry, first):
                name = entry.key.text if entry.key else ""
                yield from _without(case, entry, f"took the second {name!r} out")
                return


@remedy("related-to-itself")
def relation_to_itself(case: Case) -> Iterator[Edit]:
    """The claim's own id is taken out of its related claims."""
    entry = case.source.entry(case.problem.path)
    if entry:
        yield from _without(case, entry, "took the claim out of its own related claims")


@remedy("waiver")
def idle_waiver(case: Case) -> Iterator[Edit]:
    """A waiver of a rule that holds is taken out."""
    index = case.problem.path[1] if len(case.problem.path) > 1 else None
    named = case.source.value(case.problem.path)
    entry = case.source.entry(("waivers", index)) if isinstance(index, int) else None
    rule = RULES.get(named.text) if named else None
    if named and entry and rule and rule.waivable:
        yield from _without(case, entry, f"took the waiver of {named.text!r} out")


@remedy("one-way")
def way_back(case: Case) -> Iterator[Edit]:
    """A claim that another names as related names that one in turn."""
    named = case.source.value(case.problem.path)
    other = case.corpus.claims.get(named.text) if named and case.corpus else None
    data = case.intake.claims.get(other.file) if other else None
    if other is None or data is None:
        return
    target, id_ = Source(other.file, data), claim_id(case.source.file)
    if target.look is None:
        return
    says = f"added {id_} to related"
    entry = field_of(target.look, "related")
    related = entry.value if entry else None
    if isinstance(related, Group) and not related.flow and related.entries:
        at = target.start_of(related.entries[-1].last_line + 1)
        yield target.edit(at, at, f"{' ' * related.column}- {id_}\n", says, case.problem)
    elif isinstance(related, Group) and related.flow and related.on_one_line:
        at = related.end - 1
        text = f", {id_}" if related.entries else id_
        yield target.edit(at, at, text, says, case.problem)
    elif entry is None:
        order = list(ClaimFile.model_fields)
        before = [
            each
            for each in target.look.entries
            if each.key
            and each.key.text in order
            and order.index(each.key.text) < order.index("related")
        ]
        if before:
            at = target.start_of(max(each.last_line for each in before) + 1)
            yield target.edit(at, at, f"related:\n  - {id_}\n", says, case.problem)


def _quoting(case: Case, start: int, whole: str) -> Edit:
    quoted = json.dumps(whole, ensure_ascii=False)
    return case.edit(start, start + len(whole), quoted, "put the text in quotation marks")


def _without(case: Case, entry: Entry, says: str) -> Iterator[Edit]:
    """Take a field or an item out, with the comments in its own lines; those above stay."""
    source = case.source
    holder = next((g for g in groups_in(source.look) if any(e is entry for e in g.entries)), None)
    if holder is None:
        return
    if holder.flow:
        kept = [e.value for e in holder.entries if e is not entry]
        texts = [value.source for value in kept if isinstance(value, Value)]
        if len(texts) == len(kept) and holder.on_one_line and not holder.is_mapping:
            yield case.edit(holder.start, holder.end, f"[{', '.join(texts)}]", says)
        return
    alone = next((e for e in _entries(source.look) if e.value is holder), None)
    gone = alone if alone and len(holder.entries) == 1 else entry
    if gone.beside or any(e.beside or e.above for e in _entries(gone.value)):
        return  # a comment would go with it
    start, end = source.start_of(gone.line), source.start_of(gone.last_line + 1)
    yield case.edit(start, min(end, len(source.text)), "", says)


def _entries(inside: Written | None) -> Iterator[Entry]:
    for group in groups_in(inside):
        yield from group.entries


def _same(one: Entry, other: Entry) -> bool:
    return (
        isinstance(one.value, Value)
        and isinstance(other.value, Value)
        and one.value.text == other.value.text
    )


def _choices(case: Case) -> list[str]:
    """What can stand at the place of a problem."""
    path, corpus = case.problem.path, case.corpus
    members = getattr(bare(annotation_at(case.source.model, path)), "__members__", None)
    if members:
        return [str(member.value) for member in members.values()]
    if corpus is None or case.source.model is not ClaimFile:
        return []
    match path:
        case ("status",):
            return list(corpus.scale.statuses)
        case ("reason",):
            return list(corpus.scale.reasons)
        case ("topics", _):
            return list(corpus.topics)
        case ("people" | "authors", _) | ("source", "speaker" | "attributed_to"):
            return list(corpus.people)
        case _:
            return []


def _folded(choice: str) -> str:
    return re.sub(r"[ _]+", "-", choice.strip().casefold())


def _prose_fields(model: type[Record]) -> set[str]:
    """The names that stand for sentences wherever they stand in a file."""
    prose: dict[str, bool] = {}
    for record in _records(model, set()):
        for name in record.model_fields:
            kind = kind_of(annotation_at(record, (name,)))
            is_prose = kind is not None and kind.written_by_people
            prose[name] = prose.get(name, True) and is_prose
    return {name for name, is_prose in prose.items() if is_prose}


def _records(model: type[Record], seen: set[type[Record]]) -> Iterator[type[Record]]:
    if model in seen:
        return
    seen.add(model)
    yield model
    for info in model.model_fields.values():
        for inner in _inside(info.annotation):
            yield from _records(inner, seen)


def _inside(annotation: object) -> Iterator[type[Record]]:
    if isinstance(annotation, type) and issubclass(annotation, Record):
        yield annotation
    for argument in typing.get_args(annotation):
        yield from _inside(argument)
