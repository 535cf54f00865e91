"""``claimpress archive`` against an archive on the test's server."""

import datetime as dt
import hashlib
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import replace
from pathlib import Path

import pytest
from tests.fetching.server import Handler, say, serving
from tests.preserving.archive import ENDPOINTS, HOST, Archive
from tests.preserving.desk import CLAIM, FURNITURE, Desk, name_addresses

from claimpress import pipeline
from claimpress.deriving.difference import FILLED_IN
from claimpress.fetching.fetcher import Answer
from claimpress.fetching.follow import Trail
from claimpress.fetching.target import target_of
from claimpress.model.claim import Evidence
from claimpress.preserving.copies import copy_of
from claimpress.preserving.wayback import WAYBACK

A, B = "http://press.example/a", "http://press.example/b?c=d"
FILE = f"claims/{CLAIM}.yaml"
KEYS = {"CLAIMPRESS_ARCHIVE_KEYS": "access:secret"}

DeskWith = Callable[..., AbstractContextManager[Desk]]


@pytest.fixture
def desk_with(base_publication: Path, on_the_day: None) -> DeskWith:
    """A desk, an archive, and a claim that rests on two addresses; it is 15 June 2026."""
    del on_the_day

    @contextmanager
    def make(archive: Archive, page: bytes = b"The bridge") -> Iterator[Desk]:
        name_addresses(base_publication, [A, B])

        def behave(handler: Handler) -> None:
            if handler.headers["Host"] == HOST:
                archive.answer(handler)
            else:
                say(handler, 404 if handler.path == "/robots.txt" else 200, page)

        with serving(behave) as server:
            yield Desk(
                base_publication,
                server,
                hosts=(*FURNITURE, "press.example", HOST),
                archive=ENDPOINTS,
            )

    return make


def evidence(desk: Desk) -> tuple[Evidence, ...]:
    corpus = pipeline.check(desk.root).corpus
    assert corpus
    return corpus.claims[CLAIM].evidence


def names(desk: Desk) -> list[str | None]:
    return [item.archived for item in evidence(desk)]


def snapshot(address: str, moment: str) -> str:
    return f"http://{HOST}/web/{moment}/{address}"


def test_recent_snapshots_are_written_and_nothing_else_changes(desk_with: DeskWith) -> None:
    held = {A: ["20200101000000", "20260610101010"], B: ["20260601000000"]}
    with desk_with(Archive(held)) as desk:
        file = desk.root / FILE
        text = file.read_text(encoding="utf-8")
        commented = text.replace(
            "    consulted: full\n    says: The bridge was opened on May Day.\n",
            "    consulted: full  # really\n    # found by chance\n    says: |\n"
            "      The bridge was opened on May Day.\n\n      With a goose.\n\n",
        )
        assert commented != text
        file.write_text(f"# yaml\n{commented}# the end\n", encoding="utf-8")
        done = desk.run("archive")
        assert done.exit_code == 0, done.output
        assert names(desk) == [snapshot(A, "20260610101010"), snapshot(B, "20260601000000")]
        after = file.read_text(encoding="utf-8").splitlines()
        kept = [line for line in after if not line.startswith("    archived: ")]
        assert kept == f"# yaml\n{commented}# the end\n".splitlines()
        assert after.index(f"    archived: {snapshot(A, '20260610101010')}") == 1 + after.index(
            "      With a goose."
        )
        again = desk.run("archive")
        assert "0 fields written; 0 items left" in again.output


def test_an_address_is_written_only_when_the_archive_shows_it(desk_with: DeskWith) -> None:
    """Whatever it says: nothing is put together from words."""
    lies = [
        {"status": "200", "timestamp": "20260610000000"},  # of nothing it holds
        {"status": "404", "timestamp": "20260610000000"},
        {"status": "200", "timestamp": "2026"},
        {"status": "200", "timestamp": "20261399000000"},
        {"status": "200", "timestamp": '20260610000000/"><script>'},
        {"status": "200"},
        "yes",
        None,
    ]
    for lie in lies:
        with desk_with(Archive(claims={A: lie, B: lie})) as desk:
            done = desk.run("archive")
            assert done.exit_code == 1
            assert names(desk) == [None, None], lie
            assert "2 items left" in done.output


