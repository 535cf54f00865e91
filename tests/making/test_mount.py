"""The list of generated files comes back as it was written, and a spoilt one is not believed."""

from pathlib import Path

import pytest

from claimpress.rendering.artifact import Artifact
from claimpress.writing.mount import Mount, Mounted, mounted

FILES = 2500
"""More than two lines of the list."""


@pytest.fixture
def docs(tmp_path: Path) -> Path:
    return tmp_path / "docs"


@pytest.fixture
def settled(docs: Path) -> list[Mounted]:
    mount = Mount(docs)
    made = [
        Artifact(f"herons/{n}.md", b"Heron %d" % n, f"herons/{n % 3}.yaml") for n in range(FILES)
    ]
    return mount.settle(mount.placed(made))


def test_every_file_is_known_to_the_next_run(docs: Path, settled: list[Mounted]) -> None:
    assert len(settled) == FILES
    assert Mount(docs).files() == settled
    assert mounted(docs) == settled


def test_a_file_is_deleted_when_it_is_made_no_more(docs: Path, settled: list[Mounted]) -> None:
    mount = Mount(docs)
    mount.settle(settled[1:])
    assert not (docs / settled[0].path).exists()
    assert Mount(docs).files() == settled[1:]


def test_what_was_placed_and_never_settled_is_deleted_all_the_same(
    docs: Path, settled: list[Mounted]
) -> None:
    mount = Mount(docs)
    begun = mount.place(Artifact("herons/new.md", b"Half a day"))
    mount.remember([begun])
    mount.settle(settled)
    assert not (docs / begun.path).exists()


@pytest.mark.parametrize("length", [0, 1, 100, 300_000])
def test_half_a_list_is_no_list(docs: Path, settled: list[Mounted], length: int) -> None:
    manifest = docs.with_name("docs.manifest.json")
    assert len(settled) == FILES
    manifest.write_bytes(manifest.read_bytes()[:length])
    assert Mount(docs).files() == []
