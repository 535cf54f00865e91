"""What a reader sees of an element, as text."""

import pytest
from selectolax.lexbor import LexborHTMLParser

from claimpress.auditing.seen import deciphered, seen
from claimpress.values.text import letters

PIECES = [
    ("<p>a<b>b</b>c</p>", "abc"),
    ("<p>a</p><p>b</p>", "a b"),
    ("<ul><li>a<ul><li>b</li></ul>c</li></ul>", "a b c"),
    ("<p>a<br>b</p>\n\t<span>c</span>", "a b c"),
    ("<p>a&nbsp;b&#8203;c</p>", "a\u00a0b\u200bc"),
    ("<p>a<span hidden>b<i>c</i></span>d</p>", "ad"),
    ('<p>a<span class="x cp-visually-hidden">b</span></p>', "a"),
    ("<p>a<svg><title>b</title></svg><script>c</script><template>d</template></p>", "a"),
    ("<p>a<!-- b -->c &lt;d&gt;</p>", "ac <d>"),
]


@pytest.mark.parametrize(("html", "text"), PIECES)
def test_a_reader_sees_words_and_no_more(html: str, text: str) -> None:
    body = LexborHTMLParser(f"<main>{html}</main>").css_first("main")
    assert body is not None
    assert seen(body) == text


@pytest.mark.parametrize(
    "data",
    [b"a &quot;b&#x22; \xc3\xa9", rb"a \u0022b\u0022 \u00e9", b"a%20%22b%22%20%C3%A9"],
)
def test_escapes_are_undone(data: bytes) -> None:
    assert deciphered(data) == 'a "b" é'


def test_letters_are_the_same_however_a_text_is_set() -> None:
    assert letters("It’s DONE – twice\u00a0(2)") == letters("it's “done”, twice: 2")
