"""Hostile files cost little: each is read in a process with little memory."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

pytest.importorskip("resource", reason="limits are set the POSIX way")

SECONDS = 1.0
"""Of computing, so that a busy machine does not matter."""
MEGABYTES = 300
READ = f"""
import json, resource, sys, time
limit = {2 * MEGABYTES} * 1024 * 1024
resource.setrlimit(resource.RLIMIT_AS, (limit, limit))
from pathlib import Path
from claimpress import pipeline
def megabytes():
    # Linux counts in ru_maxrss what the process was before exec: the whole test run.
    status = Path("/proc/self/status")
    if status.exists():
        peak = next(line for line in status.read_text().splitlines() if "VmHWM" in line)
        return int(peak.split()[1]) / 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
root, hostile, *cases = map(Path, sys.argv[1:])
for case in cases:
    (root / hostile).unlink(missing_ok=True)
    case.rename(root / hostile)
    start = time.process_time()
    problems = pipeline.check(root, use_cache=False).problems
    seconds = time.process_time() - start
    peak = megabytes()
    codes = [problem.code for problem in problems if problem.file == str(hostile)]
    print(json.dumps([codes, seconds, peak]), flush=True)
"""

BOMB = "".join(
    f"{name}: &{name} [{', '.join([f'*{before}'] * 10)}]\n"
    for before, name in zip("abcdefgh", "bcdefghi", strict=True)
)
MERGE_BOMB = "".join(
    f"{name}: &{name}\n  <<: [{', '.join([f'*{before}'] * 10)}]\n"
    for before, name in zip("abcdefgh", "bcdefghi", strict=True)
)
HOSTILE = {
    "depth 100,000": (b"[" * 100_000, "too-large"),
    "depth 60,000": (b"[" * 60_000, "too-deep"),
    "depth 60,000 in blocks": (b"- " * 30_000, "too-deep"),
    "50 MB": (b"text: " + b"x" * 50_000_000, "too-large"),
    "a million keys": (b"".join(b"k%d: v\n" % n for n in range(1_000_000)), "too-large"),
    "many keys": (b"".join(b"k%d: v\n" % n for n in range(6_000)), "too-many"),
    "many commas": (b"[" + b"a," * 32_000 + b"]", "too-many"),
    "an alias bomb": (f"a: &a [x, x]\n{BOMB}".encode(), "alias"),
    "a merge bomb": (f"a: &a {{x: y}}\n{MERGE_BOMB}".encode(), "alias"),
    "20,000 brackets": (b'notes: "' + b"[" * 20_000 + b'"', "too-long"),
    "a long number": (b"text: " + b"9" * 60_000, "too-long"),
    "a long line of quotes": (b"text: " + b"'" * 60_001, "yaml"),
    "many anchors": (b"[" + b"&a x," * 12_000 + b"]", "anchor"),
    "a long slug": (b"topics: [" + b"a-" * 30_000 + b"]", "slug"),
    "a long address": (b"evidence: [{url: https://" + b"a." * 30_000 + b"}]", "address"),
}


def test_hostile_files_cost_little(base_publication: Path, tmp_path: Path) -> None:
    files = []
    for number, (data, _) in enumerate(HOSTILE.values()):
        files.append(tmp_path / str(number))
        files[-1].write_bytes(data)
        files[-1].chmod(0o644)
    hostile = "claims/lower-nowhere-speech/hostile.yaml"
    done = subprocess.run(
        [sys.executable, "-c", READ, str(base_publication), hostile, *map(str, files)],
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    for (case, (_, code)), line in zip(HOSTILE.items(), done.stdout.splitlines(), strict=True):
        codes, seconds, peak = json.loads(line)
        assert code in codes, case
        assert len(codes) <= 20, case
        assert seconds < SECONDS, case
        assert peak < MEGABYTES, case
