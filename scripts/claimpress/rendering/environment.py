"""The templates and what they can call."""

import hashlib
import sys
from contextlib import suppress
from functools import cache
from importlib.metadata import version
from importlib.util import cache_from_source
from pathlib import Path
from pkgutil import get_data

from jinja2 import (
    BytecodeCache,
    Environment,
    FileSystemBytecodeCache,
    PackageLoader,
    StrictUndefined,
)
from jinja2.bccache import Bucket

from claimpress.rendering import links
from claimpress.rendering.words import words_in
from claimpress.values.addresses import host_of
from claimpress.values.languages import direction
from claimpress.values.text import paragraphs


@cache
def environment(language: str) -> Environment:
    """The one environment of a language: everything is escaped, nothing undefined passes."""
    words = words_in(language)
    templates = Environment(
        loader=PackageLoader("claimpress", "templates"),
        autoescape=True,  # for every name: ``select_autoescape`` leaves .md.jinja open
        undefined=StrictUndefined,
        bytecode_cache=_compiled(language),
        auto_reload=False,  # our own templates stay as they are while the program runs
        trim_blocks=True,
        lstrip_blocks=True,
        extensions=["jinja2.ext.i18n"],
    )
    templates.policies["ext.i18n.trimmed"] = True
    # "New style": values are put in, and escaped, by the call itself.
    templates.install_gettext_translations(words.translations, newstyle=True)  # type: ignore[attr-defined] # the extension adds it
    templates.filters |= {
        "date": words.date,
        "direction": direction,
        "host": host_of,
        "language": words.name_of_language,
        "paragraphs": paragraphs,
    }
    templates.globals |= {"links": links, "words": words}
    return templates


class _BesideTheCode(FileSystemBytecodeCache):
    """Compiled templates, kept where Python keeps the compiled modules of this package.

    Who can write there can write the modules too. Compiling takes as long as
    making thirty pages.
    """

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep what was compiled, where that may be written."""
        with suppress(OSError):
            super().dump_bytecode(bucket)


def _compiled(language: str) -> BytecodeCache | None:
    """Where the templates of a language are kept; nowhere when Python keeps nothing either."""
    folder = Path(cache_from_source(__file__)).parent
    if sys.dont_write_bytecode or not folder.is_dir():
        return None
    # Jinja2 looks whether a template is the same, not whether these settings are.
    told = f"{version('jinja2')} {language}".encode()
    settings = hashlib.sha256(told + (get_data(__package__, "environment.py") or b""))
    return _BesideTheCode(str(folder), f"templates-{settings.hexdigest()[:12]}-%s.cache")
