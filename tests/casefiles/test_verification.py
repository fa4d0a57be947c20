"""Verification names every way of tampering with the log or what follows from it."""

from dataclasses import dataclass
from datetime import date

import pytest
from django.db import connection

import live_database
from casefiles.papers import listed, nominated, reviewed
from ketnap.casefiles.anchors import Anchor, anchors_path, append_anchor
from ketnap.casefiles.broken import Broken, Trouble
from ketnap.casefiles.digest import entry_digest, ledger_digest
from ketnap.casefiles.entries import header_of
from ketnap.casefiles.keys import log_key
from ketnap.casefiles.models import LogEntry
from ketnap.casefiles.rebuild import rebuild_derived
from ketnap.casefiles.services import open_casefile, record_steps, write_anchor
from ketnap.casefiles.verification import verify

pytestmark = pytest.mark.django_db


@dataclass(frozen=True)
class Log:
    """Two cases whose steps lie interleaved in the ledger: a a b b a a b a."""

    a: int
    b: int

    def execute(self, *statements: str) -> None:
        """What somebody does who may write to the database and has switched the triggers off."""
        connection.check_constraints()
        lifted = live_database.lift_triggers()
        with connection.cursor() as cursor:
            for statement in statements:
                cursor.execute(statement.format(a=self.a, b=self.b))
        connection.check_constraints()
        live_database.restore_triggers(lifted)


@pytest.fixture
def log(case, people, cell, actor) -> Log:
    other = open_casefile(people.person(cell, "Vũ Thu Hà"), cell, by=actor)
    day = date(2024, 1, 8)
    record_steps(case.pk, [nominated(day), listed(day)], by=actor, seen_seq=0)
    record_steps(other.pk, [nominated(day), reviewed(day)], by=actor, seen_seq=0)
    record_steps(case.pk, [reviewed(day), reviewed(day)], by=actor, seen_seq=2)
    record_steps(other.pk, [reviewed(day)], by=actor, seen_seq=2)
    record_steps(case.pk, [reviewed(day)], by=actor, seen_seq=4)
    return Log(case.pk, other.pk)


def found(log: Log) -> set[tuple[str, str, int | None, int | None]]:
    names = {log.a: "a", log.b: "b", None: ""}
    return {
        (item.trouble.value, names[item.casefile_id], item.seq, item.position) for item in verify()
    }


def test_an_untouched_log_has_nothing_broken(log):
    assert verify() == []


@pytest.mark.parametrize(
    ("statement", "expected"),
    [
        (
            "UPDATE casefiles_logentry SET payload = replace(payload, '03-NQ', '04-NQ') "
            "WHERE casefile_id = {a} AND seq = 2",
            {("payload_changed", "a", 2, 2), ("derived_differs", "a", None, None)},
        ),
        (
            "UPDATE casefiles_logentry SET happened_on = '2024-01-07' "
            "WHERE casefile_id = {a} AND seq = 3",
            {("entry_changed", "a", 3, 5), ("derived_differs", "a", None, None)},
        ),
        (
            "UPDATE casefiles_logentry SET recorded_by_name = 'Trần Văn Bình' "
            "WHERE casefile_id = {b} AND seq = 2",
            {("entry_changed", "b", 2, 4)},
        ),
        (
            "UPDATE casefiles_logentry SET recorded_at = '2020-01-01 00:00:00+00:00' "
            "WHERE casefile_id = {b} AND seq = 2",
            {("entry_changed", "b", 2, 4)},
        ),
        (
            "UPDATE casefiles_logentry SET override_reason = 'gấp' "
            "WHERE casefile_id = {b} AND seq = 2",
            {("entry_changed", "b", 2, 4)},
        ),
        (
            "UPDATE casefiles_logentry SET previous_digest = repeat('0', 64) "
            "WHERE casefile_id = {a} AND seq = 3",
            {("chain_broken", "a", 3, 5), ("entry_changed", "a", 3, 5)},
        ),
        (
            "UPDATE casefiles_logentry SET digest = repeat('0', 64) "
            "WHERE casefile_id = {a} AND seq = 3",
            {
                ("entry_changed", "a", 3, 5),
                ("chain_broken", "a", 4, 6),
                ("ledger_broken", "a", 3, 5),
            },
        ),
        (
            "UPDATE casefiles_logentry SET ledger_digest = repeat('0', 64) "
            "WHERE casefile_id = {a} AND seq = 3",
            {("ledger_broken", "a", 3, 5), ("ledger_broken", "a", 4, 6)},
        ),
        (
            "UPDATE casefiles_casefile SET cell_id = cell_id, "
            'cell_facts = \'{{"name": "Chi bộ Khác", "superior": "Đảng ủy", '
            '"has_youth_union": true, "has_trade_union": true, '
            '"chain": [{{"body": "Đảng ủy", "role": "decide"}}]}}\' WHERE id = {a}',
            {("chain_broken", "a", 1, 1)},
        ),
    ],
)
def test_a_changed_value_is_named_where_it_stands(log, statement, expected):
    if connection.vendor == "sqlite":
        statement = statement.replace("repeat('0', 64)", "hex(zeroblob(32))")

    log.execute(statement)

    assert found(log) == expected


