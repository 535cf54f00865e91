"""The published standards a publication is held against, clause by clause.

A clause says in our words what the standard asks for. Only clauses that were
read are here, and only what was read is numbered: the commitments of the IFCN
as Poynter published them, but not the criteria by which its assessors apply
them; of the European Code its introduction, and Article 3.3 as the network
tells it; of Google's guide what it says about content.
"""

from dataclasses import dataclass

from claimpress.values.messages import _


@dataclass(frozen=True, slots=True)
class Standard:
    """A published standard, or the rules of the house."""

    id: str
    name: str
    """Its own name, which no language changes; a message for the rules of the house."""
    url: str
    """Where it is read; empty for the rules of the house."""
    unit: str
    """What a numbered part of it is called, as a message; empty where they have no number."""
    read: str
    """How much of it is held against the publication, as a message."""


@dataclass(frozen=True, slots=True)
class Clause:
    """One thing that a standard asks for."""

    id: str
    standard: Standard
    place: str
    """The number of the part it stands in; empty where there is none."""
    says: str
    """What it asks for, as a message."""

    @property
    def cited(self) -> str:
        """How a rule names it: ``IFCN Code of Principles, commitment 2``."""
        part = self.standard.unit.format(number=self.place).lower() if self.place else ""
        return ", ".join(filter(None, (self.standard.name, part)))


IFCN = Standard(
    "ifcn",
    "IFCN Code of Principles",
    "https://ifcncodeofprinciples.poynter.org/know-more/the-commitments-of-the-code-of-principles",
    _("Commitment {number}"),
    _(
        "The five commitments of the International Fact-Checking Network. The detailed criteria "
        "of its assessors are not looked at here."
    ),
)
EFCSN = Standard(
    "efcsn",
    "European Code of Standards",
    "https://efcsn.com/code-of-standards",
    _("Article {number}"),
    _(
        "Of the code of the European Fact-Checking Standards Network only the introduction and "
        "what the network says about complaints. Its other articles are not looked at here."
    ),
)
GOOGLE = Standard(
    "google",
    "Google’s ClaimReview guide",
    "https://developers.google.com/search/docs/appearance/structured-data/factcheck",
    "",
    _("What Google asks of the content of fact-checks that are marked up as such."),
)
HOUSE = Standard(
    "house",
    _("Rules of the house"),
    "",
    "",
    _("What we ask of ourselves beyond these standards."),
)
STANDARDS = (IFCN, EFCSN, GOOGLE, HOUSE)

_CLAUSES = (
    Clause("same-standard", IFCN, "1", _("Every claim is checked by the same standard.")),
    Clause("one-side", IFCN, "1", _("The checks do not concentrate on any one side.")),
    Clause("evidence-decides", IFCN, "1", _("The evidence decides the conclusion.")),
    Clause("no-positions", IFCN, "1", _("No position is taken on the issues that are checked.")),
    Clause(
        "sources",
        IFCN,
        "2",
        _("Sources are given in enough detail for readers to repeat the work."),
    ),
    Clause("funding", IFCN, "3", _("Readers learn who pays for it.")),
    Clause("funders", IFCN, "3", _("Funders have no influence on the conclusions.")),
    Clause("key-people", IFCN, "3", _("Readers learn the professional background of key people.")),
    Clause("organisation", IFCN, "3", _("It explains how it is organised.")),
    Clause("legal-status", IFCN, "3", _("It explains its legal status.")),
    Clause("contact", IFCN, "3", _("It says clearly how readers reach it.")),
    Clause(
        "methodology",
        IFCN,
        "4",
        _("It explains how it selects, researches, writes, edits, publishes and corrects."),
    ),
    Clause("suggestions", IFCN, "4", _("Readers are encouraged to send claims to be checked.")),
    Clause("corrections-policy", IFCN, "5", _("It publishes its corrections policy.")),
    Clause("corrections-followed", IFCN, "5", _("It follows that policy scrupulously.")),
    Clause("corrections-seen", IFCN, "5", _("Readers see what was corrected.")),
    Clause(
        "evidence-based", EFCSN, "", _("Claims are verified by a method that rests on evidence.")
    ),
    Clause("public-interest", EFCSN, "", _("The checks are about matters of public interest.")),
    Clause(
        "complaints",
        EFCSN,
        "3.3",
        _("Members say that readers can turn to the network with a complaint that is not settled."),
    ),
    Clause("short-claim", GOOGLE, "", _("The claim is told in fewer than 75 characters.")),
    Clause("no-rating-inside", GOOGLE, "", _("The claim’s own text does not give the rating.")),
    Clause(
        "traceable", GOOGLE, "", _("The claim has a distinct source, and it can be traced to it.")
    ),
    Clause("rating-range", GOOGLE, "", _("The best rating is higher than the worst, from 1 up.")),
    Clause("summary", GOOGLE, "", _("The page shows a summary of the check.")),
    Clause(
        "corrections-or-reports",
        GOOGLE,
        "",
        _("There is a corrections policy, or a way to report errors."),
    ),
    Clause("no-political-body", GOOGLE, "", _("The publisher is no political body.")),
    Clause("reviewed", HOUSE, "", _("Somebody who did not write a check has reviewed it.")),
    Clause(
        "replies",
        HOUSE,
        "",
        _("Living people concerned were asked before a claim is called contradicted."),
    ),
    Clause("authors", HOUSE, "", _("Readers learn who wrote a check.")),
    Clause("archived", HOUSE, "", _("Every item of evidence has a lasting copy.")),
    Clause("accessed", HOUSE, "", _("Readers learn when an item of evidence was read.")),
    Clause("read-in-full", HOUSE, "", _("Every item of evidence was read in full.")),
    Clause("no-waivers", HOUSE, "", _("No rule of the program is set aside.")),
)
CLAUSES = {clause.id: clause for clause in _CLAUSES}
"""Every clause by its id, in the order readers see them."""


def cited(id_: str) -> str:
    """How a rule names the clause it comes from."""
    return CLAUSES[id_].cited
