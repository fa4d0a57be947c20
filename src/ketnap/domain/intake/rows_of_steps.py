"""Rows of a sheet of steps: which step the words of each mean, and whether its numbers add up."""

from collections.abc import Iterable, Iterator, Mapping

from ketnap.domain.casefile.codes import StepKind
from ketnap.domain.casefile.least_counts import LEAST_COUNTS
from ketnap.domain.intake.columns import EXCLUDED, Layout, column_of
from ketnap.domain.intake.named_step import NamedStep
from ketnap.domain.intake.named_steps import named_step, step_key
from ketnap.domain.intake.problems import Code, Problem
from ketnap.domain.intake.rows import Entry, Passed, Sheet, Tally
from ketnap.domain.intake.values import Value

_LONGEST_FACT = 40
_BALLOTS = ("agree", "disagree", "invalid", "abstain")
_LEAST = {
    "entitled": LEAST_COUNTS["official_members"],
    "working_days": LEAST_COUNTS["working_days"],
}
"""By the column, as the form of the step asks for it."""
_VOTES = (StepKind.CELL_VOTED, StepKind.COMMITTEE_VOTED)


def with_steps(entries: Iterable[Entry], sheet: Sheet, *, tally: Tally) -> Iterator[Entry]:
    """The entries, each with the usual words of its step in place of what the row says.

    Rows whose words a person has left out are counted in the tally alone.
    """
    for entry in entries:
        words = entry.values.get("step")
        if not isinstance(words, str):
            yield entry  # what is missing or unreadable there was told when the row was read
            continue
        chosen = sheet.steps.get(step_key(words))
        if chosen == "":
            tally.note(Passed.NO_STEP, entry.row)
            continue
        yield _told(entry, named_step(chosen or words), sheet)


def _told(entry: Entry, named: NamedStep | None, sheet: Sheet) -> Entry:
    if named is None:
        fact = str(entry.values["step"])[:_LONGEST_FACT]
        unknown = Problem(entry.row, Code.STEP_UNKNOWN, *sheet.where("step"), fact)
        return Entry(entry.row, entry.values, (*entry.problems, unknown))
    values = {**entry.values, "step": named.words[0]}
    found = [*_missing(entry, named, sheet), *_too_small(entry, named, sheet)]
    if not found and entry.is_sound and named.kind in _VOTES:
        found += _against_the_count(entry, named, sheet)
    if not found:
        found += _larger_than_whole(entry, named, sheet)
    return Entry(entry.row, values, (*entry.problems, *found))


def _missing(entry: Entry, named: NamedStep, sheet: Sheet) -> list[Problem]:
    """What the step cannot be made without; a cell that could not be read was told already."""
    told = {problem.column for problem in entry.problems if problem.column}
    return [
        _lacking(entry, named, code, sheet)
        for code in named.needs
        if code not in entry.values and sheet.where(code)[0] not in told
    ]


def _too_small(entry: Entry, named: NamedStep, sheet: Sheet) -> Iterator[Problem]:
    for code in _LEAST.keys() & entry.values.keys() & set(named.needs):
        (count,) = _counts(entry.values, code)
        if count < _LEAST[code]:
            yield Problem(entry.row, Code.COUNT_TOO_SMALL, *sheet.where(code), str(count))


def _larger_than_whole(entry: Entry, named: NamedStep, sheet: Sheet) -> Iterator[Problem]:
    for pair in named.parts:
        part, whole = _counts(entry.values, *pair)
        if part > whole:
            where = sheet.where(pair[0])
            yield Problem(entry.row, Code.MORE_THAN_ALL, *where, f"{part} > {whole}")


def _lacking(entry: Entry, named: NamedStep, code: str, sheet: Sheet) -> Problem:
    letters, heading = sheet.where(code)
    title = heading if letters else column_of(Layout.STEPS, code).title_vi
    return Problem(entry.row, Code.DETAIL_MISSING, letters, title, named.words[0])


def _against_the_count(entry: Entry, named: NamedStep, sheet: Sheet) -> Iterator[Problem]:
    """Numbers of a vote that cannot all be true; without who was present, none of a committee's missing."""

    def problem(code: Code, column: str, fact: str) -> Problem:
        return Problem(entry.row, code, *sheet.where(column), fact)

    told = entry.values
    entitled, present, agree = _counts(told, "entitled", "present", "agree")
    ballots = _counts(told, *_BALLOTS)
    excluded = sum(_counts(told, *(column.code for column in EXCLUDED.values())))
    if present > entitled:
        yield problem(Code.TOO_MANY_PRESENT, "present", f"{present} > {entitled}")
    elif "present" in told and sum(ballots) != present:
        yield problem(Code.BALLOTS_DISAGREE, "agree", f"{_summed(ballots)} ≠ {present}")
    elif sum(ballots) > entitled:
        yield problem(Code.TOO_MANY_PRESENT, "agree", f"{_summed(ballots)} > {entitled}")
    elif not {"present", "disagree"} & told.keys() and agree < entitled:
        yield _lacking(entry, named, "disagree", sheet)
    if named.kind is StepKind.CELL_VOTED and excluded > entitled:
        yield problem(Code.TOO_MANY_EXCLUDED, "entitled", f"{excluded} > {entitled}")


def _counts(values: Mapping[str, Value], *codes: str) -> list[int]:
    """The numbers of some columns; a blank cell counts nobody."""
    return [value if isinstance(value := values.get(code), int) else 0 for code in codes]


def _summed(ballots: list[int]) -> str:
    return f"{' + '.join(map(str, ballots))} = {sum(ballots)}"
