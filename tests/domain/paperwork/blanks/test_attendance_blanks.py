"""Who was at a meeting, as the papers of a vote say it."""

from domain.casefile.build import step
from domain.paperwork.materials import ON, material_of, value_of, values_of
from ketnap.domain.paperwork.material import Attendee, MeetingFacts

NUMBERS = (
    "members_total members_official members_probationary present_total present_official "
    "present_probationary absent_total absent_probationary"
)
VOTE = step("cell_voted", ON, official_members=9, present_official=8, agree=8)


def attendee(name: str, *, official: bool = True, present: bool = True, reason: str = ""):
    return Attendee(name=name, is_official=official, is_present=present, reason=reason)


def meeting(*attendees: Attendee) -> MeetingFacts:
    return MeetingFacts(held_on=ON, attendees=attendees, presiding="Bình", secretary="Chi")


def test_members_are_counted_from_the_attendance_of_the_meeting():
    held = meeting(
        attendee("Bình"),
        attendee("Chi"),
        attendee("Dũng", present=False),
        attendee("Giang", official=False),
    )

    numbers = values_of(NUMBERS, material_of(meeting=held))

    assert list(numbers.values()) == [4, 3, 1, 3, 2, 1, 1, 0]


def test_official_members_are_those_the_vote_itself_tells_of():
    held = meeting(attendee("Bình"), attendee("Giang", official=False))

    told = material_of(VOTE, about=VOTE, meeting=held)

    assert values_of("members_official present_official", told) == {
        "members_official": 9,
        "present_official": 8,
    }


def test_numbers_are_unknown_without_attendance():
    numbers = values_of(NUMBERS, material_of(meeting=meeting()))

    assert set(numbers.values()) == {None}


def test_absent_members_of_one_reason_stand_together():
    held = meeting(
        attendee("Bình", present=False, reason="đi công tác"),
        attendee("Chi", present=False),
        attendee("Dũng", present=False, reason="đi công tác"),
        attendee("Giang"),
    )

    reasons = value_of("absence_reasons", material_of(meeting=held))

    assert reasons == "Bình, Dũng (đi công tác); Chi"


def test_nobody_absent_gives_no_reason():
    assert value_of("absence_reasons", material_of(meeting=meeting(attendee("Bình")))) is None


def test_without_attendance_the_register_tells_of_those_without_a_vote():
    told = material_of(VOTE, about=VOTE, probationary_members=2)

    assert values_of("members_total members_probationary present_probationary", told) == {
        "members_total": 11,
        "members_probationary": 2,
        "present_probationary": None,
    }


def test_attendance_goes_before_the_register():
    held = meeting(attendee("Bình"), attendee("Giang", official=False))

    told = material_of(VOTE, about=VOTE, meeting=held, probationary_members=2)

    assert value_of("members_probationary", told) == 1


def test_nobody_is_absent_only_where_all_who_were_called_came():
    all_there = meeting(attendee("Bình"), attendee("Giang", official=False))
    one_away = meeting(attendee("Bình"), attendee("Giang", official=False, present=False))

    assert value_of("nobody_absent", material_of(meeting=all_there)) == "có"
    assert value_of("nobody_absent", material_of(meeting=one_away)) is None


def test_without_attendance_the_vote_tells_that_nobody_is_absent_if_nobody_is_on_probation():
    full = step("cell_voted", ON, official_members=9, present_official=9, agree=9)

    told = [
        value_of("nobody_absent", material_of(full, about=full, probationary_members=number))
        for number in (0, 1, None)
    ]

    assert told == ["có", None, None]
    assert value_of("nobody_absent", material_of(VOTE, about=VOTE, probationary_members=0)) is None
