"""Which column says what: kept with the import, and remembered for the next sheet of the cell."""

from django.db import transaction

from ketnap.casefiles.operator import Operator
from ketnap.domain.access import Actor
from ketnap.domain.intake.columns import LAYOUTS, Layout
from ketnap.domain.intake.headings import headings_at, key_of
from ketnap.domain.intake.legacy import turned_back
from ketnap.intake.models import ColumnMemory, ImportState, SheetImport
from ketnap.intake.refusals import OutOfPlace
from ketnap.intake.services.uploading import require_import
from ketnap.intake.sheet import Matching, staged

_LONGEST_HEADING = 200


@transaction.atomic
def match_columns(record: SheetImport, matching: Matching, *, by: Actor | Operator) -> None:
    """Keep how the sheet is read, and what each of its headings means in this cell from now on.

    Raises `OutOfPlace` before the rows were read, and once the import is final; a column that no
    layout knows is a `KeyError`.
    """
    require_import(record.cell, by)
    if record.is_final or record.state == ImportState.UPLOADED:
        raise OutOfPlace(record.pk, record.state)
    known = {column.code for column in LAYOUTS[Layout(record.layout)]}
    unknown = set(matching.columns.values()) - known
    if unknown:
        raise KeyError(*unknown)
    record.matching, record.outcome = matching.as_data(), {}
    record.state = ImportState.MATCHED
    record.save()
    _remember(record, matching)


def _remember(record: SheetImport, matching: Matching) -> None:
    """What is never taken in is not remembered: it is recognised by the dictionary anew."""
    headings = headings_at(
        staged(record).rows(),
        (matching.first_row, matching.last_row),
        Layout(record.layout),
        {},
    )
    for heading in headings.found:
        text = turned_back(heading.text, matching.encoding) if matching.encoding else heading.text
        key = key_of(text)[:_LONGEST_HEADING]
        if not key or heading.refused is not None:
            continue
        ColumnMemory.objects.update_or_create(
            cell=record.cell,
            layout=record.layout,
            heading=key,
            defaults={"code": matching.columns.get(heading.column, "")},
        )
