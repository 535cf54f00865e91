"""What the licence of a publication allows, in a few words."""

from claimpress.model.publication import PublicationFile
from claimpress.rendering.words import Words

_ATTRIBUTION = ("creativecommons.org/licenses/by/4.0", "creativecommons.org/licenses/by/3.0")


def licence_in_short(publication: PublicationFile, words: Words) -> str:
    """What may be done and what is asked for; only the licence itself decides.

    Of a licence that is not known here, nothing is said but what we ask for.
    """
    says = []
    if any(known in publication.licence_url for known in _ATTRIBUTION):
        says.append(
            words.say(
                "You may copy, share, translate and adapt this for any purpose, if you name the "
                "publication, link to the page and to the licence, and say what you changed."
            )
        )
        says.append(words.say("The licence does not cover what is quoted from others."))
    says.append(words.say("Please keep the status and its date with the claim."))
    return " ".join(says)
