"""Version 1 of the API may only grow: what it was first stands in ``v1/`` for ever.

When something is added: raise the second number of `claimpress.model.api.VERSION`
and write the files anew with ``--update-golden``, which refuses to lose anything.
"""

import copy
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from tests.api.compatibility import breaks
from tests.golden import Golden

from claimpress.exporting.api.offers import OFFERED
from claimpress.exporting.api.schemas import schema_for
from claimpress.exporting.tables.every import tables
from claimpress.model.api import FILES, VERSION, ClaimRecord

V1 = Path(__file__).parent / "v1"


def written(data: Any) -> str:
    return f"{json.dumps(data, ensure_ascii=False, indent=1)}\n"


def known(name: str) -> Any:
    file = V1 / name
    return json.loads(file.read_text(encoding="utf-8")) if file.is_file() else {}


@pytest.mark.parametrize("name", FILES)
def test_no_file_loses_what_readers_rely_on(name: str, golden: Golden) -> None:
    now = schema_for(FILES[name])
    first = known(f"{name}.schema.json")
    assert not first or breaks(first, now) == []
    golden.agrees(V1 / f"{name}.schema.json", written(now))


def test_no_address_is_given_up(golden: Golden) -> None:
    now = {each.path: each.media_type for each in OFFERED}
    assert known("addresses.json").items() <= now.items()
    golden.agrees(V1 / "addresses.json", written(now))


def test_no_table_loses_a_column(golden: Golden) -> None:
    now = {
        table.name: {column.name: column.rules["type"] for column in table.columns}
        for table in tables()
    }
    for name, columns in known("tables.json").items():
        assert columns.items() <= now[name].items(), name
    golden.agrees(V1 / "tables.json", written(now))


def test_the_version_stands_in_the_address() -> None:
    major = VERSION.split(".")[0]
    below = [each.path for each in OFFERED if each.path.startswith("api/")]
    assert below
    assert all(path.startswith(f"api/v{major}/") for path in below)


BREAKS: dict[str, tuple[Callable[[dict[str, Any]], Any], str]] = {
    "a field goes": (lambda s: s["properties"].pop("summary"), ".summary is gone"),
    "a field is renamed": (
        lambda s: s["properties"].update(verdict=s["properties"].pop("status")),
        ".status is gone",
    ),
    "a field holds something else": (
        lambda s: s["properties"]["text"].update(type="array"),
        ".text: type was 'string' and is 'array'",
    ),
    "a field may be missing": (
        lambda s: s["required"].remove("history"),
        ".history is not always there any more",
    ),
    "a field of a part goes": (
        lambda s: s["$defs"]["Evidence"]["properties"].pop("url"),
        ".evidence[].url is gone",
    ),
    "a word goes": (
        lambda s: s["$defs"]["Stance"]["enum"].remove("context"),
        ".evidence[].stance: 'context' is gone",
    ),
    "a form changes": (
        lambda s: s["properties"]["id"].update(pattern="^[0-9]+$"),
        ".id: pattern was '^[a-z0-9]+(-[a-z0-9]+)*/[a-z0-9]+(-[a-z0-9]+)*$' and is '^[0-9]+$'",
    ),
}


@pytest.mark.parametrize("what", BREAKS)
def test_each_kind_of_break_is_found(what: str) -> None:
    before = schema_for(ClaimRecord)
    now = copy.deepcopy(before)
    change, says = BREAKS[what]
    change(now)
    assert breaks(before, now) == [says]


def test_what_joins_breaks_nothing() -> None:
    before = schema_for(ClaimRecord)
    now = copy.deepcopy(before)
    now["properties"]["mood"] = {"type": "string"}
    now["required"].append("mood")
    now["$defs"]["Stance"]["enum"].append("echoes")
    now["$defs"]["Evidence"]["properties"]["weight"] = {"type": "integer"}
    assert breaks(before, now) == []
