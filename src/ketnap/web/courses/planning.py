"""Pages that announce a course and change what is known of it."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from ketnap.accounts import access
from ketnap.accounts.actors import actor_behind
from ketnap.domain.access import Action
from ketnap.occasions.courses import services
from ketnap.web.cells_to_choose import cells_to_choose, chosen_cell
from ketnap.web.courses.forms import CourseForm, first_values
from ketnap.web.courses.reading import crumbs_to, open_course
from ketnap.web.day import address
from ketnap.web.form_page import FormPage, answered
from ketnap.web.posted import data_of


@access.page(Action.MANAGE_COURSE)
@require_http_methods(["GET", "POST"])
def new_course(request: HttpRequest) -> HttpResponse:
    """Ask what is known of a course, and put it into the list."""
    actor = actor_behind(request)
    data = data_of(request)
    form = CourseForm(data, cells=cells_to_choose(request, Action.MANAGE_COURSE))

    def plan(_values: dict[str, Any]) -> HttpResponse:
        cell = chosen_cell(request, Action.MANAGE_COURSE, form.cell_id())
        course = services.plan_course(cell, form.order(), by=actor)
        messages.success(request, _("Đã lập lớp."))
        return redirect("propose_participants", course.pk)

    page = FormPage(
        title=_("Lập lớp bồi dưỡng"),
        lead=_("Ghi lớp trước, rồi chọn người đề nghị cử đi học."),
        verb=_("Lập lớp"),
        form=form,
        back_href=address(request, "courses"),
        crumbs=crumbs_to(request),
    )
    return answered(request, page, plan)


@access.page(Action.MANAGE_COURSE)
@require_http_methods(["GET", "POST"])
def change_course(request: HttpRequest, course_id: int) -> HttpResponse:
    """Show what is known of a course and write it anew."""
    opened = open_course(request, course_id)
    data = data_of(request)
    form = CourseForm(data, initial=first_values(opened.record))

    def change(_values: dict[str, Any]) -> HttpResponse:
        services.change_course(opened.id, form.order(), by=opened.actor)
        messages.success(request, _("Đã sửa lớp."))
        return redirect("course", opened.id)

    page = FormPage(
        title=_("Sửa lớp"),
        lead=_("Khi đã có người được cử thì loại và tên lớp giữ như trong hồ sơ của họ."),
        verb=_("Lưu lớp"),
        form=form,
        back_href=address(request, "course", opened.id),
        crumbs=crumbs_to(request, opened),
    )
    return answered(request, page, change)
