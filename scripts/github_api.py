"""What the scripts share that speak with GitHub for a workflow, with the right to write.

They need nothing but Python and ``gh``, take every text for hostile, and print nothing of it.
"""

import json
import re
import subprocess
from typing import Any

LARGEST_ANSWER = 16 * 1024 * 1024
LONGEST_VALUE = 200


class RefusedError(Exception):
    """What was given is not what it must be; the message holds no word of it."""


def api(*arguments: str, body: dict[str, Any] | None = None, most: int = LARGEST_ANSWER) -> bytes:
    """What GitHub answers; raises `RefusedError` when it refuses or sends more than ``most``."""
    with subprocess.Popen(  # noqa: S603 - no shell; what the event names is behind `-f name=`
        ["gh", "api", *arguments, *(["--input", "-"] if body else [])],  # noqa: S607
        stdin=subprocess.PIPE if body else subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    ) as asked:
        if asked.stdin and body:
            asked.stdin.write(json.dumps(body).encode())
            asked.stdin.close()
        answer = asked.stdout.read(most + 1) if asked.stdout else b""
        if len(answer) > most:
            asked.kill()
            raise RefusedError("GitHub's answer is larger than it may be.")
    if asked.returncode != 0:
        raise RefusedError("GitHub refused a request; its log has no more to say about it here.")
    return answer


def plain(value: object) -> str:
    """A value on one line, of letters that can be seen, and not all of a long one."""
    if value is None:
        return ""
    try:
        text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
    except RecursionError:
        text = "…"
    if len(text) > LONGEST_VALUE:
        text = f"{text[:LONGEST_VALUE]}…"
    return "".join(
        char if char.isprintable() else char.encode("unicode_escape").decode("ascii")
        for char in text
    )


def fenced(text: str) -> str:
    """A text as one block of code, whatever signs are in it."""
    fence = "`" * (max((len(run) for run in re.findall("`+", text)), default=0) + 3)
    return f"{fence}text\n{text}\n{fence}"
