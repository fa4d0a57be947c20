"""What becomes of a paper, from its draft until it is filed or replaced."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.db import DatabaseError, connection, transaction

from conftest import today_actor
from documents.papers.conftest import DAY, VALUES, VERSION
from ketnap.audit.models import Deed
from ketnap.audit.queries import looked_at
from ketnap.casefiles.refusals import NotVisible
from ketnap.documents.papers.models import (
    Confidentiality,
    Paper,
    PaperEvent,
    PaperIsKept,
)
from ketnap.documents.papers.queries import papers_of, papers_of_case, papers_visible_to
from ketnap.documents.papers.refusals import (
    NoReplacement,
    NumberNotFree,
    PaperNotVisible,
    SecretIsNotKept,
)
from ketnap.documents.papers.services import (
    Signer,
    draw_up,
    mark_filed,
    mark_printed,
    mark_returned,
    mark_signed,
    note_download,
    replace_paper,
)
from ketnap.documents.registers.models import NumberState
from ketnap.documents.registers.services import (
    BookEntry,
    enter_number,
    reserve_number,
    void_number,
)
from ketnap.domain.access import NotAllowed
from ketnap.domain.paperwork.life import DeedOutOfPlace, PaperState

pytestmark = pytest.mark.django_db
SECRETARY = Signer("Nguyễn Thị An", "Bí thư chi bộ")
CABINET = "Tủ hồ sơ chi bộ, ngăn 2"


def drawn(subject, by, *, form="6-KNĐ", **more) -> Paper:
    return draw_up(subject, form, VERSION, DAY, VALUES, by=by, today=DAY, **more)


def state_of(actor, case) -> PaperState:
    (life,) = papers_of_case(actor, case.pk)
    return life.state


def test_paper_is_drafted_printed_signed_and_filed(case, keeper):
    paper = drawn(case, keeper)
    mark_printed(paper.pk, by=keeper, on=DAY)
    mark_signed(paper.pk, SECRETARY, on=date(2026, 3, 4), by=keeper)
    mark_filed(paper.pk, CABINET, by=keeper, on=date(2026, 3, 5))

    (life,) = papers_of_case(keeper, case.pk)

    assert life.state is PaperState.FILED
    assert life.is_in_force
    assert life.signed_on == date(2026, 3, 4)
    assert [(one.name, one.position) for one in life.signed] == [("Nguyễn Thị An", "Bí thư chi bộ")]
    assert life.kept_at == CABINET
    assert [event.by_name for event in life.events] == ["Trần Văn Bình"] * 4


def test_papers_stand_as_of_a_day(case, keeper):
    paper = drawn(case, keeper)
    mark_signed(paper.pk, SECRETARY, on=date(2026, 3, 4), by=keeper)

    def states(on):
        return [life.state for life in papers_of_case(keeper, case.pk, on=on)]

    assert states(date(2026, 3, 2)) == []
    assert states(DAY) == [PaperState.DRAFT]
    assert states(date(2026, 3, 4)) == [PaperState.SIGNED]


def test_paper_signed_before_it_was_recorded_is_not_known_before_its_draft(case, keeper):
    paper = drawn(case, keeper)
    mark_signed(paper.pk, SECRETARY, on=date(2026, 3, 1), by=keeper)

    assert papers_of_case(keeper, case.pk, on=date(2026, 3, 2)) == ()
    assert state_of(keeper, case) is PaperState.SIGNED


def test_returned_paper_keeps_its_reason_and_may_be_signed_again(case, keeper):
    paper = drawn(case, keeper)
    mark_signed(paper.pk, SECRETARY, on=DAY, by=keeper)
    mark_returned(paper.pk, "thiếu dấu của đảng ủy", by=keeper, on=date(2026, 3, 6))

    (life,) = papers_of_case(keeper, case.pk)
    assert (life.state, life.is_in_force) == (PaperState.RETURNED, False)
    assert life.returned_because == "thiếu dấu của đảng ủy"

    mark_signed(paper.pk, SECRETARY, on=date(2026, 3, 9), by=keeper)
    assert state_of(keeper, case) is PaperState.SIGNED


def test_replaced_paper_names_the_one_in_its_place_and_ends_there(case, keeper):
    old, new = drawn(case, keeper), drawn(case, keeper)

    replace_paper(old.pk, new.pk, by=keeper)

    newer, older = papers_of_case(keeper, case.pk)
    assert (older.state, older.replacement_id) == (PaperState.REPLACED, new.pk)
    assert newer.replacement_id is None
    with pytest.raises(DeedOutOfPlace):
        mark_signed(old.pk, SECRETARY, on=DAY, by=keeper)


def test_paper_takes_no_place_of_itself_of_another_subject_or_of_one_replaced(case, cell, keeper):
    old, new, newest = (drawn(case, keeper) for _ in range(3))
    elsewhere = drawn(cell, keeper)
    replace_paper(new.pk, newest.pk, by=keeper)

    for other in (old, elsewhere, new):
        with pytest.raises(NoReplacement):
            replace_paper(old.pk, other.pk, by=keeper)


def test_draft_is_not_filed(case, keeper):
    paper = drawn(case, keeper)

    with pytest.raises(DeedOutOfPlace):
        mark_filed(paper.pk, CABINET, by=keeper)

    assert state_of(keeper, case) is PaperState.DRAFT


@pytest.mark.parametrize("signer", [Signer("", "Bí thư"), Signer("Nguyễn Thị An", "")])
def test_signature_says_who_and_as_what(case, keeper, signer):
    paper = drawn(case, keeper)

    with pytest.raises(ValidationError):
        mark_signed(paper.pk, signer, on=DAY, by=keeper)

    assert state_of(keeper, case) is PaperState.DRAFT


@pytest.mark.parametrize(("day", "is_signed"), [(2, True), (3, True), (4, False)])
def test_paper_is_not_signed_on_a_day_that_has_not_come(case, keeper, day, is_signed):
    paper = drawn(case, keeper)
    on = date(2026, 3, day)

    if is_signed:
        assert mark_signed(paper.pk, SECRETARY, on=on, by=keeper, today=DAY).on == on
        return
    with pytest.raises(ValidationError):
        mark_signed(paper.pk, SECRETARY, on=on, by=keeper, today=DAY)


def test_number_held_for_a_paper_is_issued_with_its_signature(case, keeper, resolutions):
    number = reserve_number(resolutions.pk, by=keeper, on=DAY)
    paper = drawn(case, keeper, number=number)

    mark_signed(paper.pk, SECRETARY, on=date(2026, 3, 5), by=keeper)

    number.refresh_from_db()
    assert (number.state, number.settled_on) == (NumberState.ISSUED, DAY)


def test_number_moves_on_to_the_paper_that_is_drawn_up_anew_before_signing(
    case, keeper, resolutions
):
    number = reserve_number(resolutions.pk, by=keeper, on=DAY)
    old, new = (drawn(case, keeper, number=number) for _ in range(2))
    replace_paper(old.pk, new.pk, by=keeper)

    mark_signed(new.pk, SECRETARY, on=DAY, by=keeper)

    newer, _older = papers_of_case(keeper, case.pk)
    assert (newer.paper.number, newer.state) == (number, PaperState.SIGNED)


def test_number_of_a_signed_paper_stands_on_no_other(case, keeper, resolutions):
    number = reserve_number(resolutions.pk, by=keeper, on=DAY)
    signed, draft = (drawn(case, keeper, number=number) for _ in range(2))
    mark_signed(signed.pk, SECRETARY, on=DAY, by=keeper)

    with pytest.raises(NumberNotFree):
        drawn(case, keeper, number=number)
    with pytest.raises(NumberNotFree):
        mark_signed(draft.pk, SECRETARY, on=DAY, by=keeper)


def test_void_or_unaccounted_number_stands_on_no_paper(case, keeper, resolutions):
    enter_number(resolutions.pk, BookEntry(number=2, issued_on=DAY), by=keeper)
    unaccounted = resolutions.numbers.get(number=1)
    voided = reserve_number(resolutions.pk, by=keeper, on=DAY)
    void_number(voided.pk, "lấy nhầm sổ", by=keeper)

    for number in (unaccounted, voided):
        with pytest.raises(NumberNotFree):
            drawn(case, keeper, number=number)

    assert not Paper.objects.exists()


def test_of_a_secret_paper_only_a_reference_is_kept(case, keeper):
    with pytest.raises(SecretIsNotKept):
        drawn(case, keeper, confidentiality=Confidentiality.SECRET)

    paper = draw_up(
        case, "20-KNĐ", VERSION, DAY, {}, by=keeper, confidentiality=Confidentiality.SECRET
    )

    assert paper.fingerprints == {}


def test_mentor_prints_and_does_not_record_signatures(case, keeper, mentor_user):
    mentor = today_actor(mentor_user)
    paper = drawn(case, mentor, form="11-KNĐ")
    mark_printed(paper.pk, by=mentor)

    for attempt in (
        lambda: mark_signed(paper.pk, SECRETARY, on=DAY, by=mentor),
        lambda: mark_filed(paper.pk, CABINET, by=mentor),
        lambda: mark_returned(paper.pk, "thiếu", by=mentor),
    ):
        with pytest.raises(NotAllowed):
            attempt()

    assert state_of(keeper, case) is PaperState.PRINTED


def test_stranger_finds_no_paper_and_draws_up_none(case, keeper, stranger):
    giang = today_actor(stranger)
    paper = drawn(case, keeper)

    with pytest.raises(PaperNotVisible):
        mark_printed(paper.pk, by=giang)
    with pytest.raises(NotVisible):
        drawn(case, giang)
    with pytest.raises(NotVisible):
        papers_of_case(giang, case.pk)
    assert not papers_visible_to(giang).exists()


def test_papers_of_a_body_are_read_by_those_who_print_for_it(
    cell, keeper, stranger, mentor_user, committee_officer
):
    paper = drawn(cell, keeper, form="BC")

    assert [life.paper for life in papers_of(keeper, cell)] == [paper]
    assert list(papers_visible_to(today_actor(committee_officer))) == [paper]
    for user in (stranger, mentor_user):
        assert papers_of(today_actor(user), cell) == ()


def test_person_of_the_case_can_read_what_was_done_with_his_papers(case, keeper):
    paper = drawn(case, keeper)
    mark_printed(paper.pk, by=keeper)
    note_download(paper.pk, by=keeper)

    noted = [
        (entry.deed, entry.detail) for entry in looked_at(case.pk) if entry.object_kind == "paper"
    ]

    assert noted == [
        (Deed.EXPORTED, "tải mẫu 6-KNĐ"),
        (Deed.PRINTED, "in mẫu 6-KNĐ"),
        (Deed.RECORD_CHANGED, "lập mẫu 6-KNĐ"),
    ]


def test_papers_of_a_case_take_as_many_queries_for_one_as_for_many(
    case, keeper, django_assert_num_queries
):
    for _ in range(4):
        mark_printed(drawn(case, keeper).pk, by=keeper)

    with django_assert_num_queries(3):
        lives = papers_of_case(keeper, case.pk)
        assert [life.state for life in lives] == [PaperState.PRINTED] * 4


def test_models_refuse_to_change_or_remove_what_became_of_a_paper(case, keeper):
    paper = drawn(case, keeper)
    event = paper.events.get()

    for attempt in (
        paper.save,
        paper.delete,
        event.save,
        event.delete,
        lambda: Paper.objects.update(form_code="x"),
        lambda: PaperEvent.objects.all().delete(),
    ):
        with pytest.raises(PaperIsKept):
            attempt()


@pytest.mark.parametrize("table", ["papers_paper", "papers_paperevent"])
@pytest.mark.parametrize("statement", ["UPDATE {table} SET id = id", "DELETE FROM {table}"])
def test_database_refuses_change_and_removal(case, keeper, table, statement):
    drawn(case, keeper)
    connection.check_constraints()

    with (
        pytest.raises(DatabaseError, match="what became of a paper is kept"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(statement.format(table=table))


@pytest.mark.parametrize("table", ["papers_paper", "papers_paperevent"])
def test_database_refuses_what_only_one_of_them_offers(case, keeper, table):
    drawn(case, keeper)
    connection.check_constraints()
    statement = (
        f"TRUNCATE {table} CASCADE"
        if connection.vendor == "postgresql"
        else f"INSERT OR REPLACE INTO {table} SELECT * FROM {table}"  # noqa: S608
    )

    with (
        pytest.raises(DatabaseError, match="what became of a paper is kept"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(statement)


def test_paper_is_about_exactly_one_subject(case, cell, keeper):
    paper = drawn(case, keeper)
    columns = {
        field.attname: getattr(paper, field.attname)
        for field in Paper._meta.concrete_fields
        if not field.primary_key
    }

    for wrong in ({"organisation_id": cell.pk}, {"casefile_id": None}):
        with pytest.raises(DatabaseError), transaction.atomic():
            Paper.objects.create(**columns | wrong)
