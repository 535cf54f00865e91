"""Words that are put into templates beforehand are those that would be looked up."""

import datetime as dt
import re
import shutil
from pathlib import Path

import pytest
from jinja2 import Environment, Template
from tests.words.catalogues import LANGUAGES

from claimpress.deriving.index import index_of
from claimpress.deriving.visible import visible
from claimpress.exporting.parts.make import parts_in_memory
from claimpress.model.site import Site
from claimpress.pipeline.checked import check
from claimpress.pipeline.making import units
from claimpress.rendering import render as module
from claimpress.rendering.artifact import Artifact
from claimpress.rendering.environment import environment
from claimpress.rendering.render import Renderer
from claimpress.rendering.words import words_in

PUBLICATION = Path(__file__).parent.parent / "words/publication"
DAY = dt.date(2026, 11, 26)


def files(root: Path) -> dict[str, bytes]:
    """All pages of a publication, and what lies beside them, by path."""
    corpus = check(root, use_cache=False).corpus
    assert corpus
    shown = visible(corpus, DAY, drafts=True, without=frozenset())
    render = Renderer(Site("Nenia", "https://n.example/"), shown, index_of(shown), drafts=True)
    parts = parts_in_memory(render)
    made = (made for unit in units(render, DAY, parts) for made in unit.make(render))
    return {each.path: each.data for each in made if isinstance(each, Artifact)}


@pytest.mark.parametrize("language", ["en", *LANGUAGES])
def test_a_page_is_the_same_whether_its_words_are_put_in_or_looked_up(
    language: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    root = Path(shutil.copytree(PUBLICATION, tmp_path / "nenie"))
    file = root / "claims/publication.yaml"
    told = file.read_text(encoding="utf-8")
    spoken = re.sub(r"^language: .*$", f"language: {language}", told, flags=re.MULTILINE)
    file.write_text(spoken, encoding="utf-8", newline="\n")
    folded = files(root)
    looked_up: list[str] = []

    def unfolded(language: str) -> Environment:
        looked_up.append(language)
        return environment(language, fold=False)

    monkeypatch.setattr(module, "environment", unfolded)
    assert files(root) == folded
    assert set(looked_up) == {language}
    assert {"index.md", "health/index.md"} <= set(folded)


def both(source: str, language: str = "en") -> list[Template]:
    return [environment(language, fold=fold).from_string(source) for fold in (True, False)]


@pytest.mark.parametrize(
    ("source", "made"),
    [
        ('{{ _("Claim") }}', "Утверждение"),
        ('<i title="{{ _("Claim") }}">', '<i title="Утверждение">'),
        ("{% trans revision=x %}Before: revision {{ revision }}{% endtrans %}", "&lt;b&gt; &amp;"),
        ('{{ gettext("Before: revision %(revision)s", revision=x) }}', "&lt;b&gt; &amp;"),
        ('{{ _("Claim") if x else _("Claims") }}', "Утверждение"),
        ('{{ _("Claim") ~ x }}', "Утверждение&lt;b&gt; &amp;"),
        (
            "{% trans %}100 % and {{ x }} {{ x }}{% endtrans %}",
            "100 % and &lt;b&gt; &amp; &lt;b&gt;",
        ),
        ("{% set said %}{% trans %}<i>{{ x }}</i>{% endtrans %}{% endset %}{{ said }}", "<i>&lt;b"),
        ("{% trans n=2 %}{{ n }} {{ x }}{% pluralize %}{{ n }} {{ x }}s{% endtrans %}", "2 &lt;b"),
        ('{{ ngettext("%(num)s claim", "%(num)s claims", 3) }}', "3 утверждения"),
        ("{{ _(message) }}", "Утверждение"),
        (
            '{% for x in "<>" %}{% trans y=x %}at {{ y }}{% endtrans %}{% endfor %}',
            "at &lt;at &gt;",
        ),
    ],
)
def test_words_stand_where_they_are_said_and_what_is_put_in_is_escaped(
    source: str, made: str
) -> None:
    folded, looked_up = both(source, "ru")
    assert folded.render(x="<b> &", message="Claim") == looked_up.render(x="<b> &", message="Claim")
    assert made in folded.render(x="<b> &", message="Claim")


def test_what_is_said_of_nothing_that_was_given_fails() -> None:
    """A placeholder that a translation invents is no silent gap on a page."""
    with pytest.raises(KeyError):
        environment("en").from_string('{{ _("Before: %(nothing)s") }}')


def test_no_message_of_a_template_is_left_to_be_looked_up() -> None:
    """What it costs to make pages hangs on that."""
    asked: list[str] = []
    templates = environment.__wrapped__("ru")
    templates.globals["_"] = templates.globals["gettext"] = asked.append
    folded = templates.from_string('{{ _("Claim") }}{% trans a=1 %}{{ a }}{% endtrans %}')
    assert folded.render() == f"{words_in('ru').say('Claim')}1"
    assert asked == []
