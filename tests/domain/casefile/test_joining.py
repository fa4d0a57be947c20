"""A file that comes back joins what its former cell recorded since it left."""

import pytest

from domain.casefile.build import casefile, corrected, step
from ketnap.domain.casefile.joining import FilesDiffer, told_elsewhere

LISTED = step("listed_as_sympathiser", "2018-01-08")
GONE = step("transferred", "2018-04-02", direction="out", other="Chi bộ Kế hoạch")
THERE = step("transferred", "2018-04-09", direction="in", other="Chi bộ Văn phòng")
REVIEWED = step("mentor_reviewed", "2018-05-02")
PAUSED = step("paused", "2018-05-07")


def joined(known, told) -> list[tuple[int, str, int, int | None]]:
    found = told_elsewhere(casefile(*known).steps, casefile(*told).steps)
    return [
        (there, str(each.kind), each.seq, getattr(each, "corrects", None)) for there, each in found
    ]


def test_what_came_since_follows_what_both_have():
    assert joined((LISTED, GONE), (LISTED, GONE, THERE)) == [(3, "transferred", 3, None)]


def test_what_the_former_cell_recorded_since_stays_and_corrections_point_on():
    known = (LISTED, GONE, corrected(1))
    told = (LISTED, GONE, THERE, REVIEWED, corrected(4), corrected(1), PAUSED)

    assert joined(known, told) == [
        (3, "transferred", 4, None),
        (4, "mentor_reviewed", 5, None),
        (5, "corrected", 6, 5),
        (7, "paused", 7, None),
    ]


@pytest.mark.parametrize("told", [(PAUSED, GONE, THERE), (LISTED, PAUSED, THERE), (LISTED, GONE)])
def test_files_that_differ_before_they_left_are_not_joined(told):
    with pytest.raises(FilesDiffer):
        told_elsewhere(casefile(LISTED, GONE, REVIEWED).steps, casefile(*told).steps)
