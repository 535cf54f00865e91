"""The words of structured data: schema.org has them, and its shapes hold them.

The shapes of schemarama speak of ``http://schema.org/``. Data read with ``https`` is of other
types to them: no shape has a target then, and all is well. So what the shapes looked at is
counted.
"""

import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from pyshacl import validate
from rdflib import RDF, RDFS, Graph, Namespace
from tests.helpers import ROOT, Site
from tests.structured.reading import Thing, things_in

# rdflib warns of what its own parser and pyshacl still use.
pytestmark = pytest.mark.filterwarnings("ignore:.*Dataset:DeprecationWarning")

HERE = Path(__file__).parent
SHAPES = ROOT / "tests/corpora/schemarama"
SH = Namespace("http://www.w3.org/ns/shacl#")
HTTP, HTTPS = "http://schema.org/", "https://schema.org/"
TERMS = frozenset((ROOT / "tests/corpora/schemaorg/terms.txt").read_text("utf-8").split())
ADDRESSES = ("archivedAt", "item", "license", "sameAs", "sdLicense", "url")
"""What schema.org's own context reads as addresses, of what we use."""


@pytest.fixture(scope="module")
def shapes() -> Graph:
    return Graph().parse(SHAPES / "full.shacl", format="turtle")


@pytest.fixture(scope="module")
def types() -> Graph:
    """Which type is under which; the newer ones of ours are of after 2020."""
    known = Graph().parse(SHAPES / "subclasses.ttl", format="turtle")
    schema = Namespace(HTTP)
    known.add((schema.NewsMediaOrganization, RDFS.subClassOf, schema.Organization))
    known.add((schema.ProfilePage, RDFS.subClassOf, schema.WebPage))
    return known


def as_graph(things: list[Thing], vocabulary: str = HTTP) -> Graph:
    """What things say, with the words of schema.org under one of its two addresses."""
    context = {"@vocab": vocabulary} | {key: {"@type": "@id"} for key in ADDRESSES}
    graph = Graph()
    for thing in things:
        graph.parse(data=json.dumps({**thing, "@context": context}), format="json-ld")
    return graph


def targets(graph: Graph, shapes: Graph, types: Graph) -> Counter[str]:
    """How many nodes each type of the shapes finds, those of types below it included."""
    found: Counter[str] = Counter()
    for wanted in shapes.objects(None, SH.targetClass):
        below = {wanted, *types.transitive_subjects(RDFS.subClassOf, wanted)}
        nodes = {node for type_ in below for node in graph.subjects(RDF.type, type_)}
        if nodes:
            found[str(wanted).removeprefix(HTTP)] = len(nodes)
    return found


def conforms(graph: Graph, shapes: Graph, types: Graph) -> tuple[bool, str]:
    holds, _, said = validate(graph, shacl_graph=shapes, ont_graph=types)
    return bool(holds), str(said)


def things_of(site: Site) -> list[Thing]:
    return [thing for page in site.pages() for thing in things_in(page.html)]


def test_the_shapes_hold_and_had_something_to_hold(
    nowhere: Site, shapes: Graph, types: Graph
) -> None:
    things = things_of(nowhere)
    graph = as_graph(things)
    found = targets(graph, shapes, types)
    reviews = [thing for thing in things if thing["@type"] == "ClaimReview"]
    assert len(reviews) > 2
    assert found["ClaimReview"] == found["Review"] == len(reviews)
    assert found["Rating"] == len(reviews)
    assert found["Person"] > 1
    assert found["Organization"] > len(reviews)
    assert found["CreativeWork"] > 2 * len(reviews)
    assert found["BreadcrumbList"] > len(reviews)
    holds, said = conforms(graph, shapes, types)
    assert holds, said


def test_what_breaks_a_shape_is_found(shapes: Graph, types: Graph) -> None:
    review: Thing = json.loads((HERE / "claims.json").read_text("utf-8"))[
        "lower-nowhere-speech/lamps"
    ]
    for broken in (
        {"reviewRating": "Contradicted"},
        {"claimReviewed": {"@type": "Thing", "name": "x"}},
        {"itemReviewed": "Twelve new lamps"},
    ):
        holds, _ = conforms(as_graph([{**review, **broken}]), shapes, types)
        assert not holds, broken


def test_read_with_https_the_shapes_would_hold_nothing(
    nowhere: Site, shapes: Graph, types: Graph
) -> None:
    """The trap: everything passes then, and nothing was looked at."""
    graph = as_graph(things_of(nowhere), HTTPS)
    assert not targets(graph, shapes, types)


def test_every_type_and_property_is_one_of_schema_org(nowhere: Site, real: Site) -> None:
    used = {word for site in (nowhere, real) for thing in things_of(site) for word in terms(thing)}
    assert used - TERMS == set()
    assert {"ClaimReview", "reviewRating", "CorrectionComment", "archivedAt"} <= used
    assert "claimReviewd" not in TERMS


def terms(value: object) -> Iterator[str]:
    """Every type and property of a thing."""
    if isinstance(value, list):
        for each in value:
            yield from terms(each)
    elif isinstance(value, dict):
        yield str(value["@type"])
        for name, inner in value.items():
            if not name.startswith("@"):
                yield name
            yield from terms(inner)
