"""What becomes of an answer to a form: files to write, and what a person has to know."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from claimpress.authoring.answers import AnswersError, Received
from claimpress.authoring.corrected import claim_meant, corrected
from claimpress.authoring.drafts import claim_draft, dossier_draft
from claimpress.authoring.layout import LayoutError, laid_out
from claimpress.authoring.suggestion import suggestion
from claimpress.model.claim import ClaimFile
from claimpress.model.corpus import Corpus
from claimpress.model.dossier import DossierFile
from claimpress.model.fields import Record
from claimpress.reading.intake import CLAIMS, DOSSIER, Intake
from claimpress.reading.load import CLAIM_BOUNDS, model_for
from claimpress.reading.validation import validated
from claimpress.reading.yaml_text import read_yaml
from claimpress.values.names import slug_fault
from claimpress.values.problems import Problem


@dataclass(frozen=True, slots=True)
class Taken:
    """What came of an answer."""

    form: str
    files: Mapping[str, str]
    """The files to write, by path from the root. Every name is an editor's or ours."""
    remarks: tuple[str, ...]

    @property
    def gaps(self) -> list[Problem]:
        """What is still missing in these files, or wrong with them by themselves."""
        found: list[Problem] = []
        for file, content in self.files.items():
            tree, problems = read_yaml(file, content.encode(), CLAIM_BOUNDS)
            found += problems
            found += validated(model_for(file), file, tree)[1] if tree else []
        return found


def new_claim(
    received: Received, corpus: Corpus, place: str | None, number: int | None, today: str
) -> Taken:
    """A draft claim, with a dossier where there is none yet.

    It stands at ``place``, ``<dossier>/<name>``, as an editor says; or where ``number`` puts
    it, in the dossier of the document when we have that. Raises `AnswersError`.
    """
    found = suggestion(received, corpus, today)
    draft = found.draft
    if not (draft.quote or draft.text):
        message = "the answers do not say what was claimed"
        raise AnswersError(message)
    dossier, name = _place(place, number, found.dossier.id if found.dossier else "")
    if f"{dossier}/{name}" in corpus.claims.keys() | corpus.unread:
        message = f"{CLAIMS}/{dossier}/{name}.yaml exists already; choose another name"
        raise AnswersError(message)
    files = {}
    if dossier not in corpus.dossiers.keys() | corpus.unread:
        files[f"{CLAIMS}/{dossier}/{DOSSIER}"] = formed(dossier_draft(draft), DossierFile)
    if files or (found.dossier and found.dossier.id == dossier):
        # Where it was seen is the document itself, and not another place.
        draft = replace(draft, seen_at="", archived="")
    files[f"{CLAIMS}/{dossier}/{name}.yaml"] = formed(claim_draft(draft), ClaimFile)
    return Taken(received.form, files, found.remarks)


def correction(received: Received, corpus: Corpus, intake: Intake, today: str) -> Taken:
    """The claim that was meant, changed; no file when nothing could be put into it.

    Raises `AnswersError`.
    """
    claim = claim_meant(received, corpus)
    if claim is None:
        message = "the page it is about is no claim of this publication; a person has to look at it"
        raise AnswersError(message)
    before = intake.data_of(claim.file).decode("utf-8").replace("\r\n", "\n")
    try:
        found = corrected(received, claim, before, today)
    except ValueError as fault:
        raise AnswersError(str(fault)) from fault
    files = {} if found.text is None else {claim.file: found.text}
    return Taken(received.form, files, found.remarks)


def formed(draft: str, model: type[Record]) -> str:
    """The draft as `claimpress fmt` would lay it out."""
    try:
        return laid_out(draft, model, CLAIM_BOUNDS)
    except LayoutError:
        return draft


def _place(place: str | None, number: int | None, dossier: str) -> tuple[str, str]:
    if place is None:
        if number is None:
            message = "it is not said where it shall stand: --as DOSSIER/NAME, or --number"
            raise AnswersError(message)
        return dossier or f"issue-{number}", f"issue-{number}"
    dossier, slash, name = place.partition("/")
    fault = slug_fault(dossier) or slug_fault(name)
    if fault or not slash:
        message = f"{place!r} is not DOSSIER/NAME: {fault or 'the slash is missing'}"
        raise AnswersError(message)
    return dossier, name
