"""The entries the staff screens put into the left menu."""

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from ketnap.accounts.actors import optional_actor
from ketnap.casefiles.queries import due_count, may_choose_counting_day, own_casefiles
from ketnap.design.menu import MenuEntry, MenuGroup, add_to_menu
from ketnap.domain.access import Action, Role, may
from ketnap.domain.casefile.codes import Stage
from ketnap.jobs.queries import unfinished_count
from ketnap.occasions.meetings.queries import planned_meetings
from ketnap.plans.queries.nominations import waiting_for
from ketnap.privacy.queries import open_requests
from ketnap.web.day import AHEAD, day_of
from ketnap.web.mentoring.lines import lines_of
from ketnap.web.mentoring.mine import own_cases
from ketnap.web.stages import stage_counts_of

MOST_COUNTED = 200
"""Where the count beside the desk stops: who has more to do reads it on the desk itself."""


def _due_soon(request: HttpRequest) -> int | None:
    """Return how much is overdue or due within three weeks; nothing beside an empty desk."""
    on = day_of(request).on
    return due_count(optional_actor(request), on, on + AHEAD, most=MOST_COUNTED) or None


def _followed(request: HttpRequest) -> int | None:
    """Return how many cases are on their way."""
    counts = stage_counts_of(request)
    arrived = counts[Stage.OFFICIAL] + counts[Stage.CLOSED]
    return sum(counts.values()) - arrived or None


def _inspects(request: HttpRequest) -> bool:
    actor = optional_actor(request)
    return actor is not None and Role.INSPECTOR in actor.roles()


def _mentors(request: HttpRequest) -> bool:
    actor = optional_actor(request)
    return actor is not None and Role.MENTOR in actor.roles()


def _reviews_overdue(request: HttpRequest) -> int | None:
    """Return how many of the mentor's reviews are overdue."""
    return sum(line.is_overdue for line in lines_of(request, own_cases(request))) or None


def _meetings_ahead(request: HttpRequest) -> int | None:
    """Return how many meetings are planned and not yet closed."""
    return planned_meetings(optional_actor(request)).count() or None


def _nominations_waiting(request: HttpRequest) -> int | None:
    """Return how many people were put forward and wait for the cell's answer."""
    return waiting_for(optional_actor(request)).count() or None


