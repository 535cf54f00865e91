"""A name for all that MkDocs' own part of a site depends on."""

import hashlib
import json
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from types import FunctionType

import yaml
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.utils.yaml import get_yaml_loader, yaml_load

from claimpress.reading.kept import code_of
from claimpress.rendering.around import Settings, around
from claimpress.rendering.editions import Edition
from claimpress.writing.tree import walk

_CODE = ("values", "model", "rendering", "locale", "plugin", "engines", "writing")
_PACKAGES = ("babel", "jinja2", "markdown", "markupsafe", "mkdocs", "mkdocs-material", "nh3")
_EXTENSIONS = frozenset(
    (
        *("abbr", "admonition", "attr_list", "codehilite", "def_list", "extra", "fenced_code"),
        *("footnotes", "legacy_attrs", "legacy_em", "md_in_html", "meta", "nl2br"),
        *("sane_lists", "smarty", "tables", "toc", "wikilinks"),
    )
)
"""The extensions that come with Markdown: none of them reads a file."""


def fingerprint() -> str:
    """The hash of the code that makes sites: what other code has left is not used."""
    return code_of(_CODE, _PACKAGES)


def key_of(config: MkDocsConfig, editions: Sequence[Edition]) -> str:
    """The name; empty when there may be something that we do not know of.

    Another plugin, a hook, another theme or an extension of Markdown from
    elsewhere may read whatever it likes. Then MkDocs' part, some twenty pages,
    is made at every build.
    """
    known = (
        set(config.plugins) == {"claimpress"}
        and not config.hooks
        and config.theme.name == "material"
        and set(config.markdown_extensions) <= _EXTENSIONS
    )
    if not known:
        return ""
    with Path(config.config_file_path).open("rb") as opened:
        # As MkDocs reads it, with what the environment says, but by the quicker of its parsers.
        settings = yaml_load(opened, get_yaml_loader(getattr(yaml, "CLoader", yaml.Loader)))
    spoken = around(editions, Settings.of(config)) if editions else {}
    told = [settings, spoken, sys.version, os.environ.get("SOURCE_DATE_EPOCH", "")]
    digest = hashlib.sha256(json.dumps(told, sort_keys=True, default=_named).encode())
    for folder in filter(None, (config.docs_dir, config.theme.custom_dir)):
        for path, _ in sorted(walk(Path(folder))):
            digest.update(f"\0{folder == config.docs_dir} {path}\0".encode())
            digest.update(Path(folder, path).read_bytes())
    return digest.hexdigest()


def _named(value: object) -> str:
    """A setting that JSON does not know: a function by its name, which says nothing of memory."""
    if isinstance(value, FunctionType):
        return f"{value.__module__}.{value.__qualname__}"
    return repr(value)
