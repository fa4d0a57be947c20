"""Many cases come in as one batch, and go again as one; the ledger checks before and after."""

import secrets
from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.db import DatabaseError, connection, transaction
from django.utils import timezone

from casefiles.papers import listed, nominated, reviewed
from ketnap.casefiles.models import Casefile, LogEntry, RemovedStep, StepBatch
from ketnap.casefiles.queries.whole import logs_in
from ketnap.casefiles.rebuild import rebuild_derived
from ketnap.casefiles.refusals import BatchNotUndoable
from ketnap.casefiles.services import (
    ImportDesk,
    MoreSteps,
    NewCase,
    import_batch,
    later_steps,
    open_casefile,
    record_steps,
    undo_batch,
    write_anchor,
)
from ketnap.casefiles.services.batching import REASON
from ketnap.casefiles.verification import verify
from ketnap.domain.access import NotAllowed
from ketnap.people.services import correct_person
from table_digests import DERIVED, table_digests

pytestmark = pytest.mark.django_db

DAY = date(2024, 1, 8)


def new_case(person, *steps) -> NewCase:
    return NewCase(person, steps)


def imported(cell, actor, opened=(), continued=()) -> StepBatch:
    return import_batch(cell, opened, continued, by=actor, done=lambda _count: None)


@pytest.fixture
def hanh(people, cell):
    return people.person(cell, "Bùi Hồng Hạnh")


def test_a_batch_opens_cases_and_goes_on_with_others(case, hanh, cell, actor):
    record_steps(case.pk, [nominated(DAY)], by=actor, seen_seq=0)

    batch = imported(
        cell,
        actor,
        [new_case(hanh, nominated(DAY), listed(DAY))],
        [MoreSteps(case.pk, (listed(DAY),))],
    )

    assert (batch.first_position, batch.last_position) == (2, 4)
    logs = LogEntry.objects.order_by("casefile", "seq").values_list("casefile", "seq", "kind")
    assert list(logs) == [
        (case.pk, 1, "nominated"),
        (case.pk, 2, "listed_as_sympathiser"),
        (Casefile.objects.get(person=hanh).pk, 1, "nominated"),
        (Casefile.objects.get(person=hanh).pk, 2, "listed_as_sympathiser"),
    ]
    assert verify() == []


def test_cases_are_taken_as_they_come_and_nothing_of_the_callers_is_emptied(hanh, cell, actor):
    opened = [new_case(hanh, nominated(DAY), listed(DAY))]

    batch = import_batch(cell, iter(opened), [], by=actor, done=lambda _count: None)

    assert (batch.first_position, batch.last_position) == (1, 2)
    assert [new.person for new in opened] == [hanh]


def test_a_batch_writes_the_rows_that_are_written_step_by_step(case, cell, actor, monkeypatch):
    moment = timezone.now()
    monkeypatch.setattr(timezone, "now", lambda: moment)
    monkeypatch.setattr(secrets, "token_hex", lambda size: "5a" * size)
    with transaction.atomic():
        for seen, step in enumerate((nominated(DAY), listed(DAY))):
            record_steps(case.pk, [step], by=actor, seen_seq=seen, override_reason=REASON)
        step_by_step = what_was_written()
        transaction.set_rollback(True)
    assert not LogEntry.objects.exists()

    imported(cell, actor, continued=[MoreSteps(case.pk, (nominated(DAY), listed(DAY)))])

    assert what_was_written() == step_by_step


def is_told_nothing_new(_case, _person, _actor) -> None:
    pass


def is_gone_on_with(case, _person, actor) -> None:
    record_steps(case.pk, [reviewed(DAY)], by=actor, seen_seq=1)


def has_moved_to_another_workplace(_case, person, actor) -> None:
    correct_person(person, reason="chuyển công tác", actor=actor, workplace="Kho bạc")


@pytest.mark.parametrize(
    ("meanwhile", "kinds"),
    [
        (is_told_nothing_new, ["nominated", "listed_as_sympathiser"]),
        (is_gone_on_with, ["nominated", "mentor_reviewed", "listed_as_sympathiser"]),
        (has_moved_to_another_workplace, ["nominated", "listed_as_sympathiser"]),
    ],
)
def test_what_was_foreseen_of_a_case_counts_only_while_the_case_is_the_same(
    case, cell, actor, meanwhile, kinds
):
    record_steps(case.pk, [nominated(DAY)], by=actor, seen_seq=0)
    desk, steps = ImportDesk.of(cell, actor), (listed(DAY),)
    foreseen = desk.foreseen({case.pk: steps}, logs_in(cell.pk))
    meanwhile(case, case.person, actor)

    import_batch(
        cell,
        [],
        [MoreSteps(case.pk, steps, foreseen[case.pk])],
        by=actor,
        done=lambda _count: None,
        drafted_at=desk,
    )

    assert list(LogEntry.objects.order_by("position").values_list("kind", flat=True)) == kinds
    assert verify() == []
    written = table_digests()
    rebuild_derived()
    assert table_digests() == written


def test_what_was_foreseen_on_another_day_is_worked_out_anew(case, hanh, cell, actor):
    yesterday = timezone.now() - timedelta(days=1)
    desk, steps = ImportDesk.of(cell, actor), (listed(DAY),)
    desk = replace(desk, recorder=replace(desk.recorder, at=yesterday))
    foreseen = desk.foreseen({case.pk: steps}, logs_in(cell.pk))

    import_batch(
        cell,
        [NewCase(hanh, steps)],
        [MoreSteps(case.pk, steps, foreseen[case.pk])],
        by=actor,
        done=lambda _count: None,
        drafted_at=desk,
    )

    assert {row.recorded_at > yesterday for row in LogEntry.objects.all()} == {True}
    assert verify() == []