def test_a_step_removed_from_the_middle_leaves_gaps(log):
    log.execute("DELETE FROM casefiles_logentry WHERE casefile_id = {a} AND seq = 3")

    assert {
        ("step_missing", "a", 4, 6),
        ("chain_broken", "a", 4, 6),
        ("position_missing", "a", 4, 6),
        ("ledger_broken", "a", 4, 6),
    } <= found(log)


def test_a_removed_tail_is_missed_by_the_head_of_the_ledger(log):
    log.execute("DELETE FROM casefiles_logentry WHERE position = 8")

    assert ("tail_missing", "", None, 8) in found(log)


def test_a_removed_tail_with_a_mended_head_is_missed_by_an_anchor(log):
    write_anchor()

    log.execute("DELETE FROM casefiles_logentry WHERE position >= 7", HEAD_MENDED)
    rebuild_derived()

    assert verify() == [Broken(trouble=Trouble.ANCHOR_BEYOND_LOG, anchor_line=2)]


def test_a_removed_case_leaves_gaps_in_the_ledger(log):
    log.execute(
        "DELETE FROM casefiles_logentry WHERE casefile_id = {b}",
        "DELETE FROM casefiles_stagespan WHERE casefile_id = {b}",
        "DELETE FROM casefiles_stagerun WHERE casefile_id = {b}",
        "DELETE FROM casefiles_deadlinespan WHERE casefile_id = {b}",
        "DELETE FROM casefiles_casestanding WHERE casefile_id = {b}",
        "DELETE FROM casefiles_countedfact WHERE casefile_id = {b}",
        "DELETE FROM casefiles_casefile WHERE id = {b}",
    )

    assert found(log) == {
        ("position_missing", "a", 3, 5),
        ("ledger_broken", "a", 3, 5),
        ("position_missing", "a", 5, 8),
        ("ledger_broken", "a", 5, 8),
        ("derived_differs", "", None, None),
    }


def test_an_inserted_step_is_named(log):
    log.execute(copy_of(8, seq=6, position=9))

    assert {
        ("chain_broken", "a", 6, 9),
        ("entry_changed", "a", 6, 9),
        ("ledger_broken", "a", 6, 9),
        ("tail_unaccounted", "", None, 9),
    } <= found(log)


def test_a_step_duplicated_into_another_case_is_named(log):
    log.execute(copy_of(8, seq=4, position=9, casefile="{b}"))

    assert ("entry_changed", "b", 4, 9) in found(log)


def test_two_steps_that_changed_places_are_named(log):
    log.execute(
        "UPDATE casefiles_logentry SET seq = 99 WHERE casefile_id = {a} AND seq = 2",
        "UPDATE casefiles_logentry SET seq = 2 WHERE casefile_id = {a} AND seq = 3",
        "UPDATE casefiles_logentry SET seq = 3 WHERE casefile_id = {a} AND seq = 99",
    )

    assert {("entry_changed", "a", 2, 5), ("entry_changed", "a", 3, 2)} <= found(log)


