"""The copies that are kept against the hashes in the claims."""

import hashlib
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from claimpress.model.claim import Claim
from claimpress.preserving.copies import holds
from claimpress.preserving.kept import LARGEST, Kept
from claimpress.values.problems import Problem, Severity

_ASK = "take it from another place where it was kept; if there is none, say so in the claim's notes"


@dataclass(frozen=True, slots=True)
class Compared:
    """What comparing gave."""

    problems: tuple[Problem, ...]
    sound: int
    """How many hashes in claims have a copy that is what it was."""


def compared(claims: Mapping[str, Claim], kept: Kept, *, whole: bool) -> Compared:
    """Hold every ``sha256`` of these claims against the copy of it.

    When the claims are ``whole``, files that no claim names are told of, too.
    """
    files: dict[str, list[str]] = defaultdict(list)
    for name in kept.names():
        files[name.partition(".")[0]].append(name)
    listed = kept.listed()
    faults: dict[str, str] = {}
    problems: list[Problem] = []
    sound = 0
    for claim in claims.values():
        for number, item in enumerate(claim.evidence):
            if item.sha256 is None:
                continue
            if item.sha256 not in faults:
                faults[item.sha256] = _fault(item.sha256, files, listed, kept)
            fault = faults[item.sha256]
            if not fault:
                sound += 1
                continue
            code = "copy-changed" if item.sha256 in files else "copy-missing"
            problems.append(Problem(claim.file, code, fault, _ASK, ("evidence", number, "sha256")))
    problems += _unnamed(files, faults, kept) if whole else ()
    return Compared(tuple(problems), sound)


def _fault(
    sha256: str, files: Mapping[str, list[str]], listed: Mapping[str, str], kept: Kept
) -> str:
    """What is wrong with the copy of this hash; empty when a file holds it."""
    faults = []
    for name in files.get(sha256, ()):
        data = kept.read(name)
        if data is None:
            faults.append(f"{name} is larger than {LARGEST:,} bytes")
            continue
        fault = holds(name, data, sha256)
        if not fault and listed.get(name, "") not in {"", hashlib.sha256(data).hexdigest()}:
            fault = "the file is not the one that was put there"
        if not fault:
            return ""
        faults.append(f"the copy {name} was changed: {fault}")
    return "; ".join(faults) or f"no copy with this hash is in {kept.folder.name}"


def _unnamed(
    files: Mapping[str, list[str]], known: Mapping[str, str], kept: Kept
) -> Iterator[Problem]:
    for stem, names in files.items():
        for name in names if stem not in known else ():
            yield Problem(
                f"{kept.folder.name}/{name}",
                "copy-unnamed",
                "no claim has the hash this copy is named by",
                "name it in the claim it belongs to, or remove it",
                severity=Severity.WARNING,
            )
