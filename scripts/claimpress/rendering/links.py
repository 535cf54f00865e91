"""Addresses of pages, and the way from one page to another.

Every link inside the site is relative, so that it works in any folder of any
host and from a plain file server.
"""

FEED_OF_CLAIMS = "feeds/all"
"""What is new, without its ending; as `feed_of` gives the others."""
FEED_OF_CHANGES = "feeds/changes"
"""What was changed after it was published."""
CARD_OF_SITE = "cards/site.png"
"""The share card of pages that have none of their own."""


def page_of_list(base: str, number: int) -> str:
    """The first page of a list is at its base, the others at ``<base>page/<number>/``."""
    return base if number == 1 else f"{base}page/{number}/"


def page_of_claim(claim_id: str) -> str:
    """``claims/<dossier>/<slug>/``."""
    return f"claims/{claim_id}/"


def page_of_revision(claim_id: str, revision: str) -> str:
    """``claims/<dossier>/<slug>/<revision>/``: what is said of a revision readers saw before."""
    return f"claims/{claim_id}/{revision}/"


def page_of_dossier(dossier_id: str) -> str:
    """``claims/<dossier>/``."""
    return f"claims/{dossier_id}/"


def page_of_timeline(dossier_id: str) -> str:
    """``claims/<dossier>/timeline/``."""
    return f"claims/{dossier_id}/timeline/"


def page_of_status(status_id: str) -> str:
    """``statuses/<status>/``."""
    return f"statuses/{status_id}/"


def page_of_topic(topic_id: str) -> str:
    """``topics/<topic>/``."""
    return f"topics/{topic_id}/"


def page_of_person(person_id: str) -> str:
    """``people/<person>/``."""
    return f"people/{person_id}/"


def card_of(page: str) -> str:
    """The share card of the page of a claim or a dossier."""
    return f"{page}card.png"


def embed_of_claim(claim_id: str) -> str:
    """``claims/<dossier>/<slug>/embed/``: the claim for a frame on another site."""
    return f"claims/{claim_id}/embed/"


def oembed_of_claim(claim_id: str) -> str:
    """``claims/<dossier>/<slug>/oembed.json``: how to embed it, for machines."""
    return f"claims/{claim_id}/oembed.json"


def feed_of(page: str) -> str:
    """The feed of what a page lists, without its ending.

    >>> feed_of("topics/security/")
    'feeds/topics/security'
    """
    return f"feeds/{page.rstrip('/')}"


def file_of(address: str) -> str:
    """The Markdown file an engine makes the page at ``address`` of.

    Always an ``index.md``: its folder is the page's address, so that a relative
    link means the same in the file and on the page. Engines differ in what
    they make of a link in any other file.
    """
    return f"{address}index.md"


def relative(from_page: str, to: str) -> str:
    """The link from the page at one address to another address of the site.

    >>> relative("claims/a/b/", "topics/c/")
    '../../../topics/c/'
    """
    target, _, anchor = to.partition("#")
    here, there = from_page.split("/")[:-1], target.split("/")
    page = there.pop()
    shared = 0
    while shared < min(len(here), len(there)) and here[shared] == there[shared]:
        shared += 1
    way = "../" * (len(here) - shared) + "".join([f"{part}/" for part in there[shared:]]) + page
    return f"{way or './'}#{anchor}" if anchor else way or "./"
