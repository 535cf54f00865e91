"""``claimpress completion``: completion of commands and options in a shell."""

import click
from click.shell_completion import get_completion_class

_VARIABLE = "_CLAIMPRESS_COMPLETE"


@click.command()
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
@click.pass_context
def completion(context: click.Context, shell: str) -> None:
    """Print the completion script for SHELL.

    \b
    bash:  claimpress completion bash > ~/.local/share/bash-completion/completions/claimpress
    zsh:   eval "$(claimpress completion zsh)"   in ~/.zshrc
    fish:  claimpress completion fish > ~/.config/fish/completions/claimpress.fish
    """
    kind = get_completion_class(shell)
    assert kind is not None
    root = context.find_root()
    click.echo(kind(root.command, {}, "claimpress", _VARIABLE).source())
