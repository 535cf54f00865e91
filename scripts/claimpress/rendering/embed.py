"""Embeds: a check in a frame on somebody else's page, and how machines ask for it."""

from dataclasses import dataclass
from functools import cached_property
from math import ceil

from markupsafe import Markup

from claimpress.model.claim import ChangeKind, Claim, Stage
from claimpress.model.corpus import Corpus
from claimpress.model.site import Site
from claimpress.rendering import links
from claimpress.rendering.words import words_in
from claimpress.values.written_json import as_lines_of_json

WIDTH = 600
CARD = (1200, 630)
"""How wide and high a share card is."""

# A frame that can open the whole check in a new window, and do nothing else.
_SANDBOX = "allow-popups allow-popups-to-escape-sandbox"
_FRAME = Markup(
    '<iframe src="%(src)s" title="%(title)s" width="%(width)s" height="%(height)s" '
    'style="border:0;max-width:100%%" sandbox="%(sandbox)s" loading="lazy"></iframe>'
)
_CACHED_FOR = 24 * 60 * 60
# How high the page is at its width: a frame cannot ask what is in it.
_FRAME_AROUND, _STEP = 216, 20
_CLAIM = (44, 31)
_SUMMARY = (64, 25)
_CHANGE = (60, 28)


@dataclass(frozen=True)
class Embed:
    """One check, as others can show it. It needs the address of the site."""

    claim: Claim
    title: str
    """The status and the claim."""
    author: str
    provider: str
    site: Site

    @property
    def height(self) -> int:
        """The height its texts need, in pixels."""
        texts = [(self.claim.text, _CLAIM), (self.claim.summary, _SUMMARY)]
        texts += [(change.note, _CHANGE) for change in self.claim.history[-1:]]
        lines = sum(ceil(len(text) / fit) * high for text, (fit, high) in texts)
        return ceil((_FRAME_AROUND + lines) / _STEP) * _STEP

    @cached_property
    def code(self) -> str:
        """The element to put into a page."""
        values = {
            "src": self.site.canonical(links.embed_of_claim(self.claim.id)),
            "title": self.title,
            "width": WIDTH,
            "height": self.height,
            "sandbox": _SANDBOX,
        }
        return str(_FRAME % values)

    def oembed(self) -> bytes:
        """The answer to those who ask how to embed it (oEmbed 1.0, type ``rich``)."""
        page = links.page_of_claim(self.claim.id)
        content = {
            "version": "1.0",
            "type": "rich",
            "title": self.title,
            "author_name": self.author,
            "provider_name": self.provider,
            "provider_url": self.site.canonical(""),
            "cache_age": _CACHED_FOR,
            "html": self.code,
            "width": WIDTH,
            "height": self.height,
            "thumbnail_url": self.site.canonical(links.card_of(page)),
            "thumbnail_width": CARD[0],
            "thumbnail_height": CARD[1],
        }
        return f"{as_lines_of_json(content)}\n".encode()


def headline(claim: Claim, corpus: Corpus) -> str:
    """The finding and the claim in one line; a check that was withdrawn has no finding."""
    words = words_in(corpus.publication.language)
    label = corpus.scale.statuses[claim.status].label
    finding = words.change(ChangeKind.WITHDRAWAL) if claim.stage is Stage.WITHDRAWN else label
    return f"{finding}: {claim.text}"
