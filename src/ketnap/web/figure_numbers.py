"""Numbers of bridges, stages and official tables in an address, and what each is called."""

from collections.abc import Mapping, Sequence
from typing import Any, assert_never

from django import forms
from django.http import Http404, HttpRequest
from django.utils.translation import gettext as _

from ketnap.accounts.actors import actor_behind
from ketnap.casefiles.queries import CountBy, counting_day
from ketnap.domain.access import Action
from ketnap.domain.casefile.codes import Closing, NominatorKind, Stage
from ketnap.domain.casefile.wording import closing_name, stage_name
from ketnap.domain.casefile.wording.names import code_name
from ketnap.domain.figures.bridge import CAME_ALONG, LEFT_ALONG
from ketnap.domain.figures.suppression import CAME, CLOSING, OPENING, Change
from ketnap.figures import members, stages
from ketnap.figures.behind import (
    CERTIFIED,
    FINISHED,
    LISTED,
    SENT,
    NumberName,
    NumberOf,
    NumberUnknown,
    Sort,
    number_named,
)
from ketnap.organisations.queries import organisations_visible_to
from ketnap.web.day import address
from ketnap.web.figure_lists import period_words
from ketnap.web.language import reader_language

PARAMETER = "number"


class _NumberForm(forms.Form):
    """Whose number it is, and of which period."""

    organisation = forms.IntegerField(min_value=1, max_value=2**63 - 1)
    start = forms.DateField(input_formats=["%Y-%m-%d"])
    end = forms.DateField(input_formats=["%Y-%m-%d"])
    count_by = forms.ChoiceField(
        choices=[(each.value, each.value) for each in CountBy], required=False
    )
    known = forms.DateField(input_formats=["%Y-%m-%d"], required=False)


def number_in(request: HttpRequest) -> NumberOf | None:
    """Return the number whose cases or members the address asks for; nothing where it asks none.

    Raises `Http404` for a number that is nowhere shown, and for whoever may not see it.
    """
    text = request.GET.get(PARAMETER, "")
    if not text:
        return None
    form = _NumberForm(request.GET)
    try:
        name = number_named(text)
    except NumberUnknown as error:
        raise Http404("no such number") from error
    if not form.is_valid() or form.cleaned_data["start"] > form.cleaned_data["end"]:
        raise Http404("no such number")
    return _of(request, name, form.cleaned_data)


def number_query(number: NumberOf | None) -> dict[str, str]:
    """Return what an address says of a number; nothing without one."""
    if number is None:
        return {}
    return {
        PARAMETER: number.name.text,
        "organisation": str(number.organisation_id),
        "start": number.start.isoformat(),
        "end": number.end.isoformat(),
        "count_by": number.count_by.value,
        "known": number.known_on.isoformat() if number.known_on else "",
    }


def number_href(request: HttpRequest, number: NumberOf) -> str:
    """Return the address of the list of cases, or of members, behind a number."""
    page = "persons" if number.name.is_of_members else "cases"
    return address(request, page, query=number_query(number))


def number_words(number: NumberOf) -> str:
    """Return what is counted, and from which day to which."""
    return f"{_name(number.name)}, {period_words(number.start, number.end)}"


def counted_words(found: Sequence[int]) -> str:
    """Return how the list differs from its number: what is counted twice stands in it once."""
    distinct = len(set(found))
    if distinct == len(found):
        return ""
    words = _("Con số tính %(times)d lần, của %(distinct)d hồ sơ hoặc người.")
    return words % {"times": len(found), "distinct": distinct}


def case_words() -> dict[str, str]:
    """Return the ways in which a case comes to be followed, and is followed no longer."""
    language = reader_language()
    return {
        stages.BEGUN: _("bắt đầu theo dõi"),
        stages.BEGUN_ANEW: _("theo dõi lại"),
        **_along(),
        Stage.OFFICIAL.value: _("công nhận chính thức"),
        **{closing.value: closing_name(closing, language) for closing in Closing},
    }


def member_words() -> dict[str, str]:
    """Return the ways in which members come and leave."""
    return {
        members.ADMITTED: _("kết nạp"),
        members.TRANSFERRED_IN: _("chuyển đến"),
        members.CAME: _("ghi vào danh sách, chưa rõ đến từ đâu"),
        **_along(),
        members.STRUCK_OFF: _("xóa tên"),
        members.TRANSFERRED_OUT: _("chuyển đi"),
        members.LEFT: _("rời chi bộ, chưa phân loại lý do"),
    }


def _along() -> dict[str, str]:
    """Coming and leaving along with an organisation that was put under another body."""
    return {
        CAME_ALONG: _("chuyển đến cùng tổ chức"),
        LEFT_ALONG: _("chuyển đi cùng tổ chức"),
    }


def _of(request: HttpRequest, name: NumberName, asked: Mapping[str, Any]) -> NumberOf:
    action = Action.SEE_PEOPLE if name.is_of_members else Action.SEE_CASE
    visible = organisations_visible_to(actor_behind(request), action)
    place = visible.filter(pk=asked["organisation"]).first()
    if place is None:
        raise Http404("no such organisation")
    return NumberOf(
        name=name,
        organisation_id=place.pk,
        path=place.path,
        start=asked["start"],
        end=asked["end"],
        count_by=CountBy(asked["count_by"] or counting_day()),
        known_on=asked["known"],
    )


def _name(name: NumberName) -> str:
    language = reader_language()
    match name.sort:
        case Sort.FOLLOWED:
            return _("Hồ sơ đang theo dõi: %s") % _change(name.change, case_words())
        case Sort.MEMBERS:
            return _("Đảng viên: %s") % _change(name.change, member_words())
        case Sort.STANDING:
            return _("Ở giai đoạn “%s” cuối kỳ") % _stages(name)
        case Sort.PASSED:
            return _("Chuyển giai đoạn %s") % _stages(name)
        case Sort.ENDED:
            return _("Đã qua giai đoạn “%s”") % _stages(name)
        case Sort.PUT_FORWARD_BY:
            return _("Được giới thiệu bởi: %s") % code_name(NominatorKind(name.words[0]), language)
        case Sort.DUE:
            return _("Hết thời gian dự bị")
        case Sort.COURSES:
            return _of_courses(name)
        case Sort.TABLE:
            row = name.table.rows[name.place]
            return f"{name.table.code}: {row.vi if language == 'vi' else row.en}"
        case _:
            assert_never(name.sort)


def _of_courses(name: NumberName) -> str:
    which, course = name.words[0], name.course
    if which in (SENT, CERTIFIED):
        course = course or _("mọi lớp nhận thức")
        words = {
            SENT: _("Cử đi học: %s"),
            CERTIFIED: _("Có giấy chứng nhận sau khi được cử đi học: %s"),
        }
    else:
        course = course or _("mọi lớp đảng viên mới")
        words = {
            LISTED: _("Trong danh sách lớp: %s"),
            FINISHED: _("Trong danh sách lớp và có giấy chứng nhận: %s"),
        }
    return words[which] % course


def _stages(name: NumberName) -> str:
    return " → ".join(stage_name(stage, reader_language()) for stage in name.stages)


def _change(change: Change, words: Mapping[str, str]) -> str:
    if change == OPENING:
        return _("đầu kỳ")
    if change == CLOSING:
        return _("cuối kỳ")
    way = _("tăng") if change[:1] == CAME else _("giảm")
    return ", ".join([way, *(words.get(how, how) for how in change[1:])])
