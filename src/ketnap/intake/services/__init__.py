"""Every write of imports: upload, choose, match, check, import, undo."""

from ketnap.intake.services.checking import check_sheet
from ketnap.intake.services.drafting import Choices
from ketnap.intake.services.importing import import_sheet
from ketnap.intake.services.matching import match_columns
from ketnap.intake.services.undoing import undo_import
from ketnap.intake.services.uploading import begin_import, choose_sheet, put_away, read_rows

__all__ = [
    "Choices",
    "begin_import",
    "check_sheet",
    "choose_sheet",
    "import_sheet",
    "match_columns",
    "put_away",
    "read_rows",
    "undo_import",
]
