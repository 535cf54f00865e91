"""The one place that reads the clock."""

import datetime as dt
import os
import time

_VARIABLE = "SOURCE_DATE_EPOCH"


def now() -> dt.datetime:
    """The moment of this build, in UTC.

    ``SOURCE_DATE_EPOCH`` (reproducible-builds.org specification) replaces the
    clock, so that the same commit gives the same bytes on another day.
    """
    epoch = os.environ.get(_VARIABLE)
    seconds = int(epoch) if epoch and epoch.isdecimal() else int(time.time())
    return dt.datetime.fromtimestamp(seconds, dt.UTC)


def is_set() -> bool:
    """Whether ``SOURCE_DATE_EPOCH`` stands in for the clock."""
    return os.environ.get(_VARIABLE, "").isdecimal()


def today() -> dt.date:
    """The day of this build, in UTC."""
    return now().date()


def stamp() -> int:
    """The moment as the disk writes it beside its files, in nanoseconds; nothing replaces it."""
    return time.time_ns()
