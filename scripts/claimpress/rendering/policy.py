"""The Content-Security-Policy of every page (W3C CSP Level 3).

Nothing may be loaded from another host, and no script runs that was not in
the page when it left the engine: the theme's few inline scripts are allowed
by their hashes, an injected one has none.
"""

import base64
import hashlib
import re
from functools import lru_cache

_SCRIPT = re.compile(r"<script\b([^>]*)>(.*?)</script>", re.DOTALL | re.IGNORECASE)
_HEAD = re.compile(r"<meta charset=[^>]*>", re.IGNORECASE)
_POLICY = '<meta http-equiv="Content-Security-Policy"'
_DATA_BLOCK = re.compile(r"""type\s*=\s*["']?application/(?:ld\+)?json""", re.IGNORECASE)

_FIXED = (
    "default-src 'none'",
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "manifest-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "object-src 'none'",
)


def policy_for(page: str) -> str:
    """The policy that fits a finished page: its inline scripts and nothing more."""
    hashes = sorted(
        {
            _hash(code)
            for attributes, code in _SCRIPT.findall(page)
            if "src=" not in attributes.lower() and not _DATA_BLOCK.search(attributes)
        },
    )
    scripts = " ".join(["script-src 'self'", *(f"'{hash_}'" for hash_ in hashes)])
    return "; ".join([_FIXED[0], scripts, *_FIXED[1:]])


def with_policy_of_preview(page: str) -> str:
    """A page of the preview on an editor's own machine with its policy.

    The server puts a script into the page that reloads it, new at each build,
    so its hash cannot be known here: inline scripts run, and nothing of another
    host does. No such page is ever published.
    """
    scripts = "script-src 'self' 'unsafe-inline'"
    return _with(page, "; ".join([_FIXED[0], scripts, *_FIXED[1:]]))


def policy_of_embed(page: str) -> str:
    """The policy of a page for frames: its own style and nothing else, no script above all.

    Who may frame the page cannot be said in a page (CSP3, section 3.3): anybody may.
    """
    inside = (after.partition("</style>")[0] for after in page.split("<style>")[1:])
    styles = " ".join(f"'{_hash(style)}'" for style in inside)
    return f"default-src 'none'; style-src {styles}; base-uri 'none'; form-action 'none'"


def with_policy_of_embed(page: str) -> str:
    """The page for frames with its policy."""
    return _with(page, policy_of_embed(page))


def with_policy(page: str) -> str:
    """The page with its policy as the first thing after the character set.

    A page that has one keeps it; no text of a page can look like one, because
    a text holds no ``<``.
    """
    if _POLICY in page:
        return page
    return _with(page, policy_for(page))


def _with(page: str, policy: str) -> str:
    meta = f'{_POLICY} content="{policy}">'
    return _HEAD.sub(lambda found: f"{found.group()}{meta}", page, count=1)


@lru_cache(maxsize=100)  # the style of embeds and the scripts of the theme stand on every page
def _hash(code: str) -> str:
    digest = hashlib.sha256(code.encode()).digest()
    return f"sha256-{base64.b64encode(digest).decode()}"
