"""Whether somebody else takes part in making pages."""

from mkdocs.config.defaults import MkDocsConfig

_HARMLESS = frozenset(
    {"startup", "shutdown", "serve", "config", "pre_build", "build_error"},
)
"""Events at which no plugin sees files, pages or the site."""


def others_take_part(config: MkDocsConfig, ours: object) -> bool:
    """Whether another plugin, or a hook, may want to see generated pages or change them.

    Then MkDocs handles every page itself, as it knows how to.
    """
    return any(
        getattr(method, "__self__", None) is not ours
        for event, methods in config.plugins.events.items()
        if event not in _HARMLESS
        for method in methods
    )
