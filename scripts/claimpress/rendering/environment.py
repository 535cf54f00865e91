"""The templates and what they can call."""

from functools import cache

from jinja2 import Environment, PackageLoader, StrictUndefined

from claimpress.rendering import links
from claimpress.rendering.words import words_in
from claimpress.values.addresses import host_of
from claimpress.values.languages import direction
from claimpress.values.text import paragraphs


@cache
def environment(language: str) -> Environment:
    """The one environment of a language: everything is escaped, nothing undefined passes."""
    words = words_in(language)
    templates = Environment(
        loader=PackageLoader("claimpress", "templates"),
        autoescape=True,  # for every name: ``select_autoescape`` leaves .md.jinja open
        undefined=StrictUndefined,
        auto_reload=False,  # our own templates stay as they are while the program runs
        trim_blocks=True,
        lstrip_blocks=True,
        extensions=["jinja2.ext.i18n"],
    )
    templates.policies["ext.i18n.trimmed"] = True
    # "New style": values are put in, and escaped, by the call itself.
    templates.install_gettext_translations(words.translations, newstyle=True)  # type: ignore[attr-defined] # the extension adds it
    templates.filters |= {
        "date": words.date,
        "direction": direction,
        "host": host_of,
        "language": words.name_of_language,
        "paragraphs": paragraphs,
    }
    templates.globals |= {"links": links, "words": words}
    return templates
