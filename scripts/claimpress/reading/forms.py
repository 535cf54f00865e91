"""The forms for people without Git, as the publication words them."""

from pathlib import Path
from typing import Any

import yaml

from claimpress.model.hosting import Form

FORMS = ".github/ISSUE_TEMPLATE"
"""Where the hosts that know such forms look for them."""
NAMES = ("claim", "correction")


def read_forms(root: Path) -> tuple[Form, ...]:
    """The forms of the publication at ``root`` that `claimpress intake` knows.

    A form belongs to the publication itself and is trusted, like ``mkdocs.yml``; its words
    may be in any language, its ids are ours. What is no form is passed over.
    """
    found = (_form(root / FORMS / f"{name}.yml", name) for name in NAMES)
    return tuple(form for form in found if form)


def _form(file: Path, name: str) -> Form | None:
    if not file.is_file():
        return None
    try:
        content: Any = yaml.safe_load(file.read_bytes())
        questions = tuple(
            (str(field["id"]), " ".join(str(field["attributes"]["label"]).split()))
            for field in content["body"]
            if field["type"] != "markdown"
        )
        return Form(name, str(content.get("title", "")), questions)
    except (yaml.YAMLError, KeyError, TypeError):
        return None
