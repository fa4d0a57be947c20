"""What was recorded, newest first: the fact, who recorded it, and every correction of it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.urls import reverse

from ketnap.casefiles.models import LogEntry
from ketnap.domain.access import Action
from ketnap.domain.casefile.codes import StepKind
from ketnap.domain.casefile.steps import Corrected, Step
from ketnap.domain.casefile.wording import day_in_words
from ketnap.occasions.meetings.queries import meetings_behind
from ketnap.web.case.facts import facts_in_one_line, step_title
from ketnap.web.case.reading import OpenCase
from ketnap.web.language import reader_language

SHOWN_AT_ONCE = 6

_CHANGES_THE_STAGE = frozenset(
    {
        StepKind.NOMINATED,
        StepKind.LISTED_AS_SYMPATHISER,
        StepKind.REMOVED_FROM_LIST,
        StepKind.COURSE_CERTIFIED,
        StepKind.FILE_OPENED,
        StepKind.CELL_VOTED,
        StepKind.DECIDED,
        StepKind.CEREMONY_HELD,
        StepKind.TRANSFERRED,
        StepKind.WITHDRAWN,
    }
)


@dataclass(frozen=True, slots=True)
class Correction:
    """What a correction says about the step it corrects; no title where it makes it void."""

    seq: int
    title: str
    on: str
    facts: str


@dataclass(frozen=True, slots=True)
class Recorded:
    """One recorded step as the time line shows it."""

    seq: int
    on: str
    title: str
    facts: str
    who: str
    at: datetime
    override_reason: str
    is_major: bool
    is_corrected: bool
    correction: Correction | None
    correct_href: str
    meeting_href: str


@dataclass(frozen=True, slots=True)
class TimeLine:
    """The newest entries, the earlier ones to be opened, and how many lie after the day."""

    newest: tuple[Recorded, ...]
    earlier: tuple[Recorded, ...]
    later_count: int

    @property
    def count(self) -> int:
        return len(self.newest) + len(self.earlier)


def time_line_of(case: OpenCase) -> TimeLine:
    """The steps up to the page's day; a correction always shows, whatever its own day."""
    pairs = list(zip(case.rows, case.casefile.steps, strict=True))
    corrected = {step.corrects for step in case.casefile.steps if isinstance(step, Corrected)}
    days = {step.seq: step.on for step in case.casefile.steps}
    shown = [(row, step) for row, step in pairs if _shown_on(step, days) <= case.on]
    shown.sort(key=lambda pair: (pair[1].on, pair[1].seq), reverse=True)
    meetings = _meetings(case)
    entries = [
        _entry(case, row, step, is_corrected=step.seq in corrected, meetings=meetings)
        for row, step in shown
    ]
    return TimeLine(
        newest=tuple(entries[:SHOWN_AT_ONCE]),
        earlier=tuple(entries[SHOWN_AT_ONCE:]),
        later_count=len(pairs) - len(shown),
    )


def _shown_on(step: Step, days: dict[int, date]) -> date:
    return days[step.corrects] if isinstance(step, Corrected) else step.on


def _meetings(case: OpenCase) -> dict[int, str]:
    """The meetings in which the votes of the case were held, for who may know of them."""
    if not case.may(Action.SEE_MEETING):
        return {}
    behind = meetings_behind(case.id)
    return {seq: reverse("meeting", args=[meeting.pk]) for seq, meeting in behind.items()}


def _entry(
    case: OpenCase, row: LogEntry, step: Step, *, is_corrected: bool, meetings: Mapping[int, str]
) -> Recorded:
    language = reader_language()
    return Recorded(
        seq=step.seq,
        on=day_in_words(step.on),
        title=step_title(step, language),
        facts=facts_in_one_line(step, language),
        who=row.recorded_by_name,
        at=row.recorded_at,
        override_reason=row.override_reason,
        is_major=step.kind in _CHANGES_THE_STAGE,
        is_corrected=is_corrected,
        correction=_correction(step, case.casefile.steps),
        correct_href=_correct_href(case, step),
        meeting_href=meetings.get(step.seq, ""),
    )


def _correction(step: Step, steps: Sequence[Step]) -> Correction | None:
    if not isinstance(step, Corrected):
        return None
    language, now = reader_language(), step.replacement
    return Correction(
        seq=step.corrects,
        title="" if now is None else step_title(steps[step.corrects - 1], language),
        on="" if now is None else day_in_words(now.on),
        facts="" if now is None else facts_in_one_line(now, language),
    )


def _correct_href(case: OpenCase, step: Step) -> str:
    """The form that corrects a step; a correction itself is put right by correcting the step again."""
    is_possible = case.day.is_today and case.may_record(StepKind.CORRECTED)
    if isinstance(step, Corrected) or not is_possible:
        return ""
    return reverse("correct_step", args=[case.id, step.seq])
