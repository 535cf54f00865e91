"""Addresses of pages, and the way from one page to another.

Every link inside the site is relative, so that it works in any folder of any
host and from a plain file server.
"""

import posixpath


def page_of_claim(claim_id: str) -> str:
    """``claims/<dossier>/<slug>/``."""
    return f"claims/{claim_id}/"


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


def page_at(path: str) -> str:
    """The address of the page an engine makes of the Markdown file at ``path``."""
    stem = path.removesuffix(".md")
    if stem == "index":
        return ""
    return f"{stem.removesuffix('/index')}/"


def relative(from_page: str, to: str) -> str:
    """The link from the page at one address to another address of the site.

    >>> relative("claims/a/b/", "topics/c/")
    '../../../topics/c/'
    """
    target, _, anchor = to.partition("#")
    start = from_page.rstrip("/") or "."
    way = posixpath.relpath(target or ".", start)
    if target == "" or target.endswith("/"):
        way += "/"
    return f"{way}#{anchor}" if anchor else way
