"""What is due, as rows of the desk: whose case, what, the clock, and the form that answers it."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date

from django.http import HttpRequest
from django.utils.translation import gettext as _

from ketnap.accounts.actors import actor_behind
from ketnap.casefiles.models import Casefile
from ketnap.casefiles.queries import (
    Due,
    casefiles_visible_to,
    domain_casefile,
    relation_to,
    with_bodies_of_day,
)
from ketnap.domain.access import Action, Actor, may
from ketnap.domain.casefile import steps
from ketnap.domain.casefile.assess import Assessment, assess
from ketnap.domain.casefile.codes import StepKind
from ketnap.domain.casefile.deadlines import LAPSES, Deadline
from ketnap.domain.casefile.owners import Owner, owner_of
from ketnap.domain.casefile.wording import deadline_name, stage_name
from ketnap.reminders.duties import key_of
from ketnap.reminders.queries import snoozes_on
from ketnap.rules.load import load_calendar, load_rulebook
from ketnap.submissions.queries import bodies_handled_by, lying_with, way_of
from ketnap.submissions.services.own_name import kinds_of_others
from ketnap.submissions.stops import in_chains
from ketnap.web.clocks import Clock, clock_of
from ketnap.web.day import PageDay, address, day_of
from ketnap.web.desk.answers import AT_AN_OCCASION, Answer, answer_to
from ketnap.web.language import reader_language
from ketnap.web.occasion_ways import Planned, occasion_way, planned_for
from ketnap.web.reminders.snoozed import snoozed_note
from ketnap.web.submissions.card import Here, way_at_body, way_up


@dataclass(frozen=True, slots=True)
class Task:
    """One row of the desk; `lapsed` are papers that no longer count.

    `action` is empty where nothing can be recorded now, or not by the reader. Where it leads to an
    occasion, `alone` leads to the form of the step by itself.
    """

    name: str
    href: str
    stage: str
    stage_name: str
    what: str
    due_on: date
    owner: Owner
    clock: Clock
    action: str = ""
    action_href: str = ""
    lapsed: bool = False
    snoozed: str = ""
    alone: str = ""
    alone_href: str = ""


@dataclass(frozen=True, slots=True)
class _Known:
    """A case as the domain sees it on the page's day; `of_others` only another body records."""

    case: Casefile
    file: steps.Casefile
    assessment: Assessment
    of_others: frozenset[StepKind] = frozenset()


def tasks_for(request: HttpRequest, dues: Iterable[Due]) -> list[Task]:
    """Return the rows of the desk for what is due; as many queries, however many rows."""
    actor, day = actor_behind(request), day_of(request)
    listed = list(dues)
    ids = {due.casefile_id for due in listed}
    known, snoozes = _cases(actor, ids, day), snoozes_on(ids, on=day.on)
    planned = planned_for(actor, {due.casefile_id for due in listed if due.code in AT_AN_OCCASION})
    here = _bodies_of_his(actor, known.values(), day)
    return [
        replace(
            _with_ways(
                request, known[due.casefile_id], deadline, planned, here.get(due.casefile_id)
            ),
            snoozed=snoozed_note(snoozes.get(key_of(due))),
        )
        for due in listed
        for deadline in _deadline(known[due.casefile_id].assessment, due)
    ]


def _cases(actor: Actor, ids: set[int], day: PageDay) -> dict[int, _Known]:
    rows = casefiles_visible_to(actor).select_related("person", "cell", "standing")
    cases = rows.filter(pk__in=ids).prefetch_related("entries")
    read = [(case, domain_casefile(case, case.entries.all())) for case in cases]
    files = with_bodies_of_day(read, day.on)
    known = [_known(case, files[case.pk], day) for case, _ in read]
    others = kinds_of_others(actor, [(each.case, each.file) for each in known], today=day.today)
    nothing: frozenset[StepKind] = frozenset()
    return {
        each.case.pk: replace(each, of_others=others.get(each.case.pk, nothing)) for each in known
    }


def _bodies_of_his(actor: Actor, known: Iterable[_Known], day: PageDay) -> Mapping[int, Here]:
    """With which body somebody works for each file lies today; nothing for who works for none."""
    if not (day.is_today and may(actor, Action.HANDLE_SUBMISSION)):
        return {}
    ways = [way for each in known if (way := way_of(each.case, each.file, on=day.on)) is not None]
    bodies = set(bodies_handled_by(actor, on=day.on).values_list("pk", flat=True))
    lying = lying_with(way for way in ways if way.journey.at)
    his = [(body, way) for body, way in lying if body in bodies]
    passing = in_chains({way.case.cell_id for _, way in his}, day.on)
    return {
        way.case.pk: Here(body, fell_out=(way.case.cell_id, body) not in passing)
        for body, way in his
    }


def _known(case: Casefile, file: steps.Casefile, day: PageDay) -> _Known:
    return _Known(case, file, assess(file, load_rulebook(), load_calendar(), on=day.on))


def _deadline(assessment: Assessment, due: Due) -> Iterator[Deadline]:
    """The deadline behind a row of the derived table; none if the table is behind the log."""
    for deadline in assessment.deadlines:
        if (deadline.code, deadline.seq, deadline.due_on) == (due.code, due.seq, due.due_on):
            yield deadline


def _task(request: HttpRequest, known: _Known, deadline: Deadline) -> Task:
    day, language = day_of(request), reader_language()
    assessment = known.assessment
    owner = owner_of(known.file, deadline, on=day.on)
    return Task(
        name=known.file.person.full_name,
        href=address(request, "case", known.case.pk),
        stage=assessment.stage,
        stage_name=stage_name(assessment.stage, language),
        what=deadline_name(deadline.code, language),
        due_on=deadline.due_on,
        owner=owner,
        clock=clock_of(deadline, owner, load_calendar(), on=day.on, paused=assessment.paused),
        lapsed=deadline.code in LAPSES and deadline.due_on < day.on,
    )


def _with_ways(
    request: HttpRequest, known: _Known, deadline: Deadline, planned: Planned, here: Here | None
) -> Task:
    """The row with its button: to the occasion or the way up where there is one, then also to the step alone.

    `here` is the reader's body with which the file lies, if any.
    """
    task, answer = _task(request, known, deadline), _answer(request, known, deadline)
    if answer is None:
        return task
    form = _form(request, known.case, answer)
    way = (
        way_up(request, known.case, known.file, answer.kind)
        or way_at_body(request, known.case.pk, here, answer.kind)
        or occasion_way(request, known.case, answer.kind, answer.matter, planned)
    )
    if way is None:
        return replace(task, action=answer.label, action_href=form)
    alone = _("Ghi riêng từ giấy tờ đã có")
    return replace(task, action=way.label, action_href=way.href, alone=alone, alone_href=form)


def _answer(request: HttpRequest, known: _Known, deadline: Deadline) -> Answer | None:
    """The step the reader may record today to answer the deadline, if any."""
    day = day_of(request)
    if not day.is_today:
        return None
    answer = answer_to(deadline, known.file, known.assessment, on=day.on)
    return answer if answer and _may_record(request, known, answer.kind) else None


def _form(request: HttpRequest, case: Casefile, answer: Answer) -> str:
    """The address of the form, already knowing the matter."""
    return address(
        request, "record_step", case.pk, answer.kind, query={"matter": answer.matter or ""}
    )


def _may_record(request: HttpRequest, known: _Known, kind: StepKind) -> bool:
    is_his = may(actor_behind(request), Action.RECORD_STEP, relation_to(known.case), kind)
    return is_his and kind not in known.of_others
