"""The house: imports point down, and only the ends touch the disk and the clock."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.helpers import ROOT

PACKAGE = ROOT / "scripts/claimpress"

# From the ground up; a module may import from its own floor and those below.
FLOORS = (
    ("values",),
    ("fetching",),
    ("model",),
    ("reading",),
    ("deriving",),
    ("checking",),
    ("reporting", "markup"),
    ("rendering",),
    ("auditing",),
    ("exporting", "authoring"),
    ("verifying", "preserving"),
    ("writing",),
    ("importing",),
    ("pipeline",),
    ("plugin",),
    ("engines",),
    ("cli",),
    ("__main__",),
)
LEVEL = {name: level for level, names in enumerate(FLOORS) for name in names}
CLOCKS = {
    (owner, name)
    for owner in ("date", "datetime", "time")
    for name in ("now", "today", "utcnow", "time", "time_ns", "localtime", "gmtime")
}
OPENERS = {"open", "read_text", "read_bytes", "write_text", "write_bytes"}
# The ends of the pipeline, and what works on finished sites.
MAY_OPEN = {
    "reading/forms.py",
    "reading/intake.py",
    "reading/kept.py",
    "reading/pack.py",
    "reading/site.py",
    "reading/starter.py",
    "reading/unfilled.py",
    "reading/typefaces.py",
    "writing/packing.py",
    "writing/record.py",
    "writing/mount.py",
    "writing/ours.py",
    "engines/key.py",
    "engines/part.py",
    "engines/serve.py",
    "plugin/files.py",
    "writing/swap.py",
    "writing/tree.py",
    "auditing/folder.py",
    "engines/zensical_engine.py",
    "plugin/finish.py",
    "importing/crawling.py",
    "importing/output.py",
    "importing/sources.py",
    "importing/tables.py",
    "verifying/folder.py",
    "preserving/journal.py",
    "preserving/kept.py",
    "cli/build.py",
    "cli/generated.py",
    "cli/adding.py",
    "cli/export.py",
    "cli/init.py",
    "cli/intake.py",
    "cli/new.py",
    "cli/validate_markup.py",
    "cli/upgrade.py",
    "cli/verify.py",
}


def modules() -> list[str]:
    return sorted(path.relative_to(PACKAGE).as_posix() for path in PACKAGE.rglob("*.py"))


def tree(module: str) -> ast.Module:
    return ast.parse((PACKAGE / module).read_text(encoding="utf-8"))


def floor(module: str) -> str:
    return Path(module).parts[0].removesuffix(".py")


def imported(module: str) -> Iterator[str]:
    for node in ast.walk(tree(module)):
        names = []
        if isinstance(node, ast.ImportFrom) and node.module and not node.level:
            names = [f"{node.module}.{alias.name}" for alias in node.names]
        elif isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        yield from names


@pytest.mark.parametrize("module", modules())
def test_imports_point_down(module: str) -> None:
    here = floor(module)
    if here == "__init__":
        return
    for name in imported(module):
        package, _, rest = name.partition(".")
        target = rest.split(".")[0]
        if package == "claimpress" and target in LEVEL:
            assert LEVEL[target] <= LEVEL[here], f"{module} imports {name}"


@pytest.mark.parametrize("module", modules())
def test_core_knows_no_engine(module: str) -> None:
    if floor(module) in {"plugin", "engines", "cli", "__main__"}:
        return
    engines = {"mkdocs", "material", "zensical"}
    assert not {name.split(".")[0] for name in imported(module)} & engines


@pytest.mark.parametrize("module", modules())
def test_no_import_hides_in_a_function(module: str) -> None:
    for node in ast.walk(tree(module)):
        if isinstance(node, ast.FunctionDef):
            inner = [n for n in ast.walk(node) if isinstance(n, ast.Import | ast.ImportFrom)]
            assert not inner, f"{module}: {node.name}"


@pytest.mark.parametrize("module", [m for m in modules() if m not in MAY_OPEN])
def test_only_the_two_ends_open_files(module: str) -> None:
    for node in ast.walk(tree(module)):
        if isinstance(node, ast.Call):
            name = getattr(node.func, "attr", getattr(node.func, "id", ""))
            assert name not in OPENERS, f"{module}:{node.lineno}"


@pytest.mark.parametrize("module", [m for m in modules() if m != "values/clock.py"])
def test_one_place_reads_the_clock(module: str) -> None:
    for node in ast.walk(tree(module)):
        if isinstance(node, ast.Attribute):
            owner = getattr(node.value, "id", getattr(node.value, "attr", ""))
            reads = (owner, node.attr)
            assert reads not in CLOCKS, f"{module}:{node.lineno}"
