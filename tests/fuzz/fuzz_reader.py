r"""Fuzz the reader with libFuzzer, guided by coverage.

Not a test that pytest collects: it runs until it is told to stop.

    pip install atheris
    mkdir found
    python tests/fuzz/fuzz_reader.py found claims/korkodinov-coup-article \
        -max_total_time=600 -timeout=1 -rss_limit_mb=300

Whatever the bytes are, reading and validating them gives a record or problems
with a message; an exception, more than a second or more than 300 MB is a fault.
"""

import sys

import atheris

with atheris.instrument_imports(include=["claimpress", "yaml"]):
    from claimpress.model.claim import ClaimFile
    from claimpress.reading.validation import validated
    from claimpress.reading.yaml_text import read_yaml
    from claimpress.reporting.text import as_text


def one_input(data: bytes) -> None:
    tree, problems = read_yaml("claims/a/b.yaml", data)
    if tree is not None:
        _, more = validated(ClaimFile, "claims/a/b.yaml", tree)
        problems += more
    for problem in problems:
        shown = as_text(problem)
        assert problem.message
        assert "\x1b[2J" not in shown
    assert tree is not None or problems


if __name__ == "__main__":
    atheris.Setup(sys.argv, one_input)
    atheris.Fuzz()
