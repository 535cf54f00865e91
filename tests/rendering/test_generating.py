"""Templates that are compiled without Jinja2's questions say what they would say with them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jinja2 import Template, UndefinedError
from jinja2.compiler import CodeGenerator
from markupsafe import Markup, escape

from claimpress.model.site import Site
from claimpress.rendering.environment import environment
from claimpress.rendering.generating import escaped

SOURCE = """
{% macro linked(text, way="../", more="") -%}
<a href="{{ way }}" title="{{ more }}">{{ text }}</a>
{%- endmacro %}
{% macro listed() %}{{ varargs | join(", ") }} {{ kwargs.items() | list }}{% endmacro %}
{% macro around() %}<p>{{ caller() }}</p>{% endmacro %}
{{ linked(x) }} {{ linked(x, y) }} {{ linked(x, more=y) }} {{ linked(way=x, text=y) }}
{{ linked(linked(x), linked(y) | upper) }} {{ listed(x, y, z=x) }}
{% call around() %}{{ x }}{% endcall %}
{% set said %}{{ linked(x) }}{% endset %}{{ said }} {{ said ~ x }}
{% for each in [x, y] %}{{ loop.index }} {{ each.upper() }}{{ linked(each) }}{% endfor %}
{{ site.name }} {{ site.canonical(path=x) }} {{ (x if y else site.name).title() }} {{ "a".upper() }}
"""


def asking() -> Template:
    """The same template, compiled by Jinja2 itself."""
    templates = environment.__wrapped__("en")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(type(templates), "code_generator_class", CodeGenerator)
        return templates.from_string(SOURCE)


BOTH = (environment("en").from_string(SOURCE), asking())


@given(st.text(max_size=30), st.text(max_size=30))
def test_a_template_says_the_same(x: str, y: str) -> None:
    said, asked = (each.render(x=x, y=y, site=Site(y, "https://a.example/")) for each in BOTH)
    assert said == asked


def test_what_is_put_in_is_escaped_once() -> None:
    made = environment("en").from_string(SOURCE).render(x="<b>", y="&", site=Site("'"))
    assert '<a href="../" title="">&lt;b&gt;</a>' in made
    assert '<a href="&lt;b&gt;" title="">&amp;</a>' in made
    assert "<b>" not in made
    assert "&amp;amp;" not in made
    assert "&amp;lt;" not in made


@pytest.mark.parametrize(
    ("source", "error"),
    [
        ("{{ nothing }}", UndefinedError),
        ("{{ nothing.name }}", UndefinedError),
        ("{{ nothing() }}", UndefinedError),
        ("{{ site.nothing }}", AttributeError),
        ("{{ held.name }}", AttributeError),
        ("{% macro a(b) %}{{ b }}{% endmacro %}{{ a() }}", UndefinedError),
        ("{% macro a(b) %}{{ b }}{% endmacro %}{{ a(1, 2) }}", TypeError),
        ("{% macro a(b) %}{{ b }}{% endmacro %}{{ a(c=1) }}", TypeError),
    ],
)
def test_what_is_not_there_fails(source: str, error: type[Exception]) -> None:
    """A gap on a page would say nothing of itself; items are asked for in brackets."""
    with pytest.raises(error):
        environment("en").from_string(source).render(site=Site("a"), held={"name": "b"})
    named = environment("en").from_string('{{ held["name"] }}')
    assert named.render(held={"name": "b"}) == "b"


class Text(str):
    """A text that is none of Python's own."""

    __slots__ = ()


class Shown:
    """Something that says itself how it looks in HTML."""

    def __html__(self) -> str:
        return "<i>shown</i>"

    def __str__(self) -> str:
        return "<b>not shown</b>"


TEXTS = st.text(alphabet=st.one_of(st.sampled_from("&<>\"'"), st.characters()))


@given(
    st.one_of(TEXTS, TEXTS.map(Markup), TEXTS.map(Text), st.integers(), st.none(), st.booleans())
    | st.builds(Shown)
)
def test_a_value_is_escaped_as_ever(value: object) -> None:
    assert str(escaped(value)) == str(escape(value))


def test_what_was_said_of_markup_is_not_said_of_a_text_that_looks_like_it() -> None:
    """What is counted is remembered; it must not be remembered across the two."""
    template = environment("en").from_string(
        '{{ ngettext("%(num)s %(x)s", "%(num)s %(x)ss", n, x=x) }}'
    )
    assert template.render(n=1, x=Markup("<b>")) == "1 <b>"
    assert template.render(n=1, x="<b>") == "1 &lt;b&gt;"
    assert template.render(n=2, x="<b>") == "2 &lt;b&gt;s"
    assert template.render(n=True, x="<b>") == "True &lt;b&gt;"
