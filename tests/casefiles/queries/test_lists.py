"""Lists and counts as of any day."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from casefiles.papers import (
    all_files,
    file_named,
    listed,
    mentor_assigned,
    nominated,
    of_somebody_else,
    step,
)
from conftest import BEGINNING, today_actor
from ketnap.casefiles.models import Casefile
from ketnap.casefiles.operator import OPERATOR
from ketnap.casefiles.queries import (
    CaseOrder,
    Cursor,
    CursorUnreadable,
    Figure,
    FigureOf,
    case_rows,
    domain_casefile,
    due_count,
    due_rows,
    lists,
    stage_counts,
)
from ketnap.casefiles.services import import_casefiles, open_casefile, record_steps
from ketnap.domain.access import Actor, Held, Role
from ketnap.domain.casefile.assess import assess
from ketnap.domain.casefile.codes import Stage
from ketnap.domain.casefile.deadlines import EVENTS
from ketnap.domain.casefile.steps import Corrected
from ketnap.domain.text import name_sort_key
from ketnap.organisations.models import OrganisationName
from ketnap.rules.load import load_calendar, load_rulebook

pytestmark = pytest.mark.django_db

NAMES = ["Vũ Thị Ánh", "Đỗ Văn Đức", "Trần Thị Dung", "Lê Văn An", "Phạm Thị Ân"]
IN_ORDER = ["Lê Văn An", "Vũ Thị Ánh", "Phạm Thị Ân", "Trần Thị Dung", "Đỗ Văn Đức"]

PAPERS = [
    mentor_assigned(date(2024, 1, 8), name="Lê Thị Chi"),
    step("course_certified", date(2024, 2, 5), certificate="123/GCN", issuer="Trung tâm"),
    step(
        "decided",
        date(2024, 3, 4),
        matter="recognition",
        outcome="approved",
        decision="57-QĐ/ĐU",
        body="Ban Thường vụ",
    ),
]


def leader_of(organisation_name: str, role: Role = Role.CELL_SECRETARY) -> Actor:
    organisation = OrganisationName.objects.get(name=organisation_name).organisation
    return Actor(1, None, "An", (Held(role, organisation.pk, organisation.path),))


@pytest.fixture
def imported(db) -> Actor:
    import_casefiles(list(all_files().values()), by=OPERATOR)
    return leader_of("Chi bộ Mẫu")


@pytest.fixture
def five(db) -> Actor:
    source = file_named("straight_path")
    import_casefiles([of_somebody_else(source, name) for name in NAMES], by=OPERATOR)
    return leader_of("Chi bộ Mẫu")


@pytest.mark.parametrize("year", [2017, 2018, 2019, 2021, 2024, 2026])
@pytest.mark.parametrize("month", [1, 5, 9])
def test_lists_and_counts_equal_a_fresh_assessment(imported, year, month):
    on = date(year, month, 17)
    fresh = {}
    for case in Casefile.objects.select_related("person"):
        casefile = domain_casefile(case)
        if min(step.on for step in casefile.steps) <= on:
            fresh[case.pk] = assess(casefile, load_rulebook(), load_calendar(), on=on)

    rows = case_rows(imported, on, limit=100).rows
    dues = due_rows(imported, on, on + timedelta(days=30), limit=100).rows

    assert {row.casefile_id: (row.stage, row.closed, row.paused) for row in rows} == {
        pk: (seen.stage, seen.closed, seen.paused) for pk, seen in fresh.items()
    }
    assert stage_counts(imported, on) == {
        stage: sum(seen.stage is stage for seen in fresh.values()) for stage in Stage
    }
    assert sorted((due.casefile_id, due.code, due.seq, due.due_on) for due in dues) == sorted(
        (pk, deadline.code, deadline.seq, deadline.due_on)
        for pk, seen in fresh.items()
        for deadline in seen.deadlines
        if deadline.met_on is None
        and deadline.due_on <= on + timedelta(days=30)
        and not (deadline.code in EVENTS and deadline.due_on < on)
    )


def test_rows_stand_in_the_vietnamese_order_of_given_names(five):
    rows = case_rows(five, date(2018, 8, 1)).rows

    assert [row.full_name for row in rows] == IN_ORDER


def in_order(rows, order: CaseOrder) -> list[tuple]:
    """The rows as the order compares them."""
    ways = {
        CaseOrder.NAME: lambda row: (name_sort_key(row.full_name),),
        CaseOrder.STAGE: lambda row: (list(Stage).index(row.stage), name_sort_key(row.full_name)),
        CaseOrder.SINCE: lambda row: (row.since,),
        CaseOrder.DUE: lambda row: (row.next_due.due_on if row.next_due else date.max,),
        CaseOrder.LAST: lambda row: (row.last_on,),
    }
    return [(*ways[order](row), row.casefile_id) for row in rows]


@pytest.mark.parametrize("descending", [False, True])
@pytest.mark.parametrize("order", CaseOrder)
def test_every_order_puts_the_rows_as_it_says_on_a_day_gone_by(imported, order, descending):
    rows = case_rows(imported, date(2018, 3, 1), order=order, descending=descending).rows

    assert len(set(in_order(rows, order))) == len(rows) > 5
    assert in_order(rows, order) == sorted(in_order(rows, order), reverse=descending)


@pytest.mark.parametrize("descending", [False, True])
@pytest.mark.parametrize("order", CaseOrder)
def test_pages_forwards_and_backwards_show_every_row_once(imported, order, descending):
    on = date(2018, 8, 1)
    way = {"order": order, "descending": descending}
    whole = case_rows(imported, on, **way).rows

    first = case_rows(imported, on, **way, limit=2)
    pages = [first]
    while pages[-1].next is not None:
        pages.append(case_rows(imported, on, **way, limit=2, after=pages[-1].next))
    back = case_rows(imported, on, **way, limit=2, before=pages[1].previous)

    assert tuple(row for page in pages for row in page.rows) == whole
    assert (first.previous, back.rows, back.previous) == (None, first.rows, None)
    assert back.next == first.next


def test_a_cursor_survives_being_written_and_read(five):
    cursor = case_rows(five, date(2018, 8, 1), limit=1).next

    assert cursor is not None
    assert Cursor.read(cursor.text()) == cursor


@pytest.mark.parametrize("text", ["", "12", "x.key", "-1.key", "².key"])
def test_a_text_that_is_no_cursor_is_refused(text):
    with pytest.raises(CursorUnreadable):
        Cursor.read(text)


def test_a_cursor_of_another_order_is_refused(five):
    with pytest.raises(CursorUnreadable):
        case_rows(five, date(2018, 8, 1), order=CaseOrder.SINCE, after=Cursor("abc", 1))
    with pytest.raises(CursorUnreadable):
        case_rows(five, date(2018, 8, 1), order=CaseOrder.STAGE, after=Cursor("7", 1))


@pytest.mark.parametrize(
    ("search", "expected"),
    [
        ("duc", ["Đỗ Văn Đức"]),
        ("ĐỨC", ["Đỗ Văn Đức"]),
        ("an thi", ["Vũ Thị Ánh", "Phạm Thị Ân", "Trần Thị Dung"]),
        ("100%", []),
        ("", IN_ORDER),
    ],
)
def test_search_finds_parts_of_names_without_accents(five, search, expected):
    rows = case_rows(five, date(2018, 8, 1), search=search).rows

    assert [row.full_name for row in rows] == expected


@pytest.mark.parametrize(
    "search", ["phòng hạ tầng", "ha tang", "04-nq/cb", "04-NQ", "123/GCN", "57-qđ", "hạ 57-qd vũ"]
)
def test_search_finds_workplaces_and_numbers_of_papers(case, people, cell, actor, search):
    case = open_casefile(
        people.person(cell, "Vũ Thị Ánh", workplace="Phòng Hạ tầng"), cell, by=actor
    )
    record_steps(case.pk, PAPERS, by=actor, seen_seq=0, override_reason="giấy tờ cũ")

    rows = case_rows(actor, date(2024, 6, 1), search=search).rows

    assert [row.casefile_id for row in rows] == [case.pk]


def test_search_finds_a_number_as_it_was_corrected(case, actor):
    record_steps(case.pk, [listed(date(2024, 1, 8), resolution="03-NQ/CB")], by=actor, seen_seq=0)
    right = listed(date(2024, 1, 8), resolution="13-NQ/CB")
    mended = Corrected(on=date(2024, 1, 9), corrects=1, replacement=right, reason="ghi nhầm số")
    record_steps(case.pk, [mended], by=actor, seen_seq=1)

    found = {
        number: len(case_rows(actor, date(2024, 6, 1), search=number).rows)
        for number in ("03-NQ/CB", "13-NQ/CB")
    }

    assert found == {"03-NQ/CB": 0, "13-NQ/CB": 1}


@pytest.mark.parametrize("few", [1, 1000])
def test_search_finds_the_same_whether_few_or_many_cases_hold_the_words(five, monkeypatch, few):
    monkeypatch.setattr("ketnap.casefiles.queries.lists.FEW", few)
    on = date(2018, 8, 1)

    first = case_rows(five, on, search="thi", limit=2)
    second = case_rows(five, on, search="thi", limit=2, after=first.next)

    names = [row.full_name for page in (first, second) for row in page.rows]
    assert names == ["Vũ Thị Ánh", "Phạm Thị Ân", "Trần Thị Dung"]


def test_search_of_another_cell_finds_nothing_by_number(other_cell, five):
    other = leader_of("Chi bộ Kế hoạch")

    assert case_rows(five, date(2018, 8, 1), search="57-qd").rows
    assert case_rows(other, date(2018, 8, 1), search="57-qd").rows == ()


def test_a_row_of_a_day_gone_by_names_the_mentor_and_the_last_step_of_that_day(case, actor):
    record_steps(
        case.pk,
        [
            mentor_assigned(date(2024, 2, 5), name="Lê Thị Chi", official_on=BEGINNING),
            mentor_assigned(date(2024, 5, 6), name="Phạm Văn Dũng", official_on=BEGINNING),
        ],
        by=actor,
        seen_seq=0,
    )

    shown = [case_rows(actor, on).rows[0] for on in (date(2024, 5, 5), date(2024, 5, 6))]

    assert [(row.mentor_name, row.last_on) for row in shown] == [
        ("Lê Thị Chi", date(2024, 2, 5)),
        ("Phạm Văn Dũng", date(2024, 5, 6)),
    ]
    assert {row.since for row in shown} == {date(2024, 2, 5)}


@pytest.mark.parametrize("few", [1, 1000])
def test_a_figure_narrows_the_list_to_the_cases_that_make_it_up(five, monkeypatch, few):
    monkeypatch.setattr("ketnap.casefiles.queries.lists.FEW", few)
    cell_id = five.held[0].organisation_id
    year = {"start": date(2018, 1, 1), "end": date(2018, 12, 31)}
    admitted = FigureOf(figure=Figure.ADMITTED, organisation_id=cell_id, **year)
    recognised = FigureOf(figure=Figure.RECOGNISED, organisation_id=cell_id, **year)
    nowhere = FigureOf(figure=Figure.ADMITTED, organisation_id=0, **year)

    names = [
        [row.full_name for row in case_rows(five, date(2019, 1, 1), figure=figure).rows]
        for figure in (admitted, recognised, nowhere)
    ]

    assert names == [IN_ORDER, [], []]


def test_a_figure_of_another_cell_shows_no_case_of_it(other_cell, five):
    other = leader_of("Chi bộ Kế hoạch")
    admitted = FigureOf(
        figure=Figure.ADMITTED,
        organisation_id=five.held[0].organisation_id,
        start=date(2018, 1, 1),
        end=date(2018, 12, 31),
    )

    assert case_rows(five, date(2019, 1, 1), figure=admitted).rows
    assert case_rows(other, date(2019, 1, 1), figure=admitted).rows == ()


def test_a_stage_narrows_the_list_to_those_who_stood_in_it_then(imported):
    rows = case_rows(imported, date(2018, 8, 1), stage=Stage.PROBATION).rows

    assert rows
    assert {row.stage for row in rows} == {Stage.PROBATION}


def test_a_row_names_its_nearest_open_deadline(five):
    row = case_rows(five, date(2018, 7, 10), limit=1).rows[0]

    assert row.next_due is not None
    assert (row.next_due.code, row.next_due.seq) == ("hold_ceremony", 19)
    assert row.mentor_name == "Phạm Văn Ví Dụ"


def test_due_rows_are_paged_in_the_order_of_their_days(imported):
    on, until = date(2018, 7, 10), date(2020, 1, 1)
    whole = due_rows(imported, on, until, limit=100)

    first = due_rows(imported, on, until, limit=3)
    rest = due_rows(imported, on, until, limit=100, after=first.next)

    assert len(whole.rows) > 3
    assert first.rows + rest.rows == whole.rows
    assert due_count(imported, on, until, most=3) == 3
    assert due_count(imported, on, until, most=100) == len(whole.rows)
    assert [due.due_on for due in whole.rows] == sorted(due.due_on for due in whole.rows)


def test_another_cell_sees_no_row_and_no_count(other_cell, imported):
    other = leader_of("Chi bộ Kế hoạch")
    on = date(2018, 8, 1)

    assert due_count(other, on, date.max, most=100) == 0
    assert case_rows(other, on).rows == due_rows(other, on, date.max).rows == ()
    assert set(stage_counts(other, on).values()) == {0}


def test_the_committee_above_counts_its_cells(imported):
    above = leader_of("Đảng ủy Cơ quan Mẫu", Role.COMMITTEE_OFFICER)
    on = date(2018, 8, 1)

    assert stage_counts(above, on) == stage_counts(imported, on)


def test_the_number_of_queries_does_not_grow_with_the_rows(five):
    on = date(2018, 7, 10)

    def queries(limit: int) -> int:
        with CaptureQueriesContext(
            connection,
        ) as captured:
            case_rows(five, on, limit=limit)
            due_rows(five, on, date(2030, 1, 1), limit=limit)
            stage_counts(five, on)
        return len(captured)

    assert queries(1) == queries(5) == 5


@pytest.mark.parametrize("order", CaseOrder)
def test_a_page_takes_three_queries_in_every_order_and_four_to_search(
    five, order, django_assert_num_queries
):
    on = date(2018, 7, 10)
    place = case_rows(five, on, order=order, limit=1).next

    with django_assert_num_queries(3):
        case_rows(five, on, order=order, after=place)
    with django_assert_num_queries(4):
        case_rows(five, on, order=order, after=place, search="an")


@pytest.mark.parametrize("many", [0, 100])
@pytest.mark.parametrize("order", CaseOrder)
def test_a_wide_view_lists_the_same_as_one_of_few_cells(
    other_cell, imported, monkeypatch, many, order
):
    monkeypatch.setattr("ketnap.casefiles.queries.cases.MANY", many)
    on = date(2018, 8, 1)
    above = leader_of("Đảng ủy Cơ quan Mẫu", Role.COMMITTEE_OFFICER)
    elsewhere = leader_of("Đảng ủy cơ sở Viện Nghiên cứu", Role.COMMITTEE_OFFICER)

    assert case_rows(above, on, order=order).rows == case_rows(imported, on, order=order).rows
    assert due_rows(above, on, date.max).rows == due_rows(imported, on, date.max).rows
    assert case_rows(elsewhere, on, order=order).rows == ()


def test_a_mentor_sees_the_rows_of_the_cases_assigned(case, actor, mentor_user, people, cell):
    other = open_casefile(people.person(cell, "Vũ Thu Hà"), cell, by=actor)
    assigned = mentor_assigned(date(2024, 1, 8), name="Lê Thị Chi", official_on=BEGINNING)
    record_steps(case.pk, [nominated(date(2024, 1, 8)), assigned], by=actor, seen_seq=0)
    record_steps(other.pk, [nominated(date(2024, 1, 8))], by=actor, seen_seq=0)

    mentor, on = today_actor(mentor_user), date(2024, 2, 1)

    assert [row.casefile_id for row in case_rows(mentor, on).rows] == [case.pk]
    assert stage_counts(mentor, on)[Stage.NOMINATED] == 1
    assert stage_counts(actor, on)[Stage.NOMINATED] == 2


@pytest.mark.parametrize("few", [1, 1_000])
def test_a_list_behind_a_number_binds_none_of_its_cases_by_itself(five, monkeypatch, few):
    monkeypatch.setattr(lists, "FEW", few)
    own = Casefile.objects.get(person__full_name=NAMES[0]).pk
    others = [pk for pk in Casefile.objects.values_list("pk", flat=True) if pk != own]
    nobodys = max(own, *others) + 1  # numbers go on from test to test on a server
    among = [*others, *range(nobodys, nobodys + 5_000)]
    bound = []

    def count(execute, sql, params, many, context):
        bound.append(len(params or ()))
        return execute(sql, params, many, context)

    with connection.execute_wrapper(count):
        page = case_rows(five, date(2026, 1, 5), among=among)
        of_a_stranger = case_rows(None, date(2026, 1, 5), among=among)

    assert [row.full_name for row in page.rows] == [name for name in IN_ORDER if name != NAMES[0]]
    assert of_a_stranger.rows == ()
    assert max(bound) < 100
