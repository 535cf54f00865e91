"""A page put into its frame is byte for byte the page that the theme's templates make."""

import json
from dataclasses import dataclass

import pytest
from jinja2 import DictLoader
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from tests.helpers import DOSSIER, copy_of_publication

from claimpress.plugin import ClaimpressPlugin
from claimpress.plugin.finish import Finisher
from claimpress.plugin.frames import Frames
from claimpress.plugin.page import is_page, source_of
from claimpress.plugin.plugin import docs_of, standing_of
from claimpress.plugin.theme import Theme

CLAIM = f"claims/{DOSSIER}/heir-plan/index.md"
OTHER_CLAIM = f"claims/{DOSSIER}/volodin-call/index.md"


@dataclass
class Built:
    """The real publication after MkDocs has done its part."""

    config: MkDocsConfig
    plugin: ClaimpressPlugin

    @property
    def pages(self) -> list[str]:
        return [made.path for made in self.plugin.files if is_page(made.path)]

    def finisher(self, frames: Frames, theme: Theme | None) -> Finisher:
        return Finisher(docs_of(self.config), frames, theme)

    def frames(self) -> Frames:
        return Frames(standing_of(self.config))

    def by_templates(self, path: str, theme: Theme | None = None) -> bytes:
        source = source_of((docs_of(self.config) / path).read_text(encoding="utf-8"))
        theme = theme or self.plugin.theme
        assert theme
        return theme.page(path, source).encode()

    def theme_of(self, main: str) -> Theme:
        """A theme of one template."""
        env = self.config.theme.get_env()
        env.loader = DictLoader({"main.html": f"<meta charset='utf-8'>{main}"})
        files = self.plugin.site_files
        assert files
        return Theme(env, self.config, self.plugin.nav, files, lambda page: page)


@pytest.fixture(
    scope="module",
    params=[
        {},
        {
            "site_url": "https://desk.example/checks/",
            "repo_url": "https://github.com/desk/checks",
            "edit_uri": "edit/main/",
        },
        {"use_directory_urls": False},
    ],
    ids=["as-it-is", "with-addresses", "without-folders"],
)
def built(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Built:
    root = copy_of_publication(tmp_path_factory.mktemp("frames") / "publication")
    config = load_config(str(root / "mkdocs.yml"), site_dir=str(root / "site"), **request.param)
    plugin = config.plugins["claimpress"]
    assert isinstance(plugin, ClaimpressPlugin)
    plugin.leave_pages = True
    build(config)
    return Built(config, plugin)


def test_every_page_is_what_the_templates_make_of_it(built: Built) -> None:
    frames = built.frames()
    finisher = built.finisher(frames, built.plugin.theme)
    assert len(built.pages) > 50
    for path in built.pages:
        finished = finisher.finished(path)
        assert finished
        assert finished.slot, f"{path} has no frame"
        assert finished.html == built.by_templates(path), path
    assert len(frames.by_slot) < 30

    kept = Frames.from_data(frames.standing, json.loads(json.dumps(frames.as_data())))
    without_theme = built.finisher(kept, None)
    for path in built.pages:
        finished = without_theme.finished(path)
        assert finished
        assert finished.html == built.by_templates(path), path


def test_a_frame_does_not_depend_on_the_page_it_was_made_from(built: Built) -> None:
    forward, backward = built.frames(), built.frames()
    for frames, pages in (forward, built.pages), (backward, built.pages[::-1]):
        finisher = built.finisher(frames, built.plugin.theme)
        for path in pages:
            finisher.finished(path)
    assert forward.as_data() == backward.as_data()


@pytest.mark.parametrize(
    "template",
    [
        "{{ page.meta.title }}|{{ page.meta.title | striptags | e }}|{{ page.title | upper }}",
        "{{ page.meta.nothing or page.meta.title or 'no' }}|{{ page.meta.nothing }}",
        "{{ ('feeds/' ~ page.meta.card) | url }}|{{ ('a' ~ page.meta.title ~ 'b') | e }}",
        "{% if page.meta.card %}{{ page.meta.card | default('none') | trim }}{% endif %}",
        "{% if page.meta.kind in ['claim'] %}{{ page.content }}{% endif %}",
        f"{{% if page.url == 'claims/{DOSSIER}/heir-plan/' %}}this one{{% else %}}no{{% endif %}}",
        "{{ base_url }}|{{ 'claims/' | url }}|{{ 'https://desk.example/' | url }}|{{ '..' | url }}",
        f"{{{{ 'claims/{DOSSIER}/' | url }}}}|{{{{ 'claims/{DOSSIER}/heir-plan/x.png' | url }}}}",
        "{{ page.url }}|{{ page.url | url }}|{{ page.canonical_url }}|{{ page.abs_url }}",
        "{{ page.is_homepage }}{{ page.active }}{{ page.toc | first is defined }}",
        "{% for item in nav %}{{ item.title }}{{ item == page }}{% endfor %}",
        "{% set all %}{{ page.meta.title }}{{ page.content }}{% endset %}{{ all | striptags }}",
    ],
)
def test_what_a_template_does_to_a_place_is_done_to_the_page(built: Built, template: str) -> None:
    theme = built.theme_of(template)
    finisher = built.finisher(built.frames(), theme)
    for path in (OTHER_CLAIM, CLAIM, "index.md", f"claims/{DOSSIER}/index.md"):
        finished = finisher.finished(path)
        assert finished
        assert finished.slot, f"{path} has no frame"
        assert finished.html == built.by_templates(path, theme), path


@pytest.mark.parametrize(
    "template",
    [
        "{{ page.meta.title | length }}",
        "{{ page.meta.title[:3] }}",
        "{{ page.meta.title.upper() }}",
        "{% if 'e' in page.content %}yes{% endif %}",
        "{% if page.meta.title == 'x' %}yes{% endif %}",
        "{% if page.meta.title | striptags %}yes{% endif %}",
        "{% for letter in page.meta.title %}.{% endfor %}",
        "{{ page.meta.title | replace('e', 'a') }}",
        "{{ page.meta.title | tojson }}|{{ [page.meta.title] | tojson }}",
        "{{ {'x': 'a' ~ page.meta.title} | tojson }}",
        "{% if page.meta.title is string %}yes{% endif %}",
        "{{ page.url | length }}",
        "{{ page.file.src_uri }}",
        "{{ page.edit_url }}",
        "{{ build_date_utc.year }}",
        "{% for file in pages %}{{ file.page.title }}{% endfor %}",
    ],
)
def test_what_only_the_page_can_answer_is_left_to_the_templates(
    built: Built, template: str
) -> None:
    theme = built.theme_of(template)
    finished = built.finisher(built.frames(), theme).finished(CLAIM)
    assert finished
    assert not finished.slot
    assert finished.html == built.by_templates(CLAIM, theme)


def test_a_page_with_a_script_in_it_gets_a_policy_of_its_own(built: Built) -> None:
    docs = docs_of(built.config)
    finisher = built.finisher(built.frames(), built.plugin.theme)
    before = finisher.finished(CLAIM)
    text = (docs / CLAIM).read_text(encoding="utf-8")
    (docs / CLAIM).write_text(f"{text}<SCRIPT>alert()</SCRIPT>", encoding="utf-8")
    try:
        after = finisher.finished(CLAIM)
        assert before
        assert after
        assert before.slot
        assert not after.slot
        assert after.html == built.by_templates(CLAIM)
        assert after.html.count(b"'sha256-") == before.html.count(b"'sha256-") + 1
    finally:
        (docs / CLAIM).write_text(text, encoding="utf-8")
