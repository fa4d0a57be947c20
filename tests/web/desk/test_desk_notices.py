"""How many notices stand open on the desk."""

import pytest

from ketnap.web.desk.notices import folded
from ketnap.web.notices import Notice


@pytest.mark.parametrize(
    ("count", "shown"), [(0, 0), (3, 3), (4, 4), (5, 3), (9, 3)], ids=lambda each: f"{each}"
)
def test_desk_folds_what_is_more_than_three_notices_and_drops_none(count: int, shown: int):
    notices = [Notice("blue", "", f"Thông báo {number}") for number in range(count)]

    result = folded(notices)

    assert result.shown == notices[:shown]
    assert [*result.shown, *result.folded] == notices


def test_desk_says_how_many_notices_are_folded():
    result = folded([Notice("blue", "", f"Thông báo {number}") for number in range(6)])

    assert result.folded_title == "Còn 3 thông báo khác"
