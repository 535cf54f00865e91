"""From a tree with places to a frozen record, or to problems in plain words."""

from typing import Any, TypeVar

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from claimpress.model.fields import Record
from claimpress.reading.expected import annotation_at, bare, kind_of, record_at
from claimpress.reading.tree import (
    Mapping,
    Node,
    Scalar,
    is_doubtful,
    place_of,
    plain_data,
    scalars,
)
from claimpress.values.names import did_you_mean, nearest
from claimpress.values.problems import Path, Problem, listed, short

R = TypeVar("R", bound=Record)

_LIST = ("a list", "write each item on a line of its own, after a hyphen and a blank")
_GROUP = ("a group of fields", "write its fields on the next lines, indented, as field: value")
_TEXT = ("text", 'write words; what starts with [ or { needs "double quotes"')
_NUMBER = ("a whole number", "write digits only")
_TRUTH = ("true or false", "write one of the two")

# What pydantic misses, as what is expected and the next step.
_SHAPES = {
    "tuple_type": _LIST,
    "list_type": _LIST,
    "dict_type": _GROUP,
    "model_type": _GROUP,
    "model_attributes_type": _GROUP,
    "string_type": _TEXT,
    "int_parsing": _NUMBER,
    "int_type": _NUMBER,
    "bool_parsing": _TRUTH,
    "bool_type": _TRUTH,
}


def validated(model: type[R], file: str, tree: Node) -> tuple[R | None, list[Problem]]:
    """Make a record of ``model`` from ``tree``.

    Returns the record, or None, and all problems found, each placed.
    """
    if not isinstance(tree, Mapping):
        message = f"the file holds {_shape(tree)}, not fields with values"
        return None, [
            Problem(
                file,
                "shape",
                message,
                "write fields as field: value, each on a line of its own",
                span=tree.span,
            )
        ]
    problems = []
    if is_doubtful(tree):
        problems = [*_lost_words(model, file, tree), *_without_value(model, file, tree)]
    told = {problem.path for problem in problems}
    try:
        record = model.model_validate(plain_data(tree))
    except ValidationError as refused:
        errors = [e for e in refused.errors(include_url=False) if _path(e["loc"]) not in told]
        failed = {_path(error["loc"]) for error in errors}
        meant = _meant(model, errors)
        problems += [
            _problem(model, file, tree, error)
            for error in errors
            # A list is reported as too short when its items failed; they are told already.
            if not (error["type"] == "too_short" and _has_failed_child(error, failed))
            # A field that is there, but misspelt, is not missing too.
            if not (error["type"] == "missing" and _path(error["loc"]) in meant)
        ]
        return None, problems
    return (None if problems else record), problems


def _lost_words(model: type[Record], file: str, tree: Node) -> list[Problem]:
    return [
        Problem(
            file,
            "cut-short",
            "what follows a blank and # is taken for a comment, so words of this text are lost",
            'put the text in "double quotes", or in a block after |',
            path,
            scalar.span,
        )
        for path, scalar in scalars(tree)
        if scalar.cut_short and _written_by_people(model, path)
    ]


def _written_by_people(model: type[Record], path: Path) -> bool:
    kind = kind_of(annotation_at(model, path))
    return kind is not None and kind.written_by_people


def _without_value(model: type[Record], file: str, tree: Node) -> list[Problem]:
    return [
        Problem(
            file,
            "no-value",
            f"{_field(path)} has no value",
            _next(model, path, "give it a value, or take the line out"),
            path,
            scalar.span if isinstance(path[-1], int) else place_of(tree, path, of_key=True),
        )
        for path, scalar in scalars(tree)
        if path and not scalar.text.strip()
    ]


def _problem(model: type[Record], file: str, tree: Node, error: ErrorDetails) -> Problem:
    path = _path(error["loc"])
    of_key = error["type"] == "extra_forbidden" or "[key]" in error["loc"]
    code, message, help_ = _in_words(model, path, error)
    return Problem(file, code, message, help_, path, place_of(tree, path, of_key=of_key))


