"""The demo's sheets: one that was taken in and taken out again, one that waits to be looked through."""

from ketnap.domain.access import Actor
from ketnap.domain.intake.columns import Layout
from ketnap.intake.models import SheetImport
from ketnap.intake.services import (
    Choices,
    begin_import,
    check_sheet,
    choose_sheet,
    import_sheet,
    match_columns,
    read_rows,
    undo_import,
)
from ketnap.intake.sheet import proposed
from ketnap.organisations.models import Organisation

_USUAL = {
    "ethnicity": "Kinh",
    "religion": "không",
    "schooling": "đại học",
    "occupation": "viên chức",
    "workplace": "Văn phòng",
}
_WRONG_FILE = """STT,Họ và tên,Ngày sinh,Giới tính,Ngày vào danh sách,Số nghị quyết
1,Hà Minh Tâm,12/04/1994,Nữ,15/03/2023,08-NQ/CB
2,Tạ Quốc Huy,03/11/1992,Nam,15/03/2023,08-NQ/CB
"""
_WITH_PROBLEMS = """DANH SÁCH QUẦN CHÚNG ƯU TÚ,,,,,,,
STT,Họ và tên,Ngày sinh,Nữ,Số CCCD,Ngày vào danh sách,Số nghị quyết,Đảng viên giúp đỡ
1,Cao Thùy Linh,21/08/1996,x,,10/01/2025,02-NQ/CB,
2,Đinh Công Sơn,1995,,,10/01/2025,02-NQ/CB,
3,Mai Thị Ngân,07/02/97,x,,10/01/2025,02-NQ/CB,
4,Phan Nhật Nam,30/02/1993,,,10/01/2025,1.2E+11,
5,CAO THÙY LINH,21/08/1996,x,,10/01/2025,02-NQ/CB,
6,Lương Gia Bảo,14/09/1998,,,05/05/2025,07-NQ/CB,
Tổng cộng: 6,,,,,,,
"""


def import_sheets(cell: Organisation, *, by: Actor) -> None:
    """Both sheets; no person of either stays in the records."""
    wrong = _checked(cell, "nguồn 2023 (chi bộ khác).csv", _WRONG_FILE, by)
    import_sheet(wrong, Choices(), by=by)
    wrong.refresh_from_db()
    undo_import(wrong, by=by)
    _checked(cell, "quần chúng ưu tú 2025.csv", _WITH_PROBLEMS, by)


def _checked(cell: Organisation, file_name: str, text: str, by: Actor) -> SheetImport:
    record = begin_import(
        cell, Layout.APPLICANTS, file_name=file_name, content=text.encode("utf-8-sig"), by=by
    )
    choose_sheet(record, record.sheet, by=by)
    read_rows(record, by=by)
    matching = proposed(record).matching(_USUAL)
    if matching is None:
        raise LookupError(f"no headings in {file_name}")
    match_columns(record, matching, by=by)
    check_sheet(record, by=by)
    return record