def test_two_rows_that_changed_positions_are_named(log):
    log.execute(
        "UPDATE casefiles_logentry SET position = 99 WHERE position = 2",
        "UPDATE casefiles_logentry SET position = 2 WHERE position = 3",
        "UPDATE casefiles_logentry SET position = 3 WHERE position = 99",
    )

    assert {("entry_changed", "b", 1, 2), ("entry_changed", "a", 2, 3)} <= found(log)


def test_a_step_moved_to_another_case_is_named(log):
    log.execute(
        "UPDATE casefiles_logentry SET casefile_id = {b}, seq = 4 "
        "WHERE casefile_id = {a} AND seq = 5"
    )

    assert ("entry_changed", "b", 4, 8) in found(log)


def test_a_log_rewritten_with_another_key_is_named(log):
    rewrite(log, bytes(32))

    troubles = {(item.trouble, item.position) for item in verify()}
    assert {(Trouble.ENTRY_CHANGED, n) for n in range(1, 9)} <= troubles


def test_a_log_rewritten_with_the_stolen_key_contradicts_an_anchor(log):
    write_anchor()
    log.execute("UPDATE casefiles_logentry SET happened_on = '2024-01-07' WHERE position = 1")

    rewrite(log, log_key())
    rebuild_derived()

    assert verify() == [Broken(trouble=Trouble.ANCHOR_CONTRADICTED, position=8, anchor_line=2)]


@pytest.mark.parametrize(
    ("statement", "expected"),
    [
        ("DELETE FROM casefiles_ledgerhead", ("head_missing", "", None, None)),
        ("UPDATE casefiles_ledgerhead SET count = 9", ("tail_missing", "", None, 9)),
        ("UPDATE casefiles_ledgerhead SET digest = 'x'", ("tail_unaccounted", "", None, 8)),
    ],
)
def test_a_changed_head_of_the_ledger_is_named(log, statement, expected):
    log.execute(statement)

    assert found(log) == {expected}


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE casefiles_stagespan SET stage = 'official' WHERE casefile_id = {a}",
        "DELETE FROM casefiles_stagespan WHERE casefile_id = {a}",
        "UPDATE casefiles_casestanding SET mentor_name = 'Ai đó' WHERE casefile_id = {a}",
        "UPDATE casefiles_casestanding SET search_text = 'ai đó' WHERE casefile_id = {a}",
        "DELETE FROM casefiles_casestanding WHERE casefile_id = {a}",
        "UPDATE casefiles_stagespan SET next_due_on = from_on WHERE casefile_id = {a}",
        "DELETE FROM casefiles_countedfact WHERE casefile_id = {a}",
        "UPDATE casefiles_stagerun SET after = 'closed' WHERE casefile_id = {a}",
        "DELETE FROM casefiles_stagerun WHERE casefile_id = {a}",
        "INSERT INTO casefiles_deadlinespan"
        " (casefile_id, cell_id, code, seq, starts_on, due_on, seen_from, seen_until)"
        " SELECT casefile_id, cell_id, 'hold_ceremony', 1, from_on, from_on, from_on, until_on"
        " FROM casefiles_stagespan WHERE casefile_id = {a} AND stage = 'listed'",
    ],
)
def test_a_derived_table_that_differs_is_named_and_can_be_rebuilt(log, statement):
    log.execute(statement)

    # The totals of bodies differ along with the rows that they are made of.
    assert found(log) - {("derived_differs", "", None, None)} == {
        ("derived_differs", "a", None, None)
    }

    rebuild_derived()
    assert verify() == []


def test_a_log_that_cannot_be_read_is_named(log):
    log.execute("UPDATE casefiles_logentry SET payload = '{{' WHERE position = 2")

    assert found(log) == {("payload_changed", "a", 2, 2), ("unreadable", "a", None, None)}


def test_a_damaged_anchor_line_is_named(log):
    with anchors_path().open("a", encoding="utf-8") as anchors:
        anchors.write("?\n")

    assert verify() == [Broken(trouble=Trouble.ANCHOR_UNREADABLE, anchor_line=2)]


def test_anchors_that_are_nowhere_are_missed(log, tmp_path, monkeypatch):
    monkeypatch.setenv("KETNAP_ANCHORS", str(tmp_path / "elsewhere.jsonl"))

    (missing,) = verify()

    assert missing.trouble == Trouble.ANCHOR_MISSING
    assert str(tmp_path / "elsewhere.jsonl") in missing.vi


