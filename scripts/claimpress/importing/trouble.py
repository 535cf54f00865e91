"""What can be wrong with a record, each kind with its reason and the next step."""

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of trouble."""

    code: str
    says: str
    """What happened, as a sentence."""
    help: str
    """What a person does about it."""
    left_out: bool = False
    """Whether a record with it is not imported."""


@dataclass(frozen=True, slots=True)
class Trouble:
    """One thing wrong with one record."""

    code: str
    field: str = ""
    """Of the claim file, or of the record: ``source.claimed_on``."""
    kept: Any = ""
    """What stands in the record there, to the letter."""
    detail: str = ""
    """What is particular to this record."""

    @property
    def kind(self) -> Kind:
        """What kind it is of."""
        return KINDS[self.code]


_LEFT_OUT = (
    Kind(
        "unreadable",
        "The record cannot be read.",
        "mend it by hand at the place named, then import again",
        left_out=True,
    ),
    Kind(
        "not-fetched",
        "The page could not be fetched.",
        "open it in a browser; the next run asks for it again",
        left_out=True,
    ),
    Kind(
        "no-record",
        "There is no check there in the form that was asked for.",
        "look whether the right file and command were named; `import csv` reads any table",
        left_out=True,
    ),
    Kind(
        "no-claim",
        "The record gives no text of a claim.",
        "write the claim yourself: claimpress new",
        left_out=True,
    ),
    Kind(
        "no-label",
        "The record gives neither a label nor a rating that can be used.",
        "give it a label where it comes from (in a table: name its column in the mapping file), "
        "or write the claim yourself: claimpress new",
        left_out=True,
    ),
    Kind(
        "label-unmapped",
        "Nobody has said yet which status the label becomes.",
        "finish the mapping file, then import again",
        left_out=True,
    ),
    Kind(
        "label-left-out",
        "The mapping file says to leave records with this label out.",
        "nothing, if that is what you want",
        left_out=True,
    ),
    Kind(
        "duplicate",
        "Another claim has the same text.",
        "if both checks matter, word the claims apart or list where else it was made",
        left_out=True,
    ),
    Kind(
        "refused",
        "The claim would not pass the check.",
        "mend the record where it comes from, or write the claim yourself: claimpress new",
        left_out=True,
    ),
)
_TO_LOOK_AT = (
    Kind(
        "json-mended",
        "The JSON was broken and could be mended without a doubt.",
        "tell whoever publishes it; other readers may not be able to read it",
    ),
    Kind(
        "text-cleaned",
        "HTML, its codes or signs that nobody can see were taken out of a text.",
        "compare the text with the original",
    ),
    Kind(
        "claim-cut",
        "The text of the claim was too long and ends with […].",
        "say the claim in one sentence",
    ),
    Kind(
        "words-cut",
        "A text was too long; the end of it is only in the report.",
        "shorten it yourself",
    ),
    Kind(
        "words-left-out",
        "A rule of the publication refuses words of the check; they are only in the report.",
        "see the rule, and say it in your own words",
    ),
    Kind(
        "label-too-long",
        "What stands for a label is a text, so the number of the rating was used.",
        "compare the status with the text",
    ),
    Kind(
        "rating-impossible",
        "The number of the rating lies outside of its own scale, or is none.",
        "nothing, where the label says it",
    ),
    Kind(
        "no-speaker",
        "Nobody is named who made the claim.",
        "name the speaker, where you can find out",
    ),
    Kind(
        "speaker-is-checker",
        "The record names the fact-checker as the one who made the claim.",
        "name the speaker, where you can find out",
    ),
    Kind(
        "several-speakers",
        "Several are named as the speaker; they were put together as a group.",
        "make a claim for each where they said different things",
    ),
    Kind(
        "speaker-not-a-name",
        "What stands for the speaker is too long to be a name.",
        "name the speaker, where you can find out",
    ),
    Kind(
        "date-not-understood",
        "A date cannot be understood.",
        "write the date into the claim file, where you know it",
    ),
    Kind(
        "date-ambiguous",
        "A date can be read day first or month first, and nothing decides.",
        "say in the mapping file which it is: dates: day-first, or dates: month-first; then delete "
        "these claims and import again",
    ),
    Kind(
        "date-impossible",
        "A date lies in the future, before 1800 (perhaps it is of another calendar), or does not "
        "exist.",
        "write the date into the claim file, where you know it",
    ),
    Kind(
        "date-stand-in",
        "A date is 1 January 1970, which programs write where they know none.",
        "write the date into the claim file, where you know it",
    ),
    Kind(
        "claimed-after-check",
        "The claim is dated after its own check, so its date was left unknown.",
        "write the right date into the claim file, where you know it",
    ),
    Kind(
        "address-refused",
        "An address cannot be linked to and was left out.",
        "copy the address from the browser's address bar",
    ),
    Kind(
        "address-rewritten",
        "An address was written as browsers write it.",
        "open the link once",
    ),
    Kind(
        "address-twice-encoded",
        "An address seems to be encoded twice; it was left as it is.",
        "open the link once",
    ),
    Kind(
        "item-left-out",
        "One item of evidence or one place could not be taken over.",
        "add it to the claim file yourself",
    ),
    Kind(
        "kept-a-draft",
        "The claim is not complete enough for the stage asked for, so it is a draft.",
        "add what is missing, then set the stage yourself",
    ),
    Kind(
        "no-language",
        "The record does not say its language; that of the mapping file was taken.",
        "nothing, if that is right; else change language in the mapping file before the import",
    ),
    Kind(
        "other-language",
        "The same check is there in another language, as a claim of its own.",
        "keep both; or show them as one: claimpress translate, put the words of this claim into "
        "the file it starts for the other, then delete this one",
    ),
    Kind(
        "language-not-known",
        "The language of the record is not known by its tag.",
        "nothing, if the language of the publication is right",
    ),
)
KINDS = {kind.code: kind for kind in (*_LEFT_OUT, *_TO_LOOK_AT)}
"""Every kind by its code: those that keep a record out first."""
