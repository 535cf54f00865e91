"""A template of the theme that cannot be used: which one, where, and the next step."""

import traceback
from pathlib import Path

from jinja2 import TemplateError, TemplateSyntaxError

from claimpress.engines.failure import EngineError
from claimpress.reading.site import OVERRIDES


def refused(root: Path, fault: TemplateError) -> EngineError:
    """What to raise when templates fail: files of ``overrides/`` that differ are the likely cause.

    After an upgrade a file that a publication changed may ask for what is no longer there.
    """
    message = f"{_place(root, fault)} cannot be used: {fault.message or fault}."
    help_ = (
        f"If {OVERRIDES}/ holds files that you changed, see how they differ from those of "
        "claimpress: claimpress upgrade --differences"
    )
    return EngineError(f"{message}\n{help_}")


def _place(root: Path, fault: TemplateError) -> str:
    """The file under ``overrides/`` in which a fault came up last, and its line."""
    places = [
        (Path(frame.filename), frame.lineno) for frame in traceback.extract_tb(fault.__traceback__)
    ]
    if isinstance(fault, TemplateSyntaxError) and fault.filename:
        places.append((Path(fault.filename), fault.lineno))
    own = [(file, line) for file, line in places if file.is_relative_to(root / OVERRIDES)]
    if not own:
        return "A template of the theme"
    file, line = own[-1]
    return f"{file.relative_to(root).as_posix()}, line {line},"
