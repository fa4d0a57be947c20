"""Sheets taken in at the machine: matched by the dictionary of columns, checked, and imported or not."""

import argparse
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ketnap.cli.django_rooms import installation
from ketnap.cli.not_on_the_roll import say_not_on_the_roll
from ketnap.cli.organisations import organisation_id
from ketnap.cli.printing import complain, say_json, tell
from ketnap.cli.refusal import REFUSED, Refusal
from ketnap.cli.sheet_columns import (
    column_line,
    columns_lacking,
    columns_told,
    days_left_line,
    lacking_line,
)
from ketnap.cli.sheet_common import common_values
from ketnap.cli.sheet_rows import lines_of_rows_left, rows_left

if TYPE_CHECKING:
    from ketnap.domain.intake.columns import Layout
    from ketnap.domain.intake.days import DayReading
    from ketnap.domain.intake.legacy import Encoding
    from ketnap.intake.models import SheetImport
    from ketnap.intake.sheet import Matching, Proposal
    from ketnap.organisations.models import Organisation

SUFFIXES = {".xlsx", ".csv", ".txt", ".xls", ".xlsm", ".ods"}

_STATES = {
    "uploaded": ("chưa nhập xong", "is not finished"),
    "read": ("chưa nhập xong", "is not finished"),
    "matched": ("chưa nhập xong", "is not finished"),
    "checked": ("chưa nhập xong", "is not finished"),
    "imported": ("đã nhập", "was imported"),
    "undone": ("đã được hoàn tác", "was undone already"),
    "put_away": ("đã bỏ", "was given up"),
}
"""What has become of an import, within a sentence."""


def is_sheet(name: str) -> bool:
    """Whether a file is named as sheets are; what it really is, its content says."""
    return Path(name).suffix.lower() in SUFFIXES


def import_sheets(arguments: argparse.Namespace) -> int:
    """Import sheets into a cell, each as a whole; with a dry run only say what would happen."""
    if arguments.organisation is None:
        raise Refusal(
            "Nhập bảng tính thì cần --organisation: tên hoặc số của chi bộ.",
            "Importing a sheet needs --organisation: the name or number of the cell.",
        )
    with installation():
        from django.utils import timezone

        from ketnap.casefiles.queries import not_entered_below
        from ketnap.domain.intake.columns import Layout

        cell = _cell(arguments.organisation)
        arguments.common = common_values(
            arguments.common or (), _layout(arguments), days=_reading(arguments)
        )
        status = max(_import_one(name, cell, arguments) for name in arguments.files)
        if _layout(arguments) is not Layout.MEMBERS and not arguments.dry_run:
            say_not_on_the_roll(not_entered_below(cell.path, on=timezone.localdate()))
        return status


def _cell(text: str) -> "Organisation":
    from ketnap.organisations.models import Organisation, OrganisationKind

    cell = Organisation.objects.get(pk=organisation_id(text))
    if cell.kind != OrganisationKind.CELL:
        raise Refusal(f"“{text}” không phải chi bộ.", f"“{text}” is not a cell.")
    return cell


def _layout(arguments: argparse.Namespace) -> "Layout":
    """What the rows of the sheet are: members, unless something else was said."""
    from ketnap.domain.intake.columns import Layout

    return Layout(arguments.layout) if arguments.layout else Layout.MEMBERS


def _import_one(name: str, cell: "Organisation", arguments: argparse.Namespace) -> int:
    from ketnap.casefiles.operator import OPERATOR
    from ketnap.intake.services import check_sheet, match_columns
    from ketnap.intake.sheet import proposed

    with _uploaded(name, cell, arguments) as record:
        _read(name, record, arguments)
        proposal = proposed(record)
        if arguments.layout is None:
            _refuse_what_seems_another(name, record, proposal)
        match_columns(record, _matching(name, proposal, arguments), by=OPERATOR)
        check_sheet(record, by=OPERATOR)
        blocked = bool(record.outcome["faulty"]) and not arguments.leave_out_faulty
        columns = columns_told(proposal, _reading(arguments), guess=arguments.guess)
        told = _told(name, record) | {"columns": columns}
        told["imported"] = None
        if not arguments.dry_run and not blocked:
            told["imported"] = _written(record, arguments)
    _say(arguments, told)
    return REFUSED if blocked or _all_undecided(told) else 0


def _all_undecided(told: dict[str, Any]) -> bool:
    """Whether nothing was written because nobody said whose the rows are."""
    imported = told["imported"]
    return bool(imported and told["to_decide"] and imported["left_out"] == told["rows"])


