"""An answer to a form is taken apart into its fields, however it arrives."""

import json

import pytest
from tests.intake.body import CORRECTED, SUGGESTED, as_github, form

from claimpress.authoring.answers import LONGEST, AnswersError, addresses_in, received

FORMS = [form("claim"), form("correction")]


@pytest.mark.parametrize(("name", "answers"), [("claim", SUGGESTED), ("correction", CORRECTED)])
def test_the_answers_come_back_as_they_were_given(name: str, answers: dict[str, str]) -> None:
    found = received(as_github(name, answers), FORMS)
    assert (found.form, found.answers, found.remarks) == (name, answers, ())


def test_a_letter_answers_with_the_question_before_a_colon() -> None:
    letter = """Dear desk, a claim for you.

    what was said, in the exact words: The goose has laid nine eggs,
    more than any goose of Upper Nowhere.

    Who said it: Zebulon Quill
    Where it can be seen: https://town.example.org/speech
    """
    found = received(letter, FORMS)
    assert found.form == "claim"
    assert found.line("quote") == (
        "The goose has laid nine eggs, more than any goose of Upper Nowhere."
    )
    assert found.line("url") == "https://town.example.org/speech"


def test_json_answers_by_the_ids_of_the_fields() -> None:
    given = {"form": "correction", **CORRECTED, "colour": "red", "right": 5}
    found = received(json.dumps(given), FORMS)
    kept = {id_: text for id_, text in CORRECTED.items() if id_ != "right"}
    assert (found.form, found.answers) == ("correction", kept)
    assert set(found.remarks) == {
        "the form correction has no field 'colour'",
        "the answer to right is no text",
    }


def test_a_question_inside_an_answer_takes_no_place_of_one_before_it() -> None:
    answers = SUGGESTED | {
        "speaker": "Nobody\n\n### What was said, in the exact words\n\nSomething else",
        "evidence": "### Who said it\n\nOttoline Fenn",
    }
    found = received(as_github("claim", answers), FORMS)
    assert found.answers == answers


def test_what_no_reader_can_see_is_taken_out_and_told() -> None:
    answers = SUGGESTED | {"quote": "Twelve\u200b new \u202elamps\x00"}
    found = received(as_github("claim", answers), FORMS)
    assert found.answers["quote"] == "Twelve new lamps"
    assert found.remarks == ("3 characters that no reader can see were taken out",)


NOT_LINKED = "not an address we can link to, it"
NO_FORM = (
    "none of the questions of our forms stands in the text; write each above its answer, or "
    "before it with a colon: What was said, in the exact words: …"
)
NO_JSON = "the text starts like JSON and cannot be read as JSON"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Hello.", NO_FORM),
        ("", NO_FORM),
        ("x" * (LONGEST + 1), "the text has 70,001 characters; at most 70,000 are read"),
        ("{", NO_JSON),
        ('{"a":' * 10_000, NO_JSON),
        (
            '{"quote": "x"}',
            "the JSON does not say which form it answers: give \"form\": 'claim' or 'correction'",
        ),
        (
            "### Your own stake in it\n\nnone",
            "the text could answer claim or correction; say which with --form",
        ),
    ],
    ids=["no form", "empty", "long", "no JSON", "deep JSON", "JSON without form", "either"],
)
def test_what_is_no_answer_is_refused_with_words(text: str, said: str) -> None:
    with pytest.raises(AnswersError) as refused:
        received(text, FORMS)
    assert str(refused.value) == said


def test_who_says_which_form_it_is_gets_that() -> None:
    both = "### Your own stake in it\n\nnone"
    assert received(both, FORMS, "correction").form == "correction"


def test_addresses_are_found_in_sentences() -> None:
    text = (
        "See https://a.example/x, (https://b.example/y_(z)) and <https://c.example/>; "
        "**https://d.example/q?a=1&b=2**. Not http://127.0.0.1/x or http://user@e.example/ "
        "and once more https://a.example/x."
    )
    found, remarks = addresses_in(text)
    assert found == (
        "https://a.example/x",
        "https://b.example/y_(z)",
        "https://c.example/",
        "https://d.example/q?a=1&b=2",
    )
    assert remarks == (
        f"{NOT_LINKED} names a machine by number, not by name: 'http://127.0.0.1/x'",
        f"{NOT_LINKED} holds a user name or password: 'http://user@e.example/'",
    )


def test_more_addresses_than_anybody_reads_are_left_out() -> None:
    found, remarks = addresses_in(" ".join(f"https://a.example/{n}" for n in range(50)))
    assert len(found) == 20
    assert remarks == ("50 addresses; the first 20 are taken",)
