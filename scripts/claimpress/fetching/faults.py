"""Why a machine gave no answer."""

import enum


class Fault(enum.StrEnum):
    """The kinds of reason for which there is no answer."""

    REFUSED = "refused"
    """We do not ask: no public machine, another port, or not an address at all."""
    NO_SUCH_HOST = "no-such-host"
    """The name is not known."""
    UNREACHABLE = "unreachable"
    """No connection, or no answer to the question where the host is."""
    SILENT = "silent"
    """Nothing came for too long, or the whole took too long."""
    UNTRUSTED = "untrusted"
    """The host could not prove over TLS that it is the one named."""
    BUSY = "busy"
    """It asks to be left alone for longer than we wait."""
    BROKEN = "broken"
    """What came is no HTTP, or ended in the middle."""
    CIRCLE = "circle"
    """Redirects lead in a circle, or further than anybody would follow."""


class FetchError(Exception):
    """There is no answer; the message is a sentence without its full stop."""

    def __init__(self, fault: Fault, message: str) -> None:
        super().__init__(message)
        self.fault = fault
