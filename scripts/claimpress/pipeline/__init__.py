"""The pipeline, whole: files in, problems or pages out.

The command line, the MkDocs plugin and the tests all come through here, so
that preview, continuous integration and command line cannot differ. What
checks is loaded without what builds: an editor waits for `claimpress check`.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from claimpress.pipeline.audited import Audited, audit
    from claimpress.pipeline.checked import Checked, check, check_taken_in, corpus_at
    from claimpress.pipeline.pressed import DOCS, Pressed, artifacts, press, press_search
    from claimpress.pipeline.session import Session

__all__ = [
    "DOCS",
    "Audited",
    "Checked",
    "Pressed",
    "Session",
    "artifacts",
    "audit",
    "check",
    "check_taken_in",
    "corpus_at",
    "press",
    "press_search",
]

_HOMES = {
    "audited": ("Audited", "audit"),
    "checked": ("Checked", "check", "check_taken_in", "corpus_at"),
    "pressed": ("DOCS", "Pressed", "artifacts", "press", "press_search"),
    "session": ("Session",),
}


def __getattr__(name: str) -> Any:  # noqa: ANN401 - whatever is asked for (PEP 562)
    for module, names in _HOMES.items():
        if name in names:
            return getattr(import_module(f"{__name__}.{module}"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
