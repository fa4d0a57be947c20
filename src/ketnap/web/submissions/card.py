"""Where a file lies on its way up, as the case's page and the desk tell it."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.http import HttpRequest
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from ketnap.accounts.actors import actor_behind
from ketnap.casefiles.models import Casefile
from ketnap.casefiles.queries import relation_to
from ketnap.domain.access import Action, may
from ketnap.domain.casefile.codes import DecisionOutcome, Matter, StepKind
from ketnap.domain.casefile.steps import Casefile as File
from ketnap.domain.casefile.steps import Decided
from ketnap.submissions.queries import (
    CameDown,
    UnderWay,
    came_down,
    inbox,
    returned_to,
    told_from_above,
    unreceived_decision,
    way_of,
)
from ketnap.web.case.reading import OpenCase
from ketnap.web.day import address, day_of
from ketnap.web.day_words import full_day
from ketnap.web.notices import Notice
from ketnap.web.occasion_ways import Way
from ketnap.web.submissions.words import returned_words

# These come from above, once the file has been sent there.
_ON_THE_WAY_UP = frozenset(
    {StepKind.APPRAISED, StepKind.COMMITTEE_VOTED, StepKind.SUBMITTED, StepKind.DECIDED}
)
_AT_A_BODY: Mapping[StepKind, tuple[str, Promise]] = {
    StepKind.COMMITTEE_VOTED: ("committee_sitting", gettext_lazy("Ghi biểu quyết")),
    StepKind.DECIDED: ("decide_submissions", gettext_lazy("Ra quyết định")),
}
_OUTCOMES: Mapping[tuple[Matter, DecisionOutcome], Promise] = {
    (Matter.ADMISSION, DecisionOutcome.REFUSED): gettext_lazy("Cấp trên không chuẩn y kết nạp."),
    (Matter.RECOGNITION, DecisionOutcome.APPROVED): gettext_lazy(
        "Cấp trên đã công nhận đảng viên chính thức."
    ),
    (Matter.RECOGNITION, DecisionOutcome.REFUSED): gettext_lazy(
        "Cấp trên không công nhận đảng viên chính thức."
    ),
    (Matter.STRIKE_OFF, DecisionOutcome.APPROVED): gettext_lazy(
        "Cấp trên đã quyết định xóa tên đảng viên dự bị."
    ),
    (Matter.STRIKE_OFF, DecisionOutcome.REFUSED): gettext_lazy(
        "Cấp trên không xóa tên đảng viên dự bị."
    ),
}


@dataclass(frozen=True, slots=True)
class Here:
    """A body of the reader's with which a file lies; `fell_out` where the chain of the day leaves it out."""

    body_id: int
    fell_out: bool


def way_notices(request: HttpRequest, case: OpenCase) -> list[Notice]:
    """Where a case lies between vote and decision, and what may be done about it."""
    way = way_of(case.record, case.casefile, on=case.on)
    if way is None:
        return _received(request, case)
    if way.journey.at:
        return [_lying_above(request, case, way)]
    returned = way.journey.returned
    if returned is None:
        return []
    href = address(request, "submit_case", case.id) if _may_send(case) else ""
    return [Notice("amber", returned_words(returned), returned.reason, href, _("Trình lại"))]


def way_up(request: HttpRequest, case: Casefile, file: File, kind: StepKind) -> Way | None:
    """The check before a file is sent up, while it lies with the cell and the reader may send it.

    None where the step is not one of the way up, nor on a day other than today.
    """
    day = day_of(request)
    may_send = day.is_today and may(actor_behind(request), Action.SUBMIT_CASE, relation_to(case))
    if kind not in _ON_THE_WAY_UP or not may_send:
        return None
    way = way_of(case, file, on=day.on)
    if way is None or way.journey.at:
        return None
    words = _("Trình lại") if way.journey.returned else _("Trình cấp trên")
    return Way(words, address(request, "submit_case", case.pk))


