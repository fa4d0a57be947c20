"""The sittings of a committee as kept: their list, and one with what was corrected."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from ketnap.accounts import access
from ketnap.accounts.actors import actor_behind
from ketnap.domain.access import Action
from ketnap.domain.casefile.codes import CommitteeLevel
from ketnap.domain.casefile.wording import code_name
from ketnap.occasions.sittings.models import CommitteeSitting
from ketnap.occasions.sittings.queries import (
    as_counted,
    sittings_of,
    sittings_visible_to,
    turnout_at,
)
from ketnap.organisations.queries import name_on
from ketnap.submissions.queries import bodies_handled_by
from ketnap.submissions.votes import VoteHeld, votes_held
from ketnap.web.case.facts import Fact
from ketnap.web.day import address, day_of
from ketnap.web.day_words import full_day
from ketnap.web.language import reader_language
from ketnap.web.meetings.words import GROUNDS
from ketnap.web.registers.paging import page_of
from ketnap.web.submissions.file import crumbs_to_inbox


@access.page(Action.HANDLE_SUBMISSION)
@require_GET
def sittings(request: HttpRequest, body_id: int) -> HttpResponse:
    """Show the sittings of a committee the reader works for, the latest first."""
    actor, on = actor_behind(request), day_of(request).on
    if not bodies_handled_by(actor, on=on).filter(pk=body_id).exists():
        raise Http404("no such body")
    page = page_of(request, sittings_of(actor, body_id).filter(held_on__lte=on))
    context = {
        "lead": name_on(body_id, on),
        "rows": [_line(request, sitting) for sitting in page.rows],
        "page": page,
        "crumbs": crumbs_to_inbox(request),
    }
    return render(request, "web/submissions/sittings.html", context)


def _line(request: HttpRequest, first: CommitteeSitting) -> dict[str, Any]:
    corrections = list(first.corrections.all())
    counted = corrections[-1] if corrections else first
    return {
        "href": address(request, "kept_sitting", first.pk),
        "day": full_day(counted.held_on),
        "level": code_name(CommitteeLevel(counted.level), reader_language()),
        "people": len(first.votes.all()),
        "is_corrected": bool(corrections),
    }


@access.page(Action.HANDLE_SUBMISSION)
@require_GET
def kept_sitting(request: HttpRequest, sitting_id: int) -> HttpResponse:
    """Show a sitting as it counts now, its votes, and what was taken down before corrections."""
    first = opened_sitting(request, sitting_id)
    counted = as_counted(first)
    votes = votes_held(actor_behind(request), first)
    context = {
        "title": sitting_title(counted),
        "lead": name_on(first.body_id, counted.held_on),
        "facts": _facts(counted),
        "votes": [_vote(request, vote) for vote in votes.known],
        "out_of_sight": votes.out_of_sight,
        "kept": _kept_words(counted),
        "former": [_former(row) for row in _before(first, counted)],
        "correct_href": address(request, "correct_sitting", first.pk)
        if day_of(request).is_today
        else "",
        "crumbs": crumbs_to_sittings(request, first),
    }
    return render(request, "web/submissions/kept_sitting.html", context)


def opened_sitting(request: HttpRequest, sitting_id: int) -> CommitteeSitting:
    """Return a sitting of a committee the reader works for, as first taken down; else 404."""
    first = sittings_visible_to(actor_behind(request)).filter(pk=sitting_id).first()
    if first is None:
        raise Http404("no such sitting")
    return first


def crumbs_to_sittings(request: HttpRequest, first: CommitteeSitting) -> list[dict[str, str]]:
    """Return the way to the list in which a sitting stands."""
    href = address(request, "committee_sittings", first.body_id)
    return [*crumbs_to_inbox(request), {"label": _("Các cuộc họp"), "href": href}]


def sitting_title(counted: CommitteeSitting) -> str:
    """Return what a sitting is called on its pages."""
    return _("Cuộc họp ngày %(day)s") % {"day": full_day(counted.held_on)}


def _facts(sitting: CommitteeSitting) -> list[Fact]:
    """What a sitting says, less what was left empty."""
    turnout = turnout_at(sitting)
    told = [
        (_("Ngày họp"), full_day(sitting.held_on)),
        (_("Cấp biểu quyết"), code_name(CommitteeLevel(sitting.level), reader_language())),
        (_("Số cấp ủy viên"), str(turnout.members)),
        (_("Có mặt"), "" if turnout.present is None else str(turnout.present)),
        *((str(GROUNDS[group.ground]), str(group.count)) for group in turnout.excluded),
        (_("Số cấp ủy viên tính tỷ lệ"), str(turnout.base)),
        (_("Lý do vắng mặt"), sitting.absence_reasons),
        (_("Chủ trì"), sitting.presiding),
        (_("Chức vụ người chủ trì"), sitting.presiding_position),
        (_("Thư ký"), sitting.secretary),
    ]
    return [Fact(term, value) for term, value in told if value]


def _vote(request: HttpRequest, vote: VoteHeld) -> dict[str, str]:
    said = _("tán thành %(agree)d, không tán thành %(disagree)d, trên %(members)d") % {
        "agree": vote.step.agree,
        "disagree": vote.step.disagree,
        "members": vote.step.members,
    }
    return {
        "name": vote.case.person.full_name,
        "href": address(request, "case", vote.case.pk),
        "words": f"{code_name(vote.step.matter, reader_language())}: {said}",
    }


def _before(first: CommitteeSitting, counted: CommitteeSitting) -> list[CommitteeSitting]:
    """What counted before the last correction, the latest first."""
    rows = [first, *first.corrections.order_by("revision")]
    return [row for row in reversed(rows) if row.pk != counted.pk]


def _former(row: CommitteeSitting) -> dict[str, Any]:
    return {"kept": _kept_words(row), "facts": _facts(row)}


def _kept_words(row: CommitteeSitting) -> str:
    """By whom and when a row was kept, and for a correction why."""
    params = {
        "name": row.recorded_by.name,
        "day": full_day(timezone.localdate(row.recorded_at)),
        "reason": row.correction_reason,
    }
    if row.first_id is None:
        return _("Ghi lần đầu ngày %(day)s, %(name)s.") % params
    return _("Đính chính ngày %(day)s, %(name)s. Lý do: %(reason)s") % params
