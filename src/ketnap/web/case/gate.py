"""What stands before the next vote of the cell, and the step that usually comes next."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ketnap.domain.casefile.assess import Gate
from ketnap.domain.casefile.codes import Severity, StepKind
from ketnap.domain.casefile.usual_next import matter_at_hand, usual_next
from ketnap.domain.casefile.wording import (
    finding_title,
    gate_name,
    stage_name,
    step_meaning,
    step_name,
)
from ketnap.web.case.conditions import CONDITIONS
from ketnap.web.case.findings import FindingCard, cards_of
from ketnap.web.case.reading import OpenCase
from ketnap.web.day_words import full_day
from ketnap.web.language import reader_language
from ketnap.web.occasion_ways import Way, occasion_way, planned_for
from ketnap.web.step_labels import recording_label
from ketnap.web.submissions.card import way_up


@dataclass(frozen=True, slots=True)
class GateCard:
    """The next vote as if the cell voted on the page's day."""

    title: str
    cards: tuple[FindingCard, ...]
    passed_title: str
    passed: tuple[str | Promise, ...]


@dataclass(frozen=True, slots=True)
class Need:
    """One thing before the next step, in a few words."""

    state: str
    text: str


@dataclass(frozen=True, slots=True)
class NextStep:
    """The card above everything else. `alone` is the form of a step that belongs to an occasion."""

    title: str
    text: str
    needs: tuple[Need, ...]
    action: str
    action_href: str
    second: str
    second_href: str
    alone: str
    alone_href: str
    off_reason: str


def gate_card(case: OpenCase) -> GateCard | None:
    """The check before the next vote; none where no vote comes next."""
    gate = case.assessment.gate
    if gate is None:
        return None
    return GateCard(
        title=gate_name(gate.name, reader_language()),
        cards=cards_of(gate.findings),
        passed_title=_passed_title(gate),
        passed=tuple(CONDITIONS[code] for code in gate.passed),
    )


def next_step(request: HttpRequest, case: OpenCase) -> NextStep:
    """What must happen next, what is missing before it, and the way to record it."""
    language = reader_language()
    kind = usual_next(case.assessment, case.last_round)
    gate = case.assessment.gate
    if gate is not None:
        title, text = gate_name(gate.name, language), _before_the_vote(gate, case)
    elif kind is not None:
        title, text = step_name(kind, language), step_meaning(kind, language)
    else:
        title, text = stage_name(case.assessment.stage, language), ""
    form = _form(case, kind)
    way = None if kind is None or form is None else _by_occasion(request, case, kind)
    first = way or form
    return NextStep(
        title=title,
        text=text,
        needs=tuple(_needs(gate)) if gate else (),
        action=first.label if first else "",
        action_href=first.href if first else "",
        second=_("Ghi bước khác") if case.day.is_today and case.may_record_any else "",
        second_href=reverse("choose_step", args=[case.id]),
        alone=_("Ghi riêng từ giấy tờ đã có") if way and case.day.is_today else "",
        alone_href=form.href if form else "",
        off_reason="" if case.day.is_today else _("Đang xem ngày đã qua; về hôm nay để ghi."),
    )


def _form(case: OpenCase, kind: StepKind | None) -> Way | None:
    """The form of one step, for who records it."""
    if kind is None or not case.may_record(kind):
        return None
    return Way(recording_label(kind), reverse("record_step", args=[case.id, kind]))


def _by_occasion(request: HttpRequest, case: OpenCase, kind: StepKind) -> Way | None:
    going_up = way_up(request, case.record, case.casefile, kind)
    if going_up is not None:
        return going_up
    planned = planned_for(case.actor, [case.id])
    return occasion_way(request, case.record, kind, matter_at_hand(case.last_round), planned)


def _before_the_vote(gate: Gate, case: OpenCase) -> str:
    day = {"day": full_day(case.on)}
    if gate.findings:
        return _("Nếu chi bộ xét ngày %(day)s thì còn:") % day
    return _("Nếu chi bộ xét ngày %(day)s thì không còn thiếu gì.") % day


def restart_href(case: OpenCase) -> str:
    """The form that starts a closed case anew; empty where the reader may not, or not today.

    Nor where another cell keeps the person's record: the case goes on there.
    """
    is_offered = (
        case.assessment.closed is not None
        and case.person_told_of is not None
        and case.may_record(StepKind.NOMINATED)
    )
    return (
        reverse("record_step", args=[case.id, StepKind.NOMINATED])
        if is_offered and case.day.is_today
        else ""
    )


def _needs(gate: Gate) -> Iterator[Need]:
    language = reader_language()
    for finding in gate.findings:
        state = "missing" if finding.severity is Severity.BLOCK else "warn"
        yield Need(state, finding_title(finding, language))
    if gate.passed:
        yield Need("complete", _passed_title(gate))


def _passed_title(gate: Gate) -> str:
    count = len(gate.passed)
    return ngettext("%(count)d điều kiện đã đủ", "%(count)d điều kiện đã đủ", count) % {
        "count": count
    }
