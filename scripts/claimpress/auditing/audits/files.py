"""Which files a site is made of."""

from collections.abc import Iterator

from claimpress.auditing.allowed import names_in
from claimpress.auditing.audit import Finding, Whole, file_audit, site_audit
from claimpress.auditing.built import Built
from claimpress.auditing.folder import SiteFile

_ENDINGS = names_in(
    "css csv gz html ico js json map md ndjson opml png sha256 sqlite svg txt woff2 xml"
)
_TEXTS = names_in("css csv html js json md ndjson opml svg txt xml")
_NAMES = frozenset({"CNAME", "LICENSE", ".nojekyll"})
_FOLDERS = ("claims", "people", "statuses", "topics")
"""The folders in which every page is made from a record."""
_CLAIMS_ON_A_PAGE = 100


@file_audit("file-kind")
def site_holds_files_of_known_kinds(file: SiteFile, _: Built) -> Iterator[Finding]:
    """The site is made of plain files of the kinds that it needs.

    No links, no documents, nothing that was only left lying there.
    """
    name = file.path.rpartition("/")[2]
    if file.data is None:
        yield Finding("this is a link or no plain file", "remove it; a host may follow it")
    elif name not in _NAMES and (name.startswith(".") or file.ending not in _ENDINGS):
        yield Finding("a site holds no files of this kind", "remove it from content or overrides")


@file_audit("unreadable")
def pages_are_utf_8(file: SiteFile, _: Built) -> Iterator[Finding]:
    """Pages, styles, scripts and data are UTF-8."""
    if file.data is None or file.ending not in _TEXTS:
        return
    try:
        file.data.decode("utf-8")
    except UnicodeDecodeError as fault:
        yield Finding(f"the file is not UTF-8: byte {fault.start + 1} is wrong")


@site_audit("missing-page")
def everything_published_has_its_page(whole: Whole, built: Built) -> Iterator[Finding]:
    """Every published claim has its page, and one for frames on other sites.

    So has every dossier, status, used topic, person who has to do with a claim, and old address.
    """
    for each in (built, *built.further):
        for address in (*each.subjects, *each.moved, *each.embeds):
            path = f"{address}index.html"
            if path not in whole.pages:
                yield Finding("this page is missing", "build the site again", file=path)


@site_audit("orphan-page")
def every_page_has_something_behind_it(whole: Whole, built: Built) -> Iterator[Finding]:
    """No page is left of a claim, a dossier, a topic or a person that is not there any more."""
    for each in (built, *built.further):
        folder = each.site.folder
        known = {*each.subjects, *each.moved, *each.embeds, *(f"{folder}{n}/" for n in _FOLDERS)}
        pages = -(-len(each.corpus.claims) // _CLAIMS_ON_A_PAGE)
        known |= {f"{folder}claims/page/{number}/" for number in range(2, pages + 1)}
        from_records = tuple(f"{folder}{name}/" for name in _FOLDERS)
        for path, sketch in whole.pages.items():
            if path.startswith(from_records) and sketch.address not in known:
                yield Finding("nothing that is published belongs to this page", file=path)
