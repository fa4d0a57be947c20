"""Imports in words: how far one has come, what it found or wrote."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ketnap.domain.casefile.wording import Language
from ketnap.domain.intake.cells import column_letters
from ketnap.domain.intake.columns import LAYOUTS, Kind, Layout
from ketnap.domain.intake.problems import Problem
from ketnap.domain.intake.rows import Entry, Passed
from ketnap.domain.intake.wording import column_title, message_of, passed_name, place_of
from ketnap.intake.models import ImportState, SheetImport
from ketnap.web.language import reader_language

_MOST_NAMED = 20
_BADGES = {
    ImportState.IMPORTED: "complete",
    ImportState.UNDONE: "note",
    ImportState.PUT_AWAY: "note",
}


def badge_of(record: SheetImport) -> dict[str, str]:
    """The badge of an import: an icon beside its state."""
    state = ImportState(record.state)
    return {"state": _BADGES.get(state, "unconfirmed"), "name": str(state.label)}


def outcome_words(record: SheetImport) -> str:
    """What came of an import, once it was written."""
    outcome = record.outcome
    if record.state not in (ImportState.IMPORTED, ImportState.UNDONE):
        return ""
    parts = [
        (_("%(n)s người"), "persons"),
        (_("%(n)s đảng viên"), "members"),
        (_("%(n)s người đã có bản ghi được ghi vào danh sách đảng viên"), "enrolled"),
        (_("%(n)s hồ sơ"), "cases"),
        (_("%(n)s bước"), "steps"),
        (_("bỏ qua %(n)s dòng"), "left_out"),
    ]
    told = [words % {"n": _grouped(outcome[name])} for words, name in parts if outcome.get(name)]
    if signatures := outcome.get("signatures", 0):
        told.append(_passed_part(Passed.SIGNATURE, signatures, record, reader_language()))
    return ", ".join(told)


def facts_of(record: SheetImport) -> Iterator[dict[str, Any]]:
    """The numbers at the head of a preview."""
    outcome = record.outcome
    terms = [
        (_("Dòng dữ liệu"), "rows"),
        (_("Nhập được"), "sound"),
        (_("Cần quyết định"), "to_decide"),
        (_("Còn lỗi"), "faulty"),
    ]
    if outcome.get("recorded"):
        terms.append((_("Đã có trong sổ"), "recorded"))
    for term, name in terms:
        yield {"term": term, "value": _grouped(outcome.get(name, 0))}


def _grouped(number: int) -> str:
    return number_format(number, force_grouping=True)


def passed_words(record: SheetImport) -> str:
    """Which rows were passed over, and how many; those read together with the row above apart."""
    language = reader_language()
    passed = dict(record.outcome.get("passed", {}))
    joined = passed.pop(Passed.MERGED, 0)
    parts = [_passed_part(Passed(why), count, record, language) for why, count in passed.items()]
    hidden = record.outcome.get("hidden", 0)
    if hidden and not record.matching.get("hidden_too"):
        parts.append(
            ngettext(
                "%(count)d dòng đang ẩn trong Excel", "%(count)d dòng đang ẩn trong Excel", hidden
            )
            % {"count": hidden}
        )
    told = [_("Đã bỏ qua: %(what)s.") % {"what": ", ".join(parts)}] if parts else []
    if joined:
        told.append(
            ngettext(
                "%(count)d dòng được đọc chung với dòng trên, vì ô họ tên gộp là một người.",
                "%(count)d dòng được đọc chung với dòng trên, vì ô họ tên gộp là một người.",
                joined,
            )
            % {"count": joined}
        )
    if column := record.outcome.get("column_left_out", 0):
        told.append(
            _(
                "Chỉ 256 cột đầu được đọc; từ cột %(column)s còn có chữ, chưa được đọc. Nếu cần các cột ấy, hãy chuyển sang trái rồi tải lại tệp."
            )
            % {"column": column_letters(column)}
        )
    if columns := record.outcome.get("columns_hidden"):
        told.append(
            _(
                "Cột đang ẩn trong Excel vẫn được nhập: %(columns)s. Nếu không muốn nhập, hãy bỏ khớp cột ấy."
            )
            % {"columns": ", ".join(map(column_letters, columns))}
        )
    if ranges := record.outcome.get("merged_left", 0):
        told.append(
            ngettext(
                "%(count)d vùng ô gộp quá nhiều hoặc quá lớn chỉ được đọc ở ô đầu. Nếu các ô còn lại cũng mang chữ ấy, hãy bỏ gộp, điền vào từng ô rồi tải lại tệp.",
                "%(count)d vùng ô gộp quá nhiều hoặc quá lớn chỉ được đọc ở ô đầu. Nếu các ô còn lại cũng mang chữ ấy, hãy bỏ gộp, điền vào từng ô rồi tải lại tệp.",
                ranges,
            )
            % {"count": ranges}
        )
    return " ".join(told)


def _passed_part(why: Passed, count: int, record: SheetImport, language: Language) -> str:
    """How many rows were passed over; those of signatures by number, for one may be a person."""
    words = f"{count} {passed_name(why, language)}"
    if why is not Passed.SIGNATURE:
        return words
    named = list(map(str, record.outcome["signed"][:_MOST_NAMED]))
    if more := count - len(named):
        named.append(ngettext("và %(n)d dòng nữa", "và %(n)d dòng nữa", more) % {"n": more})
    return f"{words} ({', '.join(named)})"


def problem_row(problem: Problem) -> list[dict[str, str]]:
    """A problem as a line of a table: where, and what to do."""
    language = reader_language()
    return [
        {"text": place_of(problem, language)},
        {"text": message_of(problem, language)},
    ]


def entry_label(entry: Entry) -> str:
    """A person of a sheet in one line, with the step that the row tells and its numbers."""
    born = f", {entry.born_on:%d/%m/%Y}" if entry.born_on else ""
    return f"{entry.name}{born}{_step_told(entry)}"


def _step_told(entry: Entry) -> str:
    step, on = entry.values.get("step"), entry.values.get("on")
    if step is None or not isinstance(on, date):
        return ""
    counts = [
        f"{column_title(column, reader_language()).lower()} {entry.values[column.code]}"
        for column in LAYOUTS[Layout.STEPS]
        if column.kind is Kind.COUNT and column.code in entry.values
    ]
    return ": " + "; ".join([f"{step}, {on:%d/%m/%Y}", *counts])
