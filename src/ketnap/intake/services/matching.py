"""Which column says what: kept with the import, and remembered for the next sheet of the cell."""

from ketnap.casefiles.operator import Operator
from ketnap.domain.access import Actor
from ketnap.domain.intake.columns import LAYOUTS, Layout
from ketnap.domain.intake.headings import headings_at, key_of
from ketnap.domain.intake.legacy import turned_back
from ketnap.intake.models import ImportState, SheetImport
from ketnap.intake.refusals import OutOfPlace
from ketnap.intake.services.uploading import require_import
from ketnap.intake.sheet import Matching, staged

_LONGEST_HEADING = 200


def match_columns(record: SheetImport, matching: Matching, *, by: Actor | Operator) -> None:
    """Keep how the sheet is read, and what each of its headings means in this cell once it is imported.

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
    meanings = _meanings(record, matching, by)
    record.matching, record.outcome = matching.as_data() | {"headings": meanings}, {}
    record.state = ImportState.MATCHED
    record.save()


def _meanings(record: SheetImport, matching: Matching, by: Actor | Operator) -> dict[str, str]:
    """The code of each heading as it is compared, empty where a person left its column out.

    What is never taken in is recognised by the dictionary anew; and at the machine nobody was asked
    about the columns that were passed over. Of a heading that stands several times, as of two
    tables side by side, what was taken in says what it means.
    """
    rows = (matching.first_row, matching.last_row)
    headings = headings_at(staged(record).rows(), rows, Layout(record.layout), {})
    meanings: dict[str, str] = {}
    for heading in headings.found:
        key, code = _key_of(heading.text, matching), matching.columns.get(heading.column, "")
        if heading.refused is None and key and (code or isinstance(by, Actor)):
            meanings[key] = meanings.get(key) or code
    return meanings


def _key_of(text: str, matching: Matching) -> str:
    turned = turned_back(text, matching.encoding) if matching.encoding else text
    return key_of(turned)[:_LONGEST_HEADING]
