"""A page fetched from the web, to be validated."""

from collections.abc import Callable

from claimpress.fetching.faults import FetchError
from claimpress.fetching.fetcher import Answer, Fetcher
from claimpress.fetching.follow import follow
from claimpress.fetching.target import Target, target_of
from claimpress.markup.document import Document, read_document
from claimpress.values.problems import Problem

PURPOSE = "validates structured data"


def fetched(address: str, ask: Callable[[Target], Answer]) -> Document | Problem:
    """The page at an address, or why there is none. Redirects are followed."""
    try:
        trail = follow(target_of(address), ask)
    except FetchError as fault:
        return Problem(address, "no-answer", str(fault), "name the address of a public page")
    answer = trail.answer
    if answer.status != 200:
        said = f"the server answers with status {answer.status}"
        return Problem(address, "no-answer", said, "open it in a browser; mend the address")
    if not answer.whole:
        return Problem(address, "no-answer", f"the page has more than {len(answer.body)} bytes")
    return read_document(address, answer.body, answer.target.address)


def asker(address: str, *, anywhere: bool) -> Callable[[Target], Answer]:
    """Asks hosts of the public internet; with ``anywhere`` also the host of this address.

    Raises `FetchError` when it is no address.
    """
    target = target_of(address)
    return Fetcher(PURPOSE, named=[target.place] if anywhere else []).ask