def _in_words(model: type[Record], path: Path, error: ErrorDetails) -> tuple[str, str, str]:
    """The code, the message and the next step for one of pydantic's errors."""
    name, given, context = _name(path), error["input"], error.get("ctx", {})
    match error["type"]:
        case "missing":
            where = f" in {_name(path[:-1])}" if len(path) > 1 else ""
            return "missing", f"{path[-1]!r} is missing{where}", _next(model, path, "add it")
        case "extra_forbidden":
            return _unknown_field(model, path)
        case "enum":
            choices = [str(member.value) for member in bare(annotation_at(model, path))]
            message = f"{name} is {_given(given)}; expected one of {', '.join(choices)}"
            near = did_you_mean(given, choices) if isinstance(given, str) else ""
            return "choice", message, near or _next(model, path, "choose one")
        case "string_too_long" | "too_long" if isinstance(given, str):
            longest = context["max_length"]
            message = f"{name} has {len(given):,} characters; at most {longest:,} are allowed"
            return "too-long", message, "shorten it"
        case "too_long" | "too_short":
            bound = context.get("max_length") or context.get("min_length")
            word, step = (
                ("most", "shorten it") if "max_length" in context else ("least", "add some")
            )
            return (
                error["type"].replace("_", "-"),
                f"{name} has {_items(given)}; expected at {word} {bound}",
                step,
            )
        case "greater_than_equal" | "less_than_equal":
            (bound,) = context.values()
            word = "least" if "ge" in context else "most"
            return "range", f"{name} is {given}; expected at {word} {bound:,}", "correct the number"
        case "string_pattern_mismatch":
            return (
                "pattern",
                f"{name} is {short(given)}, which has not the right form",
                _next(model, path, "correct it"),
            )
        case kind if kind in _SHAPES:
            expected, step = _SHAPES[kind]
            return "shape", f"{name} is {_given(given)}; expected {expected}", step
        case kind:
            return kind.replace("_", "-"), f"{name}: {error['msg']}", str(context.get("help", ""))


def _unknown_field(model: type[Record], path: Path) -> tuple[str, str, str]:
    record = record_at(model, path[:-1])
    fields = list(record.model_fields) if record else []
    word = str(path[-1])
    where = f" of {_name(path[:-1])}" if len(path) > 1 else ""
    help_ = did_you_mean(word, fields) or f"the fields here are {listed(fields, 'and')}"
    return "unknown-field", f"{short(word)} is not a field{where}", help_


def _meant(model: type[Record], errors: list[ErrorDetails]) -> set[Path]:
    """The fields that misspelt ones stand for, by their paths."""
    unknown = [_path(error["loc"]) for error in errors if error["type"] == "extra_forbidden"]
    meant = set()
    for path in unknown:
        record = record_at(model, path[:-1])
        near = nearest(str(path[-1]), record.model_fields) if record else None
        if near:
            meant.add((*path[:-1], near))
    return meant


def _has_failed_child(error: ErrorDetails, failed: set[Path]) -> bool:
    path = _path(error["loc"])
    return any(len(other) > len(path) and other[: len(path)] == path for other in failed)


def _path(loc: tuple[int | str, ...]) -> Path:
    return tuple(step for step in loc if step != "[key]")


def _name(path: Path) -> str:
    """A path as a person says it: ``evidence 2, url``."""
    words: list[str] = []
    for step in path:
        if isinstance(step, int) and words:
            words[-1] += f" {step + 1}"
        else:
            words.append(str(step))
    return ", ".join(words) or "the file"


def _field(path: Path) -> str:
    """The last part of a path: ``'url'``, or ``topics 2`` for what has no name."""
    return _name(path) if isinstance(path[-1], int) else repr(path[-1])


def _next(model: type[Record], path: Path, step: str) -> str:
    """A next step, and what the field is for."""
    says = _says(model, path)
    return f"{step}. {says}" if says else step


def _says(model: type[Record], path: Path) -> str:
    record = record_at(model, path[:-1]) if path else None
    info = record.model_fields.get(str(path[-1])) if record else None
    return (info.description or "").replace("``", "").split("\n")[0] if info else ""


def _shape(node: Node) -> str:
    return "a single text" if isinstance(node, Scalar) else "a list"


def _given(value: Any) -> str:
    match value:
        case list():
            return "a list"
        case dict():
            return "a group of fields"
        case _:
            return short(value)


def _items(value: Any) -> str:
    count = len(value)
    return f"{count} item{'' if count == 1 else 's'}"