@contextmanager
def _uploaded(
    name: str, cell: "Organisation", arguments: argparse.Namespace
) -> Iterator["SheetImport"]:
    """The import of a file; whatever ends it before it is written, the uploaded copy goes."""
    from ketnap.casefiles.operator import OPERATOR
    from ketnap.intake.services import begin_import, put_away

    with _refusals_of(name):
        record = begin_import(
            cell,
            _layout(arguments),
            file_name=Path(name).name,
            content=Path(name).read_bytes(),
            by=OPERATOR,
        )
    try:
        yield record
    finally:
        record.refresh_from_db()
        if not record.is_final:
            put_away(record, by=OPERATOR)


def _refuse_what_seems_another(name: str, record: "SheetImport", proposal: "Proposal") -> None:
    """Nobody becomes a member because an option was forgotten: such a sheet's rows must be named."""
    from ketnap.intake.sheet import likelier_layout

    likelier = likelier_layout(record, proposal.encoding)
    if likelier is not None:
        raise Refusal(
            f"{name}: các tiêu đề giống bảng {likelier} hơn bảng {record.layout}. Hãy ghi rõ mỗi "
            f"dòng là gì: --as {likelier} hoặc --as {record.layout}. Chưa ghi gì.",
            f"{name}: the headings look more like {likelier} than {record.layout}. Say what each "
            f"row is: --as {likelier} or --as {record.layout}. Nothing was written.",
        )


def _written(record: "SheetImport", arguments: argparse.Namespace) -> dict[str, Any]:
    from ketnap.casefiles.operator import OPERATOR
    from ketnap.intake.services import Choices, import_sheet

    choices = Choices(
        leave_out_faulty=arguments.leave_out_faulty,
        enrol_known=arguments.enrol_known,
        open_for_known=arguments.open_for_known,
    )
    import_sheet(record, choices, by=OPERATOR)
    record.refresh_from_db()
    told = {key: value for key, value in record.outcome.items() if key != "signed"}
    return {"import": record.pk, **told}


def _read(name: str, record: "SheetImport", arguments: argparse.Namespace) -> None:
    """Read the sheet of a file; which of several, must be said."""
    from ketnap.casefiles.operator import OPERATOR
    from ketnap.intake.services import choose_sheet, read_rows

    sheets = [sheet["name"] for sheet in record.sheets]
    wanted = arguments.sheet or record.sheet
    if wanted not in sheets:
        listed = ", ".join(sheets)
        raise Refusal(
            f"{name}: hãy chọn một trang tính bằng --sheet: {listed}",
            f"{name}: choose a sheet by --sheet: {listed}",
        )
    with _refusals_of(name):
        choose_sheet(record, wanted, by=OPERATOR)
        read_rows(record, by=OPERATOR)


@contextmanager
def _refusals_of(name: str) -> Iterator[None]:
    from ketnap.intake.reading.troubles import FileRefused, say

    try:
        yield
    except OSError as error:
        raise Refusal(
            f"{name}: không mở được tệp ({error.strerror})",
            f"{name}: cannot open the file ({error.strerror})",
        ) from None
    except FileRefused as refusal:
        vi, en = say(refusal.code, refusal.fact)
        raise Refusal(f"{name}: {vi}", f"{name}: {en}") from None


def _reading(arguments: argparse.Namespace) -> "DayReading":
    """How days are read, as the options say."""
    from django.utils import timezone

    from ketnap.domain.intake.days import DayReading, Order, ShortYears

    return DayReading(
        today=timezone.localdate(),
        order=Order(arguments.order),
        short_years=ShortYears(arguments.short_years),
    )


def _matching(name: str, proposal: "Proposal", arguments: argparse.Namespace) -> "Matching":
    """What the dictionary is sure of, read as it was asked for; a guess only if it was."""
    from ketnap.domain.intake.days import Order, ShortYears

    matching = proposal.matching(arguments.common, guessed=arguments.guess)
    if matching is None:
        raise Refusal(
            f"{name}: không thấy dòng tiêu đề nào trong 40 dòng đầu. Hãy thêm một dòng tiêu đề "
            "(Họ và tên, Ngày sinh…), hoặc nhập trên màn hình và cho biết tiêu đề ở dòng nào.",
            f"{name}: no headings were found among the first 40 rows. Add a row of headings "
            "(Họ và tên, Ngày sinh…), or import on screen and say in which row they are.",
        )
    return replace(
        matching,
        order=Order(arguments.order),
        short_years=ShortYears(arguments.short_years),
        encoding=_encoding(name, proposal, arguments.letters),
        hidden_too=arguments.hidden_too,
    )


def _encoding(name: str, proposal: "Proposal", letters: str | None) -> "Encoding | None":
    from ketnap.domain.intake.legacy import Encoding

    if letters is None and proposal.encoding is not None:
        seems = proposal.encoding.value
        raise Refusal(
            f"{name}: chữ có vẻ ở bảng mã {seems}. Hãy thêm --letters {seems} để chuyển sang "
            "Unicode, hoặc --letters unicode để giữ nguyên.",
            f"{name}: the letters seem to be {seems}. Add --letters {seems} to turn them into "
            "Unicode, or --letters unicode to keep them.",
        )
    return None if letters in (None, "unicode") else Encoding(letters)


