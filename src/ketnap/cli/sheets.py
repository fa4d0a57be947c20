"""Sheets taken in at the machine: matched by the dictionary of columns, checked, and imported or not."""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ketnap.cli.django_rooms import installation
from ketnap.cli.organisations import organisation_id
from ketnap.cli.printing import complain, say_json, tell
from ketnap.cli.refusal import REFUSED, Refusal

if TYPE_CHECKING:
    from ketnap.intake.models import SheetImport
    from ketnap.intake.sheet import Matching
    from ketnap.organisations.models import Organisation

SUFFIXES = {".xlsx", ".csv", ".txt", ".xls", ".xlsm", ".ods"}


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
        cell = _cell(arguments.organisation)
        return max(_import_one(name, cell, arguments) for name in arguments.files)


def _cell(text: str) -> "Organisation":
    from ketnap.organisations.models import Organisation, OrganisationKind

    cell = Organisation.objects.get(pk=organisation_id(text))
    if cell.kind != OrganisationKind.CELL:
        raise Refusal(f"“{text}” không phải chi bộ.", f"“{text}” is not a cell.")
    return cell


def _import_one(name: str, cell: "Organisation", arguments: argparse.Namespace) -> int:
    from ketnap.casefiles.operator import OPERATOR
    from ketnap.intake.services import check_sheet, match_columns, put_away

    record = _read(name, cell, arguments)
    matching = _matching(name, record, arguments)
    match_columns(record, matching, by=OPERATOR)
    check_sheet(record, by=OPERATOR)
    blocked = bool(record.outcome["faulty"]) and not arguments.leave_out_faulty
    told = _told(name, record)
    if arguments.dry_run or blocked:
        put_away(record, by=OPERATOR)
        told["imported"] = None
    else:
        told["imported"] = _written(record, arguments)
    _say(arguments, told)
    return REFUSED if blocked else 0


def _written(record: "SheetImport", arguments: argparse.Namespace) -> dict[str, int]:
    from ketnap.casefiles.operator import OPERATOR
    from ketnap.intake.services import Choices, import_sheet

    choices = Choices(leave_out_faulty=arguments.leave_out_faulty)
    import_sheet(record, choices, by=OPERATOR)
    record.refresh_from_db()
    return {"import": record.pk, **record.outcome}


def _read(name: str, cell: "Organisation", arguments: argparse.Namespace) -> "SheetImport":
    """The sheet of a file; which of several, must be said."""
    from ketnap.casefiles.operator import OPERATOR
    from ketnap.domain.intake.columns import Layout
    from ketnap.intake.reading.troubles import FileRefused, say
    from ketnap.intake.services import begin_import, choose_sheet, read_rows

    try:
        content = Path(name).read_bytes()
        record = begin_import(
            cell,
            Layout(arguments.layout),
            file_name=Path(name).name,
            content=content,
            by=OPERATOR,
        )
        sheets = [sheet["name"] for sheet in record.sheets]
        wanted = arguments.sheet or record.sheet
        if wanted not in sheets:
            listed = ", ".join(sheets)
            raise Refusal(
                f"{name}: hãy chọn một trang tính bằng --sheet: {listed}",
                f"{name}: choose a sheet by --sheet: {listed}",
            )
        choose_sheet(record, wanted, by=OPERATOR)
        read_rows(record, by=OPERATOR)
    except OSError as error:
        raise Refusal(
            f"{name}: không mở được tệp ({error.strerror})",
            f"{name}: cannot open the file ({error.strerror})",
        ) from None
    except FileRefused as refusal:
        vi, en = say(refusal.code, refusal.fact)
        raise Refusal(f"{name}: {vi}", f"{name}: {en}") from None
    return record


def _matching(name: str, record: "SheetImport", arguments: argparse.Namespace) -> "Matching":
    from ketnap.intake.sheet import proposed

    proposal = proposed(record)
    matching = proposal.matching(_common(arguments.common or []))
    if matching is None:
        raise Refusal(
            f"{name}: không thấy dòng tiêu đề nào trong 40 dòng đầu",
            f"{name}: no headings were found among the first 40 rows",
        )
    return matching


def _common(pairs: list[str]) -> dict[str, str]:
    """What holds for every row: CODE=VALUE."""
    common = {}
    for pair in pairs:
        code, mark, value = pair.partition("=")
        if not mark or not value:
            raise Refusal(
                f"--with {pair}: phải ghi MỤC=GIÁ_TRỊ", f"--with {pair}: must be CODE=VALUE"
            )
        common[code] = value
    return common


def _told(name: str, record: "SheetImport") -> dict[str, Any]:
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
    counts = {key: record.outcome[key] for key in ("rows", "sound", "faulty", "to_decide")}
    return {"file": name, **counts, "problems": problems}


def _say(arguments: argparse.Namespace, told: dict[str, Any]) -> None:
    if arguments.json:
        say_json(told)
        return
    for each in told["problems"]:
        complain(
            f"{told['file']}: {each['place']['vi']}: {each['message']['vi']}",
            f"{told['file']}: {each['place']['en']}: {each['message']['en']}",
        )
    counts = f"{told['rows']}, {told['sound']}, {told['faulty']}, {told['to_decide']}"
    tell(
        f"{told['file']}: số dòng, nhập được, còn lỗi, cần quyết định: {counts}",
        f"{told['file']}: rows, sound, faulty, to decide: {counts}",
    )
    if told["imported"] is None:
        tell("Chưa ghi gì.", "Nothing was written.")
    else:
        tell(
            f"Đã nhập, lần nhập số {told['imported']['import']}.",
            f"Imported as number {told['imported']['import']}.",
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
                f"Lần nhập này đang ở trạng thái {refusal.state}, không hoàn tác được.",
                f"This import is {refusal.state} and cannot be undone.",
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
