"""One file in the inbox of a committee: what came up, what it lacks, and what may be done with it."""

from datetime import date
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from ketnap.accounts import access
from ketnap.accounts.actors import actor_behind
from ketnap.audit.models import Deed
from ketnap.audit.services import note_access
from ketnap.casefiles.queries import casefile_visible_to, log_of
from ketnap.domain.access import Action, Actor
from ketnap.domain.casefile.codes import ChainRole
from ketnap.domain.casefile.steps import Returned
from ketnap.domain.casefile.wording import code_name
from ketnap.organisations.queries import name_on
from ketnap.submissions.queries import submissions_of
from ketnap.submissions.refusals import NobodyAbove, NotHere, NotUnderWay
from ketnap.submissions.services.places import AtBody, at_body, under_way
from ketnap.submissions.services.sending import look_over
from ketnap.submissions.stops import deciding_of
from ketnap.web.day import address, day_of
from ketnap.web.day_words import full_day
from ketnap.web.language import reader_language
from ketnap.web.submissions.words import (
    clock_for,
    lack_cards,
    papers_shown,
    returned_words,
    vote_fact,
)


@access.page(Action.HANDLE_SUBMISSION)
@require_GET
def submission(request: HttpRequest, casefile_id: int) -> HttpResponse:
    """Show a file that lies with the reader's body; that it was looked at is noted."""
    actor, day = actor_behind(request), day_of(request)
    here = opened_here(request, casefile_id, actor=actor, on=day.on)
    if here is None:
        return led_away(request, casefile_id)
    note_access(
        actor.user_id,
        Deed.VIEWED,
        object_kind="casefile",
        object_id=casefile_id,
        casefile_id=casefile_id,
    )
    way = under_way(actor, casefile_id, on=day.on)
    sent = list(submissions_of(here.case, on=day.on))
    context = {
        "here": here,
        "crumbs": crumbs_to_inbox(request),
        "lead": _lead(here, on=day.on),
        "facts": _facts(request, here, on=day.on),
        "clock": clock_for(way, on=day.on),
        "papers": papers_shown(sent[0].papers) if sent else [],
        "lacks_then": sent[0].lacks if sent else [],
        "reason_then": _reason_given(here, sent[0].step_seq) if sent else "",
        "is_today": day.is_today,
        **_place(here, on=day.on),
        **_next(request, casefile_id, actor=actor, on=day.on),
    }
    return render(request, "web/submissions/file.html", context)


def opened_here(request: HttpRequest, casefile_id: int, *, actor: Actor, on: date) -> AtBody | None:
    """The file as it lies with the reader's body; none where it lies with nobody, or goes nowhere.

    A stranger gets 404, an officer of another body 403.
    """
    try:
        return at_body(actor, under_way(actor, casefile_id, on=on), on=on)
    except (NotUnderWay, NotHere):
        return None


def led_away(request: HttpRequest, casefile_id: int) -> HttpResponse:
    """Lead to the case, which tells where it lies, for a file that lies elsewhere now."""
    messages.info(request, _("Hồ sơ này hiện không nằm ở cấp nào chờ xử lý."))
    return redirect(address(request, "case", casefile_id))


def crumbs_to_inbox(request: HttpRequest) -> list[dict[str, str]]:
    return [{"label": _("Hồ sơ trình lên"), "href": address(request, "submissions")}]


def crumbs_to_file(request: HttpRequest, here: AtBody) -> list[dict[str, str]]:
    file = {
        "label": here.file.person.full_name,
        "href": address(request, "submission", here.case.pk),
    }
    return [*crumbs_to_inbox(request), file]


def seen_seq(actor: Actor, casefile_id: int) -> int:
    """How many steps the case holds as the page is shown."""
    return log_of(casefile_visible_to(actor, casefile_id)).count()


def _reason_given(here: AtBody, seq: int) -> str:
    """Why the file was sent up all the same, in the words of whoever sent it; empty where none were needed."""
    return log_of(here.case).get(seq=seq).override_reason


def _lead(here: AtBody, *, on: date) -> str:
    words = _("%(cell)s trình, đang ở %(body)s từ ngày %(day)s.")
    return words % {
        "cell": name_on(here.case.cell_id, on),
        "body": here.name,
        "day": full_day(here.journey.since),
    }


def _facts(request: HttpRequest, here: AtBody, *, on: date) -> list[dict[str, str]]:
    language, journey = reader_language(), here.journey
    vote = journey.vote
    facts = [
        {
            "term": _("Việc"),
            "value": code_name(journey.matter, language),
            "href": address(request, "case", here.case.pk),
        },
        {
            "term": _("Chi bộ biểu quyết"),
            "value": _("%(agree)d tán thành trong %(all)d đảng viên chính thức")
            % {"agree": vote.agree, "all": vote.official_members},
            "note": full_day(vote.on),
        },
    ]
    facts += [
        {
            "term": _("Thẩm định"),
            "value": code_name(step.outcome, language),
            "note": f"{step.body}, {full_day(step.on)}",
        }
        for step in journey.appraisals
    ]
    facts += map(vote_fact, journey.committee_votes)
    facts += [
        {"term": returned_words(move), "value": move.reason}
        for move in journey.moves
        if isinstance(move, Returned)
    ]
    return facts


def _place(here: AtBody, *, on: date) -> dict[str, bool]:
    """Whether the body decides by the chain of the day, or did since the file came, or fell out of it."""
    deciding = deciding_of(here.body.pk)
    return {
        "is_last": here.stop is not None and here.stop.role is ChainRole.DECIDE,
        "decides": deciding.between(here.case.cell_id, here.journey.since, on),
        "fell_out": here.stop is None,
    }


def _next(request: HttpRequest, casefile_id: int, *, actor: Actor, on: date) -> dict[str, Any]:
    """What the file lacks now, and to whom it may be passed on."""
    try:
        looked = look_over(casefile_id, by=actor, on=on)
    except NobodyAbove:
        return {"lacks": (), "next_name": ""}
    return {"lacks": lack_cards(looked.lacks), "next_name": looked.target_name}
