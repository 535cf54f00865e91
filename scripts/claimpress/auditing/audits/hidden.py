"""Claims that no reader may see yet, and words that may stand nowhere."""

import gzip
import re
import zlib
from collections.abc import Iterator

from claimpress.auditing.audit import Finding, file_audit
from claimpress.auditing.built import Built
from claimpress.auditing.folder import SiteFile
from claimpress.auditing.seen import deciphered
from claimpress.values.text import letters

_TAG = re.compile(rb"<[^<>]*>")
_HELP = "the site was built with --drafts, or before the claim was held back: build it again"


@file_audit("hidden-claim")
def no_file_tells_of_a_hidden_claim(file: SiteFile, built: Built) -> Iterator[Finding]:
    """No file, packed or not, holds the id or a text of a draft or an embargoed claim.

    Texts are found whatever their punctuation, capitals and escapes are.
    """
    if not built.hidden:
        return
    data = unpacked(file)
    written = deciphered(data)
    # With the tags a text is found in attributes and data, without them across emphasis.
    bare = f"{letters(written)} {letters(deciphered(_TAG.sub(b' ', data)))}"
    for id_, texts in built.hidden.items():
        if id_ in written:
            yield Finding(f"the file names the hidden claim {id_!r}", _HELP, id_)
        elif any(text in bare for text in texts):
            yield Finding(f"the file holds words of the hidden claim {id_!r}", _HELP)


@file_audit("forbidden-words")
def no_file_holds_forbidden_words(file: SiteFile, built: Built) -> Iterator[Finding]:
    """No file, packed or not, holds a text given with `--forbid`."""
    if not built.forbidden:
        return
    data = unpacked(file)
    written = deciphered(data)
    for words in built.forbidden:
        if words.encode() in data or words in written:
            yield Finding(f"the file holds the forbidden words {words!r}", words=words)


def unpacked(file: SiteFile) -> bytes:
    """What a file holds, taken out of its packing if it has one."""
    if file.data is None:
        return b""
    try:
        return gzip.decompress(file.data) if file.ending == "gz" else file.data
    except (OSError, EOFError, zlib.error):
        return file.data
