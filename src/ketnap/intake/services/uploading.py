"""From an uploaded file to the rows of one of its sheets."""

from django.db import transaction

from ketnap.casefiles.operator import Operator, user_id_of
from ketnap.domain.access import Action, Actor, CaseRelation, require
from ketnap.domain.intake.columns import Layout
from ketnap.domain.text import nfc
from ketnap.intake import files
from ketnap.intake.models import ImportState, SheetImport
from ketnap.intake.reading.parent import read_sheet, sheets_in
from ketnap.intake.reading.troubles import FileRefused
from ketnap.intake.refusals import FileGone, OutOfPlace
from ketnap.intake.step_words import count_proposed_words
from ketnap.organisations.models import Organisation

_LONGEST_NAME = 200


def place_of(cell: Organisation) -> CaseRelation:
    """What the access policy must know of the cell that is imported into."""
    return CaseRelation(cell.pk, cell.path)


def require_import(cell: Organisation, by: Actor | Operator) -> None:
    """Refuse whoever may not import into a cell; whoever works at the machine needs no right of ours."""
    if isinstance(by, Actor):
        require(by, Action.IMPORT_RECORDS, place_of(cell))


def begin_import(
    cell: Organisation, layout: Layout, *, file_name: str, content: bytes, by: Actor | Operator
) -> SheetImport:
    """The import of a file, whose sheets are known now; of one sheet alone it is chosen already.

    Raises `NotAllowed`, and `FileRefused` where the file is not taken; nothing of it stays then.
    """
    require_import(cell, by)
    stored = files.keep_upload(content)
    try:
        sheets = sheets_in(files.upload_of(stored))
    except FileRefused:
        files.remove(stored)
        raise
    visible = [sheet for sheet in sheets if not sheet.hidden]
    return SheetImport.objects.create(
        cell=cell,
        layout=layout.value,
        file_name=nfc(file_name)[-_LONGEST_NAME:],
        stored_name=stored,
        sheets=[{"name": sheet.name, "hidden": sheet.hidden} for sheet in sheets],
        sheet=visible[0].name if len(visible) == 1 else "",
        uploaded_by_id=user_id_of(by),
    )


def choose_sheet(record: SheetImport, name: str, *, by: Actor | Operator) -> None:
    """Note which sheet is wanted; its rows are read by `read_rows`. Raises `OutOfPlace`."""
    require_import(record.cell, by)
    if record.is_final or name not in [sheet["name"] for sheet in record.sheets]:
        raise OutOfPlace(record.pk, record.state)
    record.sheet, record.state = name, ImportState.UPLOADED
    record.matching, record.outcome = {}, {}
    record.save()


def read_rows(record: SheetImport, *, by: Actor | Operator) -> None:
    """Read the chosen sheet, once, and count its words for steps; raises `FileRefused`, `FileGone`."""
    require_import(record.cell, by)
    if record.is_final or not record.sheet:
        raise OutOfPlace(record.pk, record.state)
    try:
        with files.new_rows(record.stored_name) as rows:
            read_sheet(files.upload_of(record.stored_name), record.sheet, rows)
    except FileNotFoundError:
        raise FileGone(record.pk) from None
    if record.layout == Layout.STEPS:
        count_proposed_words(record)
    record.state = ImportState.READ
    record.save()


@transaction.atomic
def put_away(record: SheetImport, *, by: Actor | Operator) -> None:
    """Give an import up before anything was written; the file goes at once."""
    require_import(record.cell, by)
    if record.is_final:
        raise OutOfPlace(record.pk, record.state)
    stored = record.stored_name
    record.state, record.stored_name, record.outcome = ImportState.PUT_AWAY, "", {}
    record.save()
    transaction.on_commit(lambda: files.remove(stored))
