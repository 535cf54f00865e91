"""A change is told of, however it is made, and nothing else is."""

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from watchdog.events import FileSystemEvent, FileSystemEventHandler
from watchdog.observers.api import BaseObserver, EventEmitter

from claimpress.engines import watching
from claimpress.engines.watching import Watcher

PATIENCE = 10


class Heard(FileSystemEventHandler):
    """Remembers that it was told."""

    def __init__(self) -> None:
        self.told = threading.Event()

    def on_any_event(self, event: FileSystemEvent) -> None:
        if not event.is_directory:
            self.told.set()


class Deaf(BaseObserver):
    """What a network drive is like: the system is asked, and never tells."""

    def __init__(self) -> None:
        super().__init__(EventEmitter)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "claims/dossier").mkdir(parents=True)
    (tmp_path / "claims/dossier/claim.yaml").write_text("text: one", encoding="utf-8")
    (tmp_path / "mkdocs.yml").write_text("site_name: one", encoding="utf-8")
    (tmp_path / "other.yml").write_text("not watched", encoding="utf-8")
    return tmp_path


@pytest.fixture(params=["told by the system", "found on patrol"])
def heard(
    request: pytest.FixtureRequest, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Heard]:
    if request.param == "found on patrol":
        monkeypatch.setattr(watching, "_PATROL", 0.05)
        watcher = Watcher(Deaf())
    else:
        monkeypatch.setattr(watching, "_PATROL", 1000)
        watcher = Watcher()
    heard = Heard()
    watcher.schedule(heard, str(folder / "claims"), recursive=True)
    watcher.schedule(heard, str(folder / "mkdocs.yml"))
    watcher.start()
    yield heard
    watcher.stop()
    watcher.join()


def test_a_saved_file_is_told_of(folder: Path, heard: Heard) -> None:
    (folder / "claims/dossier/claim.yaml").write_text("text: another", encoding="utf-8")
    assert heard.told.wait(PATIENCE)


def test_a_file_in_a_new_folder_is_told_of(folder: Path, heard: Heard) -> None:
    (folder / "claims/new").mkdir()
    (folder / "claims/new/claim.yaml").write_text("text: another", encoding="utf-8")
    assert heard.told.wait(PATIENCE)


def test_a_deleted_file_is_told_of(folder: Path, heard: Heard) -> None:
    (folder / "claims/dossier/claim.yaml").unlink()
    assert heard.told.wait(PATIENCE)


def test_a_file_that_an_editor_replaces_is_told_of_each_time(folder: Path, heard: Heard) -> None:
    for number in range(2):
        (folder / ".mkdocs.yml.swp").write_text(f"site_name: {number}", encoding="utf-8")
        (folder / ".mkdocs.yml.swp").replace(folder / "mkdocs.yml")
        assert heard.told.wait(PATIENCE), number
        heard.told.clear()


def test_reading_and_other_files_are_not_told_of(folder: Path, heard: Heard) -> None:
    (folder / "claims/dossier/claim.yaml").read_text(encoding="utf-8")
    (folder / "other.yml").write_text("changed", encoding="utf-8")
    assert not heard.told.wait(0.5)
