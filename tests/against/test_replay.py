"""A history of a publication, replayed: each change is let through, or refused with its reason.

What is refused is taken back; what passes is committed, and the next change
is judged against it. Golden messages: ``pytest tests/against --update-golden``.
"""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import click
import pytest
from tests.against.repository import BRIDGE, Data, Repository
from tests.golden import Golden

from claimpress import pipeline
from claimpress.reporting.text import as_text

HERE = Path(__file__).parent
MOVED = "lower-nowhere-speech/bridge-day"

pytestmark = pytest.mark.usefixtures("on_the_day")


def entry(kind: str, on: str, note: str, **more: str) -> dict[str, str]:
    return {"on": on, "kind": kind, "note": note, **more}


def told(kind: str, on: str, note: str, **more: str) -> Callable[[Data], None]:
    """An edit that adds a history entry."""
    return lambda data: data.setdefault("history", []).append(entry(kind, on, note, **more))


def sets(**values: Any) -> Callable[[Data], None]:
    return lambda data: data.update(values)


def item(number: int, **values: str) -> Callable[[Data], None]:
    """An edit of an item of evidence."""
    return lambda data: data["evidence"][number].update(values)


SUMMARY = "The town chronicle, a newspaper of the time and a “plaque” … give this day."
PLAQUE = {
    "url": "https://plaque.example.net/bridge",
    "title": "The plaque on the bridge",
    "publisher": "Nowhere Walks",
    "published": "unknown",
    "language": "en",
    "stance": "supports",
    "tier": "primary",
    "consulted": "full",
    "says": "The plaque gives the day.",
}
GOOSE: Data = {
    "text": "The goose of the town laid nine eggs.",
    "status": "unverified",
    "summary": "Nobody counted them.",
    "source": {
        "speaker": "zebulon-quill",
        "quote": "our town goose has laid nine eggs",
        "locator": "paragraph 2",
        "claimed_on": "2026-04-01",
    },
    "unknown": "How many eggs there were; the keeper of the goose could tell.",
    "topics": ["town-works"],
    "evidence": [{**PLAQUE, "stance": "context"}],
    "stage": "draft",
}
GOOSE_ID = "lower-nowhere-speech/goose-eggs"
PUBLISHED = {"stage": "published", "published_on": "2026-06-01"}


def of_bridge(*edits: Callable[[Data], object]) -> Callable[[Repository], None]:
    def change(repository: Repository) -> None:
        for edit in edits:
            repository.edit(edit)

    return change


def of(claim: str, *edits: Callable[[Data], object]) -> Callable[[Repository], None]:
    def change(repository: Repository) -> None:
        for edit in edits:
            repository.edit(edit, claim)

    return change


def write_goose(repository: Repository) -> None:
    repository.file(GOOSE_ID).write_text("{}", encoding="utf-8")
    repository.edit(sets(**GOOSE), GOOSE_ID)


def remove(claim: str) -> Callable[[Repository], None]:
    return lambda repository: repository.file(claim).unlink()


def move(repository: Repository, *, alias: bool) -> None:
    repository.file().rename(repository.file(MOVED))
    if alias:
        repository.edit(sets(aliases=[BRIDGE]), MOVED)


def drop_history(data: Data) -> None:
    data["history"].pop(0)


def turn_history(data: Data) -> None:
    data["history"].reverse()


CORRECTED = told("correction", "2026-06-02", "The summary now names the plaque.")

