"""The page that closes a meeting: every result once more, then all of them recorded at once."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from ketnap.accounts import access
from ketnap.casefiles.queries import log_of
from ketnap.casefiles.refusals import CaseChanged, ReasonNeeded, StepRefused
from ketnap.domain.access import Action
from ketnap.occasions.meetings.models import AgendaItem
from ketnap.occasions.meetings.refusals import (
    CountContradicts,
    MeetingChanged,
    MeetingOver,
    MembersChanged,
    NobodyCalled,
    NotYetHeld,
    OfficersAbsent,
)
from ketnap.occasions.meetings.services import close_meeting
from ketnap.occasions.meetings.words import slip_message
from ketnap.web.case.facts import step_title
from ketnap.web.case.findings import FindingCard, cards_of
from ketnap.web.day_words import full_day
from ketnap.web.language import reader_language
from ketnap.web.meetings.agenda import AgendaLine, agenda_of
from ketnap.web.meetings.guard import planned_meeting
from ketnap.web.meetings.reading import OpenMeeting, open_meeting
from ketnap.web.meetings.words import meeting_time, meeting_title
from ketnap.web.posted import number_in

_SEQ = "seq-"


@dataclass(frozen=True, slots=True)
class Change:
    """Something written since the page was shown, and by whom where that is known."""

    what: str
    who: str = ""
    at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Trouble:
    """Why a meeting was not closed: which vote, why, and what to do."""

    title: str
    text: str
    cards: tuple[FindingCard, ...] = ()
    changes: tuple[Change, ...] = ()
    item: AgendaItem | None = None


@access.page(Action.HOLD_MEETING)
@require_http_methods(["GET", "POST"])
def close(request: HttpRequest, meeting_id: int) -> HttpResponse:
    """Show every result once more; record them all, or say which one stands in the way."""
    opened = open_meeting(request, meeting_id)
    if opened.record.is_closed:
        messages.info(request, _("Cuộc họp này đã kết thúc, nên chỉ còn xem được."))
        return redirect("meeting", opened.id)
    opened = planned_meeting(request, meeting_id)
    if request.method == "GET":
        return _show(request, opened)
    trouble = _close(opened, request.POST)
    if trouble is not None:
        return _show(request, open_meeting(request, meeting_id), trouble, status=409)
    tags = "step" if opened.counted else ""
    messages.success(request, _recorded(opened), extra_tags=tags)
    return redirect("meeting", opened.id)


def _close(opened: OpenMeeting, posted: Mapping[str, Any]) -> Trouble | None:
    try:
        close_meeting(
            opened.id,
            actor=opened.actor,
            seen_revision=_number(posted.get("seen_revision", "")),
            seen_seqs=dict(_seen(posted)),
        )
    except (StepRefused, ReasonNeeded) as refusal:
        return _refused(opened, refusal)
    except CaseChanged as refusal:
        return _case_changed(opened, refusal)
    except MeetingChanged as refusal:
        return _meeting_changed(refusal)
    except MeetingOver:
        return Trouble(_("Cuộc họp đã kết thúc"), _("Người khác vừa kết thúc cuộc họp này."))
    except (CountContradicts, MembersChanged) as refusal:
        return _numbers(opened, refusal)
    except (NobodyCalled, NotYetHeld, OfficersAbsent) as refusal:
        return _too_early(refusal)
    return None


def _refused(opened: OpenMeeting, refusal: StepRefused | ReasonNeeded) -> Trouble:
    item = _item(opened, refusal.casefile_id)
    name = {"name": item.case.person.full_name}
    if isinstance(refusal, StepRefused):
        text = _("Hãy ghi phần còn thiếu vào hồ sơ, hoặc bỏ kết quả này nếu ghi nhầm.")
    else:
        text = _("Hãy mở kết quả này, nêu lý do vẫn ghi, rồi kết thúc lại.")
    title = _("Chưa ghi gì cả: còn vướng ở biểu quyết về %(name)s") % name
    return Trouble(title, text, cards=cards_of(refusal.findings), item=item)


def _case_changed(opened: OpenMeeting, refusal: CaseChanged) -> Trouble:
    item = _item(opened, refusal.casefile_id)
    language = reader_language()
    changes = tuple(
        Change(f"{step_title(step, language)}, {full_day(step.on)}") for step in refusal.since
    )
    return Trouble(
        _("Chưa ghi gì cả: hồ sơ của %(name)s vừa có bước mới")
        % {"name": item.case.person.full_name},
        _("Hãy xem các bước dưới đây; nếu kết quả vẫn đúng thì bấm kết thúc lần nữa."),
        changes=changes,
        item=item,
    )


def _meeting_changed(refusal: MeetingChanged) -> Trouble:
    changes = tuple(
        Change(entry.detail, entry.who.name if entry.who else "", entry.at)
        for entry in refusal.since
    )
    return Trouble(
        _("Chưa ghi gì cả: cuộc họp vừa được sửa"),
        _("Dưới đây là số liệu mới nhất. Hãy xem lại; nếu đúng thì bấm kết thúc lần nữa."),
        changes=changes,
    )


def _numbers(opened: OpenMeeting, refusal: CountContradicts | MembersChanged) -> Trouble:
    match refusal:
        case CountContradicts():
            item = opened.item(refusal.item_id)
            return Trouble(
                _("Chưa ghi gì cả: số phiếu về %(name)s không khớp với điểm danh")
                % {"name": item.case.person.full_name},
                " ".join(slip_message(slip) for slip in refusal.slips),
                item=item,
            )
        case MembersChanged():
            names = [person.full_name for person in refusal.people]
            return Trouble(
                _("Chưa ghi gì cả: danh sách đảng viên đã đổi từ lúc điểm danh"),
                _(
                    "Thêm, bớt, hoặc đổi giữa dự bị và chính thức: %(names)s. "
                    "Hãy mở điểm danh, xem lại và ghi."
                )
                % {"names": ", ".join(names)},
            )


def _too_early(refusal: NobodyCalled | NotYetHeld | OfficersAbsent) -> Trouble:
    match refusal:
        case NobodyCalled():
            return Trouble(
                _("Chưa kết thúc được: chưa điểm danh"),
                _("Hãy điểm danh trước, rồi quay lại trang này."),
            )
        case NotYetHeld():
            return Trouble(
                _("Chưa kết thúc được: chưa đến ngày họp"),
                _("Hãy quay lại vào ngày họp, hoặc sửa ngày trong kế hoạch họp nếu ghi nhầm."),
            )
        case OfficersAbsent():
            return Trouble(
                _("Chưa kết thúc được: chủ trì hoặc thư ký được ghi là vắng"),
                _(
                    "%(names)s được ghi là vắng. Hãy sửa điểm danh, hoặc sửa kế hoạch họp "
                    "để ghi đúng người đã chủ trì và người đã ghi biên bản."
                )
                % {"names": ", ".join(person.full_name for person in refusal.people)},
            )


def _item(opened: OpenMeeting, casefile_id: int) -> AgendaItem:
    return next(item for item in opened.counted if item.casefile_id == casefile_id)


def _seen(posted: Mapping[str, Any]) -> Iterator[tuple[int, int]]:
    for name in posted:
        if name.startswith(_SEQ):
            yield _number(name.removeprefix(_SEQ)), _number(posted[name])


def _number(text: str) -> int:
    number = number_in(text)
    return -1 if number is None else number


def _recorded(opened: OpenMeeting) -> str:
    count = len(opened.counted)
    if not count:
        return _("Đã kết thúc họp.")
    words = ngettext(
        "Đã kết thúc họp và ghi %(count)d kết quả vào hồ sơ.",
        "Đã kết thúc họp và ghi %(count)d kết quả vào hồ sơ.",
        count,
    )
    return words % {"count": count}


def _verb(count: int) -> str:
    if not count:
        return _("Kết thúc họp")
    words = ngettext(
        "Kết thúc họp và ghi %(count)d kết quả", "Kết thúc họp và ghi %(count)d kết quả", count
    )
    return words % {"count": count}


def _show(
    request: HttpRequest,
    opened: OpenMeeting,
    trouble: Trouble | None = None,
    *,
    status: int = 200,
) -> HttpResponse:
    lines: list[AgendaLine] = agenda_of(request, opened, None)
    counted = {item.pk for item in opened.counted}
    pairs = list(zip(opened.votes, lines, strict=True))
    context = {
        "opened": opened,
        "title": _("Kết thúc họp"),
        "meeting_title": meeting_title(opened.record),
        "lead": meeting_time(opened.record),
        "counted": [line for item, line in pairs if item.pk in counted],
        "uncounted": [line for item, line in pairs if item.pk not in counted],
        "seqs": {f"{_SEQ}{item.case.pk}": log_of(item.case).count() for item in opened.counted},
        "verb": _verb(len(counted)),
        "trouble": trouble,
    }
    return render(request, "web/meetings/close.html", context, status=status)
