"""Commands on the records of an installation: case files in and out, checks."""

import argparse
import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, get_args

from ketnap.cli.django_rooms import installation
from ketnap.cli.files import casefiles_in
from ketnap.cli.imported import (
    again_told,
    alike_told,
    bodies_told,
    doubts_told,
    say_again,
    say_alike,
    say_bodies,
    say_doubts,
)
from ketnap.cli.lists import export_list
from ketnap.cli.not_on_the_roll import say_not_on_the_roll
from ketnap.cli.printing import complain, say, say_json, tell
from ketnap.cli.record_numbers import is_number
from ketnap.cli.refusal import REFUSED, Refusal, spoken_language
from ketnap.cli.sheets import import_sheets, is_sheet
from ketnap.domain.casefile.doubts import doubts_about
from ketnap.domain.casefile.format import CasefileUnreadable, casefile_to_data
from ketnap.domain.casefile.kept_lines import empty_facts
from ketnap.domain.casefile.steps import Casefile
from ketnap.domain.casefile.wording import Language, field_name, stage_name

if TYPE_CHECKING:
    from ketnap.casefiles.services import TakenIn


def import_files(arguments: argparse.Namespace) -> int:
    """Import case files, all of them or none; sheets are named as sheets, and go into a cell."""
    if any(is_sheet(name) for name in arguments.files):
        return import_sheets(arguments)
    _refuse_what_is_for_sheets(arguments)
    found = _all_readable(arguments.files)
    with installation():
        from django.utils import timezone

        from ketnap.casefiles.queries import not_entered_among
        from ketnap.casefiles.queries.whole import other_records_of_like_people

        taken = _taken_in(arguments.files, found)
        today = timezone.localdate()
        numbers = [case.pk for case in taken.cases]
        others = other_records_of_like_people(numbers, on=today)
        not_entered = not_entered_among(numbers, on=today)
    for place, (name, casefile) in enumerate(found):
        held, bodies = others.get(numbers[place], []), taken.bodies.get(place + 1)
        doubts = doubts_about(casefile, on=today)
        again = taken.again.get(place + 1)
        more = {
            **doubts_told(doubts),
            **again_told(again, numbers),
            **alike_told(held),
            **bodies_told(bodies),
        }
        _say_imported(arguments, name, numbers[place], casefile, more)
        say_doubts(name, casefile, doubts)
        if bodies:
            say_bodies(name, bodies)
        if again:
            say_again(name, again, names=[each for each, _ in found])
        elif held:
            say_alike(name, casefile, held)
    say_not_on_the_roll(not_entered)
    return 0


def _refuse_what_is_for_sheets(arguments: argparse.Namespace) -> None:
    """A case file names its own cell and is taken in whole: whoever asks otherwise must hear it."""
    given = {
        "--organisation": arguments.organisation is not None,
        "--as": arguments.layout is not None,
        "--sheet": arguments.sheet is not None,
        "--with": arguments.common is not None,
        "--letters": arguments.letters is not None,
        "--order": arguments.order != "day_first",
        "--short-years": arguments.short_years != "ask",
        "--hidden-too": arguments.hidden_too,
        "--guess": arguments.guess,
        "--dry-run": arguments.dry_run,
        "--enrol-known": arguments.enrol_known,
        "--open-for-known": arguments.open_for_known,
        "--leave-out-faulty": arguments.leave_out_faulty,
    }
    options = ", ".join(option for option, is_given in given.items() if is_given)
    if options:
        raise Refusal(
            f"{options} dùng cho bảng tính, không dùng cho tệp hồ sơ. Chưa nhập hồ sơ nào.",
            f"{options} is for sheets and cannot go with case files. Nothing was imported.",
        )


def _all_readable(names: Sequence[str]) -> list[tuple[str, Casefile]]:
    """Every case file with the name of its file; each file that cannot be read is told of."""
    found: list[tuple[str, Casefile]] = []
    unreadable = 0
    for name in names:
        try:
            found += [(name, casefile) for casefile in casefiles_in(name)]
        except Refusal as refusal:
            complain(*refusal.words)
            unreadable += 1
    if unreadable:
        raise Refusal(
            "Chưa nhập hồ sơ nào. Hãy sửa các tệp trên rồi nhập lại.",
            "Nothing was imported. Mend the files above and import again.",
        )
    return found


def _taken_in(names: Sequence[str], found: Sequence[tuple[str, Casefile]]) -> "TakenIn":
    from django.utils import translation

    from ketnap.casefiles.operator import OPERATOR
    from ketnap.casefiles.refusals import ImportRefused
    from ketnap.casefiles.services import take_in_casefiles

    try:
        with translation.override(spoken_language()):
            return take_in_casefiles([casefile for _, casefile in found], by=OPERATOR)
    except ImportRefused as refused:
        name, casefile = found[refused.number - 1]
        is_of_a_list = len(found) > len(names)
        place = f"{name}, {casefile.person.full_name}" if is_of_a_list else name
        raise _import_refused(place, refused.reasons) from None


def _import_refused(name: str, reasons: tuple[str, ...]) -> Refusal:
    listed = "; ".join(reasons)
    return Refusal(
        f"{name}: không nhập được: {listed}. Chưa nhập hồ sơ nào.",
        f"{name}: cannot be imported: {listed}. Nothing was imported.",
    )


