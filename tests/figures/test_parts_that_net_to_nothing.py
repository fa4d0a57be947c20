"""A part for which what is counted and what is taken off again leaves nothing is no part."""

from datetime import date

from ketnap.casefiles.queries import Figure
from ketnap.figures.parts import _by_part
from ketnap.organisations.paths import place_below

BODY, LEFT, STAYS = 1, 2, 3


def below(cell: int) -> str:
    return place_below(place_below("", BODY), cell)


class Tree:
    """Where a cell stood on the day of a fact."""

    def line_on(self, path: str, _: date) -> list[int]:
        return [BODY, LEFT]


def test_a_part_of_noughts_alone_is_left_out():
    day = date(2024, 3, 4)
    places = {
        Figure.ADMITTED: {(below(LEFT), None): 1, (below(9), day): -1, (below(STAYS), None): 2},
        Figure.LISTED: {(below(STAYS), None): 0},
    }

    assert _by_part(places, BODY, Tree()) == {STAYS: {Figure.ADMITTED: 2}}
