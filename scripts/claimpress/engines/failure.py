"""What an engine raises when it cannot build the site."""


class EngineError(Exception):
    """The engine refused; the message says what to do about it."""