def test_a_snapshot_of_another_moment_is_not_taken_for_this_one(desk_with: DeskWith) -> None:
    """The archive leads to the one it has, as the real one does."""
    lie = {"status": "200", "timestamp": "20260612000000"}
    with desk_with(Archive({A: ["20200101000000"]}, claims={A: lie})) as desk:
        desk.run("archive")
        assert names(desk)[0] is None


def test_a_snapshot_from_another_time_is_offered_and_not_taken(desk_with: DeskWith) -> None:
    with desk_with(Archive({A: ["20250101000000"]})) as desk:
        done = desk.run("archive", CLAIM)
        assert done.exit_code == 1
        assert names(desk) == [None, None]
        assert "the nearest snapshot is of 2025-01-01, 530 days from 2026-06-15" in done.output
        desk.run("archive", "--within", "600")
        assert names(desk) == [snapshot(A, "20250101000000"), None]


def test_the_day_it_was_read_decides(desk_with: DeskWith) -> None:
    with desk_with(Archive({A: ["20260401000000", "20260615000000"]})) as desk:
        file = desk.root / FILE
        text = file.read_text(encoding="utf-8")
        read = "    says: The bridge was opened on May Day.\n"
        file.write_text(text.replace(read, f"{read}    accessed: 2026-04-03\n", 1), "utf-8")
        desk.run("archive")
        assert names(desk)[0] == snapshot(A, "20260401000000")


def test_new_snapshots_are_taken_with_keys(
    desk_with: DeskWith, monkeypatch: pytest.MonkeyPatch
) -> None:
    with desk_with(Archive({B: ["20260601000000"]})) as desk:
        without = desk.run("archive", "--new")
        assert without.exit_code == 2
        assert "https://archive.org/account/s3.php" in without.output
        monkeypatch.setenv(*next(iter(KEYS.items())))
        done = desk.run("archive", "--new")
        assert done.exit_code == 0, done.output
        assert names(desk) == [snapshot(A, "20260615120000"), snapshot(B, "20260601000000")]
        told = {e.path: e.fields.get("authorization") for e in desk.server.log if e.host == HOST}
        assert told["/save"] == "LOW access:secret"
        # The keys go where they are needed, and to nobody else.
        assert {path for path, keys in told.items() if keys} == {"/save", "/save/status/job-1"}
        assert "secret" not in done.output


