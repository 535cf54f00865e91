"""Words of the interface, put into the templates when these are compiled.

A language has its own environment, so what ``_("…")`` and ``{% trans %}`` say is known before any
page is made: the translation becomes text of the template, and only the values in it are left to
be put in, each escaped where it stands.
"""

from collections.abc import Callable, Iterator
from typing import TypeGuard

from jinja2 import nodes
from jinja2.visitor import NodeTransformer

_SAYS = {"_", "gettext"}
_CUT = "\0"


class Folding(NodeTransformer):
    """Replaces each call that says constant words by the words themselves."""

    def __init__(self, say: Callable[[str], str]) -> None:
        """``say`` gives the translation of a message, which is trusted as the templates are."""
        self._say = say

    def visit_Output(self, node: nodes.Output) -> nodes.Output:  # noqa: N802 - Jinja2's name
        """What is written out: a message falls into its words and the values between them."""
        self.generic_visit(node)
        pieces: list[nodes.Expr] = []
        for each in node.nodes:
            pieces += self._pieces(each) if _says(each) else [each]
        return nodes.Output(pieces, lineno=node.lineno)

    def visit_Call(self, node: nodes.Call) -> nodes.Expr:  # noqa: N802 - Jinja2's name
        """A message without values, wherever it stands."""
        self.generic_visit(node)
        if not _says(node) or node.kwargs:
            return node
        return nodes.MarkSafe(nodes.Const("".join(self._cut(node))), lineno=node.lineno)

    def _pieces(self, call: nodes.Call) -> Iterator[nodes.Expr]:
        values = {each.key: each.value for each in call.kwargs}
        for number, piece in enumerate(self._cut(call)):
            yield values[piece] if number % 2 else nodes.TemplateData(piece)

    def _cut(self, call: nodes.Call) -> list[str]:
        """The words, and between them the names of values."""
        message: nodes.Const = call.args[0]  # type: ignore[assignment] # as `_says` found
        marks = {each.key: f"{_CUT}{each.key}{_CUT}" for each in call.kwargs}
        return (self._say(message.value) % marks).split(_CUT)


def _says(node: nodes.Expr) -> TypeGuard[nodes.Call]:
    match node:
        case nodes.Call(node=nodes.Name(name=name), args=[nodes.Const()]):
            return name in _SAYS
    return False
