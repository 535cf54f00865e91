"""The list of all commands is read from their sources, and says what the commands say."""

import subprocess
import sys

import click
from click.testing import CliRunner

from claimpress.cli import claimpress


def test_the_list_says_of_each_command_what_it_says_of_itself() -> None:
    shown = CliRunner().invoke(claimpress, ["--help"]).output
    context = click.Context(claimpress)
    listed = [
        (name, command.get_short_help_str(200))
        for name in claimpress.list_commands(context)
        if (command := claimpress.get_command(context, name))
    ]
    lines = [line.split(maxsplit=1) for line in shown.partition("Commands:\n")[2].splitlines()]
    assert [name for name, _ in lines] == [name for name, _ in listed]
    for (_, told), (name, says) in zip(lines, listed, strict=True):
        assert len(told) > 10, name
        assert says.startswith(told.removesuffix("...")), name


def test_asking_for_help_loads_no_command() -> None:
    code = (
        "import sys; from click.testing import CliRunner; from claimpress.cli import claimpress; "
        "CliRunner().invoke(claimpress, ['--help']); print('pydantic' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "False\n"
