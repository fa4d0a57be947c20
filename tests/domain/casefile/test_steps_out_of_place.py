"""What a new step cannot be of anybody, or hardly is after what was recorded before it."""

from datetime import date

import pytest

from domain.casefile.build import BINH, casefile, corrected, step
from ketnap.domain.casefile.out_of_place import out_of_place_findings
from ketnap.domain.casefile.wording.messages import finding_message, finding_source
from ketnap.rules.load import load_rulebook

LISTED = step("listed_as_sympathiser", "2018-01-08")
GONE = step("transferred", "2018-04-02", direction="out", other="Chi bộ Kế hoạch")
COME = step("transferred", "2018-06-04", direction="in", other="Chi bộ Kế hoạch")
STRUCK_OFF = step("decided", "2019-05-06", matter="strike_off")
ADMITTED = step("decided", "2018-06-28", matter="admission")
CEREMONY = step("ceremony_held", "2018-07-05")
BORN_ON = casefile(LISTED).person.born_on


def found(recorded, added):
    after = casefile(*recorded, added)
    return list(out_of_place_findings(after, after.steps[-1:], load_rulebook()))


def codes(recorded, added):
    return [(item.code, item.severity.value, item.seq) for item in found(recorded, added)]


@pytest.mark.parametrize(("days", "is_refused"), [(-1, True), (0, False), (1, False)])
def test_a_step_before_the_birth_is_refused_whatever_it_is(days, is_refused):
    on = date.fromordinal(BORN_ON.toordinal() + days).isoformat()
    expected = [("step_before_birth", "block", 2)] if is_refused else []
    shared = step("introduced", "2018-03-05", by=BINH | {"shared_since": on})
    mended = corrected(1, step("listed_as_sympathiser", on))

    assert codes((LISTED,), step("mentor_reviewed", on)) == expected
    assert codes((LISTED,), shared) == expected
    assert codes((LISTED,), mended) == expected


@pytest.mark.parametrize(
    ("recorded", "is_odd"),
    [
        ((LISTED,), True),
        ((LISTED, GONE), True),
        ((LISTED, ADMITTED), False),
        ((LISTED, CEREMONY), False),
        ((step("decided", "2019-05-07", matter="admission"),), True),
    ],
)
def test_striking_off_somebody_never_admitted_asks_for_a_reason(recorded, is_odd):
    seq = len(recorded) + 1
    expected = [("struck_off_never_admitted", "warn", seq)] if is_odd else []

    assert codes(recorded, STRUCK_OFF) == expected


@pytest.mark.parametrize(
    ("recorded", "is_odd"),
    [((LISTED,), True), ((LISTED, GONE), False), ((), False)],
)
def test_a_file_that_came_in_but_never_left_is_told(recorded, is_odd):
    seq = len(recorded) + 1

    assert codes(recorded, COME) == ([("came_without_leaving", "info", seq)] if is_odd else [])


def test_each_is_told_in_both_languages_with_what_to_do_and_why():
    born = date.fromordinal(BORN_ON.toordinal() - 1).isoformat()
    items = [
        *found((LISTED,), step("mentor_reviewed", born)),
        *found((LISTED,), STRUCK_OFF),
        *found((LISTED,), COME),
    ]

    told = [finding_message(item, language) for item in items for language in ("vi", "en")]

    assert len(set(told)) == 6
    assert finding_source(items[1]) == items[1].rules[0].source
