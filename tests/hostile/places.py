"""Where on the built pages each field of the model stands."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from tests.hostile.payloads import as_line, as_paragraphs


@dataclass(frozen=True, slots=True)
class Place:
    """An element of a page, and the words of ours around the field's."""

    page: str
    """The address, ``{}`` for the record's id."""
    path: str
    """The way to the element, as ElementTree takes it."""
    frame: str = "{}"
    """The words of the element: ``{}`` is this field, ``{claim.text}`` another of the record."""
    paragraphs: bool = False
    """Whether each paragraph has an element of its own."""
    own: bool = False
    """Whether only what stands before the element's children counts."""
    prose: bool = False
    """Whether Markdown was made of it."""

    def wanted(self, name: str, given: Mapping[str, str]) -> list[str]:
        """The texts the elements must show."""
        if self.paragraphs:
            return as_paragraphs(given[name])
        texts = {"": given[name], **given}
        return [re.sub("{(.*?)}", lambda m: as_line(texts[m[1]]), self.frame)]


DOSSIER_TITLE = "“{}”"
"""The title of a text that is not ours stands in quotation marks."""

CLAIM, DOSSIER, TIMELINE = "claims/{}/", "claims/{}/", "claims/{}/timeline/"
PERSON, TOPIC, STATUS, HOME = "people/{}/", "topics/{}/", "statuses/{}/", ""
_TRANSLATED = "div[@class='cp-quote-translation']/p[@dir='auto']"
_EVIDENCE = ".//li[@class='cp-evidence']"
_FACTS = ".//dl[@class='cp-facts']"

PLACES = {
    "claim.text": Place(CLAIM, ".//h1"),
    "claim.summary": Place(CLAIM, ".//div[@class='cp-summary']/p", paragraphs=True),
    "claim.source.attribution": Place(
        CLAIM, ".//p[@class='cp-credit']", "Whom the author credits: {}"
    ),
    "claim.source.quote": Place(CLAIM, ".//figure/blockquote/p", paragraphs=True),
    "claim.source.translation": Place(CLAIM, f".//figure/{_TRANSLATED}", paragraphs=True),
    "claim.source.locator": Place(CLAIM, ".//p[@class='cp-said']/a[2]"),
    "claim.source.appearances.title": Place(
        CLAIM, ".//section[@class='cp-section cp-words']/ul/li"
    ),
    "claim.evidence.title": Place(CLAIM, f"{_EVIDENCE}/h4"),
    "claim.evidence.publisher": Place(CLAIM, f"{_EVIDENCE}/p[@class='cp-evidence-publisher']"),
    "claim.evidence.says": Place(
        CLAIM, f"{_EVIDENCE}/div[@class='cp-evidence-says']/p", paragraphs=True
    ),
    "claim.evidence.quote": Place(CLAIM, f"{_EVIDENCE}/blockquote/p", paragraphs=True),
    "claim.evidence.translation": Place(CLAIM, f"{_EVIDENCE}/{_TRANSLATED}", paragraphs=True),
    "claim.evidence.locator": Place(CLAIM, f"{_EVIDENCE}/p[last()]/span", "At: {}"),
    "claim.evidence.interest": Place(
        CLAIM, f"{_EVIDENCE}/p[@class='cp-interest']", "The publisher’s own interest: {}"
    ),
    "claim.notes": Place(CLAIM, ".//section[h2='How we got there']/div", prose=True),
    "claim.unknown": Place(CLAIM, ".//section[@class='cp-unknown']/p", paragraphs=True),
    "claim.media.title": Place(CLAIM, ".//div[@class='cp-media-item']/p[2]/a"),
    "claim.media.original_context": Place(
        CLAIM, ".//div[@class='cp-media-shows']/p", paragraphs=True
    ),
    "claim.replies.how": Place(
        CLAIM,
        ".//section[h2='Who was asked for a reply']/p[1]/span[2]",
        "How: {}",
    ),
    "claim.replies.answer": Place(
        CLAIM, ".//section[h2='Who was asked for a reply']/blockquote/p", paragraphs=True
    ),
    "claim.replies.translation": Place(
        CLAIM, f".//section[h2='Who was asked for a reply']/{_TRANSLATED}", paragraphs=True
    ),
    "claim.history.note": Place(
        CLAIM,
        ".//ol[@class='cp-history']/li[2]/div",
        "Correction. {} Before: {claim.history.was}",
    ),
    "claim.history.was": Place(CLAIM, ".//span[@class='cp-was']", "Before: {}"),
    "claim.waivers.reason": Place(
        CLAIM, ".//section[h2='History of this page']/ul/li[1]", "one-publisher: {}"
    ),
    "dossier.title": Place(DOSSIER, ".//h1", DOSSIER_TITLE),
    "dossier.short_title": Place(TIMELINE, ".//p[@class='cp-kicker']/a[2]"),
    "dossier.author_note": Place(DOSSIER, f"{_FACTS}/div[1]/dd/p", paragraphs=True),
    "dossier.publisher": Place(DOSSIER, f"{_FACTS}/div[2]/dd", own=True),
    "dossier.publisher_note": Place(DOSSIER, f"{_FACTS}/div[2]/dd/p", paragraphs=True),
    "dossier.published_note": Place(DOSSIER, f"{_FACTS}/div[3]/dd/p", paragraphs=True),
    "dossier.introduction": Place(DOSSIER, ".//div[@class='cp-prose cp-lead-first']", prose=True),
    "dossier.findings": Place(
        DOSSIER, ".//h2[@id='findings']/../div[@class='cp-prose']", prose=True
    ),
    "dossier.limits": Place(DOSSIER, ".//section[h2='Limits']/div", prose=True),
    "dossier.how_made": Place(DOSSIER, ".//section[h2='How this was made']/div", prose=True),
    "dossier.passages.locator": Place(DOSSIER, ".//div[@class='cp-passage'][1]/h3"),
    "dossier.passages.text": Place(DOSSIER, ".//div[@class='cp-passage'][1]/div/p", "[…] {} […]"),
    "dossier.timeline.text": Place(
        TIMELINE, ".//li[@class='cp-event']/p[@dir='auto']", paragraphs=True
    ),
    "people.people.name": Place(PERSON, ".//h1"),
    "people.people.other_names": Place(PERSON, ".//bdi"),
    "people.people.roles.title": Place(PERSON, ".//ul[@class='cp-roles']/li", "{}, from 2020"),
    "people.people.note": Place(PERSON, ".//div[@class='cp-person-note']/p", paragraphs=True),
    "topics.topics.name": Place(TOPIC, ".//h1"),
    "topics.topics.description": Place(TOPIC, ".//div[@class='cp-lead']/p", paragraphs=True),
    "scale.statuses.label": Place(STATUS, ".//h1"),
    "scale.statuses.definition": Place(STATUS, ".//div[@class='cp-lead']/p", paragraphs=True),
    "publication.tagline": Place(HOME, ".//h1"),
    "publication.description": Place(HOME, ".//aside/p[@dir='auto']", paragraphs=True),
}
ELSEWHERE = {
    "dossier.full_text.text": "in place of passages, in tests/annotated",
    "dossier.full_text.permission": "in place of passages, in tests/annotated",
    "scale.reasons": "on the pages of claims, by a test of its own",
    "publication.desk": "in the data, and in every citation",
    "publication.licence": "in the data",
    "publication.contact": "nowhere yet: no page shows it",
    "publication.unchecked_links.reason": "what `claimpress links` says, by a test of its own",
}
