from dataclasses import replace
from datetime import date

import pytest

from domain.casefile.build import casefile, corrected, step
from ketnap.domain.casefile.codes import Closing, ConsentPurpose, StepKind
from ketnap.domain.casefile.replay import (
    History,
    Round,
    closing_of,
    corrected_steps,
    counting_steps,
    first_from,
    replay,
    up_to,
)
from ketnap.domain.casefile.steps import (
    Casefile,
    CourseCertified,
    ListedAsSympathiser,
    Nominated,
    Withdrawn,
)

LATER = date(2031, 1, 1)


def counting(file: Casefile, on: date = LATER) -> list[tuple[int, str, str]]:
    return [
        (one.seq, str(one.kind), one.on.isoformat()) for one in counting_steps(file.steps, on=on)
    ]


def history(*steps, on: date = LATER) -> History:
    return replay(casefile(*steps).steps, on=on)


def last_round(*steps, on: date = LATER) -> Round:
    return history(*steps, on=on).rounds[-1]


# ---- order and corrections ----


def test_steps_count_in_the_order_of_their_days_not_of_recording():
    file = casefile(
        step("application_filed", "2030-03-02"),
        step("listed_as_sympathiser", "2030-03-01"),
        step("cv_declared", "2030-03-02"),
        step("nominated", "2030-02-01"),
    )

    assert [seq for seq, _, _ in counting(file)] == [4, 2, 1, 3]


@pytest.mark.parametrize(
    ("on", "expected"),
    [(date(2030, 3, 1), []), (date(2030, 3, 2), [1]), (date(2030, 3, 3), [1])],
)
def test_step_counts_from_its_own_day_on(on, expected):
    file = casefile(step("nominated", "2030-03-02"))

    assert [seq for seq, _, _ in counting(file, on)] == expected


def test_correction_applies_whatever_its_own_day_and_keeps_the_seq():
    file = casefile(
        step("ceremony_held", "2030-09-05"),
        corrected(1, step("ceremony_held", "2030-08-05"), on="2030-12-24"),
    )

    assert counting(file, date(2030, 8, 5)) == [(1, "ceremony_held", "2030-08-05")]
    assert counting(file, date(2030, 8, 4)) == []


def test_step_corrected_to_nothing_never_was():
    file = casefile(
        step("nominated", "2030-03-02"),
        step("withdrawn", "2030-03-09"),
        corrected(2, on="2030-12-24"),
    )

    assert counting(file) == [(1, "nominated", "2030-03-02")]


def test_last_recorded_of_several_corrections_counts():
    file = casefile(
        step("withdrawn", "2030-03-02"),
        corrected(1, on="2030-03-09"),
        corrected(1, step("paused", "2030-03-04"), on="2030-03-08"),
        corrected(1, step("paused", "2030-03-05"), on="2030-03-07"),
    )

    assert counting(file) == [(1, "paused", "2030-03-05")]


def test_step_voided_and_then_replaced_counts_again():
    file = casefile(
        step("nominated", "2030-03-02"), corrected(1), corrected(1, step("nominated", "2030-03-03"))
    )

    assert counting(file) == [(1, "nominated", "2030-03-03")]


def test_correction_may_change_the_kind():
    file = casefile(
        step("nominated", "2030-03-02"),
        step("withdrawn", "2030-03-09"),
        corrected(2, step("paused", "2030-03-09")),
    )

    assert counting(file)[1] == (2, "paused", "2030-03-09")
    assert replay(file.steps, on=LATER).rounds[-1].closed is None


def test_steps_without_corrections_are_left_as_they_are():
    file = casefile(step("nominated", "2030-03-02"), step("withdrawn", "2030-03-01"))

    assert corrected_steps(file.steps) == list(file.steps)


# ---- rounds ----

CLOSING_STEPS = [
    (step("withdrawn", "2030-03-09"), Closing.WITHDRAWN),
    (step("removed_from_list", "2030-03-09"), Closing.REMOVED),
    (step("decided", "2030-03-09", outcome="refused"), Closing.REFUSED),
    (step("decided", "2030-03-09", matter="strike_off"), Closing.STRUCK_OFF),
    (step("transferred", "2030-03-09"), Closing.TRANSFERRED),
]


