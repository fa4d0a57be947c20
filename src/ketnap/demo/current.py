"""What is happening around today: every stage, deadlines that fall due, and the turns of life."""

from ketnap.demo.almanac import Almanac
from ketnap.demo.endings import tales_that_ended
from ketnap.demo.lapsed import tales_of_lapsed_papers
from ketnap.demo.milestones import around_ceremony
from ketnap.demo.tales import Tale
from ketnap.demo.towards_admission import planned_votes, tales_towards_admission
from ketnap.demo.towards_recognition import tales_towards_recognition


def tales_of_today(almanac: Almanac) -> list[Tale]:
    """Cases that are open today or have ended in the last year."""
    return [
        *tales_towards_admission(almanac),
        *tales_towards_recognition(almanac),
        *tales_that_ended(almanac),
        *tales_of_lapsed_papers(almanac),
    ]


def tales_of_the_sister_cell(almanac: Almanac) -> list[Tale]:
    """A few cases that the cell of the demo must not see."""
    plans = {"Sầm Thị Hoài Thu": 18, "Phó Đức Nhuận": 9, "Từ Thị Lam Giang": 2}
    return [
        *planned_votes(almanac, plans),
        Tale(name="Uông Thành Nam", days=around_ceremony(almanac, almanac.in_months(-6))),
    ]