@pytest.mark.parametrize(
    ("archive", "says"),
    [
        (Archive(refuses="This host\x1b[31m may not"), "This host\\x1b[31m may not"),
        (Archive(pending=99), "has not finished the snapshot yet"),
        (Archive(keys="LOW other:keys"), "the archive answers with status 401"),
        (Archive(takes_at="nonsense"), "does not show it yet"),
    ],
)
def test_what_the_archive_refuses_is_told(
    archive: Archive, says: str, desk_with: DeskWith, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(*next(iter(KEYS.items())))
    with desk_with(archive) as desk:
        done = desk.run("archive", "--new")
        assert done.exit_code == 1
        assert says in done.output
        assert "\x1b" not in done.output
        assert names(desk) == [None, None]


def test_of_what_is_gone_the_last_snapshot_from_before_is_named(desk_with: DeskWith) -> None:
    links = (
        f'checked_on: 2026-06-14\ngone:\n  "{A}":\n    since: 2026-06-07\n    said: status 404\n'
    )
    with desk_with(Archive({A: ["20210101000000"], B: []})) as desk:
        (desk.root / "claims/links.yaml").write_text(links, encoding="utf-8")
        desk.run("archive")
        assert names(desk)[0] == snapshot(A, "20210101000000")
    with desk_with(Archive({A: ["20260610000000"]})) as desk:
        done = desk.run("archive", "--keep")
        assert "no snapshot from before it was gone" in done.output
        assert "no copy is kept: it is gone (status 404)" in done.output
        assert names(desk) == [None, None]


def test_an_archive_that_is_away_is_not_asked_for_ever(desk_with: DeskWith) -> None:
    with desk_with(Archive()) as desk:
        name_addresses(desk.root, [f"http://press.example/{n}" for n in range(20)])
        desk.archive = replace(ENDPOINTS, available="http://no-such.example/available")
        done = desk.run("archive")
        assert done.exit_code == 1
        assert done.output.count("evidence ") == 3
        assert "Error: the archive does not answer" in done.output


def test_a_dry_run_writes_nothing(desk_with: DeskWith) -> None:
    with desk_with(Archive({A: ["20260610000000"]})) as desk:
        before = (desk.root / FILE).read_bytes()
        done = desk.run("archive", "--dry-run", "--keep")
        assert f"archived: {snapshot(A, '20260610000000')}" in done.output
        assert (desk.root / FILE).read_bytes() == before
        assert not (desk.root / "kept").exists()


def test_a_file_that_cannot_be_added_to_is_left_alone(desk_with: DeskWith) -> None:
    with desk_with(Archive({A: ["20260610000000"]})) as desk:
        file = desk.root / FILE
        text = file.read_text(encoding="utf-8")
        start, end = text.index("  - url"), text.index("topics:")
        fields = "title: unknown, publisher: P, published: unknown, language: en, stance: supports"
        flow = f'  - {{url: "{A}", {fields}, tier: primary, consulted: full, says: So.}}\n'
        file.write_text(f"{text[:start]}{flow}{text[end:]}", encoding="utf-8")
        before = file.read_bytes()
        done = desk.run("archive")
        assert done.exit_code == 1
        assert "one field below the other" in done.output
        assert file.read_bytes() == before


def test_claims_that_cannot_be_read_are_told(desk_with: DeskWith) -> None:
    with desk_with(Archive({A: ["20260610000000"]})) as desk:
        with (desk.root / FILE).open("a", encoding="utf-8") as file:
            file.write("colour: blue\n")
        for command in ("archive", "links"):
            done = desk.run(command)
            assert "1 file cannot be read and is passed over: claimpress check" in done.output


def test_published_claims_may_get_a_copy_without_an_entry_in_the_history() -> None:
    """What is written is what `check --against` lets be added."""
    assert {"archived", "sha256"} <= FILLED_IN


def test_the_real_archive_is_asked_over_tls() -> None:
    for address in (WAYBACK.available, WAYBACK.save, WAYBACK.snapshots):
        assert address.startswith("https://")
        assert address.split("/")[2].endswith("archive.org")


def verify(desk: Desk, *arguments: str) -> tuple[int, str]:
    done = desk.run("evidence", "verify", *arguments)
    return done.exit_code, done.output


def test_copies_are_kept_and_held_against_their_hashes(desk_with: DeskWith) -> None:
    with desk_with(Archive()) as desk:
        desk.run("archive", "--keep")
        hashes = {item.sha256 for item in evidence(desk)}
        sha256 = hashlib.sha256(b"The bridge").hexdigest()
        assert hashes == {sha256}
        assert verify(desk) == (0, "2 of 2 copies verified: no problems.\n")
        copy = desk.root / f"kept/{sha256}.warc.gz"
        whole = copy.read_bytes()
        copy.write_bytes(whole[:-1] + bytes([whole[-1] ^ 1]))
        code, said = verify(desk)
        assert code == 1
        assert "[copy-changed]" in said
        assert said.count("was changed") == 2
        copy.unlink()
        code, said = verify(desk)
        assert code == 1
        assert said.count("[copy-missing]") == 2
        assert "0 of 2 copies verified" in said


def test_every_change_of_a_kept_copy_is_found(desk_with: DeskWith) -> None:
    """Byte for byte, also by a list of hashes that other programs read."""
    with desk_with(Archive(), page=b"x" * 50) as desk:
        desk.run("archive", "--keep")
        [copy] = (desk.root / "kept").glob("*.warc.gz")
        whole = copy.read_bytes()
        for place in range(0, len(whole), 29):
            changed = bytearray(whole)
            changed[place] ^= 0x20
            copy.write_bytes(changed)
            assert verify(desk)[0] == 1, place
        copy.write_bytes(whole[: len(whole) // 2])
        assert verify(desk)[0] == 1
        copy.write_bytes(b"")
        assert verify(desk)[0] == 1
        copy.write_bytes(whole)
        assert verify(desk)[0] == 0


def test_another_copy_in_its_place_is_found(desk_with: DeskWith) -> None:
    """A sound file, of something else, by somebody who rewrites the list too."""
    with desk_with(Archive()) as desk:
        desk.run("archive", "--keep")
        [copy] = (desk.root / "kept").glob("*.warc.gz")
        answer = Answer(target_of(A), 200, "OK", (), b"The tunnel", whole=True)
        forged = copy_of(Trail((), answer), "claimpress", dt.datetime(2026, 6, 15, tzinfo=dt.UTC))
        copy.write_bytes(forged.data)
        (desk.root / "kept/files.sha256").unlink()
        code, said = verify(desk)
        assert code == 1
        assert "what it holds is not what was kept" in said


def test_a_file_that_somebody_saved_is_a_copy_too(desk_with: DeskWith) -> None:
    with desk_with(Archive(), page=b"a decree") as desk:
        desk.run("archive", "--keep")
        [copy] = (desk.root / "kept").glob("*.warc.gz")
        sha256 = copy.name.partition(".")[0]
        copy.unlink()
        saved = copy.with_name(f"{sha256}.pdf")
        saved.write_bytes(b"a decree")
        assert verify(desk)[0] == 0
        saved.write_bytes(b"a degree")
        code, said = verify(desk)
        assert code == 1
        assert "its bytes are not those that were kept" in said


def test_a_copy_that_no_claim_names_is_told(desk_with: DeskWith) -> None:
    with desk_with(Archive()) as desk:
        desk.run("archive", "--keep")
        (desk.root / "kept/note.txt").write_text("What is this?", encoding="utf-8")
        code, said = verify(desk)
        assert code == 0
        assert "kept/note.txt: warning: no claim has the hash" in said
        assert verify(desk, str(desk.root / FILE)) == (0, "2 of 2 copies verified: no problems.\n")


@pytest.mark.parametrize("part", ["content", "claims/x", "build/site", "overrides"])
def test_copies_lie_outside_what_is_published(part: str, desk_with: DeskWith) -> None:
    with desk_with(Archive()) as desk:
        done = desk.run("archive", "--keep", "--kept", desk.root / part)
        assert done.exit_code == 2
        assert "copies of what others wrote lie outside it" in done.output
        assert not (desk.root / part / "files.sha256").exists()


def test_a_copy_is_read_by_others(desk_with: DeskWith) -> None:
    """The list by sha256sum, the file by the tool that comes with warcio."""
    with desk_with(Archive()) as desk:
        desk.run("archive", "--keep")
        kept = desk.root / "kept"
        listed = subprocess.run(
            ["sha256sum", "--check", "--strict", "files.sha256"], cwd=kept, check=False
        )
        assert listed.returncode == 0
        [copy] = kept.glob("*.warc.gz")
        tool = Path(sys.executable).with_name("warcio")
        assert subprocess.run([tool, "check", copy], check=False).returncode == 0
        index = subprocess.run(
            [tool, "index", "-f", "warc-type,warc-target-uri,http:status", copy],
            capture_output=True,
            text=True,
            check=True,
        )
    assert '"warc-type": "response", "warc-target-uri": "http://press.example/a"' in index.stdout
