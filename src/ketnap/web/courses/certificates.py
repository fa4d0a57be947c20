"""Which awareness certificates will lapse before a planned vote, and whom to send again ahead of it."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from ketnap.accounts import access
from ketnap.accounts.actors import actor_behind
from ketnap.domain.access import Action
from ketnap.domain.casefile.wording import stage_name
from ketnap.domain.course import Standing
from ketnap.occasions.courses.models import CourseKind
from ketnap.occasions.courses.queries import Candidate, courses_visible_to
from ketnap.occasions.courses.queries import certificates as certificates_of
from ketnap.web.case.findings import Source, source_of
from ketnap.web.courses.forms import vision_in
from ketnap.web.courses.table import column, list_tabs
from ketnap.web.courses.words import ADVICE, STANDINGS
from ketnap.web.day import address, day_of
from ketnap.web.day_words import full_day
from ketnap.web.language import reader_language


@access.page(Action.MANAGE_COURSE)
@require_GET
def certificates(request: HttpRequest) -> HttpResponse:
    """Show everybody's certificate as of the day of a planned vote, the most urgent first."""
    day = day_of(request)
    form, vision = vision_in(request.GET, on=day.on)
    found = certificates_of(actor_behind(request), on=day.on, vision=vision)
    context = {
        "tabs": list_tabs(request, "certificates"),
        "form": form,
        "action_url": address(request, "certificates"),
        "kept": [] if day.is_today else [("on", day.on.isoformat())],
        "lead": _lead(found, full_day(vision.vote_on)),
        "groups": list(_groups(request, found)),
        "source": _source(found),
        "next_course": _next_course(request) if day.is_today else None,
    }
    return render(request, "web/courses/certificates.html", context)


def _lead(found: Sequence[Candidate], vote_on: str) -> str:
    def count(*standings: Standing) -> int:
        return sum(one.outlook.standing in standings for one in found)

    words = _(
        "Nếu chi bộ biểu quyết ngày %(day)s: %(need)d người cần học trước đó, "
        "%(ahead)d người nên cử học lại ở lớp gần nhất, %(hold)d người có giấy còn giá trị."
    )
    return words % {
        "day": vote_on,
        "need": count(Standing.NONE, Standing.LAPSES_BEFORE),
        "ahead": count(Standing.LAPSES_SOON_AFTER),
        "hold": count(Standing.HOLDS),
    }


def _groups(request: HttpRequest, found: Iterable[Candidate]) -> Iterator[dict[str, Any]]:
    for standing, group in groupby(found, key=lambda one: one.outlook.standing):
        rows = [_row(request, one) for one in group]
        yield {
            "title": STANDINGS[standing],
            "advice": ADVICE[standing],
            "columns": _columns(),
            "rows": rows,
            "count": len(rows),
        }


def _columns() -> list[dict[str, Any]]:
    return [
        column(_("Họ và tên")),
        column(_("Giai đoạn")),
        column(_("Ngày cấp")),
        column(_("Dùng được đến hết ngày")),
        column(_("Đang học")),
    ]


def _row(request: HttpRequest, one: Candidate) -> list[dict[str, str]]:
    issued, until = one.outlook.certified_on, one.outlook.valid_until
    sent = _("cử ngày %(day)s") % {"day": full_day(one.sent_on)} if one.sent_on else _("không")
    return [
        {"text": one.full_name, "href": address(request, "case", one.casefile_id)},
        {"text": stage_name(one.stage, reader_language()), "stage": one.stage.value},
        {"text": full_day(issued) if issued else _("chưa có")},
        {"text": full_day(until) if until else _("chưa có")},
        {"text": sent},
    ]


def _source(found: Sequence[Candidate]) -> Source | None:
    rule = next((one.outlook.rule for one in found if one.outlook.rule), None)
    return None if rule is None else source_of(rule, reader_language())


def _next_course(request: HttpRequest) -> dict[str, str] | None:
    """The nearest awareness course to come, on whose list people can be put."""
    courses = courses_visible_to(actor_behind(request)).filter(
        kind=CourseKind.AWARENESS, starts_on__gte=day_of(request).today
    )
    course = courses.order_by("starts_on").first()
    if course is None:
        return None
    return {
        "title": course.title,
        "starts_on": full_day(course.starts_on),
        "href": address(request, "propose_participants", course.pk),
    }
