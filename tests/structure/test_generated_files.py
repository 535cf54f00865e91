"""What is generated from the model is up to date, and the real files fit it."""

import json
from typing import Any

import jsonschema
import pytest
import yaml
from tests.helpers import ROOT, claimpress

from claimpress.exporting.schemas import MODELS, schema_files

CLAIM_FILES = sorted(
    path.relative_to(ROOT).as_posix() for path in (ROOT / "claims").rglob("*.yaml")
)


def schema_for(file: str) -> dict[str, Any]:
    parts = file.removesuffix(".yaml").split("/")
    name = parts[-1] if len(parts) == 2 or parts[-1] == "dossier" else "claim"
    schema: dict[str, Any] = json.loads(schema_files()[f"claims/{name}.schema.json"])
    return schema


def test_committed_schemas_and_reference_are_up_to_date() -> None:
    for command in ("schema", "docs"):
        done = claimpress(command, "--check")
        assert done.returncode == 0, done.stdout


@pytest.mark.parametrize("name", MODELS)
def test_every_schema_is_a_schema(name: str) -> None:
    schema = json.loads(schema_files()[f"claims/{name}.schema.json"])
    jsonschema.Draft202012Validator.check_schema(schema)
    assert schema["additionalProperties"] is False
    assert "null" not in json.dumps(schema)


@pytest.mark.parametrize("file", CLAIM_FILES)
def test_editors_find_no_fault_with_a_real_file(file: str) -> None:
    """YAML 1.2's core types, as editors read them, fit the schema too."""
    data = yaml.load((ROOT / file).read_text(encoding="utf-8"), Loader=_EditorLoader)  # noqa: S506
    jsonschema.validate(data, schema_for(file))


def test_a_misspelt_field_does_not_fit_the_schema() -> None:
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate({"txt": "…"}, schema_for("claims/a/b.yaml"))


class _EditorLoader(yaml.SafeLoader):
    """Reads whole numbers and truth values, and leaves dates as text."""


_EditorLoader.yaml_implicit_resolvers = {
    first: [
        (tag, pattern)
        for tag, pattern in resolvers
        if tag in {"tag:yaml.org,2002:int", "tag:yaml.org,2002:bool"} and first not in "oOyYnN"
    ]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}
