"""Records of AVeriTeC: a claim, its label, and questions with answers from the web.

The form is that of https://fever.ai/dataset/averitec.html.
"""

from collections.abc import Iterator

from claimpress.importing.given import Cited, Given, Json, Named, Place, Raw

_UNANSWERABLE = "Unanswerable"


def is_record(value: Json) -> bool:
    """Whether a value has what every record of the set has."""
    return isinstance(value, dict) and isinstance(value.get("claim"), str) and "label" in value


def given_of(raw: Raw) -> Given:
    """What a record says."""
    record = raw.data
    answers = list(_answers(record))
    return Given(
        where=raw.where,
        claim=_text(record, "claim"),
        label=_text(record, "label"),
        speakers=tuple(Named(name) for name in [_text(record, "speaker")] if name),
        claimed_on=_text(record, "claim_date"),
        url=_text(record, "fact_checking_article"),
        language="en",
        body=tuple(filter(None, [_text(record, "justification")])),
        aside=tuple(said for _, said, url in answers if not url),
        places=tuple(_places(record)),
        cited=tuple(_cited(answers)),
        troubles=raw.troubles,
        data=record,
    )


def _answers(record: dict[str, Json]) -> Iterator[tuple[dict[str, Json], str, str]]:
    """Each answer with its question in words, and the address it is from."""
    for question in _groups(record, "questions"):
        asked = _text(question, "question")
        for answer in _groups(question, "answers"):
            said = _text(answer, "answer")
            why = _text(answer, "boolean_explanation")
            words = f"{asked} – {said}" + (f": {why}" if why else "")
            answered = said and _text(answer, "answer_type") != _UNANSWERABLE
            yield answer, words, _text(answer, "source_url") if answered else ""


def _cited(answers: list[tuple[dict[str, Json], str, str]]) -> Iterator[Cited]:
    """One item for each address, with all that was taken from it."""
    by_address: dict[str, list[tuple[dict[str, Json], str]]] = {}
    for answer, said, url in answers:
        if url:
            by_address.setdefault(url, []).append((answer, said))
    for url, from_it in by_address.items():
        archived = next(filter(None, (_text(a, "cached_source_url") for a, _ in from_it)), "")
        yield Cited(url, archived=archived, says="\n\n".join(said for _, said in from_it))


def _places(record: dict[str, Json]) -> Iterator[Place]:
    for key in ("original_claim_url", "cached_original_claim_url"):
        if _text(record, key):
            yield Place(_text(record, key))


def _groups(value: dict[str, Json], key: str) -> list[dict[str, Json]]:
    found = value.get(key)
    return [item for item in found if isinstance(item, dict)] if isinstance(found, list) else []


def _text(value: dict[str, Json], key: str) -> str:
    found = value.get(key)
    return found.strip() if isinstance(found, str) else ""
