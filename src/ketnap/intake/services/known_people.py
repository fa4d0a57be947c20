"""People known before whom an import enters on the roll of members, and takes off it when undone."""

from collections.abc import Iterable, Mapping

from ketnap.audit.models import Deed
from ketnap.audit.services import Note, note_many
from ketnap.casefiles.following import follow_members
from ketnap.domain.access import Actor
from ketnap.domain.intake.rows import Entry
from ketnap.intake.models import EnrolledPerson, SheetImport
from ketnap.people.services import take_out_members
from ketnap.tables.inserting import insert_rows


def remember_enrolled(record: SheetImport, entries: Mapping[int, Entry], *, actor: Actor) -> None:
    """Keep whom an import enters on the roll, by the numbers of the persons; each is noted."""
    insert_rows(
        EnrolledPerson,
        [
            EnrolledPerson(sheet_import=record, person_id=pk, row=entry.row)
            for pk, entry in entries.items()
        ],
    )
    _note(actor, entries, f"ghi vào danh sách đảng viên từ bảng tính, lần nhập {record.pk}")


def take_off_the_roll(record: SheetImport, *, actor: Actor) -> None:
    """Remove the memberships that an import gave to people known before; their records stay."""
    enrolled = record.enrolled.order_by("pk")
    persons = dict(enrolled.values_list("person_id", "person__full_name"))
    record.enrolled.all().delete()
    take_out_members(record.cell, list(persons), actor=actor)
    follow_members(record.cell_id, list(persons.values()))
    _note(actor, persons, f"bỏ khỏi danh sách đảng viên: hoàn tác lần nhập {record.pk}")


def _note(actor: Actor, person_ids: Iterable[int], detail: str) -> None:
    note_many(
        actor.user_id,
        Deed.RECORD_CHANGED,
        [Note(object_kind="person", object_id=pk, detail=detail) for pk in person_ids],
    )
