"""What is known from the last run is not read again, and nothing that differs is passed over."""

import os
import shutil
from collections import Counter
from pathlib import Path

import pytest

from claimpress import pipeline
from claimpress.model.claim import ClaimFile
from claimpress.model.corpus import Corpus
from claimpress.model.fields import Record
from claimpress.model.row import row_of
from claimpress.reading import intake as intake_module
from claimpress.reading.cache import Kept, RecordCache
from claimpress.reading.intake import OnDisk, take_in
from claimpress.reading.load import load
from claimpress.reading.pack import Pack, Place
from claimpress.reading.stamps import COARSEST, stamp_of
from claimpress.values import clock
from claimpress.values.problems import Problem

CACHE = "build/cache/claims"
RECORDS = "build/cache/records"


@pytest.fixture
def publication(base_publication: Path) -> Path:
    return base_publication


@pytest.fixture
def file(publication: Path) -> Path:
    return next(f for f in publication.glob("claims/*/*.yaml") if f.name != "dossier.yaml")


@pytest.fixture
def later(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let every run be so much later than the last change of a file that no clock is too coarse."""
    now = clock.stamp
    monkeypatch.setattr(intake_module, "stamp", lambda: now() + 2 * COARSEST)


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The files of the publication that were read."""
    files: list[str] = []
    read = OnDisk.__getitem__

    def noting(self: OnDisk, file: str) -> bytes:
        files.append(file)
        return read(self, file)

    monkeypatch.setattr(OnDisk, "__getitem__", noting)
    return files


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> Counter[type[Record]]:
    """How many records of each kind were made from what is kept of them."""
    kinds: Counter[type[Record]] = Counter()
    get = RecordCache.get

    def noting(self: RecordCache, kind: type[Record], kept: Kept) -> Record | None:
        kinds[kind] += 1
        return get(self, kind, kept)

    monkeypatch.setattr(RecordCache, "get", noting)
    return kinds


def read(root: Path, *, use_cache: bool = True) -> Corpus:
    corpus = load(take_in(root), RecordCache(root / CACHE if use_cache else None)).corpus
    assert corpus
    return corpus


def texts(corpus: Corpus) -> dict[str, str]:
    """What each claim says, from its record; its row must say the same."""
    assert {id_: row_of(claim) for id_, claim in corpus.claims.items()} == corpus.rows
    return {id_: claim.text for id_, claim in corpus.claims.items()}


def change(file: Path) -> None:
    """Change the text of a claim to another of the same length."""
    written = file.read_text(encoding="utf-8")
    line = next(line for line in written.splitlines() if line.startswith("text: "))
    file.write_text(written.replace(line, line[:-2] + "zz"), encoding="utf-8")


@pytest.mark.usefixtures("later")
def test_files_that_lie_there_as_before_are_not_read(publication: Path, opened: list[str]) -> None:
    before = texts(read(publication))
    opened.clear()
    assert texts(read(publication)) == before
    assert opened == []


@pytest.mark.usefixtures("later")
def test_without_the_cache_every_file_is_read(publication: Path, opened: list[str]) -> None:
    read(publication)
    opened.clear()
    read(publication, use_cache=False)
    assert len(opened) == len(set(opened)) == len(list(publication.glob("claims/**/*.yaml")))


@pytest.mark.usefixtures("later")
def test_the_same_size_and_time_hide_no_change(publication: Path, file: Path) -> None:
    before, lay = texts(read(publication)), file.stat()
    change(file)
    os.utime(file, ns=(lay.st_atime_ns, lay.st_mtime_ns))
    assert (file.stat().st_size, file.stat().st_mtime_ns) == (lay.st_size, lay.st_mtime_ns)
    assert texts(read(publication)) != before


def test_a_second_change_within_one_tick_of_the_clock_is_seen(
    publication: Path, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Two changes at one moment leave the same stamp; the first was read just after it."""
    monkeypatch.setattr(intake_module, "stamp_of", lambda found: (*stamp_of(found)[:2], 1, 1))
    monkeypatch.setattr(intake_module, "stamp", lambda: 1 + COARSEST)
    before = texts(read(publication))
    change(file)
    assert texts(read(publication)) != before


@pytest.mark.usefixtures("later")
def test_a_file_that_was_only_touched_is_read_and_not_parsed(
    publication: Path, file: Path, opened: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    before = texts(read(publication))
    opened.clear()
    file.touch()
    monkeypatch.setattr("claimpress.reading.load.read_yaml", None)
    assert texts(read(publication)) == before
    assert opened == [file.relative_to(publication).as_posix()]


@pytest.mark.usefixtures("later")
def test_a_record_is_made_when_somebody_asks_for_it(
    publication: Path, made: Counter[type[Record]]
) -> None:
    read(publication)
    made.clear()
    corpus = read(publication)
    assert len(corpus.rows) == len(corpus.claims)
    assert made[ClaimFile] == 0
    first = next(iter(corpus.claims))
    assert corpus.claims[first] is corpus.claims[first]
    assert made[ClaimFile] == 1
    with pytest.raises(KeyError):
        corpus.claims["nowhere/nothing"]


@pytest.mark.usefixtures("on_the_day", "later")
def test_checking_again_asks_for_no_claim_and_after_an_edit_for_that_one(
    publication: Path, file: Path, made: Counter[type[Record]]
) -> None:
    before = pipeline.check(publication).problems
    made.clear()
    assert pipeline.check(publication).problems == before
    assert made[ClaimFile] == 0
    change(file)
    pipeline.check(publication)
    assert made[ClaimFile] == 1


@pytest.mark.usefixtures("on_the_day", "later")
def test_what_is_wrong_is_told_with_the_line_it_stands_in_now(
    publication: Path, file: Path
) -> None:
    """Also what a rule over the whole found, which reads less of a file than all its lines."""
    twin = file.with_name("a-twin.yaml")
    shutil.copyfile(file, twin)

    def lines() -> list[int]:
        problems = pipeline.check(publication).problems
        return [p.span.line for p in problems if p.code == "same-text" and p.span]

    (before,) = lines()
    later_one = max(file, twin, key=lambda f: f.name)
    later_one.write_text(f"# a note\n{later_one.read_text('utf-8')}", encoding="utf-8")
    assert lines() == [before + 1]


@pytest.mark.usefixtures("later")
@pytest.mark.parametrize("name", [CACHE, RECORDS])
@pytest.mark.parametrize("harm", ["cut", "foreign", "gone", "spoilt"])
def test_a_harmed_cache_changes_nothing(publication: Path, name: str, harm: str) -> None:
    before = texts(read(publication))
    kept = publication / name
    data = kept.read_bytes()
    match harm:
        case "cut":
            kept.write_bytes(data[: len(data) // 2])
        case "foreign":
            kept.write_bytes(b"\x80\x05cos\nsystem\n(S'touch harm'\ntR." * 2000)
        case "gone":
            kept.unlink()
        case _:
            kept.write_bytes(bytes(byte ^ 1 for byte in data))
    for _ in range(2):  # and the run after that is right again
        assert texts(read(publication)) == before


@pytest.mark.usefixtures("later")
def test_a_harmed_record_is_made_from_its_file_and_kept_anew(
    publication: Path, opened: list[str]
) -> None:
    before = texts(read(publication))
    pack = publication / RECORDS
    pack.write_bytes(bytes(byte ^ 1 for byte in pack.read_bytes()))
    assert texts(read(publication)) == before
    read(publication)
    opened.clear()
    assert texts(read(publication)) == before
    assert opened == []


@pytest.mark.usefixtures("later")
def test_a_file_that_changes_while_its_harmed_record_is_made_ends_the_run(
    publication: Path, file: Path
) -> None:
    read(publication)
    pack = publication / RECORDS
    corpus = read(publication)
    pack.write_bytes(b"")
    change(file)
    with pytest.raises(OSError, match=r"changed while it was read: run the command again"):
        texts(corpus)


def test_files_with_problems_are_told_of_in_every_run(publication: Path, file: Path) -> None:
    file.write_text(file.read_text("utf-8") + "nonsense: x\n", encoding="utf-8")

    def problems() -> tuple[Problem, ...]:
        return load(take_in(publication), RecordCache(publication / CACHE)).problems

    first = problems()
    assert [problem.code for problem in first] == ["unknown-field"]
    assert problems() == first


# The pack.


def test_a_pack_gives_what_was_put_in_and_nothing_else(tmp_path: Path) -> None:
    pack = Pack(tmp_path / "pack")
    one, two = pack.add(b"one"), pack.add(b"two")
    assert (pack.get(one), pack.get(two)) == (b"one", b"two")
    assert pack.get(one._replace(at=1)) is None
    assert pack.get(two._replace(at=100)) is None


def test_two_packs_in_one_file_do_not_spoil_one_another(tmp_path: Path) -> None:
    here, there = Pack(tmp_path / "pack"), Pack(tmp_path / "pack")
    places = [pack.add(word) for word in (b"a", b"bb", b"ccc") for pack in (here, there)]
    assert [here.get(place) for place in places] == [b"a", b"a", b"bb", b"bb", b"ccc", b"ccc"]


def test_a_pack_is_written_anew_when_half_of_it_is_needed_by_nobody(tmp_path: Path) -> None:
    path = tmp_path / "pack"
    pack = Pack(path)
    needed: dict[str, Place] = {}
    for number in range(40):
        needed["last"] = pack.add(bytes([number]) * 100_000)
    moved = pack.only(needed, path)
    assert path.stat().st_size == 100_000
    assert Pack(path).get(moved["last"]) == pack.get(needed["last"]) == bytes([39]) * 100_000
    assert Pack(path).only(moved, path) == moved
