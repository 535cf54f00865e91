"""Everything that changed after publication, as one list."""

from collections.abc import Iterable

from claimpress.model.row import Row


def changes(claims: Iterable[Row]) -> list[tuple[str, int]]:
    """The id of a claim and the number of a change in its history, for all, the newest first.

    It follows from the data, so none can be missing. Entries of a history are
    added and never edited, so their number is their name.
    """
    dated = [(day, row.id, number) for row in claims for number, day in enumerate(row.changes)]
    # Of one day in one history the earlier change comes first.
    newest = sorted(dated, key=lambda each: each[:2], reverse=True)
    return [(id_, number) for _, id_, number in newest]
