"""One page: a template, its front matter and the way to other pages."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, partial
from typing import Any, TypeAlias

from markupsafe import Markup

from claimpress.deriving.index import Index
from claimpress.model.corpus import Corpus
from claimpress.model.site import Site
from claimpress.rendering import links
from claimpress.rendering.artifact import Artifact
from claimpress.rendering.editions import head_in_languages
from claimpress.rendering.environment import environment
from claimpress.rendering.escape import front_matter, inert
from claimpress.rendering.policy import with_policy, with_policy_of_embed
from claimpress.rendering.prose import prose
from claimpress.rendering.structured.things import Thing, as_script, in_context
from claimpress.rendering.unit import Unit
from claimpress.rendering.words import Words, words_in
from claimpress.values.dates import PartialDate

_DESCRIPTION_LENGTH = 200
_STRUCTURED = ("structured", "structured_more")
_SENTENCE_END = re.compile(r"[.!?…][”»’)]*(?= |$)")


@dataclass(frozen=True, slots=True)
class Renderer:
    """Makes pages of one publication."""

    site: Site
    corpus: Corpus
    index: Index
    drafts: bool = False
    """Whether claims are shown that readers will not see."""

    def page(  # noqa: PLR0913 - what front matter needs, by name
        self,
        address: str,
        template: str,
        *,
        title: str,
        description: str,
        source: str = "",
        changed: PartialDate | None = None,
        feed_of: str = "",
        head: Mapping[str, str] | None = None,
        things: Sequence[Thing] = (),
        **values: Any,  # noqa: ANN401 - each template names its own
    ) -> Artifact:
        """Render ``template`` to the page at ``address``, which ends in a slash.

        ``changed`` is the day of the last change, for the sitemap; ``feed_of`` the page whose
        feed has what stands here; ``head`` is what else the head of the page says, by the names
        `overrides/main.html` has for it; ``things``, two at most, are what it tells machines.
        """
        to = cache(self._ways_from(address))
        body = (
            environment(self.words.language)
            .get_template(f"{template}.md.jinja")
            .render(
                site=self.site,
                corpus=self.corpus,
                index=self.index,
                drafts=self.drafts,
                here=address,
                to=to,
                root=partial(links.relative, self.site.place(address)),
                prose=self._prose(to),
                **values,
            )
        )
        meta: dict[str, Any] = {
            "title": title,
            "description": shortened(description, _DESCRIPTION_LENGTH),
            "kind": template,
            "hide": ["navigation", "toc"],
        }
        if source:
            meta["source"] = source
        if changed:
            meta["changed"] = str(changed)
        if feed_of:
            meta["feed"] = self.site.place(links.feed_of(feed_of))
        meta.update(head or {})
        if self.corpus.publication.languages:
            meta.update(head_in_languages(address, self.corpus, self.site.folder))
        # Texts, each under a key of its own, are places in a frame that pages share.
        for key, thing in zip(_STRUCTURED, things, strict=False):
            meta[key] = as_script(in_context(thing))
        text = front_matter(meta) + inert(body) + "\n"
        return Artifact(links.file_of(address), text.encode(), source)

    @property
    def words(self) -> Words:
        """What the interface says, in the language of the publication."""
        return words_in(self.corpus.publication.language)

    def moved(self, way: str) -> str:
        """A whole page that sends readers on, without script."""
        template = environment(self.words.language).get_template("moved.html.jinja")
        return with_policy(template.render(way=way))

    def embed(self, **values: Any) -> str:  # noqa: ANN401 - as above
        """A whole page for a frame on another site, without script."""
        template = environment(self.words.language).get_template("embed.html.jinja")
        return with_policy_of_embed(template.render(site=self.site, **values))

    def _ways_from(self, address: str) -> Callable[[str], str]:
        """Makes links from a page to others, which may be there in the main language only."""
        if not self.site.folder:
            return partial(links.relative, address)
        here = self.site.place(address)
        return lambda to: links.relative(here, self.site.place(to))

    def _prose(self, to: Callable[[str], str]) -> Callable[[str], Markup]:
        def claim_link(claim_id: str) -> str:
            return to(links.page_of_claim(claim_id)) if claim_id in self.corpus.claims else ""

        return lambda text: prose(text, claim_link)


PageUnit: TypeAlias = Unit[Renderer]
"""Pages, and whatever else is made with a renderer."""


def shortened(text: str, length: int) -> str:
    """The text cut at a word, with an ellipsis where words are left out."""
    if len(text) <= length:
        return text
    return text[: length - 1].rsplit(" ", 1)[0].rstrip(",;:–- ") + "…"


def opening(text: str, least: int) -> str:
    """The first sentences of a text, as many as make ``least`` characters.

    >>> opening("It rained. Nobody came. The rest is known.", 12)
    'It rained. Nobody came.'
    """
    ends = (match.end() for match in _SENTENCE_END.finditer(text))
    return text[: next((end for end in ends if end >= least), len(text))]
