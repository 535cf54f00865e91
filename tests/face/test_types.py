"""The structured data of every page, checked by TypeScript against schema-dts' types of schema.org.

The types know every property of every type and what it may hold, so that a misspelt one is an
error. Each thing is checked as what its ``@type`` says.
"""

import json
import subprocess
from pathlib import Path

import pytest
from tests.helpers import Site
from tests.structured.conftest import nowhere as made_up
from tests.structured.conftest import real
from tests.structured.reading import Thing, things_in

__all__ = ["made_up", "real"]

pytestmark = pytest.mark.face

TYPES = {
    "BreadcrumbList", "Claim", "ClaimReview", "CollectionPage", "NewsMediaOrganization",
    "ProfilePage", "WebSite",
}  # fmt: skip

SETTINGS = {
    "compilerOptions": {
        "noEmit": True,
        "strict": True,
        "skipLibCheck": True,
        "target": "es2022",
        "module": "esnext",
        "moduleResolution": "bundler",
        "types": [],
    },
    "files": ["things.ts"],
}


def typed(things: list[Thing], folder: Path, modules: Path, node: str) -> str:
    """What the TypeScript compiler says of things; nothing if they fit their types."""
    types = sorted({thing["@type"] for thing in things})
    lines = [f'import type {{ WithContext, {", ".join(types)} }} from "schema-dts";']
    for number, thing in enumerate(things):
        written = json.dumps(thing, ensure_ascii=True)
        lines.append(f"export const t{number}: WithContext<{thing['@type']}> = {written};")
    (folder / "things.ts").write_text("\n".join(lines), encoding="utf-8")
    (folder / "node_modules").symlink_to(modules, target_is_directory=True)
    (folder / "tsconfig.json").write_text(json.dumps(SETTINGS), encoding="utf-8")
    done = subprocess.run(
        [node, modules / "typescript/bin/tsc"],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )
    assert not done.stderr
    return done.stdout


def of_site(site: Site) -> list[Thing]:
    return [thing for page in site.pages() for thing in things_in(page.html)]


def test_every_thing_fits_its_type(
    made_up: Site, real: Site, tmp_path: Path, modules: Path, node: str
) -> None:
    things = [*of_site(made_up), *of_site(real)]
    assert {thing["@type"] for thing in things} == TYPES
    assert typed(things, tmp_path, modules, node) == ""


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"claimReviewd": "x"}, "claimReviewd"),
        ({"reviewRating": {"@type": "Rating", "ratngValue": 5}}, "ratngValue"),
        ({"itemReviewed": {"@type": "Claim", "appearance": {"@type": "Rating"}}}, "Rating"),
    ],
)
def test_what_does_not_fit_is_found(  # noqa: PLR0913, PLR0917 - what a test needs
    made_up: Site, tmp_path: Path, modules: Path, node: str, wrong: Thing, said: str
) -> None:
    review = next(thing for thing in of_site(made_up) if thing["@type"] == "ClaimReview")
    found = typed([{**review, **wrong}], tmp_path, modules, node)
    assert "error TS" in found
    assert said in found
