"""One import's sheet as it is read now: its rows, what its columns are, how days and letters are taken."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.utils import timezone
from django.utils.text import Truncator

from ketnap.domain.intake.cells import CellValue, Unread
from ketnap.domain.intake.columns import LAYOUTS, Layout, column_of
from ketnap.domain.intake.days import DayReading, Order, ShortYears
from ketnap.domain.intake.headings import Headings, find_headings, headings_at
from ketnap.domain.intake.legacy import Encoding, detect, turned_back
from ketnap.domain.intake.merged_names import joined_rows, name_columns
from ketnap.domain.intake.rows import Entry, Place, Sheet, Tally, numbers_columns, read_rows
from ketnap.domain.intake.rows_of_steps import with_steps
from ketnap.domain.intake.values import Reading
from ketnap.intake import files
from ketnap.intake.models import SheetImport
from ketnap.intake.queries import remembered_in, remembered_steps_in
from ketnap.intake.refusals import FileGone
from ketnap.intake.staged import Cells, StagedSheet, staged_sheet
from ketnap.rules.load import load_rulebook

_LOOKED_AT = 200
_LONGEST_SAMPLE = 40


@dataclass(frozen=True, slots=True, kw_only=True)
class Matching:
    """How a person says that a sheet is read: headings, columns by number, days, letters.

    `steps` are the usual words for what the sheet writes for a step, by their key; none where the
    rows of such words are left out.
    """

    first_row: int
    last_row: int
    columns: Mapping[int, str]
    common: Mapping[str, str]
    order: Order = Order.DAY_FIRST
    short_years: ShortYears = ShortYears.ASK
    encoding: Encoding | None = None
    hidden_too: bool = False
    steps: Mapping[str, str] = field(default_factory=dict)

    def as_data(self) -> dict[str, Any]:
        return {
            "first_row": self.first_row,
            "last_row": self.last_row,
            "columns": {str(number): code for number, code in self.columns.items()},
            "common": dict(self.common),
            "order": self.order.value,
            "short_years": self.short_years.value,
            "encoding": self.encoding.value if self.encoding else "",
            "hidden_too": self.hidden_too,
            "steps": dict(self.steps),
        }

    @classmethod
    def from_data(cls, data: Mapping[str, Any]) -> "Matching":
        return cls(
            first_row=data["first_row"],
            last_row=data["last_row"],
            columns={int(number): code for number, code in data["columns"].items()},
            common=data["common"],
            order=Order(data["order"]),
            short_years=ShortYears(data["short_years"]),
            encoding=Encoding(data["encoding"]) if data["encoding"] else None,
            hidden_too=data["hidden_too"],
            steps=data.get("steps", {}),
        )


@dataclass(frozen=True, slots=True)
class Proposal:
    """What the software makes of a sheet by itself; a person confirms or changes it."""

    headings: Headings | None
    encoding: Encoding | None
    samples: Mapping[int, str]
    rows_hidden: int
    steps: Mapping[str, str]
    """What the cell's words for steps meant before."""

    def matching(self, common: Mapping[str, str], *, guessed: bool = True) -> Matching | None:
        """The matching as it is proposed, without guesses if so wished; nothing without headings."""
        if self.headings is None:
            return None
        columns = {
            each.column: each.known.code
            for each in self.headings.found
            if each.known and (guessed or not each.guessed)
        }
        return Matching(
            first_row=self.headings.first_row,
            last_row=self.headings.last_row,
            columns=columns,
            common=common,
            encoding=self.encoding,
            steps=self.steps,
        )


def staged(record: SheetImport) -> StagedSheet:
    """The rows of the chosen sheet; raises `FileGone`."""
    try:
        return staged_sheet(files.rows_of(record.stored_name))
    except FileNotFoundError:
        raise FileGone(record.pk) from None


