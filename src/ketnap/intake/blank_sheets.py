"""Blank sheets (tệp mẫu): workbooks to fill in, with lists to choose from and what each column means."""

import io
from collections.abc import Iterable
from functools import cache
from typing import Any

from django.utils.translation import gettext as _
from openpyxl import Workbook
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation

from ketnap.domain.casefile.codes import Schooling
from ketnap.domain.casefile.wording import Language, code_name
from ketnap.domain.intake.columns import LAYOUTS, Column, Kind, Layout
from ketnap.domain.intake.named_steps import NAMED_STEPS
from ketnap.domain.intake.wording import column_title, layout_name

ROWS = 500
_LEFT_OUT = frozenset({"surname", "given_name", "born_on_male", "born_on_female", "female", "male"})
"""Read where somebody has them, and not proposed: one column says it better."""
_AS_TEXT = "@"
_WIDE, _NARROW = 28, 16

_LISTS = {
    Kind.SEX: ("Nữ", "Nam"),
    Kind.YES_NO: ("x",),
    Kind.STANDING: ("Chính thức", "Dự bị"),
    Kind.METHOD: ("Bỏ phiếu kín", "Biểu quyết bằng thẻ đảng viên"),
}


def blank_sheet(layout: Layout, language: Language) -> bytes:
    """The workbook of a layout; its headings stay in Vietnamese, its guide is in the reader's language."""
    book = Workbook()
    columns = [column for column in LAYOUTS[layout] if column.code not in _LEFT_OUT]
    _fill_data_sheet(book, columns)
    _fill_lists(book, columns)
    _fill_guide(book, layout, columns, language)
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def _fill_data_sheet(book: Any, columns: list[Column]) -> None:
    sheet = book.active
    sheet.title = "Dữ liệu"
    for place, column in enumerate(columns, start=1):
        cell = sheet.cell(1, place, column.title_vi)
        cell.font = Font(bold=True)
        cell.alignment = Alignment(wrap_text=True, vertical="center")
        letters = get_column_letter(place)
        sheet.column_dimensions[letters].width = _WIDE if column.kind is Kind.NAME else _NARROW
        for row in range(2, ROWS + 2):
            # As text, so that the program does not turn numbers and days into what it likes.
            sheet.cell(row, place).number_format = _AS_TEXT
    sheet.freeze_panes = "B2"


def _fill_lists(book: Any, columns: list[Column]) -> None:
    """The words to choose from stand on a sheet of their own: in a cell they may be too long."""
    lists = book.create_sheet("Danh mục")
    for place, column in enumerate(columns, start=1):
        words = _words_of(column.kind)
        if not words:
            continue
        lists.cell(1, place, column.title_vi).font = Font(bold=True)
        for row, word in enumerate(words, start=2):
            lists.cell(row, place, word)
        letters = get_column_letter(place)
        choice = DataValidation(
            type="list",
            formula1=f"'Danh mục'!${letters}$2:${letters}${len(words) + 1}",
            allow_blank=True,
        )
        book.active.add_data_validation(choice)
        choice.add(f"{letters}2:{letters}{ROWS + 1}")


@cache
def _words_of(kind: Kind) -> tuple[str, ...]:
    if kind is Kind.SCHOOLING:
        return tuple(code_name(level, "vi") for level in Schooling)
    if kind is Kind.STEP:
        return tuple(named.words[0] for named in NAMED_STEPS)
    return _LISTS.get(kind, ())


def _fill_guide(book: Any, layout: Layout, columns: Iterable[Column], language: Language) -> None:
    guide = book.create_sheet("Hướng dẫn")
    guide.append([layout_name(layout, language)])
    guide["A1"].font = Font(bold=True, size=14)
    for line in (
        _("Mỗi dòng một người, hoặc một bước của một người. Đừng đổi tên các cột."),
        _("Ngày ghi ngày/tháng/năm, năm đủ bốn chữ số, ví dụ 03/02/1930."),
        _("Không ghi số căn cước, điện thoại, địa chỉ: phần mềm không nhận các cột ấy."),
    ):
        guide.append([line])
    guide.append([])
    guide.append([_("Cột"), _("Bắt buộc"), _("Cách ghi")])
    for column in columns:
        needed = _("bắt buộc") if column.required else ""
        guide.append([column_title(column, language), needed, _how_to_write(column.kind, layout)])
    if layout is Layout.STEPS:
        _explain_steps(guide, columns, language)
    for letters, width in (("A", 42), ("B", 14), ("C", 60)):
        guide.column_dimensions[letters].width = width


def _explain_steps(guide: Any, columns: Iterable[Column], language: Language) -> None:
    """Which columns each kind of step is made from, beside the person and the day."""
    titles = {column.code: column_title(column, language) for column in columns}
    guide.append([])
    guide.append([_("Việc đã làm"), "", _("Cột cần điền, ngoài họ tên, ngày sinh và ngày")])
    for named in NAMED_STEPS:
        guide.append([named.words[0], "", ", ".join(titles[code] for code in named.takes)])


def _how_to_write(kind: Kind, layout: Layout) -> str:
    match kind:
        case Kind.NAME:
            return _("họ và tên đầy đủ, một người")
        case Kind.DAY:
            return _("ngày/tháng/năm")
        case Kind.YES_NO if layout is Layout.STEPS:
            # Most rows are of other steps: there a blank cell says nothing.
            return _("ghi có hoặc không")
        case Kind.YES_NO:
            return _("x là có, để trống là không")
        case Kind.SEX | Kind.SCHOOLING | Kind.STANDING | Kind.STEP | Kind.METHOD:
            return _("chọn trong danh sách")
        case Kind.COUNT:
            return _("chữ số; không có ai thì ghi 0")
        case Kind.TEXT:
            return _("chữ; số văn bản ghi nguyên như trên giấy")
