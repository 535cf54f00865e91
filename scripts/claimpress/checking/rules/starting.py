"""A rule about what a new publication starts with, until it is its makers' own."""

from collections.abc import Iterator

from claimpress.checking.rule import Finding, corpus_rule
from claimpress.model.corpus import Corpus
from claimpress.model.dossier import EXAMPLE
from claimpress.values.problems import Severity


@corpus_rule("example", severity=Severity.WARNING)
def the_example_is_gone(corpus: Corpus) -> Iterator[Finding]:
    """The invented example of `claimpress init` is taken away before a publication is shown."""
    dossier = corpus.dossiers.get(EXAMPLE)
    if dossier:
        yield Finding(
            "this is the invented example that publications start with",
            f"write a check of your own, then take the folder {EXAMPLE} away, and from people.yaml "
            "and topics.yaml what belongs to it",
            (),
            dossier.file,
        )
