"""The list of cases as a file: who is on the way, where each stands, as of a day."""

import json
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import chain, islice
from typing import BinaryIO, TypeVar

from django.utils import timezone
from django.utils.translation import gettext as _

from ketnap.audit.models import Deed
from ketnap.audit.services import Note, note_access, note_many
from ketnap.casefiles.queries import CaseLine, FigureOf, case_lines, lines_not_begun
from ketnap.casefiles.queries.log import casefile_to_take_out
from ketnap.casefiles.queries.whole import cases_numbered
from ketnap.domain.access import Action, Actor, require, scope_of
from ketnap.domain.casefile.as_it_stood import as_it_stood
from ketnap.domain.casefile.codes import Sex, Stage
from ketnap.domain.casefile.format import casefile_to_data
from ketnap.domain.casefile.wording import Language, closing_name, deadline_name, stage_name
from ketnap.intake.exports.workbook import write_xlsx
from ketnap.intake.exports.writing import (
    Format,
    Row,
    ValueKind,
    write_csv,
    write_parquet,
)
from ketnap.organisations.models import Organisation
from ketnap.organisations.queries import names_on, within
from ketnap.people.models import Sex as SexChoice

_AT_ONCE = 500

COLUMNS = (
    ("case", ValueKind.WHOLE),
    ("full_name", ValueKind.TEXT),
    ("born_on", ValueKind.DAY),
    ("sex", ValueKind.TEXT),
    ("workplace", ValueKind.TEXT),
    ("cell", ValueKind.TEXT),
    ("stage", ValueKind.TEXT),
    ("closed", ValueKind.TEXT),
    ("since", ValueKind.DAY),
    ("mentor", ValueKind.TEXT),
    ("next_deadline", ValueKind.TEXT),
    ("next_due_on", ValueKind.DAY),
    ("last_on", ValueKind.DAY),
)
"""What the columns are called by programs, and what their values are."""

ListWriter = Callable[[BinaryIO, Sequence[str], Iterable[Row]], None]
"""Writes a list with its headings into a file."""


class ListTooLong(Exception):
    """The list has more cases than its writer takes."""

    def __init__(self, most: int) -> None:
        super().__init__(f"danh sách dài quá {most} hồ sơ (the list is longer than {most} cases)")
        self.most = most


@dataclass(frozen=True, slots=True, kw_only=True)
class ListWanted:
    """Which cases, as of which day."""

    on: date
    stage: Stage | None = None
    search: str = ""
    figure: FigureOf | None = None
    among: Collection[int] | None = None
    batch: int | None = None
    path: str = ""

    @property
    def takes_all_stages(self) -> bool:
        """Whether cases that stand at no stage belong to the list as well."""
        return self.stage is None and self.figure is None and self.among is None


def export_case_list(
    wanted: ListWanted, format_: Format, file: BinaryIO, *, by: Actor, language: Language
) -> int:
    """How many cases were written: those the asker sees and may take out, and no others.

    Noted once for the list and once for every case in it. Raises `NotAllowed`.
    """
    require(by, Action.EXPORT_CASE)
    taken: list[int] = []
    lines = _lines(wanted, by, taken)
    match format_:
        case Format.JSON:
            _write_json(file, [line.casefile_id for line in lines], wanted.on)
        case Format.CSV:
            write_csv(file, _headings(), _values(lines, wanted.on, language))
        case Format.XLSX:
            values = _values(lines, wanted.on, language)
            write_xlsx(file, _headings(), values, title=_("Hồ sơ"))
        case Format.PARQUET:
            write_parquet(file, COLUMNS, _values(lines, wanted.on, language))
    _note(taken, wanted, format_.value, by)
    return len(taken)


def export_case_list_by(
    write: ListWriter,
    wanted: ListWanted,
    file: BinaryIO,
    *,
    kind: str,
    most: int,
    by: Actor,
    language: Language,
) -> int:
    """The same through a writer that this room does not know; `kind` names its files.

    Noted as any other. Raises `NotAllowed`, and `ListTooLong` before anything is written where the
    list has more rows than the writer takes.
    """
    require(by, Action.EXPORT_CASE)
    taken: list[int] = []
    lines = list(islice(_lines(wanted, by, taken), most + 1))
    if len(lines) > most:
        raise ListTooLong(most)
    write(file, _headings(), _values(lines, wanted.on, language))
    _note(taken, wanted, kind, by)
    return len(taken)