STEPS: list[tuple[str, Callable[[Repository], None], bool]] = [
    (
        "a comma more",
        of_bridge(sets(summary="The town chronicle, and a newspaper of the time give this day.")),
        False,
    ),
    (
        "line ends and blanks",
        of_bridge(sets(summary="The town chronicle and a  newspaper\nof the time give this day.")),
        True,
    ),
    (
        "a quotation with a word more",
        of_bridge(
            lambda d: d["source"].update(quote="the bridge itself was opened on 1 May 1911 - a")
        ),
        False,
    ),
    ("a topic less", of_bridge(sets(topics=["town-works"])), True),
    (
        "an archived copy added",
        of_bridge(
            item(0, archived="https://web.archive.org/web/2026/https://chronicle.example.org/1911")
        ),
        True,
    ),
    ("that copy exchanged", of_bridge(item(0, archived="https://archive.example.net/abc")), False),
    ("the day it was read", of_bridge(item(1, accessed="2026-05-01")), True),
    ("the summary, silently", of_bridge(sets(summary=SUMMARY)), False),
    ("a word of the text", of_bridge(sets(text="Crooked Bridge was opened on 2 May 1911.")), False),
    ("the status, silently", of_bridge(sets(status="mixed")), False),
    ("evidence added", of_bridge(lambda d: d["evidence"].append(PLAQUE)), False),
    ("evidence removed", of_bridge(lambda d: d["evidence"].pop()), False),
    ("the stance of evidence", of_bridge(item(1, stance="context")), False),
    ("the day of publication", of_bridge(sets(published_on="2026-05-02")), False),
    ("the speaker's day", of_bridge(lambda d: d["source"].update(claimed_on="2026-03-31")), False),
    ("evidence in another order", of_bridge(lambda d: d["evidence"].reverse()), True),
    (
        "the summary, told",
        of_bridge(sets(summary=SUMMARY), lambda d: d["evidence"].append(PLAQUE), CORRECTED),
        True,
    ),
    (
        "signs typed otherwise",
        of_bridge(sets(summary=SUMMARY.replace("“", '"').replace("”", '"').replace("…", "..."))),
        True,
    ),
    (
        "told twice",
        of_bridge(
            sets(summary=f"{SUMMARY} All agree."),
            told("update", "2026-06-03", "One."),
            told("update", "2026-06-03", "Two."),
        ),
        False,
    ),
    (
        "an old entry edited",
        of_bridge(lambda d: d["history"][0].update(note="Nothing happened.")),
        False,
    ),
    ("an old entry removed", of_bridge(drop_history), False),
    (
        "a status, told without the old one",
        of_bridge(
            sets(status="unverified", unknown="Which day it was."),
            told("correction", "2026-06-04", "The chronicle is a copy."),
        ),
        False,
    ),
    (
        "a status, told",
        of_bridge(
            sets(status="unverified", unknown="Which day it was."),
            told("status-change", "2026-06-04", "The chronicle is a copy.", was="supported"),
        ),
        True,
    ),
    ("entries exchanged", of_bridge(turn_history), False),
    ("gone without a word", remove(BRIDGE), False),
    (
        "back to a draft",
        of_bridge(lambda d: (d.update(stage="draft"), d.pop("published_on"), d.pop("history"))),
        False,
    ),
    ("moved without a way", lambda repository: move(repository, alias=False), False),
    ("moved", lambda repository: move(repository, alias=True), True),
    ("the way forgotten", of(MOVED, lambda d: d.pop("aliases")), False),
    ("a draft written", write_goose, True),
    (
        "a draft changed at will",
        of(GOOSE_ID, sets(summary="Nobody counted.", status="not-checkable", reason="no-such")),
        False,
    ),
    ("a draft published", of(GOOSE_ID, sets(**PUBLISHED)), True),
    ("withdrawn without a word", of(MOVED, sets(stage="withdrawn")), False),
    (
        "withdrawn",
        of(
            MOVED,
            sets(stage="withdrawn"),
            told("withdrawal", "2026-06-05", "The bridge was never there."),
        ),
        True,
    ),
    ("a withdrawn page changed", of(MOVED, sets(summary="There was no bridge.")), False),
    ("a withdrawn page removed", remove(MOVED), False),
]
"""What is done, how, and whether it passes."""


def test_a_history_is_replayed(base_publication: Path, golden: Golden) -> None:
    repository = Repository(base_publication)
    said = []
    for name, change, passes in STEPS:
        change(repository)
        problems = pipeline.check(repository.root, use_cache=False, against="HEAD").problems
        shown = "\n".join(click.unstyle(as_text(problem)) for problem in problems) or "(passes)"
        said.append(f"## {name}\n\n{shown}\n")
        assert (not problems) == passes, said[-1]
        if passes:
            repository.commit(name)
        else:
            repository.take_back()
    golden.agrees(HERE / "golden" / "replay.txt", "\n".join(said))
