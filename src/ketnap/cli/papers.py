"""Commands that print official papers."""

import argparse
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

from ketnap.cli.django_rooms import installation
from ketnap.cli.printing import complain, say, say_json, tell
from ketnap.cli.records import case_id
from ketnap.cli.refusal import REFUSED, Refusal, spoken_language

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from ketnap.casefiles.models import Casefile
    from ketnap.documents.drafts import Draft
    from ketnap.documents.making import Made
    from ketnap.domain.paperwork.sheet import Sheet, Version


def papers(arguments: argparse.Namespace) -> int:
    """List every form."""
    from ketnap.documents.sheets.load import load_sheets

    for sheet in load_sheets().values():
        if arguments.json:
            say_json(_as_data(sheet))
        else:
            title = sheet.title_en if spoken_language() == "en" else sheet.title_vi
            say(f"{sheet.code}\t{title}")
    return 0


def _as_data(sheet: "Sheet") -> dict[str, Any]:
    return {
        "code": sheet.code,
        "title": sheet.title_vi,
        "title_en": sheet.title_en,
        "subject": sheet.subject.value,
        "versions": [_version_data(sheet, version) for version in sheet.versions],
        "own_size": any(version.page != "a4" for version in sheet.versions),
        "needs": list(sheet.required),
        "by_hand": [blank.name for blank in sheet.by_hand],
        "handwritten": sheet.handwritten,
    }


def _version_data(sheet: "Sheet", version: "Version") -> dict[str, Any]:
    from ketnap.documents.sheets.load import load_agreements, load_sheets
    from ketnap.domain.paperwork.agreements import agreements_of

    agreed = agreements_of(sheet, version, load_agreements(), load_sheets())
    return {
        "valid_from": version.valid_from.isoformat(),
        "valid_to": version.valid_to.isoformat() if version.valid_to else None,
        "source": version.source,
        "shape": version.shape.value,
        "page": version.page,
        "landscape": version.landscape,
        "agrees_with": {
            blank: [{"code": each.form, "blank": each.blank} for each in earlier]
            for blank, earlier in agreed.items()
        },
    }


def paper(arguments: argparse.Namespace) -> int:
    """Write one form of a case as Word, and as PDF if wished."""
    with installation():
        from ketnap.documents.drafts import drafts_for_case
        from ketnap.documents.sheets.load import NoSuchForm, sheet_of
        from ketnap.domain.paperwork.sheet import NoVersionInForce

        case = _case(arguments.case)
        try:
            sheet = sheet_of(arguments.code)
            _refuse_of_a_committee(sheet)
            drafts = drafts_for_case(case, sheet, on=_day(arguments))
        except NoSuchForm as unknown:
            raise Refusal(
                f"{unknown.vi} `ketnap papers` in danh sách.",
                f"{unknown.en} `ketnap papers` lists them.",
            ) from None
        except NoVersionInForce as refusal:
            raise Refusal(refusal.vi, refusal.en, status=REFUSED) from None
        made, refused = _made(drafts)
        if refused and not made:
            raise refused[0]
        stems = [(stem_of(paper, case), paper) for paper in made]
        _note(case, write_all(stems, Path(arguments.out), pdf=arguments.pdf))
    for left_out in refused:
        complain(*left_out.words)
    return 0


def _made(drafts: "Iterable[Draft]") -> "tuple[list[Made], list[Refusal]]":
    """The papers that can be made, and why the others cannot."""
    from ketnap.documents.making import make
    from ketnap.documents.refusals import CANNOT_BE_MADE
    from ketnap.domain.paperwork.filling import BlanksMissing

    made: list[Made] = []
    refused: list[Refusal] = []
    for draft in drafts:
        try:
            made.append(make(draft))
        except (BlanksMissing, *CANNOT_BE_MADE) as refusal:
            refused.append(Refusal(refusal.vi, refusal.en, status=REFUSED))
    return made, refused


def _refuse_of_a_committee(sheet: "Sheet") -> None:
    from ketnap.domain.paperwork.sheet import Subject

    if sheet.subject is Subject.COMMITTEE:
        raise Refusal(
            f"Mẫu {sheet.code} là báo cáo của cấp ủy, không thuộc hồ sơ nào: hãy dùng `ketnap report`.",
            f"Form {sheet.code} is a report of a committee and belongs to no case: use `ketnap report`.",
        )


