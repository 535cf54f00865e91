"""The questions of the issue forms: what each answer is called, in the words that people see."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

FORMS = ".github/ISSUE_TEMPLATE"
"""Where the hosts that know issue forms look for them."""


@dataclass(frozen=True, slots=True)
class Form:
    """One form."""

    name: str
    """The name of its file without the ending: ``claim``, ``correction``."""
    labels: Mapping[str, str]
    """The words above each answer, by the id of its field, in the order of the form."""


def read_form(folder: Path, name: str) -> Form | None:
    """The form ``name`` in a folder of forms, or None when it is not there or no form.

    A form belongs to the publication itself and is trusted, like ``mkdocs.yml``; its words
    may be in any language, its ids are ours.
    """
    file = folder / f"{name}.yml"
    if not file.is_file():
        return None
    try:
        content: Any = yaml.safe_load(file.read_bytes())
        labels = {
            str(field["id"]): " ".join(str(field["attributes"]["label"]).split())
            for field in content["body"]
            if field["type"] != "markdown"
        }
    except (yaml.YAMLError, KeyError, TypeError):
        return None
    return Form(name, labels)
