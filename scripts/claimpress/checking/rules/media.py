"""Rules about images and recordings: what was done to one is shown by the original."""

from collections.abc import Iterator

from claimpress.checking.rule import COMPLETE, Finding, claim_rule
from claimpress.model.claim import Claim, Manipulation
from claimpress.model.corpus import Corpus

_SHOWN_BY_THE_ORIGINAL = {
    Manipulation.OUT_OF_CONTEXT,
    Manipulation.EDITED,
    Manipulation.TRANSFORMED,
}


@claim_rule("media-original", stages=COMPLETE)
def manipulations_are_shown_by_the_original(claim: Claim, _: Corpus) -> Iterator[Finding]:
    """An image or recording that is out of context, edited or transformed has an original.

    Readers are told what it shows, and where it stands if that is known.
    """
    for index, media in enumerate(claim.media):
        if media.manipulation in _SHOWN_BY_THE_ORIGINAL and not media.original_context:
            yield Finding(
                f"it is said to be {media.manipulation}, and not what the original shows",
                "say under original_context what the original shows, and what is not known of "
                "it; add its address as original if there is one",
                ("media", index, "manipulation"),
            )


@claim_rule("media-own-original")
def originals_stand_elsewhere(claim: Claim, _: Corpus) -> Iterator[Finding]:
    """The original of an image or recording does not stand where it is shown with the claim."""
    for index, media in enumerate(claim.media):
        if media.original == media.url:
            yield Finding(
                "the original has the address of what is shown with the claim",
                "name the page of the original, or leave original out",
                ("media", index, "original"),
            )
