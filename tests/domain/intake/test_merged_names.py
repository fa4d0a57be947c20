"""A name merged over several rows means one person in all of them."""

from datetime import date

from ketnap.domain.intake.columns import Layout, column_of
from ketnap.domain.intake.days import DayReading
from ketnap.domain.intake.merged_names import joined_rows, name_columns
from ketnap.domain.intake.problems import Code
from ketnap.domain.intake.rows import Passed, Place, Sheet, Tally, read_rows
from ketnap.domain.intake.values import Reading
from ketnap.rules.load import load_rulebook

AN = ["Lê An", "19/05/1990", "03/02/2015", None]


def entries(codes, *rows, continued, layout=Layout.APPLICANTS):
    """The entries of the rows from 2 on but those hidden (`None`), and the tally of what was passed over."""
    places = {n: Place(column_of(layout, code), code) for n, code in enumerate(codes, start=1)}
    sheet = Sheet(
        layout=layout,
        places=places,
        reading=Reading(days=DayReading(today=date(2026, 11, 25))),
        rulebook=load_rulebook(),
        common={code: "Nam" if code == "sex" else "đại học" for code in
                ("sex", "ethnicity", "religion", "schooling", "occupation", "workplace")}
        if layout is Layout.APPLICANTS else {},
    )  # fmt: skip
    tally, shown = Tally(), [(n, row) for n, row in enumerate(rows, 2) if row is not None]
    numbered = [(n, dict(enumerate(row, start=1))) for n, row in shown]
    assert name_columns(sheet) == [1]
    joined = joined_rows(numbered, sheet, continued=continued, tally=tally)
    return list(read_rows(joined, sheet, after=1, tally=tally)), tally


CODES = ("full_name", "born_on", "listed_on", "certified_on")


def test_the_rows_of_a_merged_name_are_one_person():
    (an, binh), tally = entries(
        CODES,
        AN,
        ["Lê An", None, None, "04/05/2016"],
        ["Lê Bình", "02/09/1991", None, None],
        continued={3: 2},
    )

    assert (an.row, an.problems) == (2, ())
    assert (an.values["listed_on"], an.values["certified_on"]) == (
        date(2015, 2, 3),
        date(2016, 5, 4),
    )
    assert (binh.row, tally.passed) == (4, {Passed.MERGED: 1})


def test_rows_of_a_merged_name_that_differ_say_where():
    (an,), _ = entries(CODES, AN, ["Lê An", "20/05/1990", None, None], continued={3: 2})

    assert [(each.code, each.column, each.fact) for each in an.problems] == [
        (Code.MERGED_ROWS_DIFFER, "B", "3")
    ]


def test_steps_beside_a_merged_name_are_a_row_each_of_one_person():
    (first, second), _ = entries(
        ("full_name", "born_on", "step", "on"),
        ["Lê An", "19/05/1990", "viết đơn", "03/02/2015"],
        ["Lê An", None, "tự kiểm điểm", "03/02/2016"],
        continued={3: 2},
        layout=Layout.STEPS,
    )

    assert (first.row, second.row) == (2, 3)
    assert second.is_sound
    assert second.key() == first.key()


def test_a_merged_name_whose_first_row_is_hidden_is_not_joined_to_the_person_above():
    (an, *steps), _ = entries(
        ("full_name", "born_on", "step", "on"),
        ["Lê An", "19/05/1990", "viết đơn", "03/02/2015"],
        None,
        ["Lê Bình", None, "tự kiểm điểm", "03/02/2016"],
        ["Lê Bình", None, "xin rút", "03/02/2017"],
        continued={4: 3, 5: 3},
        layout=Layout.STEPS,
    )
    (_, binh), tally = entries(
        CODES,
        AN,
        None,
        ["Lê Bình", "02/09/1991", None, None],
        ["Lê Bình", None, None, "04/05/2016"],
        continued={4: 3, 5: 3},
    )

    assert an.born_on == date(1990, 5, 19)
    assert [(each.row, each.name, each.born_on) for each in steps] == [
        (4, "Lê Bình", None),
        (5, "Lê Bình", None),
    ]
    assert (binh.row, binh.values["certified_on"]) == (4, date(2016, 5, 4))
    assert (binh.problems, tally.passed) == ((), {Passed.MERGED: 1})