def _say_imported(
    arguments: argparse.Namespace,
    name: str,
    case_id: int,
    casefile: Casefile,
    more: Mapping[str, Any],
) -> None:
    steps, empty = len(casefile.steps), empty_facts(casefile.person)
    if arguments.json:
        left_empty = {"empty": list(empty)} if empty else {}
        say_json({"file": name, "case": case_id, "steps": steps, **left_empty, **more})
        return
    tell(f"{name}: hồ sơ {case_id}, {steps} bước", f"{name}: case {case_id}, {steps} steps")
    if empty:
        vi, en = (
            ", ".join(field_name(each, language) for each in empty)
            for language in get_args(Language)
        )
        complain(
            f"{name}: tệp để trống {vi}. Hãy bổ sung ở trang của người ấy.",
            f"{name}: the file leaves empty: {en}. Fill in on the page of the person.",
        )


def export(arguments: argparse.Namespace) -> int:
    """Print one case, or write it to a file, in the interchange format; or a list of cases."""
    if arguments.case is None:
        return export_list(arguments)
    _refuse_what_is_for_lists(arguments)
    with installation():
        from ketnap.casefiles.operator import OPERATOR
        from ketnap.casefiles.refusals import NotVisible
        from ketnap.casefiles.services import export_casefile

        try:
            number = case_id(arguments.case)
            casefile = export_casefile(number, by=OPERATOR)
        except CasefileUnreadable:
            raise unreadable((number,)) from None
        except NotVisible:
            raise Refusal(
                f"Không có hồ sơ {arguments.case}. `ketnap cases` in danh sách.",
                f"There is no case {arguments.case}. `ketnap cases` lists them.",
            ) from None
    text = json.dumps(casefile_to_data(casefile), ensure_ascii=False, indent=1)
    if arguments.out is None:
        say(text)
    else:
        _write(Path(arguments.out), text)
    return 0


def _refuse_what_is_for_lists(arguments: argparse.Namespace) -> None:
    """One case leaves whole, in the one format that holds it."""
    if arguments.format not in (None, "json"):
        raise Refusal(
            f"Một hồ sơ chỉ xuất ở dạng json; --format {arguments.format} dùng cho danh sách.",
            f"One case is written as json only; --format {arguments.format} is for a list.",
        )
    for option, value in (("--on", arguments.on), ("--organisation", arguments.organisation)):
        if value is not None:
            raise Refusal(
                f"{option} dùng cho danh sách, không dùng khi đã nêu một hồ sơ.",
                f"{option} is for a list and cannot go with one case.",
            )


def case_id(text: str) -> int:
    """The number of a case, given as a number or as the full name of its person."""
    if is_number(text):
        return int(text)
    from ketnap.casefiles.queries.whole import casefiles_named

    found = casefiles_named(text)
    if len(found) == 1:
        return found[0]
    if not found:
        raise Refusal(
            f"Không có hồ sơ của “{text}”. `ketnap cases` in danh sách.",
            f"There is no case of “{text}”. `ketnap cases` lists them.",
        )
    numbers = ", ".join(str(number) for number in found)
    raise Refusal(
        f"Có nhiều hồ sơ của “{text}”: {numbers}. Hãy ghi số hồ sơ.",
        f"There are several cases of “{text}”: {numbers}. Give the number.",
    )


def _write(path: Path, text: str) -> None:
    try:
        path.write_text(text + "\n", "utf-8")
    except OSError as error:
        raise Refusal(
            f"{path}: không ghi được tệp ({error.strerror})",
            f"{path}: cannot write the file ({error.strerror})",
            status=REFUSED,
        ) from None


def cases(arguments: argparse.Namespace) -> int:
    """List every case with its stage today."""
    with installation():
        from django.utils import timezone

        from ketnap.casefiles.queries.whole import all_cases

        for case in all_cases(on=timezone.localdate()):
            if arguments.json:
                say_json({"id": case.casefile_id, "name": case.full_name, "stage": case.stage})
            else:
                say(
                    f"{case.casefile_id}\t{case.full_name}\t{stage_name(case.stage, spoken_language())}"
                )
    return 0


def verify(arguments: argparse.Namespace) -> int:
    """Check every log and derived table, and the registers; name each broken place."""
    with installation(derived=False):
        from ketnap.casefiles.broken import Broken
        from ketnap.casefiles.verification import verify as broken_places
        from ketnap.documents.registers.verification import BrokenNumber, verify_registers

        broken: list[Broken | BrokenNumber] = [*broken_places(), *verify_registers()]
    for place in broken:
        complain(place.vi, place.en)
    if arguments.json:
        say_json({"sound": not broken, "broken": [place.en for place in broken]})
    elif not broken:
        tell("Sổ bước lành lặn.", "The step log is sound.")
    return REFUSED if broken else 0


def rebuild(arguments: argparse.Namespace) -> int:
    """Compute the derived tables anew from the log."""
    with installation(derived=False):
        from ketnap.casefiles.rebuild import rebuild_derived

        rebuilt = rebuild_derived()
    count = rebuilt.count
    tell(f"Đã lập lại bảng suy ra của {count} hồ sơ.", f"Rebuilt the tables of {count} cases.")
    if rebuilt.unreadable:
        raise unreadable(rebuilt.unreadable)
    return 0


def unreadable(cases: Sequence[int]) -> Refusal:
    """What to say where the log of some cases can no longer be read."""
    numbers = ", ".join(str(number) for number in cases)
    return Refusal(
        f"Không đọc lại được sổ bước của hồ sơ {numbers}; các hồ sơ ấy giữ nguyên. "
        "Hãy chạy `ketnap verify` để biết chỗ hỏng.",
        f"The log of case {numbers} cannot be read; nothing of it was changed. "
        "`ketnap verify` names what is broken.",
        status=REFUSED,
    )


def anchor(arguments: argparse.Namespace) -> int:
    """Leave and print today's anchor value, to be kept where the database owner cannot write."""
    with installation():
        from ketnap.casefiles.services import write_anchor

        left = write_anchor()
    say(f"{left.day.isoformat()}\t{left.count}\t{left.head}")
    return 0
