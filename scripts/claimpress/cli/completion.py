"""``claimpress completion``: completion of commands and options in a shell."""

import click
from click.shell_completion import BashComplete, FishComplete, ShellComplete, ZshComplete

_VARIABLE = "_CLAIMPRESS_COMPLETE"
_SHELLS: dict[str, type[ShellComplete]] = {
    "bash": BashComplete,
    "zsh": ZshComplete,
    "fish": FishComplete,
}


@click.command()
@click.argument("shell", type=click.Choice(list(_SHELLS)))
@click.pass_context
def completion(context: click.Context, shell: str) -> None:
    """Print the completion script for SHELL.

    \b
    bash:  claimpress completion bash > ~/.local/share/bash-completion/completions/claimpress
    zsh:   eval "$(claimpress completion zsh)"   in ~/.zshrc
    fish:  claimpress completion fish > ~/.config/fish/completions/claimpress.fish
    """
    make = _SHELLS[shell]
    click.echo(make(context.find_root().command, {}, "claimpress", _VARIABLE).source())
