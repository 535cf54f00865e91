"""What a web page says in its JSON-LD."""

import re
from collections.abc import Iterator

from selectolax.lexbor import LexborHTMLParser

from claimpress.importing.given import Raw
from claimpress.importing.jsonld import claim_reviews
from claimpress.importing.trouble import Trouble
from claimpress.markup.mending import mend

_CHARSET = re.compile(rb"""<meta[^>]{0,200}charset=["']?([A-Za-z0-9_-]{2,30})""", re.IGNORECASE)
_TYPE = "application/ld+json"
_OTHER_LANGUAGES = 'link[rel~="alternate"][hreflang][href]'
_MICRODATA = '[itemtype$="schema.org/ClaimReview"]'


def looks_like_a_page(start: bytes) -> bool:
    """Whether a file that starts so is HTML."""
    return start.removeprefix(b"\xef\xbb\xbf").lstrip().startswith(b"<")


def raws_of_page(data: bytes, name: str, address: str = "") -> Iterator[Raw]:
    """Each ClaimReview of a page; or one record that says why there is none."""
    parsed = LexborHTMLParser(_decoded(data))
    root = parsed.root
    language = (root.attributes.get("lang") or "") if root else ""
    link = parsed.css_first('link[rel="canonical"]')
    address = address or (link.attributes.get("href") or "" if link else "")
    alternates = tuple(node.attributes.get("href") or "" for node in parsed.css(_OTHER_LANGUAGES))
    count = 0
    for number, script in enumerate(parsed.css("script[type]"), start=1):
        if (script.attributes.get("type") or "").split(";")[0].strip().lower() != _TYPE:
            continue
        where = f"{name}, script {number}"
        text = script.text()
        try:
            value, mended = mend(text)
        except ValueError as fault:
            if "ClaimReview" in text:
                count += 1
                trouble = Trouble("unreadable", detail=str(fault))
                yield Raw(where, {"as given": text}, (trouble,), language, address)
            continue
        troubles = (Trouble("json-mended", detail="; ".join(mended)),) if mended else ()
        for review in claim_reviews(value):
            count += 1
            yield Raw(where, review, troubles, language, address, alternates)
    if not count:
        microdata = parsed.css_first(_MICRODATA) is not None
        detail = "it has one as microdata, which is not read" if microdata else ""
        yield Raw(name, {"as given": address or name}, (Trouble("no-record", detail=detail),))


def _decoded(data: bytes) -> str:
    """The text of a page: UTF-8, or what the page says it is."""
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        pass
    told = _CHARSET.search(data[:4096])
    try:
        return data.decode(told[1].decode("ascii") if told else "utf-8", "replace")
    except LookupError:
        return data.decode("utf-8", "replace")