Item = TypeVar("Item")


def _portions(items: Iterable[Item]) -> Iterator[Sequence[Item]]:
    left = iter(items)
    while portion := list(islice(left, _AT_ONCE)):
        yield portion


def _lines(wanted: ListWanted, by: Actor, taken: list[int]) -> Iterator[CaseLine]:
    """The lines, one by one, and in `taken` their numbers.

    A case that may be looked at and not taken out is passed over.
    """
    scope = scope_of(by, Action.EXPORT_CASE)
    near = Organisation.objects.filter(within(scope.organisation_ids, scope.path_prefixes))
    cells = set(near.values_list("pk", flat=True))
    for line in chain(_at_a_stage(wanted, by), _not_begun(wanted, by)):
        if line.cell_id in cells:
            taken.append(line.casefile_id)
            yield line


def _at_a_stage(wanted: ListWanted, by: Actor) -> Iterator[CaseLine]:
    return case_lines(
        by,
        wanted.on,
        stage=wanted.stage,
        search=wanted.search,
        figure=wanted.figure,
        among=wanted.among,
        batch=wanted.batch,
        path=wanted.path,
    )


def _not_begun(wanted: ListWanted, by: Actor) -> Iterator[CaseLine]:
    if not wanted.takes_all_stages:
        return iter(())
    return lines_not_begun(
        by, wanted.on, search=wanted.search, batch=wanted.batch, path=wanted.path
    )


def _headings() -> list[str]:
    return [
        _("Số hồ sơ"), _("Họ và tên"), _("Ngày sinh"), _("Giới tính"), _("Nơi công tác"), _("Chi bộ"),
        _("Giai đoạn"), _("Khép lại vì"), _("Ở giai đoạn này từ"), _("Người giúp đỡ"),
        _("Thời hạn gần nhất"), _("Đến hạn"), _("Bước ghi gần nhất"),
    ]  # fmt: skip


def _values(lines: Iterable[CaseLine], on: date, language: Language) -> Iterator[Row]:
    """The values of the lines; what takes long to say in words is said once."""
    sexes = {Sex(each.value): str(each.label) for each in SexChoice}
    for some in _portions(lines):
        cells = names_on({line.cell_id for line in some}, on)
        for line in some:
            yield _values_of(line, sexes[line.sex], cells[line.cell_id], language)


def _values_of(line: CaseLine, sex: str, cell: str, language: Language) -> Row:
    return (
        line.casefile_id,
        line.full_name,
        line.born_on,
        sex,
        line.workplace,
        cell,
        stage_name(line.stage, language),
        closing_name(line.closed, language) if line.closed else "",
        line.since,
        line.mentor_name,
        deadline_name(line.next_deadline, language) if line.next_deadline else "",
        line.next_due_on,
        line.last_on,
    )


def _write_json(file: BinaryIO, casefile_ids: Sequence[int], on: date) -> None:
    """Case files in the interchange format, one beside the other in a list.

    Today they are whole, with steps that bear a later day; of a past day, as they stood on it.
    """
    is_past = on < timezone.localdate()
    file.write(b"[")
    between = b"\n"
    for ids in _portions(casefile_ids):
        found = {case.pk: case for case in cases_numbered(ids).prefetch_related("taken_over")}
        for pk in ids:
            case = casefile_to_take_out(found[pk])
            data = casefile_to_data(as_it_stood(case, on=on) if is_past else case)
            file.write(between + json.dumps(data, ensure_ascii=False).encode())
            between = b",\n"
    file.write(b"\n]\n")


def _note(ids: Sequence[int], wanted: ListWanted, kind: str, by: Actor) -> None:
    detail = f"danh sách {len(ids)} hồ sơ ngày {wanted.on:%d/%m/%Y}, dạng {kind}"
    note_access(by.user_id, Deed.EXPORTED, object_kind="case_list", detail=detail)
    note_many(
        by.user_id,
        Deed.EXPORTED,
        (
            Note(object_kind="casefile", object_id=pk, casefile_id=pk, detail="trong một danh sách")
            for pk in ids
        ),
    )
