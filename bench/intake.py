"""Sheets: rows read, checked, imported and taken out again in a second, and a list taken out."""

import argparse
import io
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from functools import partial
from pathlib import Path
from typing import Any

from bench.casefiles import some

_HEADINGS = {
    "members": ["Họ và tên", "Ngày sinh", "Giới tính", "Dân tộc", "Tôn giáo", "Trình độ",
                "Nghề nghiệp", "Nơi làm việc", "Ngày vào Đảng", "Ngày chính thức"],
    "applicants": ["Họ và tên", "Ngày sinh", "Giới tính", "Dân tộc", "Tôn giáo", "Trình độ",
                   "Nghề nghiệp", "Nơi làm việc", "Ngày vào danh sách", "Số nghị quyết",
                   "Ngày quyết định kết nạp", "Ngày kết nạp"],
    "steps": ["Họ và tên", "Ngày sinh", "Việc", "Ngày", "Số văn bản", "Nơi hoặc người liên quan"],
}  # fmt: skip
_STEPS_OF_EACH = (
    ("Giới thiệu", 30),
    ("Cử đi học", 60),
    ("Cấp giấy chứng nhận", 90),
    ("Viết đơn", 120),
)
"""What each person of a sheet of steps did, and how many days after the list."""
_SINCE = date(2015, 6, 1)
_MIB = 1024


def measure(chosen: argparse.Namespace) -> None:
    """Each in a process and an installation of its own, so that one does not warm the other."""
    for layout in _HEADINGS:
        with tempfile.TemporaryDirectory() as data:
            command = [sys.executable, "-m", "bench.intake", layout, str(chosen.rows)]
            subprocess.run(command, check=True, env={**os.environ, "KETNAP_DATA": data})


