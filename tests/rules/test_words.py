"""The rules about words, on more sentences than fit into case files."""

import pytest

from claimpress.checking.mojibake import broken_letters
from claimpress.checking.rules.fairness import _GUILT, _MORE_THAN_THE_STATUS, _said


@pytest.mark.parametrize(
    "text",
    [
        "Quill was convicted in May.",
        "Fenn is guilty of theft.",
        "The keeper, a known criminal, left.",
        "They are criminals.",
        "He was sentenced to a fine.",
        "No goose was seen. The thief took it.",
        "She has a conviction for fraud.",
    ],
)
def test_guilt_is_heard(text: str) -> None:
    assert _said(_GUILT, text)


@pytest.mark.parametrize(
    "text",
    [
        "No conviction was seen.",
        "He was not convicted, and nobody was found guilty.",
        "Quill hasn’t been convicted of anything.",
        "She is presumed innocent until proven guilty.",
        "A criminal case was opened under the criminal code.",
        "If convicted, he may be sentenced to a fine.",
        "The leaflet calls him “a convicted thief”.",
        'The leaflet calls him "guilty".',
        "> He is guilty.\n\nSo says the leaflet.",
        "It is her conviction that geese fly.",
        "He is accused of being a criminal.",
        "See [the page](https://a.example/guilty).",
        "He denies that he is guilty.",
    ],
)
def test_what_is_denied_supposed_or_quoted_is_no_guilt(text: str) -> None:
    assert _said(_GUILT, text) is None


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("The minutes proved it.", "proved"),
        ("This is undoubtedly so.", "undoubtedly"),
        ("Quill lied.", "lied"),
        ("Quill lies about geese.", "lies"),
        ("It is a lie.", "a lie"),
        ("The story was debunked.", "debunked"),
        ("It is not proven.", None),
        ("A denial is not proof.", None),
        ("The claim is unproven.", None),
        ("The town lies on a river.", None),
        ("He was called “a liar”.", None),
        ("Nothing was proved.", None),
    ],
)
def test_verdict_words(text: str, word: str | None) -> None:
    assert _said(_MORE_THAN_THE_STATUS, text) == word


@pytest.mark.parametrize(
    ("text", "codec"),
    [
        ("Übergrößenträger für Gänse", "cp1252"),
        ("Güneş doğdu", "cp1252"),
        ("it’s “light”", "cp1252"),
        ("новые фонари", "cp1252"),
        ("новые фонари", "cp1251"),
    ],
)
def test_broken_letters_are_found(text: str, codec: str) -> None:
    broken = text.encode().decode(codec, "replace")
    assert broken_letters(f"so: {broken}")


@pytest.mark.parametrize(
    "text",
    [
        "café, naïve, Ærøskøbing, Łódź, Đặng Văn, ÇİĞ, Ñandú, Þór og Ðís",
        "«MANHÃ», “CAFÉ”, fiancé”…, À «Â»",
        "Сіє Рік їх, Ѓорѓи, Ђорђе, Россия — страна",
        "Κάστρο, שלום, سلام, 中文, 日本語, हिन्दी, ქართული",
        "20 °C, § 5, £3, 5 µm, ½",
    ],
)
def test_real_letters_are_left_alone(text: str) -> None:
    assert broken_letters(text) is None
