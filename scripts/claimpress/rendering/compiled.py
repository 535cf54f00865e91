"""Compiled templates, kept where Python keeps the compiled modules of this package.

Who can write there can write the modules too. Compiling takes as long as
making thirty pages.
"""

import hashlib
import sys
from contextlib import suppress
from importlib.metadata import version
from importlib.util import cache_from_source
from pathlib import Path
from pkgutil import get_data

from jinja2 import BytecodeCache, FileSystemBytecodeCache
from jinja2.bccache import Bucket

from claimpress.rendering.words import catalogue

_SETTINGS = ("environment.py", "folding.py", "generating.py")
"""The modules that decide, with the words of the language, what a template becomes."""


class BesideTheCode(FileSystemBytecodeCache):
    """Compiled templates in a folder."""

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep what was compiled, where that may be written."""
        with suppress(OSError):
            super().dump_bytecode(bucket)


def beside_the_code(language: str) -> BytecodeCache | None:
    """Where the templates of a language are kept; nowhere when Python keeps nothing either."""
    folder = Path(cache_from_source(__file__)).parent
    if sys.dont_write_bytecode or not folder.is_dir():
        return None
    # Jinja2 looks whether a template is the same, not whether its settings and words are.
    settings = hashlib.sha256(f"{version('jinja2')} {language}".encode())
    for told in (*(get_data(__package__, name) or b"" for name in _SETTINGS), catalogue(language)):
        settings.update(hashlib.sha256(told).digest())
    return BesideTheCode(str(folder), f"templates-{settings.hexdigest()[:12]}-%s.cache")
