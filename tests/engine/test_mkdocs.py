"""MkDocs knows every page, whoever finishes it, and others may take part."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from tests.helpers import DOSSIER, claimpress, copy_of_publication

THE_DAY = "1795824000"
HOOK = """
def on_post_page(output, page, config):
    return output.replace("</body>", f"<!-- seen: {page.file.src_uri} --></body>")
"""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return copy_of_publication(tmp_path / "publication")


def test_mkdocs_alone_builds_the_same_site(root: Path) -> None:
    done = claimpress("build", cwd=root, SOURCE_DATE_EPOCH=THE_DAY)
    assert done.returncode == 0, done.stderr
    alone = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--quiet", "--site-dir", "build/other"],
        cwd=root,
        env={**os.environ, "SOURCE_DATE_EPOCH": THE_DAY},
        capture_output=True,
        text=True,
        check=False,
    )
    assert alone.returncode == 0, alone.stderr
    ours, theirs = (root / f"build/{name}/files.sha256" for name in ("site", "other"))
    assert ours.read_text(encoding="utf-8") == theirs.read_text(encoding="utf-8")


def test_a_hook_that_changes_pages_sees_every_one(root: Path) -> None:
    (root / "hook.py").write_text(HOOK, encoding="utf-8")
    settings = root / "mkdocs.yml"
    settings.write_text(f"{settings.read_text(encoding='utf-8')}\nhooks: [hook.py]\n", "utf-8")
    done = claimpress("build", cwd=root)
    assert done.returncode == 0, done.stderr
    site = root / "build/site"
    pages = [page for page in site.rglob("index.html") if page.parent.name != "embed"]
    assert len(pages) > 50
    for page in pages:
        assert "<!-- seen: " in page.read_text(encoding="utf-8"), page
    assert f"<!-- seen: claims/{DOSSIER}/heir-plan/index.md -->" in (
        site / f"claims/{DOSSIER}/heir-plan/index.html"
    ).read_text(encoding="utf-8")


def test_links_from_hand_written_pages_are_held_against_generated_ones(root: Path) -> None:
    about = root / "content/about.md"
    text = about.read_text(encoding="utf-8")
    claim = f"claims/{DOSSIER}/heir-plan/index.md"
    about.write_text(f"{text}\n[Good]({claim}#claim)\n", encoding="utf-8")
    done = claimpress("build", cwd=root)
    assert done.returncode == 0, done.stderr
    about.write_text(
        f"{text}\n[No anchor]({claim}#nowhere) [no claim](claims/{DOSSIER}/nothing/index.md)\n",
        encoding="utf-8",
    )
    done = claimpress("build", cwd=root)
    assert done.returncode == 1
    assert f"the doc '{claim}' does not contain an anchor '#nowhere'" in done.stderr
    assert f"contains a link 'claims/{DOSSIER}/nothing/index.md', but" in done.stderr


@pytest.mark.parametrize(
    ("template", "fault"),
    [
        ("{{ nothing.at.all }}\n", "'nothing' is undefined"),
        ("\n{% if %}\n", "Expected an expression, got 'end of statement block'"),
    ],
)
def test_a_template_that_fails_is_named_with_the_next_step(
    template: str, fault: str, root: Path
) -> None:
    (root / "overrides/404.html").write_text(template, encoding="utf-8")
    done = claimpress("build", cwd=root)
    assert done.returncode == 1
    line = template.split("{", maxsplit=1)[0].count("\n") + 1
    assert (
        f"error: overrides/404.html, line {line}, cannot be used: {fault}.\n"
        "If overrides/ holds files that you changed, see how they differ from those of "
        "claimpress: claimpress upgrade --differences" in done.stderr
    )
    assert not (root / "build/site").exists()
