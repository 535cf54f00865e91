"""The moment a site says it was built: that of the commit, so that one commit gives one site."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from claimpress.model.corpus import Corpus
from claimpress.reading import commit

_VARIABLE = "SOURCE_DATE_EPOCH"


@contextmanager
def source_date(root: Path, corpus: Corpus) -> Iterator[None]:
    """Set ``SOURCE_DATE_EPOCH`` for the engine, unless it is set already."""
    if os.environ.get(_VARIABLE):
        yield
        return
    os.environ[_VARIABLE] = str(int(commit.source_date(root, corpus).timestamp()))
    try:
        yield
    finally:
        del os.environ[_VARIABLE]
