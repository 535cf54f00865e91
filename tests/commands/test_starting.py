"""Commands that need no validator build none: that would be a third of their start."""

import subprocess
import sys


def test_loading_the_model_builds_no_validator() -> None:
    code = (
        "import claimpress.cli.check, claimpress.pipeline.checked\n"
        "from claimpress.model.fields import Record\n"
        "def under(kind):\n"
        "    yield kind\n"
        "    for each in kind.__subclasses__():\n"
        "        yield from under(each)\n"
        "print([kind.__name__ for kind in under(Record) if kind.__pydantic_complete__])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"
