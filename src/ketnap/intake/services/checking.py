"""The dry run: what an import would write, and everything that stands against its rows."""

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import asdict
from typing import Any

from ketnap.casefiles.operator import Operator
from ketnap.domain.access import Actor
from ketnap.domain.intake.columns import Layout
from ketnap.domain.intake.problems import TO_DECIDE, Code, Problem
from ketnap.domain.intake.rows import Entry, Tally
from ketnap.intake.checked import entries_checked, entries_read
from ketnap.intake.comparing import compared, known_in
from ketnap.intake.models import ImportState, SheetImport
from ketnap.intake.refusals import OutOfPlace
from ketnap.intake.services.uploading import require_import
from ketnap.intake.sheet import Matching, staged
from ketnap.intake.staged import StagedSheet
from ketnap.intake.step_words import unknown_step_words

MOST_PROBLEMS = 1000
"""Told one by one; of the rest, how many there are."""


def check_sheet(
    record: SheetImport, *, by: Actor | Operator, done: Callable[[int], None] = lambda _count: None
) -> None:
    """Go through all rows and keep what was found; nothing else is written. Raises `OutOfPlace`."""
    require_import(record.cell, by)
    if record.state not in (ImportState.MATCHED, ImportState.CHECKED):
        raise OutOfPlace(record.pk, record.state)
    tally, found, layout = Tally(), _Found(), Layout(record.layout)
    known = known_in(record.cell, layout)
    for entry in compared(entries_read(record, tally), known, layout):
        found.take(entry)
        done(1)
    if record.layout == Layout.STEPS:
        unknown_step_words(record, Matching.from_data(record.matching))  # ready for the next page
    sheet = staged(record)
    record.outcome = found.as_data() | {
        "passed": {why.value: count for why, count in tally.passed.items()},
        "signatures": len(tally.signed),
        "signed": tally.signed[:MOST_PROBLEMS],
        "hidden": sheet.rows_hidden,
        "column_left_out": sheet.left_out,
        "columns_hidden": _hidden_but_read(sheet, record),
        "merged_left": sheet.merged_left,
    }
    record.state = ImportState.CHECKED
    record.save()


def _hidden_but_read(sheet: StagedSheet, record: SheetImport) -> list[int]:
    """The columns that are taken in though whoever looks at the sheet does not see them."""
    columns = Matching.from_data(record.matching).columns
    return [column for column in sheet.columns_hidden if column in columns]


def compared_entries(record: SheetImport, tally: Tally) -> Iterator[Entry]:
    """The entries of an import that was checked, compared with the records of its cell as they are now."""
    layout = Layout(record.layout)
    return compared(entries_checked(record, tally), known_in(record.cell, layout), layout)


class _Found:
    """What a dry run counts and lists."""

    def __init__(self) -> None:
        self.rows = self.sound = self.recorded = self.to_decide = self.faulty = self.notices = 0
        self.not_on_the_roll = self.without_a_case = 0
        self.problems: list[dict[str, Any]] = []
        self.told = 0
        self.lacking = Counter[str]()

    def take(self, entry: Entry) -> None:
        self.rows += 1
        grave = [problem for problem in entry.problems if not problem.is_notice]
        if not grave:
            self.recorded += entry.is_written_already
            self.sound += not entry.is_written_already
            self.notices += bool(entry.problems)
        elif all(problem.code in TO_DECIDE for problem in grave):
            self.to_decide += 1
            codes = {problem.code for problem in grave}
            self.not_on_the_roll += codes == {Code.NOT_ON_THE_ROLL}
            self.without_a_case += codes == {Code.WITHOUT_A_CASE}
        else:
            self.faulty += 1
        self.told += len(entry.problems)
        self.lacking.update(each.fact for each in entry.problems if each.lacks_column)
        room = MOST_PROBLEMS - len(self.problems)
        self.problems += [asdict(problem) for problem in entry.problems[:room]]

    def as_data(self) -> dict[str, Any]:
        return {
            "rows": self.rows,
            "sound": self.sound,
            "recorded": self.recorded,
            "to_decide": self.to_decide,
            "not_on_the_roll": self.not_on_the_roll,
            "without_a_case": self.without_a_case,
            "faulty": self.faulty,
            "notices": self.notices,
            "problems": self.problems,
            "told": self.told,
            "lacking": self.lacking,
        }


def problems_of(record: SheetImport) -> list[Problem]:
    """The problems that the last check listed."""
    return [
        Problem(**{**each, "code": Code(each["code"])})
        for each in record.outcome.get("problems", ())
    ]
