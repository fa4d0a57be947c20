"""Commands on the records of an installation: case files in and out, figures, checks."""

import argparse
import json
from pathlib import Path

from ketnap.cli.django_rooms import installation
from ketnap.cli.files import casefile_in
from ketnap.cli.printing import complain, say, say_json, tell
from ketnap.cli.refusal import REFUSED, Refusal, spoken_language
from ketnap.domain.casefile.format import casefile_to_data
from ketnap.domain.casefile.wording import stage_name


def import_files(arguments: argparse.Namespace) -> int:
    """Import case files, all of them or none."""
    casefiles = []
    unreadable = 0
    for name in arguments.files:
        try:
            casefiles.append(casefile_in(name))
        except Refusal as refusal:
            complain(*refusal.words)
            unreadable += 1
    if unreadable:
        raise Refusal(
            "Chưa nhập hồ sơ nào. Hãy sửa các tệp trên rồi nhập lại.",
            "Nothing was imported. Mend the files above and import again.",
        )
    with installation():
        from ketnap.casefiles.operator import OPERATOR
        from ketnap.casefiles.refusals import ImportRefused
        from ketnap.casefiles.services import import_casefiles

        try:
            cases = import_casefiles(casefiles, by=OPERATOR)
        except ImportRefused as refused:
            raise _import_refused(arguments.files[refused.number - 1], refused.reasons) from None
    for name, case, casefile in zip(arguments.files, cases, casefiles, strict=True):
        _say_imported(arguments, name, case.pk, len(casefile.steps))
    return 0


def _import_refused(name: str, reasons: tuple[str, ...]) -> Refusal:
    listed = "; ".join(reasons)
    return Refusal(
        f"{name}: không nhập được: {listed}. Chưa nhập hồ sơ nào.",
        f"{name}: cannot be imported: {listed}. Nothing was imported.",
    )


def _say_imported(arguments: argparse.Namespace, name: str, case_id: int, steps: int) -> None:
    if arguments.json:
        say_json({"file": name, "case": case_id, "steps": steps})
    else:
        tell(f"{name}: hồ sơ {case_id}, {steps} bước", f"{name}: case {case_id}, {steps} steps")


def export(arguments: argparse.Namespace) -> int:
    """Print one case, or write it to a file, in the interchange format."""
    with installation():
        from ketnap.casefiles.operator import OPERATOR
        from ketnap.casefiles.refusals import NotVisible
        from ketnap.casefiles.services import export_casefile

        try:
            casefile = export_casefile(case_id(arguments.case), by=OPERATOR)
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


def case_id(text: str) -> int:
    """The number of a case, given as a number or as the full name of its person."""
    if _is_number(text):
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


def _is_number(text: str) -> bool:
    """Whether the text is a number that a key of a table can be."""
    return text.isascii() and text.isdecimal() and len(text) < len(str(2**63))


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
    with installation():
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
    with installation():
        from ketnap.casefiles.rebuild import rebuild_derived

        count = rebuild_derived()
    tell(f"Đã lập lại bảng suy ra của {count} hồ sơ.", f"Rebuilt the tables of {count} cases.")
    return 0


def anchor(arguments: argparse.Namespace) -> int:
    """Leave and print today's anchor value, to be kept where the database owner cannot write."""
    with installation():
        from ketnap.casefiles.services import write_anchor

        left = write_anchor()
    say(f"{left.day.isoformat()}\t{left.count}\t{left.head}")
    return 0


def indicators(arguments: argparse.Namespace) -> int:
    """Print the figures of a period."""
    if arguments.end < arguments.start:
        raise Refusal("Ngày cuối đứng trước ngày đầu.", "The last day lies before the first.")
    with installation():
        from ketnap.casefiles.queries.figures import CountBy
        from ketnap.casefiles.queries.figures import indicators as figures_of

        figures = figures_of(
            _organisation_id(arguments.organisation),
            arguments.start,
            arguments.end,
            count_by=CountBy(arguments.count_by),
        )
    if arguments.json:
        say_json({figure.value: count for figure, count in figures.items()})
    else:
        for figure, count in figures.items():
            say(f"{figure.value}\t{count}")
    return 0


def _organisation_id(text: str) -> int:
    """The number of an organisation, given as a number or as a name that only one has borne."""
    from ketnap.organisations.models import Organisation
    from ketnap.organisations.queries import organisations_called

    is_number = _is_number(text)
    found = Organisation.objects.filter(pk=text) if is_number else organisations_called(text)
    ids = list(found.values_list("pk", flat=True))
    if len(ids) == 1:
        return ids[0]
    if ids:
        raise _several_organisations(text, ids)
    if is_number:
        raise Refusal(f"Không có tổ chức số {text}.", f"There is no organisation {text}.")
    raise Refusal(f"Không có tổ chức tên “{text}”.", f"There is no organisation called “{text}”.")


def _several_organisations(name: str, ids: list[int]) -> Refusal:
    """The refusal that lists them, each with its number and the body above it today."""
    from django.utils import timezone

    from ketnap.organisations.queries import names_on, parents_on

    today = timezone.localdate()
    parents = parents_on(ids, today)
    names = names_on([*ids, *parents.values()], today)
    lines = "".join(
        f"\n  {number}\t{names[number]}\t{names.get(parents.get(number, 0), '')}" for number in ids
    )
    return Refusal(
        f"Có nhiều tổ chức mang tên “{name}”. Hãy ghi số (cột đầu) thay cho tên:{lines}",
        f"Several organisations bear the name “{name}”. Give the number (first column):{lines}",
    )
