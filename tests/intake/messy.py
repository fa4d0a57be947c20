"""Sheets as cells really keep them, built by hand: each with what becomes of it."""

import csv
import io
import re
import unicodedata
import zipfile
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from openpyxl import Workbook
from openpyxl.comments import Comment
from openpyxl.utils.datetime import CALENDAR_MAC_1904

from domain.intake.test_legacy import written_in
from ketnap.domain.intake.legacy import Encoding

HEADINGS = ["STT", "Họ và tên", "Ngày sinh", "Nữ", "Dân tộc", "Ngày vào Đảng", "Ngày chính thức"]
AN = [1, "Nguyễn Văn An", "19/05/1980", None, "Kinh", "03/02/2005", "03/02/2006"]
BINH = [2, "Trần Thị Bình", "02/09/1985", "x", "Tày", "19/05/2010", "19/05/2011"]
CHI = [3, "Lê Minh Chi", "15/10/1995", "x", "Kinh", "03/02/2024", "03/02/2025"]


@dataclass(frozen=True, kw_only=True)
class Messy:
    """A sheet, how its owner answers what is asked, and what the check must say."""

    name: str
    build: Callable[[], bytes]
    sound: int
    problems: Sequence[str] = ()
    passed: Mapping[str, int] = field(default_factory=dict)
    hidden: int = 0
    sheet: str = ""
    how: Mapping[str, Any] = field(default_factory=dict)
    names: Sequence[str] = ()


def workbook(
    *rows: Sequence[Any], finish: Callable[[Workbook], None] = lambda _book: None
) -> bytes:
    """A workbook of one sheet."""
    book = Workbook()
    for row in rows:
        book.active.append(list(row))
    finish(book)
    return saved(book)


