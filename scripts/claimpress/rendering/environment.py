"""The templates and what they can call."""

from functools import cache, lru_cache
from types import CodeType
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from jinja2.nodes import Template
from markupsafe import Markup

from claimpress.rendering import links
from claimpress.rendering.compiled import beside_the_code
from claimpress.rendering.folding import Folding
from claimpress.rendering.generating import Plainly, PlainMacro, escaped
from claimpress.rendering.words import Words, words_in
from claimpress.values.addresses import host_of
from claimpress.values.languages import direction
from claimpress.values.text import paragraphs

_ASKED_AGAIN = ("moment", "shape")
"""Macros that say the same whenever they are given the same, dozens of times on a page."""


@cache
def environment(language: str, *, fold: bool = True) -> Environment:
    """The one environment of a language: everything is escaped, nothing undefined passes.

    Without ``fold`` its words are looked up whenever a page is made, which takes longer.
    """
    words = words_in(language)
    templates = _Templates(
        words,
        fold=fold,
        loader=PackageLoader("claimpress", "templates"),
        autoescape=True,  # for every name: ``select_autoescape`` leaves .md.jinja open
        undefined=StrictUndefined,
        bytecode_cache=beside_the_code(language) if fold else None,
        auto_reload=False,  # our own templates stay as they are while the program runs
        trim_blocks=True,
        lstrip_blocks=True,
    )
    templates.filters |= {
        "date": words.date,
        "direction": direction,
        "host": host_of,
        "language": words.name_of_language,
        "paragraphs": paragraphs,
    }
    templates.globals |= {"links": links, "words": words}
    macros = templates.get_template("macros.md.jinja").module
    for name in _ASKED_AGAIN:
        # Text and markup that look alike are not the same.
        setattr(macros, name, lru_cache(maxsize=10_000, typed=True)(getattr(macros, name)))
    return templates


class _Templates(Environment):
    """Templates that speak one language, whose words become a part of them."""

    code_generator_class = Plainly
    Macro = PlainMacro
    escape = staticmethod(escaped)

    def __init__(self, words: Words, *, fold: bool, **settings: Any) -> None:  # noqa: ANN401 - of Jinja2
        """Speak with ``words``."""
        super().__init__(extensions=["jinja2.ext.i18n"], **settings)
        self.policies["ext.i18n.trimmed"] = True
        self.newstyle_gettext = True  # values are put in, and escaped, by the call itself
        self._folding = Folding(words.say) if fold else None

        def say(message: str, **values: object) -> Markup:
            return _trusted(words.say(message)) % values

        @lru_cache(maxsize=1000, typed=True)  # pages count to a dozen, seven times each
        def say_counted(one: str, many: str, num: int, **values: object) -> Markup:
            return _trusted(words.translations.ngettext(one, many, num)) % {"num": num, **values}

        self.globals |= {"_": say, "gettext": say, "ngettext": say_counted}

    def compile(  # type: ignore[override] # one signature for Jinja2's two
        self,
        source: str | Template,
        name: str | None = None,
        filename: str | None = None,
        **options: bool,
    ) -> CodeType | str:
        """Compile a template after its words have been put into it."""
        if isinstance(source, str) and self._folding:
            source = self._folding.visit(self.parse(source, name, filename))
        return super().compile(source, name, filename, **options)  # type: ignore[call-overload, no-any-return]


def _trusted(message: str) -> Markup:
    """A message is markup: it comes from our catalogues, as the templates do from us."""
    return Markup(message)  # noqa: S704
