"""Addresses of pages, and the way from one page to another.

Every link inside the site is relative, so that it works in any folder of any
host and from a plain file server.
"""

import re

CLAIMS = "claims/"
"""The list of all claims; the pages of dossiers and claims lie below."""
FEED_OF_CLAIMS = "feeds/all"
"""What is new, without its ending; as `feed_of` gives the others."""
FEED_OF_CHANGES = "feeds/changes"
"""What was changed after it was published."""
MARKDOWN = "claim.md"
"""What the plain Markdown of a claim is called; an engine has an ``index.md`` for each page."""
API = "api/"
"""The page about the data API; its files lie below."""
SITEMAP = "sitemap.xml"
_LATER_PAGE = re.compile(r"page/[0-9]+/$")
_SITEMAP = re.compile(r"sitemap(-[0-9]+)?\.xml")
CARD_OF_SITE = "cards/site.png"
"""The share card of pages that have none of their own."""


def page_of_list(base: str, number: int) -> str:
    """The first page of a list is at its base, the others at ``<base>page/<number>/``."""
    return base if number == 1 else f"{base}page/{number}/"


def first_of_list(page: str) -> str:
    """The first page of the list that a page is of; the page itself if it is of none.

    >>> first_of_list("topics/security/page/2/")
    'topics/security/'
    """
    return _LATER_PAGE.sub("", page)


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


def data_of_claim(claim_id: str) -> str:
    """``claims/<dossier>/<slug>/claim.json``: the claim as data."""
    return f"claims/{claim_id}/claim.json"


def markdown_of_claim(claim_id: str) -> str:
    """``claims/<dossier>/<slug>/claim.md``: the claim as plain Markdown."""
    return f"claims/{claim_id}/{MARKDOWN}"


def data_of_dossier(dossier_id: str) -> str:
    """``claims/<dossier>/dossier.json``: the dossier as data."""
    return f"claims/{dossier_id}/dossier.json"


def in_api(path: str) -> str:
    """``api/v1/<path>``: a file of the data API, by the first number of its version."""
    return f"{API}v1/{path}"


def schema_of(name: str) -> str:
    """``api/v1/schemas/<name>.schema.json``: what files of the API hold."""
    return in_api(f"schemas/{name}.schema.json")


def passes_the_engine_by(path: str) -> bool:
    """Whether a file is laid into the finished site, past an engine that would make it its own.

    Engines make a page of each Markdown file, and a sitemap of the pages they know of.
    """
    return path.endswith(f"/{MARKDOWN}") or _SITEMAP.fullmatch(path) is not None


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
