"""What is due, as rows of the desk: whose case, what, the clock, and the form that answers it."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import assert_never

from django.http import HttpRequest
from django.utils.translation import gettext as _

from ketnap.accounts.actors import actor_behind
from ketnap.casefiles.models import Casefile
from ketnap.casefiles.queries import Due, casefiles_visible_to, domain_casefile, relation_to
from ketnap.domain.access import Action, Actor, may
from ketnap.domain.calendar import WorkingCalendar
from ketnap.domain.casefile import steps
from ketnap.domain.casefile.assess import Assessment, assess
from ketnap.domain.casefile.codes import DeadlineCode, StepKind
from ketnap.domain.casefile.deadlines import Deadline
from ketnap.domain.casefile.owners import Owner, owner_of
from ketnap.domain.casefile.wording import deadline_name, stage_name
from ketnap.rules.load import load_calendar, load_rulebook
from ketnap.web.clocks import Clock, clock_of
from ketnap.web.day import PageDay, address, day_of
from ketnap.web.language import reader_language

ANSWERED_BY: Mapping[DeadlineCode, StepKind] = {
    DeadlineCode.VERIFICATION_REPLY: StepKind.VERIFICATION_ANSWERED,
    DeadlineCode.CERTIFICATE_EXPIRES: StepKind.CELL_VOTED,
    DeadlineCode.PAPERS_GO_STALE: StepKind.CELL_VOTED,
    DeadlineCode.DECIDE_ADMISSION: StepKind.DECIDED,
    DeadlineCode.HOLD_CEREMONY: StepKind.CEREMONY_HELD,
    DeadlineCode.FILE_MEMBER_RECORD: StepKind.MEMBER_RECORD_FILED,
    DeadlineCode.PROBATION_ENDS: StepKind.SELF_REVIEW_FILED,
    DeadlineCode.CONSIDER_RECOGNITION: StepKind.CELL_VOTED,
    DeadlineCode.DECIDE_RECOGNITION: StepKind.DECIDED,
}


@dataclass(frozen=True, slots=True)
class Task:
    """One row of the desk. `action` is empty where the reader may not record the step now."""

    name: str
    href: str
    stage: str
    stage_name: str
    what: str
    due_on: date
    owner: Owner
    clock: Clock
    action: str
    action_href: str


@dataclass(frozen=True, slots=True)
class _Known:
    """A case as the domain sees it on the page's day."""

    case: Casefile
    file: steps.Casefile
    assessment: Assessment


def tasks_for(request: HttpRequest, dues: Iterable[Due]) -> list[Task]:
    """Return the rows of the desk for what is due; two queries, however many rows."""
    actor, day = actor_behind(request), day_of(request)
    listed = list(dues)
    known = _cases(actor, {due.casefile_id for due in listed}, day)
    calendar = load_calendar()
    return [
        _task(request, known[due.casefile_id], deadline, calendar)
        for due in listed
        for deadline in _deadline(known[due.casefile_id].assessment, due)
    ]


def _cases(actor: Actor, ids: set[int], day: PageDay) -> dict[int, _Known]:
    rows = casefiles_visible_to(actor).select_related("person", "cell", "standing")
    cases = rows.filter(pk__in=ids).prefetch_related("entries")
    return {case.pk: _known(case, day) for case in cases}


def _known(case: Casefile, day: PageDay) -> _Known:
    file = domain_casefile(case, case.entries.all())
    return _Known(case, file, assess(file, load_rulebook(), load_calendar(), on=day.on))


def _deadline(assessment: Assessment, due: Due) -> Iterator[Deadline]:
    """The deadline behind a row of the derived table; none if the table is behind the log."""
    for deadline in assessment.deadlines:
        if (deadline.code, deadline.seq, deadline.due_on) == (due.code, due.seq, due.due_on):
            yield deadline


def _task(
    request: HttpRequest, known: _Known, deadline: Deadline, calendar: WorkingCalendar
) -> Task:
    day, language = day_of(request), reader_language()
    kind = ANSWERED_BY[deadline.code]
    owner = owner_of(known.file, deadline, on=day.on)
    paused = known.assessment.paused
    can_record = day.is_today and _may_record(request, known.case, kind)
    return Task(
        name=known.file.person.full_name,
        href=address(request, "case", known.case.pk),
        stage=known.assessment.stage,
        stage_name=stage_name(known.assessment.stage, language),
        what=deadline_name(deadline.code, language),
        due_on=deadline.due_on,
        owner=owner,
        clock=clock_of(deadline, owner, calendar, on=day.on, paused=paused),
        action=action_name(deadline.code) if can_record else "",
        action_href=address(request, "record_step", known.case.pk, kind) if can_record else "",
    )


def _may_record(request: HttpRequest, case: Casefile, kind: StepKind) -> bool:
    return may(actor_behind(request), Action.RECORD_STEP, relation_to(case), kind)


def action_name(code: DeadlineCode) -> str:
    """Return the verb and the thing on the button that answers a deadline."""
    match code:
        case DeadlineCode.VERIFICATION_REPLY:
            return _("Ghi trả lời")
        case DeadlineCode.DECIDE_ADMISSION | DeadlineCode.DECIDE_RECOGNITION:
            return _("Ghi quyết định")
        case DeadlineCode.HOLD_CEREMONY:
            return _("Ghi lễ kết nạp")
        case DeadlineCode.FILE_MEMBER_RECORD:
            return _("Ghi đã nộp lý lịch")
        case DeadlineCode.PROBATION_ENDS:
            return _("Ghi bản tự kiểm điểm")
        case (
            DeadlineCode.CERTIFICATE_EXPIRES
            | DeadlineCode.PAPERS_GO_STALE
            | DeadlineCode.CONSIDER_RECOGNITION
        ):
            return _("Ghi biểu quyết")
        case _:
            assert_never(code)
