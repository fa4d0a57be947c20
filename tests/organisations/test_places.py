"""Places in the tree of organisations."""

import pytest

from ketnap.organisations.models import Organisation
from ketnap.organisations.paths import LARGEST, in_subtree, place_below


def test_place_below_is_written_with_fixed_width():
    assert place_below("000001.", 23) == "000001.000023."


@pytest.mark.parametrize("number", [0, -1, LARGEST + 1])
def test_place_that_does_not_fit_is_refused(number):
    with pytest.raises(ValueError, match="does not fit a path"):
        place_below("", number)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("000001.", ["000001.", "000001.000009.", "000001.000009.000010.", "000001.000010."]),
        ("000001.000009.", ["000001.000009.", "000001.000009.000010."]),
        ("000001.000010.", ["000001.000010."]),
        ("000002.", ["000002."]),
        ("", ["000001.", "000001.000009.", "000001.000009.000010.", "000001.000010.", "000002."]),
    ],
)
def test_subtree_holds_the_place_and_what_stands_below(path, expected):
    for place in (
        "000001.",
        "000001.000009.",
        "000001.000009.000010.",
        "000001.000010.",
        "000002.",
    ):
        Organisation.objects.create(kind="cell", path=place)

    found = Organisation.objects.filter(in_subtree(path)).order_by("path")

    assert [organisation.path for organisation in found] == expected


def test_subtree_of_the_largest_number_has_a_next_place():
    condition = in_subtree(place_below("", LARGEST))

    assert ("path__lt", "999999.") in condition.children
