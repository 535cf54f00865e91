"""What a card says, apart from how it is drawn."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace

from claimpress.deriving.glance import spread
from claimpress.deriving.index import Index
from claimpress.exporting.cards.bidi import runs_right_to_left
from claimpress.model.claim import ChangeKind, Claim, Stage
from claimpress.model.corpus import Corpus
from claimpress.model.dossier import Dossier
from claimpress.model.site import Site
from claimpress.model.status import Shape
from claimpress.rendering.words import Words, words_in
from claimpress.values.languages import direction


@dataclass(frozen=True, slots=True)
class Badge:
    """A status: word, sign and colour."""

    label: str
    shape: Shape
    colour: str
    """The token of the colour."""


@dataclass(frozen=True, slots=True)
class Card:
    """What stands on one card."""

    publication: str
    rtl: bool
    """Whether the publication's language runs to the left."""
    text: str
    """The claim, the title of a document, or what the publication is."""
    badge: Badge | None = None
    kicker: str = ""
    """What stands above the text of a card that has no status."""
    flag: str = ""
    """What was changed, and when."""
    withdrawn: bool = False
    left: str = ""
    """Whose claim it is."""
    right: str = ""
    """When it was checked."""
    spread: tuple[tuple[str, int], ...] = ()
    """For a document: how many claims have each colour."""

    @property
    def lines(self) -> tuple[str, ...]:
        """Every text on it."""
        label = self.badge.label if self.badge else ""
        return (
            self.publication, self.text, label, self.kicker, self.flag, self.left, self.right
        )  # fmt: skip

    def without(self, lines: Collection[str]) -> "Card":
        """The card with nothing in the place of these texts; its colour and its sign stay."""

        def kept(text: str) -> str:
            return "" if text in lines else text

        return replace(
            self,
            publication=kept(self.publication),
            text=kept(self.text),
            badge=self.badge and replace(self.badge, label=kept(self.badge.label)),
            kicker=kept(self.kicker),
            flag=kept(self.flag),
            left=kept(self.left),
            right=kept(self.right),
        )


def card_of_claim(claim: Claim, corpus: Corpus, site: Site) -> Card:
    """The card of one check."""
    words = words_in(corpus.publication.language)
    status = corpus.scale.statuses[claim.status]
    withdrawn = claim.stage is Stage.WITHDRAWN
    badge = Badge(status.label, status.shape, status.colour)
    if withdrawn:
        badge = Badge(words.change(ChangeKind.WITHDRAWAL), Shape.DASH, "not-checkable")
    return Card(
        publication=site.name,
        rtl=_rtl(words),
        text=claim.text,
        badge=badge,
        flag=words.say("We no longer stand by this check.") if withdrawn else flag_of(claim, words),
        withdrawn=withdrawn,
        left=_made_by(claim, corpus, words),
        right=_when(claim, words),
    )


def card_of_dossier(dossier: Dossier, index: Index, corpus: Corpus, site: Site) -> Card:
    """The card of a document: its title, and how its claims held."""
    words = words_in(corpus.publication.language)
    claims = index.by_dossier[dossier.id]
    number = words.translations.ngettext("%(num)s claim", "%(num)s claims", len(claims))
    return Card(
        publication=site.name,
        rtl=_rtl(words),
        text=words.document_title(dossier),
        kicker=words.we_checked(dossier.kind),
        left=number % {"num": len(claims)},
        right=words.date(dossier.published) if dossier.published.known else "",
        spread=_colours(claims, corpus),
    )


def card_of_publication(corpus: Corpus, site: Site) -> Card:
    """The card of every other page."""
    words = words_in(corpus.publication.language)
    publication = corpus.publication
    desk = publication.desk if publication.desk != site.name else ""
    return Card(site.name, _rtl(words), publication.tagline, left=desk)


def flag_of(claim: Claim, words: Words) -> str:
    """That a check was corrected, its status changed or its place taken; empty if nothing was."""
    if claim.stage is Stage.SUPERSEDED:
        return words.change(ChangeKind.SUPERSESSION)
    for change in reversed(claim.history):
        if change.kind is ChangeKind.CORRECTION:
            return words.say("Corrected, {day}").format(day=words.date(change.on))
        if change.kind is ChangeKind.STATUS_CHANGE:
            return words.say("Status changed, {day}").format(day=words.date(change.on))
    return ""


def _made_by(claim: Claim, corpus: Corpus, words: Words) -> str:
    source = claim.source
    speaker = _apart(corpus.people[source.speaker].name, rtl=_rtl(words))
    if not source.claimed_on.known:
        return words.say("Made by {speaker}").format(speaker=speaker)
    said = words.say("Made by %(who)s, %(when)s")
    return said % {"who": speaker, "when": words.date(source.claimed_on)}


def _apart(name: str, *, rtl: bool) -> str:
    """A name that does not draw what follows it into its own direction."""
    if runs_right_to_left(name) == rtl:
        return name
    mark = "\u200f" if rtl else "\u200e"
    return f"{mark}{name}{mark}"


def _when(claim: Claim, words: Words) -> str:
    said = words.say("changed %(when)s") if claim.history else words.say("checked %(when)s")
    return said % {"when": words.date(claim.changed_on)}


def _colours(claims: Iterable[Claim], corpus: Corpus) -> tuple[tuple[str, int], ...]:
    counted = spread(claims, corpus.scale.statuses)
    return tuple(
        (corpus.scale.statuses[id_].colour, number) for id_, number in counted.items() if number
    )


def _rtl(words: Words) -> bool:
    return direction(words.language) == "rtl"
