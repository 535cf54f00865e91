"""What style sheets load."""

import re
from collections.abc import Iterator

from claimpress.auditing.audit import Finding, file_audit
from claimpress.auditing.built import Built
from claimpress.auditing.folder import SiteFile
from claimpress.auditing.places import place_of

_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_ESCAPE = re.compile(r"\\([0-9a-fA-F]{1,6})\s?")
_LOADS = re.compile(
    r"""(?:@import\s*|(?:url|src|image-set|image)\(\s*)(?:url\(\s*)?["']?([^"'()\s;]+)""",
    re.IGNORECASE,
)


@file_audit("foreign-style")
def styles_load_from_the_site(file: SiteFile, _: Built) -> Iterator[Finding]:
    """Style sheets and drawings load nothing but what is in them or in the site."""
    if file.ending not in {"css", "svg"} or file.data is None:
        return
    text = _COMMENT.sub(" ", file.data.decode("utf-8", "replace"))
    for address in _LOADS.findall(_ESCAPE.sub(_meant, text)):
        place = place_of(address, file.path)
        if (place is None or not place.here) and not address.lower().startswith("data:"):
            yield Finding(f"the style loads {address!r}, which is not in this site", words=address)


def _meant(escape: re.Match[str]) -> str:
    code = int(escape[1], 16)
    return chr(code) if 0 < code < 0x110000 else ""
