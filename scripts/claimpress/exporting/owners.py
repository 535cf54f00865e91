"""Who has to agree to a change of a dossier, for the repository's host (CODEOWNERS)."""

from collections.abc import Iterable

from claimpress.model.corpus import Corpus

_BEGIN = "# What follows is written by `claimpress owners`, from people.yaml and the dossiers."
_END = "# Here ends what is written by `claimpress owners`."


def with_owners(text: str, corpus: Corpus) -> str:
    """A CODEOWNERS file with the owners of each dossier in the place marked for them.

    Without the marks they are added at the end, where GitHub lets them weigh
    more than what stands above. What people wrote outside stays as it is.
    """
    before, found, rest = text.partition(_BEGIN)
    after = rest.partition(_END)[2] if found else "\n"
    if not found:
        before = before.rstrip("\n") + "\n#\n"
    lines = "".join(f"{line}\n" for line in _owners(corpus))
    return f"{before}{_BEGIN}\n{lines}{_END}{after}"


def _owners(corpus: Corpus) -> Iterable[str]:
    owned = {
        id_: [
            f"@{corpus.people[editor].account}"
            for editor in dossier.editors
            if editor in corpus.people and corpus.people[editor].account
        ]
        for id_, dossier in corpus.dossiers.items()
    }
    lines = [f"/claims/{id_}/ {' '.join(accounts)}" for id_, accounts in owned.items() if accounts]
    return lines or ["# No dossier has editors with an account yet."]
