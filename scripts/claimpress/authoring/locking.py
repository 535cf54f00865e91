"""The packages a publication is built with, from the lock of claimpress itself."""

import re
from collections.abc import Iterable

_PINNED = re.compile(r"([A-Za-z0-9._-]+)(?:\[[^\]]*\])?==")
_REQUIRED = re.compile(r"[A-Za-z0-9._-]+")
_OURS = "claimpress"


def runtime_lock(lock: str, requirements: Iterable[str]) -> str:
    """The part of a lock that ``requirements`` bring in, each package with its hashes.

    ``lock`` is what `uv pip compile` writes: under each package it says what asked for it.
    """
    head, blocks = _blocks(lock)
    wanted = {_name(requirement) for requirement in requirements if "extra ==" not in requirement}
    while more := {
        name
        for name, block in blocks.items()
        if name not in wanted and _askers(block) & (wanted & blocks.keys())
    }:
        wanted |= more
    return head + "".join(block for name, block in blocks.items() if name in wanted)


def _blocks(lock: str) -> tuple[str, dict[str, str]]:
    head = ""
    blocks: dict[str, str] = {}
    current = ""
    for line in lock.splitlines(keepends=True):
        match = _PINNED.match(line)
        if match:
            current = _name(match[1])
            blocks[current] = line
        elif current:
            blocks[current] += line
        else:
            head += line
    return head, blocks


def _askers(block: str) -> set[str]:
    comments = [line.strip() for line in block.splitlines() if line.strip().startswith("#")]
    words = " ".join(line.removeprefix("#").strip().removeprefix("via") for line in comments)
    return {_name(word) for word in words.split() if _REQUIRED.fullmatch(word)} - {_OURS}


def _name(requirement: str) -> str:
    match = _REQUIRED.match(requirement)
    return re.sub(r"[-_.]+", "-", match[0]).lower() if match else ""
