"""What to do with the files that came from claimpress, when claimpress has newer ones."""

import difflib
import enum
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from yaml import YAMLError

from claimpress.authoring.merging import Side, merged
from claimpress.reading.site import repeated_setting


class Deed(enum.StrEnum):
    """What is done with a file."""

    ADD = "added"
    CHANGE = "changed"
    REMOVE = "removed"
    LEAVE = "left"
    """It was changed in the publication, and has changed in claimpress too."""
    LEAVE_OUT = "left out"
    """It was taken away in the publication."""


@dataclass(frozen=True, slots=True)
class Change:
    """One file that differs from what claimpress has now."""

    file: str
    deed: Deed
    before: bytes
    """As it lies there; empty when it does not."""
    after: bytes
    """As claimpress has it now; empty when it has it no more."""

    def lines(self) -> Iterator[str]:
        """What differs, line by line, as `diff -u` shows it."""
        try:
            before, after = (part.decode("utf-8") for part in (self.before, self.after))
        except UnicodeDecodeError:
            yield f"{self.file} is not text and differs"
            return
        yield from difflib.unified_diff(
            before.splitlines(), after.splitlines(), self.file, self.file, lineterm=""
        )


def changes(
    came: Mapping[str, str],
    here: Mapping[str, tuple[bytes, str]],
    now: Mapping[str, tuple[bytes, str]],
) -> list[Change]:
    """What to do, in the order of the files.

    ``came`` has the hashes of the files as they came, ``here`` the files and hashes as they
    lie there, ``now`` those that claimpress has. A file that somebody changed is never
    written over.
    """
    found = []
    for file in sorted(came.keys() | now.keys()):
        before, after = here.get(file), now.get(file)
        deed = _deed(came.get(file), before and before[1], after and after[1])
        if deed:
            found.append(
                Change(file, deed, before[0] if before else b"", after[0] if after else b"")
            )
    return found


def differences(here: Mapping[str, bytes | None], now: Mapping[str, bytes]) -> list[Change]:
    """How the files that lie here differ from those that claimpress has now."""
    found = ((file, here.get(file)) for file in sorted(now))
    return [
        Change(file, Deed.LEAVE, data, now[file])
        for file, data in found
        if data is not None and data != now[file]
    ]


def settings_changes(file: str, came: str | None, here: str, now: str) -> list[Change]:
    """What to do with a file of settings, which is the publication's own and ours as well.

    Lines that only claimpress changed are taken over, lines that only the publication changed
    stay. Where both did, those of the publication stay, and the change that is left shows the
    others. When nobody knows how the file ``came``, or the two do not go together, nothing is
    taken over and all is shown.
    """
    taken, offered = here, now
    if came is not None and _go_together(together := merged(came, here, now, Side.HERE)):
        taken, offered = together, merged(came, here, now, Side.NOW)
    deeds = ((Deed.CHANGE, here, taken), (Deed.LEAVE, taken, offered))
    return [
        Change(file, deed, before.encode(), after.encode())
        for deed, before, after in deeds
        if before != after
    ]


def _go_together(text: str) -> bool:
    try:
        return repeated_setting(text) is None
    except YAMLError:
        return False


def _deed(came: str | None, here: str | None, now: str | None) -> Deed | None:
    if now in {here, came}:
        return None
    if here is None:
        return Deed.LEAVE_OUT if came else Deed.ADD
    if here != came:
        return Deed.LEAVE
    return Deed.CHANGE if now else Deed.REMOVE
