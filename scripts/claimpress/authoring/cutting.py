"""One file for two uses: what stands between marks is for claimpress itself, and no publication.

The workflows and the Makefile of this repository are those of a new publication too, so that
there is no second copy that could grow old. Marks stand in comments, on lines of their own.
"""

_OPENS = "# [claimpress itself]"
_CLOSES = "# [/claimpress itself]"
_HIDDEN = "# |"


def for_publications(text: str) -> str:
    """A file of this repository as a publication gets it.

    What stands between the marks is left out; a line behind ``# |`` becomes one of the file.
    Raises ``ValueError`` when the marks do not pair.
    """
    kept: list[str] = []
    inside = False
    for line in text.splitlines(keepends=True):
        bare = line.strip()
        if bare in {_OPENS, _CLOSES}:
            if inside == (bare == _OPENS):
                message = f"a mark without its other half: {bare}"
                raise ValueError(message)
            inside = bare == _OPENS
        elif inside:
            continue
        elif bare.startswith(_HIDDEN):
            before, _, hidden = line.partition(_HIDDEN)
            kept.append(before + hidden.removeprefix(" "))
        else:
            kept.append(line)
    if inside:
        message = f"a mark without its other half: {_OPENS}"
        raise ValueError(message)
    return "".join(kept)