def proposed(record: SheetImport, at: tuple[int, int] | None = None) -> Proposal:
    """What each column seems to be, by the dictionary and by what its heading meant before."""
    rows = staged(record)
    texts = [text for _, row in _first(rows) for text in row.values() if isinstance(text, str)]
    encoding = detect(texts)
    first = _turned(_first(rows), encoding)
    layout, known = Layout(record.layout), remembered_in(record.cell, record.layout)
    if at is None:
        headings = find_headings(first, layout, known)
    else:
        headings = headings_at(first, at, layout, known)
    samples = _samples(rows, headings, encoding)
    steps = remembered_steps_in(record.cell) if layout is Layout.STEPS else {}
    return Proposal(headings, encoding, samples, rows.rows_hidden, steps)


def likelier_layout(record: SheetImport, encoding: Encoding | None) -> Layout | None:
    """The layout of which the dictionary knows more of the sheet's headings than of its own, if any."""
    first = list(_turned(_first(staged(record)), encoding))
    sure = {}
    for layout in Layout:
        headings = find_headings(first, layout, {})
        sure[layout] = headings.sure if headings else 0
    likeliest = max(sure, key=sure.__getitem__)
    return likeliest if sure[likeliest] > sure[Layout(record.layout)] else None


def _turned(
    rows: Iterable[tuple[int, Cells]], encoding: Encoding | None
) -> Iterator[tuple[int, Cells]]:
    """The rows with their letters turned back from an old font, where they are in one."""
    for number, row in rows:
        yield number, {column: _letters(value, encoding) for column, value in row.items()}


def _letters(value: CellValue, encoding: Encoding | None) -> CellValue:
    return turned_back(value, encoding) if encoding and isinstance(value, str) else value


def _first(rows: StagedSheet) -> Iterator[tuple[int, Cells]]:
    for count, pair in enumerate(rows.rows()):
        if count >= _LOOKED_AT:
            return
        yield pair


def _samples(
    rows: StagedSheet, headings: Headings | None, encoding: Encoding | None
) -> dict[int, str]:
    """The first words below each heading, for a person to tell what the column holds."""
    samples: dict[int, str] = {}
    for number, row in _turned(_first(rows), encoding):
        if headings is None or (number > headings.last_row and not numbers_columns(row)):
            for column, value in row.items():
                if value is not None and column not in samples:
                    samples[column] = _shown(value)
    return samples


def _shown(value: CellValue) -> str:
    match value:
        case date():
            return f"{value:%d/%m/%Y}"
        case Unread():
            return value.shown
        case _:
            return Truncator(str(value)).chars(_LONGEST_SAMPLE)


def sheet_of(record: SheetImport, matching: Matching, rows: StagedSheet) -> Sheet:
    """The sheet as the domain reads it."""
    layout = Layout(record.layout)
    headings = headings_at(rows.rows(), (matching.first_row, matching.last_row), layout, {})
    texts = {heading.column: heading.text for heading in headings.found}
    codes = {column.code for column in LAYOUTS[layout]}
    return Sheet(
        layout=layout,
        places={
            number: Place(column_of(layout, code), texts.get(number, ""))
            for number, code in sorted(matching.columns.items())
            if code in codes
        },
        reading=Reading(
            days=DayReading(
                today=timezone.localdate(),
                order=matching.order,
                short_years=matching.short_years,
                epoch_1904=rows.epoch_1904,
            ),
            encoding=matching.encoding,
        ),
        rulebook=load_rulebook(),
        common=matching.common,
        steps=matching.steps,
    )


def entries_of(record: SheetImport, tally: Tally) -> Iterator[Entry]:
    """The entries of an import that was matched, with what stands against each by itself."""
    matching, staged_rows = Matching.from_data(record.matching), staged(record)
    sheet = sheet_of(record, matching, staged_rows)
    rows = joined_rows(
        staged_rows.rows(hidden_too=matching.hidden_too),
        sheet,
        continued=staged_rows.continued(name_columns(sheet), after=matching.last_row),
        tally=tally,
    )
    entries = read_rows(rows, sheet, after=matching.last_row, tally=tally)
    if sheet.layout is Layout.STEPS:
        return with_steps(entries, sheet, tally=tally)
    return entries
