"""Export and restore: the same bytes, or nothing."""

import gzip
import hashlib
import io
import os
import subprocess
import tarfile
from pathlib import Path

import pytest
from click.testing import CliRunner
from tests.helpers import copy_of_publication

from claimpress.cli import claimpress
from claimpress.writing import packing
from claimpress.writing.packing import ArchiveError, pack, unpack


@pytest.fixture(scope="module")
def publication(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return copy_of_publication(tmp_path_factory.mktemp("whole") / "publication")


def tree(root: Path) -> dict[str, tuple[str, bool]]:
    return {
        path.relative_to(root).as_posix(): (
            hashlib.sha256(path.read_bytes()).hexdigest(),
            os.access(path, os.X_OK),
        )
        for path in sorted(root.rglob("*"))
        if path.is_file()
    }


def run(*arguments: str | Path) -> tuple[int, str]:
    done = CliRunner().invoke(claimpress, [str(argument) for argument in arguments])
    return done.exit_code, done.output


def test_what_is_restored_has_the_same_bytes_and_gives_the_same_archive(
    publication: Path, tmp_path: Path
) -> None:
    script = publication / "run.sh"
    script.write_text("#!/bin/sh\n", encoding="utf-8")
    script.chmod(0o755)
    status, said = run("export", tmp_path / "one.tar.gz", "--root", publication)
    assert status == 0, said
    one = (tmp_path / "one.tar.gz").read_bytes()
    assert f"{hashlib.sha256(one).hexdigest()}  one.tar.gz" in said
    status, said = run("restore", tmp_path / "one.tar.gz", tmp_path / "again")
    assert status == 0, said
    assert tree(tmp_path / "again") == tree(publication)
    assert run("export", tmp_path / "two.tar.gz", "--root", tmp_path / "again")[0] == 0
    assert (tmp_path / "two.tar.gz").read_bytes() == one
    assert run("check", "--root", tmp_path / "again")[0] == 0


def test_the_list_in_it_is_one_that_sha256sum_reads(publication: Path, tmp_path: Path) -> None:
    pack(publication, tmp_path / "one.tar.gz")
    with tarfile.open(tmp_path / "one.tar.gz") as archive:
        archive.extractall(tmp_path / "by-tar", filter="data")
    done = subprocess.run(
        ["sha256sum", "--check", "--quiet", "--strict", "files.sha256"],
        cwd=tmp_path / "by-tar",
        check=False,
    )
    assert done.returncode == 0


def test_what_can_be_made_again_and_the_archive_itself_are_left_out(tmp_path: Path) -> None:
    root = copy_of_publication(tmp_path / "publication")
    for name in ("build/site/x", ".git/config", ".venv/x", "content/__pycache__/x", ".DS_Store"):
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text("x", encoding="utf-8")
    pack(root, root / "whole.tar.gz")
    first = (root / "whole.tar.gz").read_bytes()
    pack(root, root / "whole.tar.gz")
    assert (root / "whole.tar.gz").read_bytes() == first
    unpack(root / "whole.tar.gz", tmp_path / "again")
    names = set(tree(tmp_path / "again"))
    assert names
    assert not {name for name in names if name.split("/")[0] in {"build", ".git", ".venv"}}
    assert not {"whole.tar.gz", ".DS_Store", "content/__pycache__/x"} & names


def test_a_link_is_not_packed(tmp_path: Path) -> None:
    root = copy_of_publication(tmp_path / "publication")
    (root / "content/link.md").symlink_to("/etc/passwd")
    status, said = run("export", tmp_path / "one.tar.gz", "--root", root)
    assert status == 1
    assert "content/link.md is no plain file" in said
    assert [path.name for path in tmp_path.iterdir()] == ["publication"]


def archive(
    target: Path, entries: list[tuple[tarfile.TarInfo, bytes]], listed: str | None = None
) -> Path:
    if listed is None:
        listed = "".join(
            f"{hashlib.sha256(data).hexdigest()}  {entry.name}\n" for entry, data in entries
        )
    head = (file("files.sha256"), listed.encode())
    with tarfile.open(target, "w:gz") as made:
        for entry, data in [head, *entries]:
            entry.size = len(data) if entry.isreg() else 0
            made.addfile(entry, io.BytesIO(data))
    return target


def file(name: str, kind: bytes = tarfile.REGTYPE) -> tarfile.TarInfo:
    entry = tarfile.TarInfo(name)
    entry.type = kind
    entry.linkname = "/etc/passwd" if kind != tarfile.REGTYPE else ""
    return entry


GOOD = (file("publication/a"), b"a")
HASH = hashlib.sha256(b"a").hexdigest()


ONE = f"{HASH}  publication/a\n"
NOT_OURS = "has a line that is not ours"


@pytest.mark.parametrize(
    ("entries", "listed", "said"),
    [
        ([(file("publication/../../evil"), b"a")], None, NOT_OURS),
        ([(file("/evil"), b"a")], None, NOT_OURS),
        ([(file("publication//evil"), b"a")], None, NOT_OURS),
        ([(file("publication/a\\b"), b"a")], None, NOT_OURS),
        ([(file("publication/C:evil"), b"a")], None, NOT_OURS),
        ([(file("publication/.git/hooks/pre-commit"), b"a")], None, NOT_OURS),
        ([(file("elsewhere/a"), b"a")], None, NOT_OURS),
        ([(file("publication/a\nb"), b"a")], None, NOT_OURS),
        ([(file("publication/" + "a" * 300), b"a")], None, NOT_OURS),
        ([(file("publication/a", tarfile.SYMTYPE), b"")], ONE, "is not a plain file"),
        ([(file("publication/a", tarfile.LNKTYPE), b"")], ONE, "is not a plain file"),
        ([(file("publication/a", tarfile.FIFOTYPE), b"")], ONE, "is not a plain file"),
        ([(file("publication/a", tarfile.DIRTYPE), b"")], ONE, "is not a plain file"),
        ([GOOD, (file("publication/b"), b"b")], ONE, "'publication/b' is not in the list"),
        ([GOOD, GOOD], ONE, "'publication/a' is not in the list of the archive, or there twice"),
        ([GOOD], ONE * 2, NOT_OURS),
        ([GOOD], f"{ONE}{HASH}  publication/b\n", "in the list and not in the archive"),
        ([(file("publication/a"), b"b")], ONE, "has another hash than the list says"),
        ([GOOD, (file("publication/a/b"), b"a")], None, "cannot be written"),
        ([GOOD], "not a list\n", NOT_OURS),
        ([GOOD], "", "'publication/a' is not in the list"),
    ],
)
def test_an_archive_that_is_not_as_it_says_leaves_nothing(
    tmp_path: Path, entries: list[tuple[tarfile.TarInfo, bytes]], listed: str | None, said: str
) -> None:
    made = archive(tmp_path / "evil.tar.gz", entries, listed)
    with pytest.raises(ArchiveError) as refused:
        unpack(made, tmp_path / "in/here")
    assert said in str(refused.value)
    assert sorted(path.name for path in tmp_path.rglob("*")) == ["evil.tar.gz", "in"]


@pytest.mark.parametrize(
    "data",
    [b"", b"x" * 100, gzip.compress(b"", mtime=0), gzip.compress(b"x" * 2000, mtime=0)[:-9]],
    ids=["nothing", "no gzip", "nothing packed", "cut off"],
)
def test_what_is_no_archive_is_refused(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "one.tar.gz").write_bytes(data)
    status, said = run("restore", tmp_path / "one.tar.gz", tmp_path / "here")
    assert status == 1
    assert said.startswith("Error: ")
    assert not (tmp_path / "here").exists()


def test_an_archive_cut_off_anywhere_is_refused(publication: Path, tmp_path: Path) -> None:
    pack(publication, tmp_path / "one.tar.gz")
    whole = (tmp_path / "one.tar.gz").read_bytes()
    for part in range(1, 10):
        (tmp_path / "cut.tar.gz").write_bytes(whole[: len(whole) * part // 10])
        with pytest.raises(ArchiveError):
            unpack(tmp_path / "cut.tar.gz", tmp_path / "here")
        assert not (tmp_path / "here").exists()


def test_more_than_anybody_has_is_not_unpacked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(packing, "LARGEST", 10)
    made = archive(tmp_path / "bomb.tar.gz", [(file("publication/a"), b"0" * 11)])
    with pytest.raises(ArchiveError, match="more than 10 bytes"):
        unpack(made, tmp_path / "here")


def test_a_folder_with_something_in_it_is_left_alone(publication: Path, tmp_path: Path) -> None:
    pack(publication, tmp_path / "one.tar.gz")
    (tmp_path / "here").mkdir()
    (tmp_path / "here/mine").write_text("x", encoding="utf-8")
    status, said = run("restore", tmp_path / "one.tar.gz", tmp_path / "here")
    assert status == 1
    assert "is not empty" in said
    assert [path.name for path in (tmp_path / "here").iterdir()] == ["mine"]
