"""Somebody in a review as the page shows him: facts, what was decided, and the step it calls for."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from django import forms
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from ketnap.domain.casefile.codes import StepKind
from ketnap.domain.casefile.wording import code_name, stage_name, step_name
from ketnap.domain.course.outlook import Standing
from ketnap.plans.models import ReviewDecision
from ketnap.plans.queries.reviews import Listed, ReviewLine
from ketnap.web.day import address
from ketnap.web.day_words import full_day
from ketnap.web.language import reader_language

CALLS_FOR: Mapping[ReviewDecision, StepKind] = {
    ReviewDecision.LIST: StepKind.LISTED_AS_SYMPATHISER,
    ReviewDecision.TO_COURSE: StepKind.SENT_TO_COURSE,
    ReviewDecision.OPEN_FILE: StepKind.FILE_OPENED,
    ReviewDecision.REMOVE: StepKind.REMOVED_FROM_LIST,
}
"""The step that carries a decision out; keeping somebody on the list needs none."""


@dataclass(frozen=True, slots=True)
class PersonLine:
    """One person of a review; `step_href` leads to the form of the step still to be recorded."""

    name: str
    href: str
    workplace: str
    stage: str
    stage_name: str
    facts: list[dict[str, str]]
    decision: str = ""
    note: str = ""
    step: str = ""
    step_href: str = ""
    fields: list[forms.BoundField] = field(default_factory=list)


def person_line(
    request: HttpRequest, line: ReviewLine, fields: list[forms.BoundField], *, may_record: bool
) -> PersonLine:
    """Return one person as the page shows him."""
    listed, decided = line.listed, line.decided
    step, href = _step(line) if may_record else ("", "")
    return PersonLine(
        name=listed.full_name,
        href=address(request, "case", listed.casefile_id),
        workplace=listed.workplace,
        stage=listed.stage or "",
        stage_name=stage_name(listed.stage, reader_language()) if listed.stage else "",
        facts=_facts(listed),
        decision=str(ReviewDecision(decided.decision).label) if decided else "",
        note=decided.note if decided else "",
        step=step,
        step_href=href,
        fields=fields,
    )


def _step(line: ReviewLine) -> tuple[str, str]:
    kind = CALLS_FOR.get(ReviewDecision(line.decided.decision)) if line.decided else None
    if kind is None:
        return "", ""
    name = step_name(kind, reader_language())
    if kind in line.listed.kinds_since:
        return _("Đã ghi: %(step)s") % {"step": name}, ""
    href = reverse("record_step", args=[line.listed.casefile_id, kind.value])
    return _("Ghi bước: %(step)s") % {"step": name}, href


def _facts(listed: Listed) -> list[dict[str, str]]:
    return [
        {"term": _("Được theo dõi từ"), "value": full_day(listed.since) if listed.since else ""},
        {"term": _("Người giúp đỡ"), "value": listed.mentor_name},
        {"term": _("Nhận xét gần nhất"), "value": _review_words(listed)},
        {"term": _("Lớp nhận thức"), "value": _course_words(listed)},
    ]


def _review_words(listed: Listed) -> str:
    if listed.reviewed_on is None or listed.outcome is None:
        return ""
    outcome = code_name(listed.outcome, reader_language())
    return _("%(day)s: %(outcome)s") % {"day": full_day(listed.reviewed_on), "outcome": outcome}


def _course_words(listed: Listed) -> str:
    certificate = listed.certificate
    until = certificate.valid_until
    if certificate.standing is Standing.LAPSES_BEFORE and until:
        return _("giấy chứng nhận đã hết hạn %(day)s") % {"day": full_day(until)}
    if until:
        return _("giấy chứng nhận còn hạn đến %(day)s") % {"day": full_day(until)}
    if certificate.certified_on:
        return _("giấy chứng nhận ngày %(day)s") % {"day": full_day(certificate.certified_on)}
    if listed.sent_on:
        return _("cử đi học ngày %(day)s, chưa có giấy") % {"day": full_day(listed.sent_on)}
    return _("chưa học")