@pytest.mark.parametrize(("closing", "expected"), CLOSING_STEPS)
def test_closing_step_closes_the_case_on_its_day(closing, expected):
    nominated = step("nominated", "2030-03-02")

    before = last_round(nominated, closing, on=date(2030, 3, 8))
    after = last_round(nominated, closing, on=date(2030, 3, 9))

    assert (before.closed, before.closed_on) == (None, None)
    assert (after.closed, after.closed_on) == (expected, date(2030, 3, 9))


@pytest.mark.parametrize(
    "open_step",
    [
        step("decided", "2030-03-09"),
        step("decided", "2030-03-09", matter="recognition", outcome="refused"),
        step("decided", "2030-03-09", matter="recognition", outcome="approved"),
        step("decided", "2030-03-09", matter="strike_off", outcome="refused"),
        step("transferred", "2030-03-09", direction="in"),
    ],
)
def test_other_decisions_and_transfers_in_close_nothing(open_step):
    assert closing_of(open_step) is None
    assert last_round(open_step).closed is None


CLOSING_KINDS = {str(one.kind) for one, _ in CLOSING_STEPS}


@pytest.mark.parametrize("kind", sorted(set(StepKind) - CLOSING_KINDS))
def test_no_other_kind_closes_a_case(kind):
    assert closing_of(step(kind, "2030-03-09")) is None


@pytest.mark.parametrize(("closing", "_expected"), CLOSING_STEPS)
@pytest.mark.parametrize("kind", ["nominated", "listed_as_sympathiser"])
def test_nomination_or_listing_after_a_closing_starts_a_new_round(closing, _expected, kind):
    rounds = history(step("nominated", "2030-03-02"), closing, step(kind, "2030-04-02")).rounds

    assert [round_.closed is None for round_ in rounds] == [False, True]
    assert [
        one.seq for one in rounds[-1].of(Nominated if kind == "nominated" else ListedAsSympathiser)
    ] == [3]


def test_listing_after_nomination_stays_in_the_round():
    rounds = history(
        step("nominated", "2030-03-02"), step("listed_as_sympathiser", "2030-03-09")
    ).rounds

    assert len(rounds) == 1


def test_nomination_on_the_day_of_the_closing_starts_anew_only_when_recorded_later():
    withdrawn, nominated = step("withdrawn", "2030-03-09"), step("nominated", "2030-03-09")

    assert len(history(withdrawn, nominated).rounds) == 2
    assert len(history(nominated, withdrawn).rounds) == 1


def test_transfer_in_opens_again_what_a_transfer_out_closed():
    steps = [
        step("nominated", "2030-03-02"),
        step("transferred", "2030-03-09"),
        step("transferred", "2030-04-02", direction="in"),
    ]

    away, back = last_round(*steps[:2]), last_round(*steps)

    assert (away.closed, away.closed_on) == (Closing.TRANSFERRED, date(2030, 3, 9))
    assert (back.closed, back.closed_on) == (None, None)
    assert len(back.of(Nominated)) == 1


@pytest.mark.parametrize(("closing", "expected"), CLOSING_STEPS[:-1])
def test_transfer_in_opens_nothing_else(closing, expected):
    last = last_round(closing, step("transferred", "2030-04-02", direction="in"))

    assert last.closed == expected


def test_last_closing_gives_the_reason_and_the_first_the_day():
    last = last_round(
        step("nominated", "2030-03-02"),
        step("withdrawn", "2030-03-09"),
        step("removed_from_list", "2030-04-09"),
    )

    assert (last.closed, last.closed_on) == (Closing.REMOVED, date(2030, 3, 9))


def test_steps_after_the_closing_stay_in_its_round():
    rounds = history(
        step("withdrawn", "2030-03-09"),
        step("verification_answered", "2030-03-10"),
        step("nominated", "2030-04-02"),
    ).rounds

    assert [list(map(len, round_.by_class.values())) for round_ in rounds] == [[1, 1], [1]]