def test_a_step_missing_at_the_end_of_a_case_is_named_without_advice_to_rebuild(log):
    log.execute("DELETE FROM casefiles_logentry WHERE casefile_id = {b} AND seq = 3")

    assert found(log) == {
        ("last_step_missing", "b", 3, None),
        ("position_missing", "a", 5, 8),
        ("ledger_broken", "a", 5, 8),
    }


def test_a_step_taken_out_as_if_an_import_were_undone_is_named(log):
    """By plain statements that every trigger lets pass: an invented batch, undone."""
    undone = "state = 'undone', undone_at = '2024-05-19 00:00:00+00:00'"
    for statement in (
        "INSERT INTO casefiles_stepbatch"
        " (first_position, last_position, head_digest_before, state, recorded_at)"
        " VALUES (7, 7, '', 'being_undone', '2024-05-19 00:00:00+00:00')",
        "INSERT INTO casefiles_removedstep"
        " (position, batch_id, casefile_id, seq, digest, ledger_digest)"
        " SELECT position, (SELECT max(id) FROM casefiles_stepbatch), casefile_id, seq,"
        " digest, ledger_digest FROM casefiles_logentry WHERE position = 7",
        "DELETE FROM casefiles_logentry WHERE position = 7",
        f"UPDATE casefiles_stepbatch SET {undone}",  # noqa: S608 - our own words
    ):
        with connection.cursor() as cursor:
            cursor.execute(statement)
    rebuild_derived()

    assert found(log) == {("removal_unsealed", "b", 3, 7)}


def test_an_anchor_of_nothing_is_no_trouble(log):
    append_anchor(Anchor(date(2024, 1, 1), 0, ""))

    assert verify() == []


def test_a_broken_place_is_said_in_both_languages():
    broken = Broken(trouble=Trouble.PAYLOAD_CHANGED, casefile_id=4, seq=2, position=9)

    assert broken.vi == "hồ sơ 4, bước 2, vị trí 9: nội dung bước không còn như lúc ghi"
    assert (
        broken.en == "case 4, step 2, position 9: the content of the step is not what was recorded"
    )


@pytest.mark.parametrize("trouble", Trouble)
def test_every_trouble_has_a_text_in_both_languages(trouble):
    broken = Broken(trouble=trouble)

    assert broken.vi
    assert broken.en
    assert broken.vi != broken.en


HEAD_MENDED = """
    UPDATE casefiles_ledgerhead SET
        count = (SELECT max(position) FROM casefiles_logentry),
        digest = (SELECT ledger_digest FROM casefiles_logentry ORDER BY position DESC LIMIT 1)
"""


def copy_of(source: int, *, seq: int, position: int, casefile: str = "{a}") -> str:
    """The statement that inserts a row like the one at a position."""
    changed = {"casefile_id": casefile, "seq": str(seq), "position": str(position)}
    columns = [column.column for column in LogEntry._meta.concrete_fields if not column.primary_key]
    values = ", ".join(changed.get(column, column) for column in columns)
    return (
        f"INSERT INTO casefiles_logentry ({', '.join(columns)}) "  # noqa: S608 - our own columns
        f"SELECT {values} FROM casefiles_logentry WHERE position = {source}"
    )


def rewrite(log: Log, key: bytes) -> None:
    """Computes every digest anew, as somebody would who wants to hide a change."""
    previous = {
        pk: LogEntry.objects.get(casefile=pk, seq=1).previous_digest for pk in (log.a, log.b)
    }
    ledger = ""
    for entry in LogEntry.objects.order_by("position"):
        digest = entry_digest(key, previous=previous[entry.casefile_id], header=header_of(entry))
        ledger = ledger_digest(key, previous=ledger, position=entry.position, digest=digest)
        log.execute(
            f"UPDATE casefiles_logentry SET digest = '{digest}', ledger_digest = '{ledger}', "  # noqa: S608 - our own digests
            f"previous_digest = '{previous[entry.casefile_id]}' WHERE id = {entry.pk}"
        )
        previous[entry.casefile_id] = digest
    log.execute(HEAD_MENDED)