def what_was_written() -> dict[str, object]:
    """The log but for the numbers of its rows, its head, and all that is derived."""
    columns = [field.attname for field in LogEntry._meta.concrete_fields if field.name != "id"]
    digests = table_digests()
    return {
        "log": list(LogEntry.objects.order_by("position").values_list(*columns)),
        "head": digests["casefiles.ledgerhead"],
        **{label: digests[label] for label in DERIVED},
    }


def test_a_batch_at_the_end_of_the_log_is_undone_without_a_trace(case, hanh, cell, actor):
    record_steps(case.pk, [nominated(DAY)], by=actor, seen_seq=0)
    before = table_digests()
    batch = imported(
        cell, actor, [new_case(hanh, nominated(DAY))], [MoreSteps(case.pk, (listed(DAY),))]
    )
    assert table_digests() != before

    undo_batch(batch.pk, by=actor)

    assert table_digests() == before
    assert not RemovedStep.objects.exists()
    assert verify() == []


def test_what_others_recorded_since_stays_and_the_ledger_still_checks(case, hanh, cell, actor):
    batch = imported(cell, actor, [new_case(hanh, nominated(DAY), listed(DAY))])
    record_steps(case.pk, [nominated(DAY)], by=actor, seen_seq=0)

    undo_batch(batch.pk, by=actor)

    assert list(LogEntry.objects.values_list("casefile", "position")) == [(case.pk, 3)]
    assert list(RemovedStep.objects.values_list("position", flat=True)) == [1, 2]
    assert verify() == []
    record_steps(case.pk, [listed(DAY)], by=actor, seen_seq=1)
    assert verify() == []


def test_a_batch_that_an_anchor_vouches_for_leaves_its_places(hanh, cell, actor):
    batch = imported(cell, actor, [new_case(hanh, nominated(DAY))])
    write_anchor()

    undo_batch(batch.pk, by=actor)

    assert RemovedStep.objects.count() == 1
    assert verify() == []


def test_a_removed_place_that_was_altered_is_found(case, hanh, cell, actor):
    batch = imported(cell, actor, [new_case(hanh, nominated(DAY))])
    record_steps(case.pk, [nominated(DAY)], by=actor, seen_seq=0)
    undo_batch(batch.pk, by=actor)

    with (
        pytest.raises(DatabaseError, match="the place of a removed step is kept"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute("UPDATE casefiles_removedstep SET digest = 'x'")


def test_a_batch_stays_where_steps_were_recorded_on_top(hanh, cell, actor):
    batch = imported(cell, actor, [new_case(hanh, nominated(DAY))])
    case = Casefile.objects.get(person=hanh)
    record_steps(case.pk, [reviewed(DAY)], by=actor, seen_seq=1, override_reason="bổ sung")

    with pytest.raises(BatchNotUndoable):
        undo_batch(batch.pk, by=actor)

    assert [(step.casefile_id, step.seq) for step in later_steps(batch)] == [(case.pk, 2)]
    assert LogEntry.objects.count() == 2


def test_a_batch_is_undone_once(hanh, cell, actor):
    batch = imported(cell, actor, [new_case(hanh, nominated(DAY))])
    undo_batch(batch.pk, by=actor)

    with pytest.raises(BatchNotUndoable):
        undo_batch(batch.pk, by=actor)


def test_nobody_imports_or_undoes_without_the_right(hanh, cell, actor, people, other_cell):
    stranger = people._leader_of(other_cell)
    with pytest.raises(NotAllowed):
        imported(cell, stranger, [new_case(hanh, nominated(DAY))])
    batch = imported(cell, actor, [new_case(hanh, nominated(DAY))])

    with pytest.raises(NotAllowed):
        undo_batch(batch.pk, by=stranger)


@pytest.mark.parametrize(
    ("statement", "refusal"),
    [
        ("DELETE FROM casefiles_logentry", "a recorded step is never"),
        ("DELETE FROM casefiles_stepbatch", "a batch of steps is never"),
        ("UPDATE casefiles_stepbatch SET last_position = 99", "a batch of steps is never"),
    ],
)
def test_the_database_lets_nothing_go_while_no_batch_is_being_undone(
    hanh, cell, actor, statement, refusal
):
    batch = imported(cell, actor, [new_case(hanh, nominated(DAY))])
    batch.cases.all().delete()
    connection.check_constraints()

    with (
        pytest.raises(DatabaseError, match=refusal),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(statement)


def test_a_case_without_steps_comes_and_goes_too(case, hanh, cell, actor):
    record_steps(case.pk, [nominated(DAY)], by=actor, seen_seq=0)
    before = table_digests()
    batch = imported(cell, actor, [new_case(hanh)])
    assert Casefile.objects.count() == 2

    undo_batch(batch.pk, by=actor)

    assert table_digests() == before


def test_a_case_is_opened_once_even_by_a_batch(hanh, cell, actor):
    open_casefile(hanh, cell, by=actor)

    with pytest.raises(DatabaseError), transaction.atomic():
        imported(cell, actor, [new_case(hanh)])
