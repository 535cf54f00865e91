"""Which fields a model expects at a place in a file."""

import types
import typing
from typing import Annotated, Any

from pydantic import BaseModel

from claimpress.model.fields import Kind
from claimpress.values.problems import Path


def annotation_at(model: type[BaseModel], path: Path) -> object | None:
    """The type expected at ``path`` in a file of ``model``, or None off the map."""
    expected: object = model
    for step in path:
        inner = bare(expected)
        if isinstance(inner, type) and issubclass(inner, BaseModel):
            info = inner.model_fields.get(str(step))
            if info is None:
                return None
            expected = (
                Annotated[(info.annotation, *info.metadata)] if info.metadata else info.annotation
            )
        elif typing.get_origin(inner) in {tuple, list}:
            expected = typing.get_args(inner)[0]
        elif typing.get_origin(inner) is dict:
            expected = typing.get_args(inner)[1]
        else:
            return None
    return expected


def bare(annotation: object) -> Any:
    """The type itself, without ``Annotated`` and without ``| None``."""
    while True:
        origin = typing.get_origin(annotation)
        if origin is Annotated:
            annotation = typing.get_args(annotation)[0]
        elif origin in {typing.Union, types.UnionType}:
            annotation = next(a for a in typing.get_args(annotation) if a is not type(None))
        else:
            return annotation


def kind_of(annotation: object) -> Kind | None:
    """The kind of field an annotation names, if it is one of ours."""
    while True:
        origin = typing.get_origin(annotation)
        if origin is Annotated:
            inner, *metadata = typing.get_args(annotation)
            kind = next((m for m in metadata if isinstance(m, Kind)), None)
            if kind:
                return kind
            annotation = inner
        elif origin in {typing.Union, types.UnionType}:
            annotation = next(a for a in typing.get_args(annotation) if a is not type(None))
        else:
            return None


def record_at(model: type[BaseModel], path: Path) -> type[BaseModel] | None:
    """The model whose fields stand at ``path``, if a mapping of fields does."""
    found = bare(annotation_at(model, path))
    return found if isinstance(found, type) and issubclass(found, BaseModel) else None