def way_at_body(
    request: HttpRequest, casefile_id: int, here: Here | None, kind: StepKind
) -> Way | None:
    """The page on which the reader's body decides, or records its votes, on the files that lie with it.

    Of a file that no longer passes the body the page that tells where it goes on.
    """
    if here is None or kind not in _AT_A_BODY:
        return None
    if here.fell_out:
        return Way(_("Xử lý hồ sơ"), address(request, "submission", casefile_id))
    page, label = _AT_A_BODY[kind]
    return Way(str(label), address(request, page, here.body_id))


def _may_send(case: OpenCase) -> bool:
    return case.day.is_today and case.may(Action.SUBMIT_CASE)


def desk_notices(request: HttpRequest) -> list[Notice]:
    """What came back down to the reader's cells, and how much waits for his bodies."""
    actor, day = actor_behind(request), day_of(request)
    notices: list[Notice] = []
    if may(actor, Action.SUBMIT_CASE):
        notices += [_came_back(request, way) for way in returned_to(actor, on=day.on)]
        notices += [
            _decided(request, down.case.pk, down.decision, who=down.case.person.full_name)
            for down in came_down(actor, on=day.on)
        ]
        notices += [_told(request, down) for down in told_from_above(actor, on=day.on)]
    if may(actor, Action.HANDLE_SUBMISSION) and (waiting := len(inbox(actor, on=day.on))):
        words = ngettext(
            "%(count)d hồ sơ cấp dưới trình lên đang chờ.",
            "%(count)d hồ sơ cấp dưới trình lên đang chờ.",
            waiting,
        )
        href = address(request, "submissions")
        notices.append(
            Notice("blue", "", words % {"count": waiting}, href, _("Mở hồ sơ trình lên"))
        )
    return notices


def _received(request: HttpRequest, case: OpenCase) -> list[Notice]:
    decision = unreceived_decision(case.casefile, on=case.on)
    is_asked = decision and case.may(Action.SUBMIT_CASE) and case.day.is_today
    return [_decided(request, case.id, decision)] if decision and is_asked else []


def _lying_above(request: HttpRequest, case: OpenCase, way: UnderWay) -> Notice:
    actor = case.actor
    handled = case.day.is_today and may(actor, Action.HANDLE_SUBMISSION)
    here = handled and any(line.way.case.pk == case.id for line in inbox(actor, on=case.on))
    words = {"body": way.journey.at, "day": full_day(way.journey.since)}
    return Notice(
        "blue",
        _("Đang ở cấp trên"),
        _("Hồ sơ ở %(body)s từ ngày %(day)s.") % words,
        address(request, "submission", case.id) if here else "",
        _("Xử lý hồ sơ"),
    )


def _came_back(request: HttpRequest, way: UnderWay) -> Notice:
    returned = way.journey.returned
    words = {
        "name": way.file.person.full_name,
        "body": returned.by if returned else "",
        "reason": returned.reason if returned else "",
    }
    return Notice(
        "amber",
        _("%(body)s trả lại hồ sơ của %(name)s") % words,
        words["reason"],
        address(request, "case", way.case.pk),
        _("Mở hồ sơ"),
    )


def _told(request: HttpRequest, down: CameDown) -> Notice:
    decision = down.decision
    title = _("Quyết định %(number)s ngày %(day)s") % {
        "number": decision.decision,
        "day": full_day(decision.on),
    }
    return Notice(
        "blue",
        f"{title}: {down.case.person.full_name}",
        str(_OUTCOMES[decision.matter, decision.outcome]),
        address(request, "case", down.case.pk),
        _("Mở hồ sơ"),
    )


def _decided(request: HttpRequest, casefile_id: int, decision: Decided, *, who: str = "") -> Notice:
    title = _("Quyết định %(number)s ngày %(day)s") % {
        "number": decision.decision,
        "day": full_day(decision.on),
    }
    return Notice(
        "gold",
        f"{title}: {who}" if who else title,
        _("Hãy ghi ngày chi bộ nhận quyết định; thời hạn tổ chức lễ kết nạp tính từ ngày ấy."),
        address(request, "receive_decision", casefile_id),
        _("Ghi ngày nhận"),
    )
