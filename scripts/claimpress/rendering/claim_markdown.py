"""A claim as plain Markdown, for answer engines and whoever else reads text."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial

from claimpress.model.claim import Change, ChangeKind, Claim, Evidence, Media, Reply, Stage
from claimpress.model.corpus import Corpus
from claimpress.model.dossier import Dossier
from claimpress.model.site import Site
from claimpress.model.status import Stance
from claimpress.model.translation import Translated
from claimpress.rendering import links
from claimpress.rendering.licence import licence_in_short
from claimpress.rendering.markdown import indented, link, literal, of_prose, quotation
from claimpress.rendering.prose import prose
from claimpress.rendering.words import Words, words_in
from claimpress.values.addresses import host_of
from claimpress.values.text import paragraphs

_ORDER = (Stance.REFUTES, Stance.SUPPORTS, Stance.CONTEXT)
"""As on the page."""


def claim_as_markdown(claim: Claim, corpus: Corpus, site: Site) -> str:
    """The whole check: the finding first, then the words, the evidence, the way, the history."""
    words = words_in(corpus.publication.language)
    writing = _Writing(claim, corpus, site, words, corpus.dossiers[claim.dossier])
    return "\n\n".join([f"# {literal(claim.text)}", *writing.head(), *writing.sections()]) + "\n"


@dataclass(frozen=True, slots=True)
class _Writing:
    claim: Claim
    corpus: Corpus
    site: Site
    words: Words
    dossier: Dossier

    def head(self) -> Iterator[str]:
        """What has to go wherever the claim goes: the finding, who, when, where, the licence."""
        claim, say = self.claim, self.words.say
        if claim.stage is Stage.WITHDRAWN:
            withdrawn = self.words.change(ChangeKind.WITHDRAWAL)
            yield f"**{withdrawn}.** {literal(say('We no longer stand by this check.'))}"
        if claim.stage is Stage.SUPERSEDED:
            yield self._superseded()
        if claim.translation:
            yield from self._translated(claim.translation)
        status = self.corpus.scale.statuses[claim.status].label
        finding = f"**{literal(say('Status: {status}').format(status=status))}**"
        if claim.confidence:
            finding += f" ({literal(self.words.confidence(claim.confidence))})"
        yield finding
        if claim.reason:
            yield literal(self.corpus.scale.reasons[claim.reason])
        yield from map(literal, paragraphs(claim.summary))
        yield "\n".join(f"- {fact}" for fact in self._facts())

    def sections(self) -> Iterator[str]:
        """The parts of the page, under the same headings."""
        claim, say = self.claim, self.words.say
        if claim.source.quote:
            yield f"## {say('The exact words')}"
            yield quotation(paragraphs(claim.source.quote))
            yield from self._meaning(claim.source.translation)
        if claim.media:
            yield f"## {say('Images and recordings')}"
            yield from map(self._media, claim.media)
        if claim.evidence:
            yield f"## {say('The evidence')}"
            ordered = (
                item for stance in _ORDER for item in claim.evidence if item.stance is stance
            )
            yield from (self._item(n, item) for n, item in enumerate(ordered, start=1))
        if claim.notes:
            yield f"## {say('How we got there')}"
            yield of_prose(prose(claim.notes, self._address_of_claim))
        if claim.unknown:
            yield f"## {say('What is not known')}"
            yield from map(literal, paragraphs(claim.unknown))
        related = [self.corpus.rows[other] for other in claim.related]
        if related:
            yield f"## {say('Related claims')}"
            yield "\n".join(
                f"- {link(literal(other.text), self._markdown_of(other.id))}" for other in related
            )
        if claim.replies:
            yield f"## {say('Who was asked for a reply')}"
            for reply in claim.replies:
                yield from self._reply(reply)
        if claim.published_on:
            yield f"## {say('History of this page')}"
            first = f"- {self.words.date(claim.published_on)}: {say('First published.')}"
            yield "\n".join([first, *map(self._change, claim.history)])

    def _superseded(self) -> str:
        superseded = f"**{self.words.change(ChangeKind.SUPERSESSION)}.**"
        newer = self.corpus.rows.get(self.claim.superseded_by or "")
        if newer is None:  # it is not published yet
            return superseded
        return f"{superseded} {link(literal(newer.text), self._markdown_of(newer.id))}"

    def _facts(self) -> Iterator[str]:
        claim, say, source = self.claim, self.words.say, self.claim.source
        who = self.corpus.people[source.speaker].name
        when = self.words.date(source.claimed_on)
        if source.locator:
            made = say("Made by %(who)s (%(place)s), %(when)s")
            yield literal(made % {"who": who, "place": source.locator, "when": when})
        else:
            yield literal(say("Made by %(who)s, %(when)s") % {"who": who, "when": when})
        document = self.words.document_title(self.dossier)
        yield link(literal(document), self._address(links.page_of_dossier(self.dossier.id)))
        publication = self.corpus.publication
        checked = say("Checked by {desk}, {publication}")
        yield literal(checked.format(desk=publication.desk, publication=self.site.name))
        page = self._address(links.page_of_claim(claim.id))
        data = self._at_root(links.data_of_claim)
        yield f"{link(say('The page of this check'), page)}, {link(say('as data'), data)}"
        name = link(literal(publication.licence), publication.licence_url)
        yield f"{name}: {literal(licence_in_short(publication, self.words))}"

    def _item(self, number: int, item: Evidence) -> str:
        words = self.words
        title = link(literal(words.title_or_not_seen(item.title)), item.url)
        told = [
            literal(item.publisher),
            words.date(item.published),
            words.name_of_language(item.language),
            words.tier(item.tier),
            words.consulted(item.consulted),
        ]
        parts = [f"**{words.stance(item.stance)}**: {title}. {', '.join(told)}."]
        parts += map(literal, paragraphs(item.says))
        if item.quote:
            parts.append(quotation(paragraphs(item.quote)))
            parts += self._meaning(item.translation)
        if item.interest:
            interest = words.say("The publisher’s own interest: {interest}")
            parts.append(literal(interest.format(interest=item.interest)))
        if item.locator:
            parts.append(literal(words.say("At: %(place)s") % {"place": item.locator}))
        if item.archived:
            parts.append(link(words.say("Archived copy"), item.archived))
        mark = f"{number}. "
        return mark + indented("\n\n".join(parts), " " * len(mark)).lstrip(" ")

    def _media(self, item: Media) -> str:
        words = self.words
        seen = link(literal(item.title or host_of(item.url)), item.url)
        told = f"{words.media(item.kind)}: {seen}. **{words.manipulation(item.manipulation)}.**"
        if item.archived:
            told += f" {link(words.say('Archived copy'), item.archived)}"
        if item.original:
            original = link(literal(host_of(item.original)), item.original)
            told += f" {words.say('The original:')} {original}"
        return "\n\n".join([told, *map(literal, paragraphs(item.original_context or ""))])

    def _reply(self, reply: Reply) -> Iterator[str]:
        words = self.words
        asked = words.say("Asked on %(day)s") % {"day": words.date(reply.asked_on)}
        how = words.say("How: %(how)s") % {"how": reply.how}
        yield f"**{literal(self.corpus.people[reply.person].name)}**. {asked}. {literal(how)}."
        if reply.answer:
            when = words.date(reply.answered_on)
            yield literal(words.say("Their answer of %(day)s:") % {"day": when})
            yield quotation(paragraphs(reply.answer))
            yield from self._meaning(reply.translation)
        else:
            yield literal(words.say("We have no answer."))

    def _meaning(self, translation: str | None) -> Iterator[str]:
        """What a quotation in another language means."""
        if translation:
            yield literal(self.words.say("Our translation:"))
            yield from map(literal, paragraphs(translation))

    def _translated(self, told: Translated[Claim]) -> Iterator[str]:
        """That this is a translation, from what, and whether it is older than the original."""
        say = self.words.say
        original = say("The original (%(language)s):") % {
            "language": self.words.name_of_language(told.language)
        }
        way = link(literal(told.original.text), self._at_root(links.markdown_of_claim))
        yield f"**{literal(say('This is a translation.'))}** {literal(original)} {way}"
        if told.lags:
            yield f"**{literal(say('The original was changed since.'))}**"

    def _change(self, change: Change) -> str:
        words = self.words
        told = f"- {words.date(change.on)}: **{words.change(change.kind)}.** "
        told += literal(" ".join(paragraphs(change.note)))
        if change.was:
            known = self.corpus.scale.statuses.get(change.was)
            before = known.label if known else " ".join(paragraphs(change.was))
            told += f" {literal(words.say('Before: %(before)s') % {'before': before})}"
        return told

    def _address_of_claim(self, claim_id: str) -> str:
        known = claim_id in self.corpus.claims
        return self._address(links.page_of_claim(claim_id)) if known else ""

    def _markdown_of(self, claim_id: str) -> str:
        return self._address(links.markdown_of_claim(claim_id))

    def _at_root(self, file_of: Callable[[str], str]) -> str:
        """What lies beside the page of the claim in the main language."""
        here = self.site.place(links.page_of_claim(self.claim.id))
        path = file_of(self.claim.id)
        return self.site.at_root(path) or links.relative(here, path)

    def _address(self, path: str) -> str:
        to = partial(links.relative, links.page_of_claim(self.claim.id))
        return self.site.canonical(path) or to(path)
