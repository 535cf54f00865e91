"""Hostile texts in what pages tell machines: it is read back whole, and ends nothing."""

import json
from typing import Any

from tests.hostile.payloads import as_line
from tests.hostile.publication import Made
from tests.hostile.reading import Hostile
from tests.hostile.test_other_places import data, kept
from tests.structured.reading import of_type, things_in

TYPE = "application/ld+json"


def things_of(hostile: Hostile, address: str) -> list[Any]:
    """As extruct reads them from the bytes, which must be what an HTML5 parser reads."""
    scripts = hostile.page(address).findall(f".//script[@type='{TYPE}']")
    parsed = [json.loads(script.text or "", parse_constant=no_number) for script in scripts]
    html = (hostile.folder / address / "index.html").read_text(encoding="utf-8")
    assert things_in(html) == parsed, address
    return parsed


def no_number(name: str) -> None:
    raise AssertionError(f"{name} is no JSON")


def test_reviews_hold_the_texts_of_the_files(hostile: Hostile) -> None:
    claims = {claim["id"]: claim for claim in data(hostile)["claims"]}
    labels = {id_: given["scale.statuses.label"] for id_, given in hostile.made.of("scale")}
    ((_, publication),) = hostile.made.of("publication")
    for id_, given in hostile.made.of("claim"):
        (review,) = of_type(things_of(hostile, f"claims/{id_}/"), "ClaimReview")
        assert review["claimReviewed"] == as_line(given["claim.text"])
        assert review["author"]["name"] == as_line(publication["publication.desk"])
        rating = review["reviewRating"]
        assert rating["alternateName"] == as_line(labels[claims[id_]["status"]])
        assert rating["ratingExplanation"] == kept("summary", given["claim.summary"])
        claim = review["itemReviewed"]
        assert claim["text"] == kept("text", given["claim.source.quote"])
        assert claim["author"]["name"] == as_line(name_of_speaker(hostile.made, claims[id_]))
        title = given["claim.source.appearances.title"]
        assert as_line(title) in {place["name"] for place in claim["appearance"]}
        (correction,) = review["correction"]
        assert correction["text"] == kept("text", given["claim.history.note"])


def name_of_speaker(made: Made, claim: Any) -> str:
    return made.texts[f"people {claim['source']['speaker']}"]["people.people.name"]


def test_people_hold_the_texts_of_the_files(hostile: Hostile) -> None:
    for id_, given in hostile.made.of("people"):
        (profile,) = of_type(things_of(hostile, f"people/{id_}/"), "ProfilePage")
        person = profile["mainEntity"]
        assert person["name"] == as_line(given["people.people.name"])
        assert person["alternateName"] == [as_line(given["people.people.other_names"])]
        assert person["description"] == kept("text", given["people.people.note"])
        (role,) = person["hasOccupation"]
        assert role["hasOccupation"]["name"] == as_line(given["people.people.roles.title"])


def test_dossiers_hold_the_texts_of_the_files(hostile: Hostile) -> None:
    texts = {id_: as_line(given["claim.text"]) for id_, given in hostile.made.of("claim")}
    for id_, given in hostile.made.of("dossier"):
        (page,) = of_type(things_of(hostile, f"claims/{id_}/"), "CollectionPage")
        assert page["name"] == page["about"]["name"] == as_line(given["dossier.title"])
        assert page["about"]["publisher"]["name"] == as_line(given["dossier.publisher"])
        listed = {item["name"] for item in page["mainEntity"]["itemListElement"]}
        assert listed == {text for claim, text in texts.items() if claim.startswith(f"{id_}/")}


def test_no_page_has_a_script_that_was_not_meant(hostile: Hostile) -> None:
    for address in hostile.generated():
        kinds = {script.get("type") for script in hostile.page(address).iter("script")}
        assert kinds <= {None, "module", TYPE}, address
        assert len(hostile.page(address).findall(f".//head/script[@type='{TYPE}']")) == len(
            hostile.page(address).findall(f".//script[@type='{TYPE}']")
        )
