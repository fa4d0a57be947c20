"""Blanks that are lists, read by other rooms: the papers of a file, the lists of a cell."""

from collections.abc import Callable

from ketnap.domain.paperwork.blanks.blank import Blank, Value
from ketnap.domain.paperwork.material import Material
from ketnap.domain.paperwork.sheet import BlankKind, Source


def _read(name: str) -> Callable[[Material], Value]:
    return lambda material: material.lists.get(name) or None


def _rows(
    name: str, vi: str, en: str, columns: tuple[str, ...], parts: tuple[str, str] | None = None
) -> Blank:
    return Blank(name, vi, en, Source.CASE, BlankKind.ROWS, _read(name), columns, parts=parts)


_PERSON = ("number", "name", "born", "sex", "ethnicity", "workplace")

BLANKS = (
    _rows(
        "file_papers",
        "Các giấy tờ của hồ sơ",
        "Papers of the file",
        ("number", "chapter", "form", "title", "on", "kept_at"),
    ),
    _rows(
        "sympathisers",
        "Danh sách quần chúng cảm tình Đảng",
        "List of Party sympathisers",
        (*_PERSON, "listed_on", "resolution", "mentor", "certified_on", "stage"),
    ),
    _rows(
        "probationers",
        "Danh sách đảng viên dự bị",
        "List of probationary members",
        (*_PERSON, "decision", "admitted_on", "ends_on", "mentor", "certified_on"),
    ),
    _rows(
        "admissions",
        "Danh sách đảng viên được kết nạp trong kỳ",
        "List of members admitted in the period",
        (*_PERSON, "decision", "admitted_on"),
    ),
    _rows(
        "figures_by_year",
        "Số liệu từng năm",
        "Figures by year",
        ("year", "listed", "sent_to_course", "certified", "admitted", "recognised", "removed"),
    ),
    _rows(
        "admitted_by",
        "Cơ cấu người được kết nạp trong kỳ",
        "Who was admitted in the period, broken down",
        ("fact", "name", "number", "share"),
        parts=("fact", "name"),
    ),
    _rows(
        "period_courses",
        "Lớp bồi dưỡng trong kỳ",
        "Courses of the period",
        ("name", "first_on", "enrolled", "certified", "share"),
    ),
    _rows(
        "parts_below",
        "Kết quả theo tổ chức trực thuộc",
        "Results by what stands directly below",
        ("name", "members", "listed", "sent_to_course", "admitted", "recognised"),
    ),
    _rows(
        "plans_below",
        "Kế hoạch kết nạp của các chi bộ",
        "The cells' plans of admissions",
        ("name", "target", "reached", "share"),
    ),
    _rows(
        "quiet_cells",
        "Chi bộ lâu chưa kết nạp",
        "Cells without an admission for long",
        ("name", "last_on", "months"),
    ),
)
