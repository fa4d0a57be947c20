"""Breaking a figure down."""

import unicodedata

import pytest

from counted import people, person
from ketnap.domain.figures import AgeBands, Dimension, Traits, break_down, mean_age_of, row_of
from ketnap.domain.figures.bands import BandsBroken
from ketnap.domain.figures.breakdown import number_of_ages, row_asked

BANDS = AgeBands.starting_at([18, 31, 61])


@pytest.mark.parametrize(
    ("age", "code"),
    [
        (17, "under_18"),
        (18, "18-30"),
        (30, "18-30"),
        (31, "31-60"),
        (60, "31-60"),
        (61, "over_60"),
        (102, "over_60"),
    ],
)
def test_an_age_falls_in_one_band_and_is_found_by_it(age, code):
    least, most = BANDS.ages_of(code)

    assert BANDS.code_of(age) == code
    assert least <= age <= most


@pytest.mark.parametrize("ages", [[], [18, 18], [31, 18]])
def test_bands_must_rise(ages):
    with pytest.raises(BandsBroken):
        AgeBands.starting_at(ages)


def test_rows_known_beforehand_are_named_even_when_nobody_stands_in_them():
    assert break_down(people(2), Dimension.SEX, BANDS) == {"female": 2, "male": 0}
    assert break_down([], Dimension.YOUTH_UNION, BANDS) == {"true": 0, "false": 0}


def test_free_rows_stand_by_number_and_the_unknown_last():
    found = [
        *people(3, ethnicity=""),
        *people(1, ethnicity="Tày"),
        *people(1, ethnicity="Mường"),
        *people(2, ethnicity="Kinh"),
    ]

    rows = break_down(found, Dimension.ETHNICITY, BANDS)

    assert list(rows.items()) == [("Kinh", 2), ("Mường", 1), ("Tày", 1), ("unknown", 3)]


def test_spellings_that_differ_in_capitals_and_spaces_make_one_row_under_the_commonest():
    found = [
        *people(2, religion="không"),
        *people(1, religion="KHÔNG"),
        *people(1, religion=" Không"),
        *people(1, religion=unicodedata.normalize("NFD", "không")),
        *people(1, religion="Khổng"),
    ]

    assert break_down(found, Dimension.RELIGION, BANDS) == {"không": 5, "Khổng": 1}


def test_whoever_is_too_young_has_a_row_only_where_there_is_somebody():
    assert list(break_down([person(age=17)], Dimension.AGE_BAND, BANDS)) == [
        "under_18",
        "18-30",
        "31-60",
        "over_60",
    ]
    assert "under_18" not in break_down([person(age=18)], Dimension.AGE_BAND, BANDS)


def test_an_age_before_birth_is_unknown_and_in_no_mean():
    found = [person(age=-9), person(age=0), *people(2, age=30)]

    rows = break_down(found, Dimension.AGE_BAND, BANDS)

    assert (rows["under_18"], rows["18-30"], rows["unknown"]) == (1, 2, 1)
    assert row_asked(Dimension.AGE_BAND, "unknown", BANDS).ages == BANDS.ages_of(BANDS.code_of(-9))
    assert (mean_age_of(found), number_of_ages(found)) == (mean_age_of(found[1:]), 3)
    assert mean_age_of([person(age=-1)]) is None


@pytest.mark.parametrize(
    ("schooling", "training"),
    [("upper_secondary", "none"), ("vocational", "vocational"), ("doctor", "doctor")],
)
def test_professional_training_begins_with_vocational_schooling(schooling, training):
    assert row_of(person(schooling=schooling), Dimension.PROFESSION, BANDS) == training


@pytest.mark.parametrize("dimension", list(Dimension))
def test_rows_always_add_up_to_the_figure(dimension):
    found = [
        *people(3, age=17, sex="male", schooling="none"),
        *people(4, religion="", occupation="", unit="", ethnicity=""),
        *people(2, age=70, youth_union_member=False, trade_union_member=False),
    ]

    assert sum(break_down(found, dimension, BANDS).values()) == len(found)


def test_a_search_for_the_unknown_looks_for_what_is_empty():
    assert row_asked(Dimension.RELIGION, "unknown", BANDS).values == ("",)
    assert row_asked(Dimension.TRADE_UNION, "false", BANDS).values == (False,)
    assert "upper_secondary" in row_asked(Dimension.PROFESSION, "none", BANDS).values


@pytest.mark.parametrize(
    ("dimension", "code"), [(Dimension.YOUTH_UNION, "có"), (Dimension.AGE_BAND, "12-13")]
)
def test_a_search_for_an_unheard_of_row_finds_nobody(dimension, code):
    row = row_asked(dimension, code, BANDS)

    assert row.values == ()
    assert row.ages in (None, (0, -1))


def test_an_age_that_was_not_asked_for_is_no_age_of_nought():
    people = {Traits(sex="female"): 2}

    with pytest.raises(ValueError, match="age was not asked for"):
        mean_age_of(people)
    with pytest.raises(ValueError, match="age was not asked for"):
        break_down(people, Dimension.AGE_BAND, BANDS)
