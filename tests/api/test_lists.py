"""Lists in pages: none too long, none lost, none twice."""

import json

import pytest

from claimpress.exporting.api.lists import ON_A_PAGE, page_of
from claimpress.rendering.unit import sliced


@pytest.mark.parametrize("total", [0, 1, 99, 100, 101, 250])
def test_pages_hold_everything_once_and_lead_to_each_other(total: int) -> None:
    things = [str(number) for number in range(total)]
    made = [
        page_of(part, total, (f'"{thing}"' for thing in part.items))
        for part in sliced("things", things, ON_A_PAGE)
    ]
    pages = [json.loads(each.data) for each in made]
    assert [each.path for each in made] == [
        f"api/v1/things/{number}.json" for number in range(1, len(pages) + 1)
    ]
    assert [item for page in pages for item in page["items"]] == things
    assert all(len(page["items"]) <= ON_A_PAGE == 100 for page in pages)
    assert {page["total"] for page in pages} == {total}
    assert {page["pages"] for page in pages} == {len(pages)}
    following = [page.get("next") for page in pages]
    assert following == [*(f"{number}.json" for number in range(2, len(pages) + 1)), None]
    assert [page.get("previous") for page in pages][1:] == [
        f"{number}.json" for number in range(1, len(pages))
    ]
