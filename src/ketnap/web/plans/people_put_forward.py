"""The list behind a number of a plan: who was put forward in its time, by whom, and the stage now."""

from collections.abc import Sequence
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from ketnap.accounts import access
from ketnap.accounts.actors import actor_behind
from ketnap.casefiles.models import Casefile
from ketnap.casefiles.queries import Reached, casefiles_visible_to, stages_of
from ketnap.domain.access import Action
from ketnap.domain.casefile.wording import stage_name
from ketnap.plans.queries.targets import plan_visible_to, put_forward_in
from ketnap.web.day import address
from ketnap.web.language import reader_language
from ketnap.web.open_cell import OpenCell, opened_cell
from ketnap.web.plans.reading import crumbs_to
from ketnap.web.plans.words import people_count, plan_days, plan_title


@access.page(Action.SEE_PLAN)
@require_GET
def people_put_forward(request: HttpRequest, plan_id: int) -> HttpResponse:
    """Show who was put forward from the plan's first day to the page's day."""
    plan = plan_visible_to(actor_behind(request), plan_id)
    opened = opened_cell(request, plan.cell)
    reached = put_forward_in(plan, on=opened.on)
    context = {
        "title": _("Người được giới thiệu"),
        "lead": _("%(plan)s: %(people)s.")
        % {"plan": plan_title(plan), "people": people_count(len(reached))},
        "days": plan_days(plan),
        "crumbs": [
            *crumbs_to(request, opened),
            {"label": plan_title(plan), "href": address(request, "plan", plan.pk)},
        ],
        "columns": [
            {"label": _("Họ và tên")},
            {"label": _("Đơn vị")},
            {"label": _("Giai đoạn")},
        ],
        "rows": _rows(request, opened, reached),
    }
    return render(request, "web/plans/people_put_forward.html", context)


def _rows(
    request: HttpRequest, opened: OpenCell, reached: Sequence[Reached]
) -> list[list[dict[str, Any]]]:
    units = {each.person_id: each.unit for each in reached}
    cases = casefiles_visible_to(opened.actor).filter(cell=opened.record, person__in=units.keys())
    rows = list(cases.select_related("person").order_by("person__sort_key", "pk"))
    stages = stages_of([case.pk for case in rows], on=opened.on)
    language = reader_language()
    return [
        [
            _name(request, case),
            {"text": units[case.person_id]},
            {"text": stage_name(stages[case.pk], language) if case.pk in stages else ""},
        ]
        for case in rows
    ]


def _name(request: HttpRequest, case: Casefile) -> dict[str, str]:
    return {"text": case.person.full_name, "href": address(request, "case", case.pk)}