ENTRIES = (
    MenuEntry(
        label=_("Hồ sơ của tôi"),
        url_name="own_record",
        icon="user",
        group=MenuGroup.DAILY,
        order=5,
        is_visible=lambda request: own_casefiles(optional_actor(request)).exists(),
        on_phone=True,
    ),
    MenuEntry(
        label=_("Bàn làm việc"),
        url_name="desk",
        icon="layout-dashboard",
        group=MenuGroup.DAILY,
        order=10,
        is_visible=lambda request: may(optional_actor(request), Action.SEE_DESK),
        count=_due_soon,
        on_phone=True,
    ),
    MenuEntry(
        label=_("Người tôi giúp đỡ"),
        url_name="my_people",
        icon="users",
        group=MenuGroup.DAILY,
        order=15,
        is_visible=_mentors,
        count=_reviews_overdue,
        on_phone=True,
    ),
    MenuEntry(
        label=_("Hồ sơ"),
        url_name="cases",
        icon="folder",
        group=MenuGroup.DAILY,
        order=20,
        is_visible=lambda request: may(optional_actor(request), Action.SEE_CASE),
        count=_followed,
        on_phone=True,
    ),
    MenuEntry(
        label=_("Hồ sơ trình lên"),
        url_name="submissions",
        icon="send",
        group=MenuGroup.DAILY,
        order=22,
        is_visible=lambda request: may(optional_actor(request), Action.HANDLE_SUBMISSION),
        on_phone=True,
    ),
    MenuEntry(
        label=_("Kiểm tra"),
        url_name="inspections",
        icon="search",
        group=MenuGroup.DAILY,
        order=25,
        is_visible=_inspects,
        on_phone=True,
    ),
    MenuEntry(
        label=_("Giới thiệu quần chúng"),
        url_name="nominations",
        icon="user-plus",
        group=MenuGroup.DAILY,
        order=28,
        is_visible=lambda request: may(optional_actor(request), Action.NOMINATE),
        on_phone=True,
    ),
    MenuEntry(
        label=_("Lịch"),
        url_name="calendar",
        icon="calendar",
        group=MenuGroup.DAILY,
        order=30,
        is_visible=lambda request: may(optional_actor(request), Action.SEE_DESK),
    ),
    MenuEntry(
        label=_("Họp chi bộ"),
        url_name="meetings",
        icon="users-group",
        group=MenuGroup.DAILY,
        order=40,
        is_visible=lambda request: may(optional_actor(request), Action.SEE_MEETING),
        count=_meetings_ahead,
    ),
    MenuEntry(
        label=_("Lớp bồi dưỡng"),
        url_name="courses",
        icon="school",
        group=MenuGroup.DAILY,
        order=50,
        is_visible=lambda request: may(optional_actor(request), Action.MANAGE_COURSE),
    ),
    MenuEntry(
        label=_("Lễ kết nạp"),
        url_name="ceremonies",
        icon="flag",
        group=MenuGroup.DAILY,
        order=60,
        is_visible=lambda request: may(optional_actor(request), Action.HOLD_CEREMONY),
    ),
    MenuEntry(
        label=_("Tin bài"),
        url_name="press_desk",
        icon="rss",
        group=MenuGroup.DAILY,
        order=70,
        is_visible=lambda request: may(optional_actor(request), Action.PREPARE_PRESS),
    ),
    MenuEntry(
        label=_("Kế hoạch"),
        url_name="plans",
        icon="target",
        group=MenuGroup.PLANS,
        order=110,
        is_visible=lambda request: may(optional_actor(request), Action.SEE_PLAN),
        count=_nominations_waiting,
    ),
    MenuEntry(
        label=_("Lập kế hoạch ngược"),
        url_name="planner",
        icon="route",
        group=MenuGroup.PLANS,
        order=120,
        is_visible=lambda request: may(optional_actor(request), Action.SEE_PLAN),
    ),
    MenuEntry(
        label=_("Số liệu"),
        url_name="figures",
        icon="chart-bar",
        group=MenuGroup.PLANS,
        order=130,
        is_visible=lambda request: may(optional_actor(request), Action.SEE_FIGURES),
    ),
    MenuEntry(
        label=_("Đảng viên"),
        url_name="members",
        icon="users",
        group=MenuGroup.PEOPLE,
        order=210,
        is_visible=lambda request: may(optional_actor(request), Action.SEE_PEOPLE),
    ),
    MenuEntry(
        label=_("Phân công giúp đỡ"),
        url_name="mentors",
        icon="users-group",
        group=MenuGroup.PEOPLE,
        order=220,
        is_visible=lambda request: may(optional_actor(request), Action.SEE_PEOPLE),
    ),
    MenuEntry(
        label=pgettext_lazy("all of them", "Tổ chức"),
        url_name="organisations",
        icon="sitemap",
        group=MenuGroup.PEOPLE,
        order=230,
        is_visible=lambda request: any(
            may(optional_actor(request), action)
            for action in (Action.SEE_PEOPLE, Action.MANAGE_ORGANISATION)
        ),
    ),
    MenuEntry(
        label=_("Sổ văn bản"),
        url_name="registers",
        icon="archive",
        group=MenuGroup.PAPERS,
        order=310,
        is_visible=lambda request: may(optional_actor(request), Action.SEE_REGISTER),
    ),
    MenuEntry(
        label=_("Mẫu giấy tờ"),
        url_name="paper_forms",
        icon="certificate",
        group=MenuGroup.PAPERS,
        order=320,
        is_visible=lambda request: may(optional_actor(request), Action.SEE_CASE),
    ),
    MenuEntry(
        label=_("Mẫu riêng"),
        url_name="own_templates",
        icon="file-pencil",
        group=MenuGroup.PAPERS,
        order=330,
        is_visible=lambda request: may(optional_actor(request), Action.PROPOSE_TEMPLATE),
    ),
    MenuEntry(
        label=_("Quy định"),
        url_name="rulebook",
        icon="book-2",
        group=MenuGroup.PAPERS,
        order=340,
        is_visible=lambda request: may(optional_actor(request), Action.SEE_RULEBOOK),
        on_phone=True,
    ),
    MenuEntry(
        label=_("Yêu cầu về dữ liệu"),
        url_name="data_requests",
        icon="inbox",
        group=MenuGroup.UPKEEP,
        order=410,
        is_visible=lambda request: may(optional_actor(request), Action.ANSWER_REQUEST),
        count=lambda request: open_requests(optional_actor(request)).count() or None,
    ),
    MenuEntry(
        label=_("Chuyển hồ sơ"),
        url_name="transfers",
        icon="route",
        group=MenuGroup.UPKEEP,
        order=420,
        is_visible=lambda request: may(optional_actor(request), Action.TRANSFER_CASE),
    ),
    MenuEntry(
        label=_("Nhập dữ liệu"),
        url_name="imports",
        icon="table",
        group=MenuGroup.UPKEEP,
        order=430,
        is_visible=lambda request: may(optional_actor(request), Action.IMPORT_RECORDS),
    ),
    MenuEntry(
        label=_("Việc nền"),
        url_name="jobs",
        icon="hourglass",
        group=MenuGroup.UPKEEP,
        order=440,
        is_visible=lambda request: may(optional_actor(request), Action.PRINT_PAPER),
        count=lambda request: unfinished_count(optional_actor(request)) or None,
    ),
    MenuEntry(
        label=_("Vai trò và quyền"),
        url_name="my_roles",
        icon="key",
        group=MenuGroup.UPKEEP,
        order=450,
        is_visible=lambda request: may(optional_actor(request), Action.SEE_MATRIX),
    ),
    MenuEntry(
        label=_("Nơi cài đặt khác"),
        url_name="installations",
        icon="key",
        group=MenuGroup.UPKEEP,
        order=460,
        is_visible=lambda request: may(optional_actor(request), Action.KEEP_INSTALLATIONS),
    ),
    MenuEntry(
        label=_("Ngày tính kết nạp"),
        url_name="choose_counting",
        icon="chart-bar",
        group=MenuGroup.UPKEEP,
        order=470,
        is_visible=lambda request: may_choose_counting_day(optional_actor(request)),
    ),
)


def place_entries() -> None:
    """Put the entries of this room into the menu."""
    for entry in ENTRIES:
        add_to_menu(entry)
