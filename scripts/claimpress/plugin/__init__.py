"""The door for MkDocs."""

from claimpress.plugin.plugin import DRAFTS, ClaimpressPlugin

__all__ = ["DRAFTS", "ClaimpressPlugin"]
