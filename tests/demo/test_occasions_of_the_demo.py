"""The courses and ceremonies of the demo, as its clerk sees them."""

from datetime import date

from demo.reading import Filled
from ketnap.accounts.actors import actor_of
from ketnap.accounts.models import User
from ketnap.occasions.ceremonies.queries import ceremonies_visible_to, turns_of
from ketnap.occasions.courses.queries import courses_visible_to, seats_of


def actor(username: str, on: date):
    return actor_of(User.objects.get(username=username), on=on)


def test_demo_has_courses_gone_by_and_courses_to_come(filled: Filled):
    clerk = actor("vanthu", filled.today)
    courses = list(courses_visible_to(clerk))

    gone_by = [each for each in courses if each.starts_on <= filled.today]
    to_come = [each for each in courses if each.starts_on > filled.today]

    assert len(gone_by) == len(to_come) == 2
    assert all(seat.sent for each in gone_by for seat in seats_of(each, clerk))
    assert all(seats_of(each, clerk) for each in to_come)


def test_demo_shows_the_ceremony_of_two_in_july_2018(filled: Filled):
    clerk = actor("vanthu", filled.today)
    together = ceremonies_visible_to(clerk).get(held_on=date(2018, 7, 26))

    turns = turns_of(together, clerk, today=filled.today)

    assert [turn.full_name for turn in turns] == ["Đỗ Tiến Khôi", "Nông Thị Bích Lựu"]
    assert all(turn.held and turn.mentor_name for turn in turns)


def test_demo_prepares_a_ceremony_to_come(filled: Filled):
    clerk = actor("vanthu", filled.today)
    [planned] = ceremonies_visible_to(clerk).filter(recorded_at__isnull=True)

    turns = turns_of(planned, clerk, today=filled.today)

    assert planned.held_on > filled.today
    assert [turn.full_name for turn in turns] == ["Trần Lê Quốc Khánh", "Bùi Thị Tú Quyên"]
    assert all(turn.mentor_may_help for turn in turns)
    assert planned.preparations.filter(done_at__isnull=False).exists()


def test_demo_hides_courses_and_ceremonies_from_the_sister_cell(filled: Filled):
    outside = actor("nguoila", filled.today)

    assert not courses_visible_to(outside).exists()
    assert not ceremonies_visible_to(outside).exists()
