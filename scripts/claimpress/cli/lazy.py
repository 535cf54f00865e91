"""Commands that are loaded when they are asked for."""

import ast
from collections.abc import Mapping
from importlib import import_module
from importlib.util import find_spec
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

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the list of commands, from their sources: loading all takes a second."""
        told = {
            name: click.Command(name, help=_help_at(home)) for name, home in self._homes.items()
        }
        _InOrder(commands=told).format_commands(ctx, formatter)


class _InOrder(click.Group):
    def list_commands(self, ctx: click.Context) -> list[str]:
        del ctx
        return list(self.commands)


def _help_at(home: str) -> str | None:
    """What a command says of itself, read without loading it."""
    module, _, name = home.partition(":")
    spec = find_spec(module)
    source = spec.loader.get_source(module) if spec and spec.loader else ""  # type: ignore[attr-defined] # every loader of files has it
    tree = ast.parse(source)
    functions = (node for node in tree.body if isinstance(node, ast.FunctionDef))
    return next((ast.get_docstring(node) for node in functions if node.name == name), None)
