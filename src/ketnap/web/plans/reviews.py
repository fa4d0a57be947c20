"""The reviews of the list, and one of them: everybody on one page, decided and kept."""

from collections.abc import Sequence
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from ketnap.accounts import access
from ketnap.accounts.actors import actor_behind
from ketnap.domain.access import Action, may, require
from ketnap.domain.casefile.codes import StepKind
from ketnap.plans.models import ListReview
from ketnap.plans.places import place_of
from ketnap.plans.queries.reviews import (
    ReviewLine,
    lines_of,
    people_on_list,
    review_visible_to,
    reviews_visible_to,
)
from ketnap.plans.services import reviews as services
from ketnap.web.day import address
from ketnap.web.day_words import full_day
from ketnap.web.form_page import FormPage, answered, put_refusal
from ketnap.web.open_cell import CELL, OpenCell, open_cell, opened_cell
from ketnap.web.other_cells import other_cells
from ketnap.web.plans.reading import cell_to_plan, crumbs_to
from ketnap.web.plans.request_forms import DatedForm
from ketnap.web.plans.review_form import ReviewForm
from ketnap.web.plans.review_lines import person_line
from ketnap.web.plans.tabs import tabs_of
from ketnap.web.plans.words import people_count
from ketnap.web.posted import data_of
from ketnap.web.today_only import today_only

FINISH = "finish"


@access.page(Action.SEE_PLAN)
@require_GET
def list_reviews(request: HttpRequest) -> HttpResponse:
    """Show the reviews of a cell's list, the latest first."""
    opened = open_cell(request, Action.SEE_PLAN)
    rows = reviews_visible_to(opened.actor).filter(cell=opened.record, held_on__lte=opened.on)
    context = {
        "opened": opened,
        "cells": other_cells(request, opened, "list_reviews"),
        "tabs": tabs_of(request, opened, "list_reviews"),
        "on_list": len(people_on_list(opened.actor, opened.record.pk, on=opened.on)),
        "reviews": [_row(request, review) for review in rows],
        "may_begin": opened.may_plan and not any(review.is_open for review in rows),
    }
    return render(request, "web/plans/reviews.html", context)


@access.page(Action.MANAGE_PLAN)
@require_http_methods(["GET", "POST"])
def new_review(request: HttpRequest, cell_id: int) -> HttpResponse:
    """Ask for the day of a review, and begin it."""
    opened = cell_to_plan(request, cell_id)
    page = FormPage(
        title=_("Rà soát danh sách"),
        verb=_("Bắt đầu rà soát"),
        lead=_("Danh sách gồm mọi người đang được giới thiệu, cảm tình Đảng, đã học lớp."),
        form=DatedForm(data_of(request), today=opened.on),
        crumbs=crumbs_to(request, opened, "list_reviews"),
        back_href=address(request, "list_reviews", query={CELL: cell_id}),
    )

    def act(order: dict[str, Any]) -> HttpResponse:
        review = services.begin_review(opened.record, on=order["on"], by=opened.actor)
        return redirect("list_review", review.pk)

    return answered(request, page, act)


@access.page(Action.SEE_PLAN)
@require_http_methods(["GET", "POST"])
def list_review(request: HttpRequest, review_id: int) -> HttpResponse:
    """Show a review; while it is open, keep what was chosen, and finish it when asked."""
    review = review_visible_to(actor_behind(request), review_id)
    opened = opened_cell(request, review.cell)
    lines = lines_of(review, opened.actor)
    form = ReviewForm(data_of(request), lines=lines)
    if request.method == "POST":
        require(opened.actor, Action.MANAGE_PLAN, place_of(review.cell))
        today_only(request)
        if form.is_valid() and _kept(request, review, form, opened):
            return redirect("list_review", review.pk)
    return _show(request, review, form, opened)


def _kept(request: HttpRequest, review: ListReview, form: ReviewForm, opened: OpenCell) -> bool:
    try:
        services.decide(review.pk, form.decisions(), by=opened.actor)
        if FINISH in request.POST:
            services.finish_review(review.pk, by=opened.actor)
    except ValidationError as refusal:
        put_refusal(form, refusal)
        return False
    finished = _("Đã kết thúc rà soát. Các bước cần ghi nằm cạnh từng người.")
    words = finished if FINISH in request.POST else _("Đã ghi kết luận.")
    messages.success(request, words)
    return True


def _show(
    request: HttpRequest, review: ListReview, form: ReviewForm, opened: OpenCell
) -> HttpResponse:
    may_record = opened.is_today and may(
        opened.actor, Action.RECORD_STEP, place_of(review.cell), StepKind.LISTED_AS_SYMPATHISER
    )
    may_decide = opened.may_plan and review.is_open
    context = {
        "opened": opened,
        "review": review,
        "form": form,
        "title": _title(review),
        "lead": _lead(review, form.lines),
        "crumbs": crumbs_to(request, opened, "list_reviews"),
        "may_decide": may_decide,
        "people": [
            person_line(
                request, line, form.fields_of(line) if may_decide else [], may_record=may_record
            )
            for line in form.lines
        ],
    }
    status = 422 if form.is_bound else 200
    return render(request, "web/plans/review.html", context, status=status)


def _title(review: ListReview) -> str:
    return _("Rà soát danh sách ngày %(day)s") % {"day": full_day(review.held_on)}


def _lead(review: ListReview, lines: Sequence[ReviewLine]) -> str:
    decided = sum(line.decided is not None for line in lines)
    words = _("%(people)s trong danh sách, đã có kết luận %(decided)d. Người rà soát: %(who)s.")
    return words % {
        "people": people_count(len(lines)),
        "decided": decided,
        "who": review.created_by.name,
    }


def _row(request: HttpRequest, review: Any) -> dict[str, Any]:
    return {
        "title": _title(review),
        "href": address(request, "list_review", review.pk),
        "note": _("%(people)s có kết luận; người rà soát: %(who)s")
        % {"people": people_count(review.decided), "who": review.created_by.name},
        "is_open": review.is_open,
    }
