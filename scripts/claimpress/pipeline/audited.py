"""A built site, held against the publication it was built from."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from claimpress.auditing.built import Spoken, built_from
from claimpress.auditing.run import audit as audit_folder
from claimpress.deriving.index import index_of
from claimpress.deriving.translated import languages_among
from claimpress.deriving.visible import visible
from claimpress.model.site import Site
from claimpress.pipeline.checked import check
from claimpress.pipeline.editions import in_every_language
from claimpress.rendering.render import Renderer
from claimpress.values.clock import today
from claimpress.values.problems import Problem, errors_among


@dataclass(frozen=True, slots=True)
class Audited:
    """What auditing a built site gave."""

    problems: tuple[Problem, ...]
    """Problems of the site; those of the claims when they are not sound."""
    pages: int
    """How many pages were read back; none when the claims are not sound."""


def audit(root: Path, site: Site, folder: Path, forbidden: Sequence[str] = ()) -> Audited:
    """Compare the site in ``folder`` with the publication at ``root`` that it was built from."""
    checked = check(root)
    if checked.corpus is None or not checked.sound:
        return Audited(tuple(errors_among(checked.problems)), 0)
    whole = replace(checked.corpus, languages=languages_among(checked.corpus))
    both = [
        in_every_language(Renderer(site, corpus, index_of(corpus)))
        for corpus in (whole, visible(checked.corpus, today()))
    ]
    spoken = [
        Spoken(every.corpus, seen.corpus, seen.site) for every, seen in zip(*both, strict=True)
    ]
    problems, pages = audit_folder(folder, built_from(spoken, forbidden))
    return Audited(tuple(problems), pages)
