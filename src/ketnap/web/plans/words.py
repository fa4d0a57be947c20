"""Plans, requests and paces in the reader's words."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ketnap.domain.plan.pace import Pace
from ketnap.domain.plan.request import RequestState
from ketnap.plans.models import Plan, PlanSpan
from ketnap.web.day_words import full_day


def plan_title(plan: Plan) -> str:
    """Return what a plan is called: “Kế hoạch năm 2026”, “Kế hoạch nhiệm kỳ 2025–2030”."""
    first, last = plan.starts_on.year, plan.ends_on.year
    if plan.span == PlanSpan.TERM:
        return _("Kế hoạch nhiệm kỳ %(first)d–%(last)d") % {"first": first, "last": last}
    if first == last:
        return _("Kế hoạch năm %(year)d") % {"year": first}
    return _("Kế hoạch năm %(first)d–%(last)d") % {"first": first, "last": last}


def plan_days(plan: Plan) -> str:
    """Return from when to when a plan runs."""
    days = {"start": full_day(plan.starts_on), "end": full_day(plan.ends_on)}
    return _("Từ %(start)s đến hết %(end)s") % days


def pace_words(pace: Pace) -> str:
    """Return how a result stands to an even course, as a fact about numbers."""
    if pace.is_reached:
        return _("đã đạt chỉ tiêu")
    if not pace.behind:
        return _("đúng tiến độ")
    words = ngettext(
        "chậm %(count)d người so với tiến độ", "chậm %(count)d người so với tiến độ", pace.behind
    )
    return words % {"count": pace.behind}


def request_words(state: RequestState) -> str:
    """Return where a request stands."""
    return {
        RequestState.UNSENT: _("Chưa gửi"),
        RequestState.WAITING: _("Chờ trả lời"),
        RequestState.OVERDUE: _("Quá hạn trả lời"),
        RequestState.ANSWERED: _("Đã trả lời"),
    }[state]


def people_count(count: int) -> str:
    """Return how many people, in words."""
    return ngettext("%(count)d người", "%(count)d người", count) % {"count": count}