def main(layout: str, rows: int) -> None:
    from ketnap.cli.entry import main as ketnap

    ketnap(["init"])
    import django

    django.setup()
    print(f"{layout}, {rows:,} rows")
    cell = _cell()
    if layout == "steps":
        print("  the people whose steps they are, imported before:")
        _import(cell, "applicants", rows // len(_STEPS_OF_EACH))
    _undo(_import(cell, layout, rows), rows)
    print(f"  memory at most: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / _MIB:.0f} MiB")


def _import(cell: Any, layout: str, rows: int) -> Any:
    from ketnap.casefiles.operator import OPERATOR
    from ketnap.domain.intake.columns import Layout
    from ketnap.intake import services
    from ketnap.intake.sheet import proposed

    path = Path(tempfile.mkdtemp()) / "rows.xlsx"
    _timed("written by the measurement itself", rows, lambda: _write(path, layout, rows))
    print(f"  the file: {path.stat().st_size / _MIB / _MIB:.1f} MiB")
    record = services.begin_import(
        cell, Layout(layout), file_name=path.name, content=path.read_bytes(), by=OPERATOR
    )
    _timed("read", rows, lambda: services.read_rows(record, by=OPERATOR))
    matching = proposed(record).matching({})
    services.match_columns(record, matching, by=OPERATOR)
    _timed("checked", rows, lambda: services.check_sheet(record, by=OPERATOR))
    if record.outcome["sound"] != rows:
        raise SystemExit(f"{record.outcome['problems'][:3]}")
    import_it = partial(services.import_sheet, record, services.Choices(), by=OPERATOR)
    _timed("imported", rows, partial(_keeping_others_waiting, import_it))
    if layout == "applicants":
        _export(cell, rows)
    record.refresh_from_db()
    return record


def _undo(record: Any, rows: int) -> None:
    from ketnap.casefiles.operator import OPERATOR
    from ketnap.intake import services

    undo_it = partial(services.undo_import, record, by=OPERATOR)
    _timed("undone", rows, partial(_keeping_others_waiting, undo_it))


def _keeping_others_waiting(act: Callable[[], object]) -> None:
    """From the first statement of the transaction to its end nobody else may write on SQLite."""
    from django.db import connection

    began: list[float] = []

    def note(execute: Callable[..., Any], *statement: Any) -> Any:
        if not began and connection.in_atomic_block:
            began.append(time.perf_counter())
        return execute(*statement)

    with connection.execute_wrapper(note):
        act()
    waited = time.perf_counter() - began[0]
    print(f"  other writers would have waited, by the clock: {waited:.1f} s")


def _export(cell: Any, rows: int) -> None:
    from ketnap.casefiles.operator import OPERATOR, acting_on_cases
    from ketnap.intake.exports.case_list import ListWanted, export_case_list
    from ketnap.intake.exports.writing import Format

    actor = acting_on_cases(OPERATOR, cell)
    wanted = ListWanted(on=date(2026, 1, 5))
    for each in (Format.XLSX, Format.CSV):
        take_out = partial(export_case_list, wanted, each, io.BytesIO(), by=actor, language="vi")
        _timed(f"taken out as {each.value}", rows, take_out)


def _timed(label: str, rows: int, act: Callable[[], object]) -> None:
    """Processor time, that of the child that reads included, so that what else runs counts little."""
    started = _processor_seconds()
    act()
    seconds = _processor_seconds() - started
    print(f"  {label:<36} {seconds:7.1f} s  {rows / seconds:9,.0f} rows/s", flush=True)


def _processor_seconds() -> float:
    children = resource.getrusage(resource.RUSAGE_CHILDREN)
    return time.process_time() + children.ru_utime + children.ru_stime


def _cell() -> Any:
    from ketnap.casefiles.operator import OPERATOR, acting_on_organisations
    from ketnap.organisations.models import ChainRole, OrganisationKind
    from ketnap.organisations.services import create_organisation, set_chain

    actor = acting_on_organisations(OPERATOR)
    above = create_organisation(
        OrganisationKind.GRASSROOTS_COMMITTEE, "Đảng ủy Đo", since=_SINCE, actor=actor
    )
    cell = create_organisation(
        OrganisationKind.CELL, "Chi bộ Đo", since=_SINCE, actor=actor, parent=above
    )
    set_chain(cell, [(above, ChainRole.DECIDE)], since=_SINCE, actor=actor)
    return cell


def _write(path: Path, layout: str, rows: int) -> None:
    from openpyxl import Workbook

    book = Workbook(write_only=True)
    sheet = book.create_sheet("Đo")
    sheet.append(_HEADINGS[layout])
    for row in _step_rows(rows) if layout == "steps" else _rows(layout, rows):
        sheet.append(row)
    book.save(path)


def _step_rows(rows: int) -> Iterator[list[object]]:
    """Four steps of each applicant, in the order of the people."""
    for number, (name, born, *_) in enumerate(_rows("applicants", rows // len(_STEPS_OF_EACH))):
        for what, days_later in _STEPS_OF_EACH:
            on = _listed_on(number) + timedelta(days=days_later)
            yield [name, born, what, f"{on:%d/%m/%Y}", "12-NQ/CB", "Trung tâm Chính trị"]


def _rows(layout: str, rows: int) -> Iterator[list[object]]:
    for number, data in enumerate(some(rows)):
        person = data["person"]
        born = date(1960, 1, 1) + timedelta(days=number % 12_000)
        begun = _listed_on(number)
        yield [
            f"{person['full_name']} {_letters(number)}",
            f"{born:%d/%m/%Y}",
            "Nữ" if person["sex"] == "female" else "Nam",
            "Kinh",
            "không",
            "đại học",
            "viên chức",
            person["workplace"],
            f"{begun:%d/%m/%Y}",
            "05-NQ/CB" if layout == "applicants" else f"{begun + timedelta(days=365):%d/%m/%Y}",
            *([begun + timedelta(days=400), begun + timedelta(days=420)] if layout == "applicants" else []),
        ]  # fmt: skip


def _listed_on(number: int) -> date:
    return date(2016, 1, 4) + timedelta(days=number % 2000)


def _letters(number: int) -> str:
    """A word of its own for each, so that nobody is taken for another."""
    word = ""
    for _ in range(4):
        number, rest = divmod(number, 26)
        word += chr(ord("a") + rest)
    return word.capitalize()


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]))
