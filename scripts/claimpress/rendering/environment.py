"""The templates and what they can call."""

from functools import cache

from jinja2 import Environment, PackageLoader, StrictUndefined

from claimpress.rendering import links, words
from claimpress.values.addresses import host_of
from claimpress.values.languages import direction, language_name
from claimpress.values.text import paragraphs


@cache
def environment() -> Environment:
    """The one environment: everything is escaped, nothing undefined passes."""
    templates = Environment(
        loader=PackageLoader("claimpress", "templates"),
        autoescape=True,  # for every name: ``select_autoescape`` leaves .md.jinja open
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    templates.filters |= {
        "date": words.date_in_words,
        "direction": direction,
        "host": host_of,
        "language": language_name,
        "paragraphs": paragraphs,
    }
    templates.globals |= {"links": links, "words": words}
    return templates