def saved(book: Workbook) -> bytes:
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def rewritten(content: bytes, part: str, change: Callable[[str], str]) -> bytes:
    """The workbook with one of its parts written otherwise."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(out, "w") as new:
        for entry in old.infolist():
            data = old.read(entry)
            if entry.filename == part:
                data = change(data.decode()).encode()
            new.writestr(entry, data, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def text_of(*rows: Sequence[Any], delimiter: str = ",") -> str:
    file = io.StringIO()
    csv.writer(file, delimiter=delimiter).writerows(rows)
    return file.getvalue()


def _title_above() -> bytes:
    def merge(book: Workbook) -> None:
        book.active.merge_cells("A1:G1")
        book.active.merge_cells("A2:G2")

    return workbook(
        ["ĐẢNG BỘ CƠ QUAN A"],
        ["DANH SÁCH ĐẢNG VIÊN NĂM 2026"],
        [],
        HEADINGS,
        AN,
        BINH,
        finish=merge,
    )


def _two_rows_of_headings() -> bytes:
    def merge(book: Workbook) -> None:
        for each in ("A1:A2", "B1:B2", "C1:D1", "E1:F1"):
            book.active.merge_cells(each)

    return workbook(
        ["TT", "Họ và tên", "Năm sinh", None, "Ngày vào Đảng", None],
        [None, None, "Nam", "Nữ", "Dự bị", "Chính thức"],
        ["(1)", "(2)", "(3)", "(4)", "(5)", "(6)"],
        [1, "Nguyễn Văn An", "19/05/1980", None, "03/02/2005", "03/02/2006"],
        [2, "Trần Thị Bình", None, "02/09/1985", "19/05/2010", "19/05/2011"],
        finish=merge,
    )


def _totals_and_groups() -> bytes:
    return workbook(
        HEADINGS,
        ["I. PHÒNG HÀNH CHÍNH"],
        AN,
        [],
        ["II. PHÒNG KẾ HOẠCH"],
        BINH,
        HEADINGS,
        CHI,
        ["Tổng cộng", None, None, 2, None, None, None],
        [None, None, None, None, None, "Hà Nội, ngày 20 tháng 11 năm 2026"],
    )


def _merged_units() -> bytes:
    def merge(book: Workbook) -> None:
        book.active.merge_cells("H2:H3")

    return workbook([*HEADINGS, "Đơn vị"], [*AN, "Phòng Hành chính"], [*BINH, None], finish=merge)


def _merged_names() -> bytes:
    """A member over two rows, whose second row holds the rest of what is known of her."""

    def merge(book: Workbook) -> None:
        book.active.merge_cells("B3:B4")

    return workbook(
        HEADINGS, AN, [*BINH[:5], None, None], [*[None] * 5, *BINH[5:]], CHI, finish=merge
    )


def _three_styles_of_days() -> bytes:
    return workbook(
        HEADINGS,
        [1, "Nguyễn Văn An", date(1980, 5, 19), None, "Kinh", "2005-02-03", 38751],
        [2, "Trần Thị Bình", "2.9.1985", "x", "Tày", datetime(2010, 5, 19), 20110519],  # noqa: DTZ001
        [3, "Lê Minh Chi", "ngày 15 tháng 10 năm 1995", "x", "Kinh", "3-2-2024", "3-2-2025"],
    )


def _days_of_an_old_macintosh() -> bytes:
    def finish(book: Workbook) -> None:
        book.epoch = CALENDAR_MAC_1904
        book.active["C2"] = date(1980, 5, 19)

    return workbook(HEADINGS, AN, finish=finish)


def _incomplete_days() -> bytes:
    return workbook(
        HEADINGS,
        [1, "Nguyễn Văn An", 1980, None, "Kinh", "03/02/2005", "03/02/2006"],
        [2, "Trần Thị Bình", "9/1985", "x", "Tày", "19/05/2010", "19/05/2011"],
        [3, "Lê Minh Chi", "15/10/95", "x", "Kinh", "03/02/24", None],
        [4, "Đỗ Quang Dũng", "31/02/1990", None, "Kinh", "03/02/2016", "03/02/2017"],
    )


def _short_years() -> bytes:
    return workbook(HEADINGS, [3, "Lê Minh Chi", "15/10/95", "x", "Kinh", "03/02/24", "03/02/25"])


def _month_first() -> bytes:
    return workbook(
        HEADINGS, [1, "Nguyễn Văn An", "5/19/1980", None, "Kinh", "2/3/2005", "2/3/2006"]
    )


def _formulas() -> bytes:
    """A formula with its result, one without, one that ended in an error."""
    plain = workbook(
        HEADINGS, [*AN[:6], "=F2+365"], [*BINH[:6], "=F3+365"], [*CHI[:5], "=#REF!", None]
    )

    def give_results(sheet: str) -> str:
        sheet = re.sub(r'(<c r="G2"[^>]*><f>[^<]*</f>)<v ?/?>(</v>)?', r"\g<1><v>38751</v>", sheet)
        return re.sub(
            r'<c r="F4"[^>]*><f>[^<]*</f><v ?/?>(</v>)?',
            '<c r="F4" t="e"><f>A1</f><v>#REF!</v>',
            sheet,
        )

    return rewritten(plain, "xl/worksheets/sheet1.xml", give_results)


def _hidden_rows_and_sheets() -> bytes:
    def finish(book: Workbook) -> None:
        book.active.title = "Danh sách"
        book.active.row_dimensions[3].hidden = True
        book.create_sheet("Nháp").sheet_state = "hidden"

    return workbook(HEADINGS, AN, BINH, CHI, finish=finish)


def _two_hundred_sheets() -> bytes:
    book = Workbook()
    for number in range(199):
        book.create_sheet(f"Tháng {number + 1}")
    book.create_sheet("Đảng viên")
    for row in (HEADINGS, AN, BINH):
        book["Đảng viên"].append(row)
    return saved(book)


def _decomposed() -> bytes:
    rows = [
        [unicodedata.normalize("NFD", cell) if isinstance(cell, str) else cell for cell in row]
        for row in (HEADINGS, AN, BINH)
    ]
    return workbook(*rows)


def _in_old_font(encoding: Encoding) -> bytes:
    rows = [
        [written_in(encoding, cell) if isinstance(cell, str) else cell for cell in row]
        for row in (HEADINGS, AN, BINH, CHI)
    ]
    return workbook(*rows)


def _identity_numbers() -> bytes:
    return workbook(
        [*HEADINGS, "Số CCCD", "Số điện thoại"],
        [*AN, 1080012345, "0912345678"],
        [*BINH, "001085012345", None],
    )


def _notes_and_links() -> bytes:
    def finish(book: Workbook) -> None:
        book.active["B2"].comment = Comment("hỏi lại ngày sinh", "văn thư")
        book.active["B2"].hyperlink = "http://192.0.2.1/"

    return workbook(HEADINGS, AN, finish=finish)


def _twice_the_same() -> bytes:
    return workbook(
        HEADINGS, AN, [2, "NGUYỄN VĂN AN", *AN[2:]], [3, "Nguyễn Văn An và vợ", *AN[2:]]
    )


def _names_in_two_columns() -> bytes:
    return workbook(
        ["Họ và tên đệm", "Tên", "Năm sinh", "Giới tính", "Ngày vào Đảng"],
        ["Nguyễn Văn", "An", "19/05/1980", "Nam", "03/02/2005"],
        ["Trần Thị", "Bình", "02/09/1985", "Nữ", "19/05/2010"],
    )


def _separated_in_windows_vietnamese() -> bytes:
    text = text_of(HEADINGS, AN, BINH, delimiter=";")
    return as_1258(text)


def as_1258(text: str) -> bytes:
    """Windows writes the tone behind its letter."""
    out = bytearray()
    for letter in text:
        try:
            out += letter.encode("cp1258")
        except UnicodeEncodeError:
            decomposed = unicodedata.normalize("NFD", letter)
            base = unicodedata.normalize("NFC", decomposed[:-1])
            tone = decomposed[-1]
            if tone not in "\u0300\u0301\u0303\u0309\u0323":
                tone = next(
                    mark for mark in decomposed[1:] if mark in "\u0300\u0301\u0303\u0309\u0323"
                )
                base = unicodedata.normalize("NFC", decomposed.replace(tone, ""))
            out += base.encode("cp1258") + tone.encode("cp1258")
    return bytes(out)


def _separated_in_utf16() -> bytes:
    return text_of(HEADINGS, AN, BINH, delimiter="\t").encode("utf-16")


def _separated_with_a_mark() -> bytes:
    return (
        "sep=;\n" + text_of(HEADINGS, AN, [*BINH[:4], "Tày; Nùng", *BINH[5:]], delimiter=";")
    ).encode("utf-8-sig")


def _far_corner() -> bytes:
    def finish(book: Workbook) -> None:
        book.active["XFD1048576"] = "x"

    return workbook(HEADINGS, AN, finish=finish)


def _hidden_characters() -> bytes:
    return workbook(
        HEADINGS,
        [1, "Nguyễn\u00a0Văn\u200b An ", *AN[2:]],
        [2, "Trần Thị \u202eBình", *BINH[2:]],
    )


def _forms_of_address() -> bytes:
    return workbook(
        HEADINGS,
        [1, "Đ/c Nguyễn Văn An", *AN[2:]],
        [2, "Bà Trần Thị Bình", *BINH[2:]],
        [3, "Lê Minh Chi (Bí thư)", *CHI[2:]],
        [4, "Nguyễn Văn Dũng ★", *AN[2:]],
        [5, "Ông Thị Giang", *BINH[2:]],
    )


def _same_as_above() -> bytes:
    return workbook(
        HEADINGS,
        AN,
        [*BINH[:4], "nt", *BINH[5:]],
        [*CHI[:4], '"', *CHI[5:]],
        [*AN[:1], "''", *AN[2:]],
    )


def _headings_over_lines() -> bytes:
    lines = ("STT", "Họ\nvà\ntên", "Ngày,\ntháng,\nnăm sinh", "Giới tính\n(Nam/Nữ)", "Dân\u00a0tộc")
    headings = [*lines, "Ngày\nvào Đảng", "Ngày\nchính thức"]
    return workbook(headings, [*AN[:3], "Nam", *AN[4:]], [*BINH[:3], "NỮ ", *BINH[4:]])


def _ticked_boxes() -> bytes:
    return workbook(HEADINGS, [*AN[:3], False, *AN[4:]], [*BINH[:3], True, *BINH[4:]])


def _separated_by_tabs_and_returns() -> bytes:
    return text_of(HEADINGS, AN, BINH, delimiter="\t").replace("\r\n", "\r").encode()


BOTH = ("Nguyễn Văn An", "Trần Thị Bình")
MESSY: tuple[Messy, ...] = (
    Messy(name="title above, merged", build=_title_above, sound=2, names=BOTH),
    Messy(
        name="headings in two rows", build=_two_rows_of_headings, sound=2, passed={"heading": 1}, names=BOTH
    ),
    Messy(
        name="totals, groups, headings again",
        build=_totals_and_groups,
        sound=3,
        passed={"remark": 3, "heading": 1, "total": 1},
        names=("Nguyễn Văn An", "Trần Thị Bình", "Lê Minh Chi"),
    ),
    Messy(name="units in merged cells", build=_merged_units, sound=2, names=BOTH),
    Messy(
        name="a name merged over its rows",
        build=_merged_names,
        sound=3,
        passed={"merged": 1},
        names=(*BOTH, "Lê Minh Chi"),
    ),
    Messy(name="three styles of days", build=_three_styles_of_days, sound=3),
    Messy(name="days of an old Macintosh", build=_days_of_an_old_macintosh, sound=1),
    Messy(
        name="incomplete days",
        build=_incomplete_days,
        sound=0,
        problems=(
            "2C day_incomplete", "3C day_incomplete", "4C day_two_digit_year",
            "4F day_two_digit_year", "5C day_not_in_calendar",
        ),
    ),
    Messy(name="short years, answered", build=_short_years, sound=1, how={"short_years": "latest"}),
    Messy(name="month first, not answered", build=_month_first, sound=0, problems=("2C day_month_first",)),
    Messy(name="month first, answered", build=_month_first, sound=1, how={"order": "month_first"}),
    Messy(name="formulas", build=_formulas, sound=1, problems=("3G formula", "4F error")),
    Messy(name="hidden rows and sheets", build=_hidden_rows_and_sheets, sound=2, hidden=1),
    Messy(name="two hundred sheets", build=_two_hundred_sheets, sound=2, sheet="Đảng viên", names=BOTH),
    Messy(name="decomposed letters", build=_decomposed, sound=2, names=BOTH),
    Messy(
        name="TCVN3",
        build=lambda: _in_old_font(Encoding.TCVN3),
        sound=3,
        names=("Nguyễn Văn An", "Trần Thị Bình", "Lê Minh Chi"),
    ),
    Messy(
        name="VNI",
        build=lambda: _in_old_font(Encoding.VNI),
        sound=3,
        names=("Nguyễn Văn An", "Trần Thị Bình", "Lê Minh Chi"),
    ),
    Messy(name="identity numbers", build=_identity_numbers, sound=2, names=BOTH),
    Messy(name="notes and links", build=_notes_and_links, sound=1),
    Messy(
        name="the same person twice",
        build=_twice_the_same,
        sound=2,
        problems=("3 repeated_row",),
    ),
    Messy(
        name="names in two columns",
        build=_names_in_two_columns,
        sound=2,
        problems=("2E probation_over", "3E probation_over"),
        names=BOTH,
    ),
    Messy(name="CSV of Windows", build=_separated_in_windows_vietnamese, sound=2, names=BOTH),
    Messy(name="CSV in UTF-16", build=_separated_in_utf16, sound=2, names=BOTH),
    Messy(name="CSV with a mark and sep=", build=_separated_with_a_mark, sound=2, names=BOTH),
    Messy(name="a cell in the far corner", build=_far_corner, sound=1, passed={}),
    Messy(
        name="forms of address and offices beside names",
        build=_forms_of_address,
        sound=1,
        problems=("2B not_a_name", "3B not_a_name", "4B not_a_name", "5B not_a_name"),
        names=("Ông Thị Giang",),
    ),
    Messy(
        name="the same as above",
        build=_same_as_above,
        sound=1,
        problems=("3E as_above", "4E as_above", "5B as_above"),
        names=("Nguyễn Văn An",),
    ),
    Messy(name="headings over several lines", build=_headings_over_lines, sound=2, names=BOTH),
    Messy(name="ticked boxes", build=_ticked_boxes, sound=2, names=BOTH),
    Messy(name="text of tabs and returns", build=_separated_by_tabs_and_returns, sound=2, names=BOTH),
    Messy(
        name="hidden characters",
        build=_hidden_characters,
        sound=1,
        problems=("3B hidden_characters",),
        names=("Nguyễn Văn An",),
    ),
)  # fmt: skip
