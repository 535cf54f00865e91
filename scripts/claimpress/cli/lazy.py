"""Commands that are loaded when they are asked for."""

from collections.abc import Mapping
from importlib import import_module
from typing import Any

import click


class Commands(click.Group):
    """A group whose commands are loaded one by one: what checks need not wait for what builds."""

    def __init__(self, *args: Any, homes: Mapping[str, str], **kwargs: Any) -> None:  # noqa: ANN401 - click's own
        """Know where each command is: ``package.module:name``."""
        super().__init__(*args, **kwargs)
        self._homes = homes

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names of the commands, in their order."""
        del ctx
        return list(self._homes)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of that name, if there is one."""
        del ctx
        home = self._homes.get(cmd_name)
        if home is None:
            return None
        module, _, name = home.partition(":")
        command: click.Command = getattr(import_module(module), name)
        return command