def _told(name: str, record: "SheetImport") -> dict[str, Any]:
    from ketnap.domain.intake.columns import Layout
    from ketnap.domain.intake.wording import message_of, place_of
    from ketnap.intake.services.checking import problems_of

    problems = [
        {
            "row": each.row,
            "column": each.column,
            "code": each.code.value,
            "place": {"vi": place_of(each, "vi"), "en": place_of(each, "en")},
            "message": {"vi": message_of(each, "vi"), "en": message_of(each, "en")},
        }
        for each in problems_of(record)
    ]
    lacking = columns_lacking(record.outcome["lacking"], Layout(record.layout))
    counted = ("rows", "sound", "faulty", "to_decide", "not_on_the_roll", "without_a_case")
    counts = {key: record.outcome[key] for key in counted}
    return {"file": name, **counts, **rows_left(record), "lacking": lacking, "problems": problems}


def _say(arguments: argparse.Namespace, told: dict[str, Any]) -> None:
    from ketnap.domain.intake.problems import Code

    if arguments.json:
        say_json(told)
        return
    for column in told["columns"]:
        tell(*column_line(told["file"], column))
    for column in told["lacking"]:
        complain(*lacking_line(told["file"], column))
    for each in told["problems"]:
        if each["code"] == Code.MISSING and not each["column"]:
            continue  # said once for the whole sheet
        complain(
            f"{told['file']}: {each['place']['vi']}: {each['message']['vi']}",
            f"{told['file']}: {each['place']['en']}: {each['message']['en']}",
        )
    counts = f"{told['rows']}, {told['sound']}, {told['faulty']}, {told['to_decide']}"
    tell(
        f"{told['file']}: số dòng, nhập được, còn lỗi, cần quyết định: {counts}",
        f"{told['file']}: rows, sound, faulty, to decide: {counts}",
    )
    for line in lines_of_rows_left(told["file"], told):
        tell(*line)
    if (line_of_days := days_left_line(told["file"], told["columns"])) is not None:
        complain(*line_of_days)
    _say_imported(arguments, told)


def _say_imported(arguments: argparse.Namespace, told: dict[str, Any]) -> None:
    imported = told["imported"]
    if imported is None:
        tell("Chưa ghi gì.", "Nothing was written.")
    elif imported["left_out"] == told["rows"]:
        tell(
            f"Mọi dòng đều được bỏ qua, không ghi gì vào sổ (lần nhập số {imported['import']}).",
            f"Every row was left out, nothing was recorded (import {imported['import']}).",
        )
    else:
        tell(
            f"Đã nhập, lần nhập số {imported['import']}; bỏ qua {imported['left_out']} dòng.",
            f"Imported as number {imported['import']}; rows left out: {imported['left_out']}.",
        )
    if told["not_on_the_roll"] and not arguments.enrol_known:
        tell(
            f"{told['not_on_the_roll']} người đã có bản ghi, chưa có tên trong danh sách đảng viên: "
            "thêm --enrol-known để ghi họ vào danh sách.",
            f"{told['not_on_the_roll']} people have a record and are not on the roll of members: "
            "add --enrol-known to enter them on it.",
        )
    if told["without_a_case"] and not arguments.open_for_known:
        tell(
            f"{told['without_a_case']} người đã có bản ghi, chưa có hồ sơ: "
            "thêm --open-for-known để mở hồ sơ cho họ.",
            f"{told['without_a_case']} people have a record and no case: "
            "add --open-for-known to open one for each.",
        )


def undo(arguments: argparse.Namespace) -> int:
    """Take an import out again, or say what stands on it."""
    with installation():
        from ketnap.casefiles.operator import OPERATOR
        from ketnap.intake.models import SheetImport
        from ketnap.intake.refusals import BuiltUpon, OutOfPlace
        from ketnap.intake.services import undo_import

        record = SheetImport.objects.filter(pk=arguments.number).first()
        if record is None:
            raise Refusal(
                f"Không có lần nhập số {arguments.number}.",
                f"There is no import {arguments.number}.",
            )
        try:
            undo_import(record, by=OPERATOR)
        except OutOfPlace as refusal:
            raise Refusal(
                f"Lần nhập này {_STATES[refusal.state][0]}, không hoàn tác được.",
                f"This import {_STATES[refusal.state][1]} and cannot be undone.",
                status=REFUSED,
            ) from None
        except BuiltUpon as refusal:
            lines = "".join(f"\n  {each.who}: {each.what}" for each in refusal.standing)
            raise Refusal(
                f"Chưa hoàn tác được, đã có việc ghi thêm:{lines}",
                f"Not undone, something was recorded on top:{lines}",
                status=REFUSED,
            ) from None
    tell("Đã hoàn tác.", "Undone.")
    return 0
