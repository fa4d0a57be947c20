"""Somebody who waited so long that the certificate of the course no longer counts."""

from ketnap.demo.almanac import Almanac
from ketnap.demo.milestones import COURSE_DAYS, around_vote
from ketnap.demo.tales import Tale
from ketnap.domain.calendar import add_months


def tales_of_lapsed_papers(almanac: Almanac) -> list[Tale]:
    """One who was trained in time for a vote that is now planned anew."""
    lapsed = almanac.in_days(-18)
    certified = almanac.start("awareness_certificate_valid_months", due=lapsed)
    course = almanac.earlier(certified, COURSE_DAYS)
    days = around_vote(almanac, almanac.in_months(10)).moved(
        nominated=almanac.months_later(course, -6),
        listed=almanac.meeting(add_months(course, -4)),
        course=course,
    )
    return [Tale(name="Khổng Thị Hoài An", days=days)]