def file(arguments: argparse.Namespace) -> int:
    """Write the whole file of a case in its order, with the index."""
    with installation():
        from ketnap.documents.whole_file import whole_file

        case = _case(arguments.case)
        whole = whole_file(case, on=_day(arguments))
        stems = [
            (f"{each.place:02}-{stem_of(each.made, case)}", each.made) for each in whole.in_file
        ]
        _note(case, write_all(stems, Path(arguments.out), pdf=arguments.pdf))
    for paper in whole.left_out:
        complain(paper.vi, paper.en)
    return 0


def _case(text: str) -> "Casefile":
    from ketnap.casefiles.queries.whole import cases_numbered

    case = cases_numbered([case_id(text)]).first()
    if case is None:
        raise Refusal(
            f"Không có hồ sơ {text}. `ketnap cases` in danh sách.",
            f"There is no case {text}. `ketnap cases` lists them.",
        )
    return case


def stem_of(paper: "Made", case: "Casefile") -> str:
    """The name of a paper's files, by the case too: namesakes may go into one folder."""
    return f"{paper.file_stem}-{case.pk}"


def _note(case: "Casefile", made: "Iterable[Made]") -> None:
    """That papers were printed at the machine itself stands in the access log of everybody named."""
    from ketnap.audit.models import Deed
    from ketnap.audit.services import note_access
    from ketnap.documents.reach import cases_named_by

    for paper in made:
        for casefile_id in dict.fromkeys((case.pk, *cases_named_by(paper.draft.occasion))):
            note_access(
                None,
                Deed.PRINTED,
                object_kind="casefile",
                object_id=case.pk,
                casefile_id=casefile_id,
                detail=f"in mẫu {paper.draft.sheet.code} bằng dòng lệnh",
            )


def _day(arguments: argparse.Namespace) -> Any:
    from django.utils import timezone

    return arguments.on or timezone.localdate()


def write_all(
    stems: "Iterable[tuple[str, Made]]",
    folder: Path,
    *,
    pdf: bool,
    beside: "Mapping[str, bytes] | None" = None,
) -> "list[Made]":
    """The papers that were written; `stems` are what they are to be called.

    Files `beside` them, by name, are written together with them, and not without any. Every file is
    made before the first is written. A paper that cannot be made is told, and keeps no other from
    being written.
    """
    written: list[Made] = []
    files: dict[str, bytes] = {}
    refused: list[Refusal] = []
    for place, (wanted, paper) in enumerate(stems, start=1):
        stem = wanted if f"{wanted}.docx" not in files else f"{wanted}-{place}"
        try:
            files |= _files_of(paper, stem, pdf=pdf)
            written.append(paper)
        except Refusal as refusal:
            refused.append(refusal)
    if refused and not files:
        raise refused[0]
    try:
        files |= beside or {}
        write_together(files, folder)
    except OSError as error:
        raise Refusal(
            f"{folder}: không ghi được ({error.strerror})",
            f"{folder}: cannot be written ({error.strerror})",
            status=REFUSED,
        ) from None
    for name in files:
        tell(f"Đã ghi {folder / name}", f"Wrote {folder / name}")
    for left_out in refused:
        complain(*left_out.words)
    return written


def _files_of(paper: "Made", stem: str, *, pdf: bool) -> "Mapping[str, bytes]":
    """The files of one paper, by their names; raises a `Refusal` that names its form."""
    from ketnap.documents.refusals import CANNOT_BE_MADE

    code = paper.draft.sheet.code
    try:
        files = {f"{stem}.docx": paper.word()}
        return files | {f"{stem}.pdf": paper.pdf()} if pdf else files
    except CANNOT_BE_MADE as refusal:
        raise Refusal(
            f"Mẫu {code}: {refusal.vi}", f"Form {code}: {refusal.en}", status=REFUSED
        ) from None


def write_together(files: "Mapping[str, bytes]", folder: Path) -> None:
    """All files or none: a disk that is full leaves what was there before."""
    folder.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory(dir=folder, prefix=".ketnap-") as apart:
        for name, content in files.items():
            (Path(apart) / name).write_bytes(content)
        for name in files:
            (Path(apart) / name).replace(folder / name)