def test_file_without_steps_has_one_open_round():
    (only,) = history().rounds

    assert only == Round()


# ---- what counts across rounds; pauses; consents ----


def test_certificates_count_across_rounds():
    told = history(
        step("course_certified", "2030-03-02"),
        step("withdrawn", "2030-03-09"),
        step("nominated", "2030-04-02"),
        step("course_certified", "2030-05-02"),
    )

    assert [one.seq for one in told.certificates] == [1, 4]
    assert [one.seq for one in told.rounds[-1].of(CourseCertified)] == [4]


@pytest.mark.parametrize(
    ("steps", "paused"),
    [
        ([], False),
        (["paused"], True),
        (["paused", "resumed"], False),
        (["resumed", "paused"], True),
        (["paused", "resumed", "paused"], True),
        (["paused", "resumed", "paused", "resumed"], False),
        (["paused", "paused", "resumed"], False),
        (["resumed"], False),
    ],
)
@pytest.mark.parametrize("days_apart", [0, 1])
def test_case_is_paused_until_it_is_resumed(steps, paused, days_apart):
    days = [date(2030, 3, 2 + days_apart * place) for place in range(len(steps))]
    recorded = [step(kind, day) for kind, day in zip(steps, days, strict=True)]

    assert last_round(*recorded).paused is paused


def test_pause_of_an_earlier_round_is_over():
    steps = [step("paused", "2030-03-02"), step("withdrawn", "2030-03-09")]

    assert last_round(*steps).paused
    assert not last_round(*steps, step("nominated", "2030-04-02")).paused


CASE_FILE, VERIFICATION = ConsentPurpose.CASE_FILE, ConsentPurpose.VERIFICATION


@pytest.mark.parametrize(
    ("on", "stands"),
    [
        (date(2030, 3, 1), False),
        (date(2030, 3, 2), True),
        (date(2030, 3, 8), True),
        (date(2030, 3, 9), False),
        (date(2030, 3, 20), True),
    ],
)
def test_consent_stands_until_it_is_withdrawn(on, stands):
    told = history(
        step("consent_given", "2030-03-20"),
        step("consent_given", "2030-03-02"),
        step("consent_withdrawn", "2030-03-09"),
        step("consent_given", "2030-03-09", purpose="portal_name"),
    )

    assert told.consent_stands(CASE_FILE, on=on) is stands


@pytest.mark.parametrize(
    ("kinds", "stands"),
    [
        (["consent_given", "consent_withdrawn"], False),
        (["consent_withdrawn", "consent_given"], True),
    ],
)
def test_last_recorded_word_of_one_day_counts(kinds, stands):
    told = history(*(step(kind, "2030-03-02") for kind in kinds))

    assert told.consent_stands(CASE_FILE, on=date(2030, 3, 2)) is stands


def test_consent_for_one_purpose_is_none_for_another():
    told = history(step("consent_given", "2030-03-02"))

    assert not told.consent_stands(VERIFICATION, on=LATER)


def test_consent_counts_across_rounds():
    told = history(
        step("consent_given", "2030-03-02"),
        step("withdrawn", "2030-03-09"),
        step("nominated", "2030-04-02"),
    )

    assert told.consent_stands(CASE_FILE, on=LATER)


# ---- looking along the days ----


def test_up_to_and_from_a_day_include_the_day():
    first, second = step("withdrawn", "2030-03-02"), step("withdrawn", "2030-03-09")
    steps: list[Withdrawn] = [replace(first, seq=1), replace(second, seq=2)]  # type: ignore[list-item]

    assert [up_to(steps, date(2030, 3, day)) for day in (1, 2, 8, 9)] == [
        None,
        steps[0],
        steps[0],
        steps[1],
    ]
    assert [first_from(steps, date(2030, 3, day)) for day in (2, 3, 9, 10)] == [
        steps[0],
        steps[1],
        steps[1],
        None,
    ]
