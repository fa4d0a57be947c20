"""The desk (bàn làm việc): what is due, for whom, by which day, and where it lies."""

from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET

from ketnap.accounts import access
from ketnap.accounts.actors import actor_behind
from ketnap.casefiles.queries import DuePage, due_rows, own_casefiles
from ketnap.domain.access import Action, may
from ketnap.organisations.queries import names_on
from ketnap.rules.load import holiday_name
from ketnap.web.day import AHEAD, address, day_of
from ketnap.web.day_words import capitalised, weekday_and_day
from ketnap.web.desk.agenda import agenda_of
from ketnap.web.desk.coming import coming
from ketnap.web.desk.figures import figures_for, first_day
from ketnap.web.desk.notices import notices_for
from ketnap.web.desk.other_work import other_work
from ketnap.web.desk.tasks import Task, tasks_for
from ketnap.web.figure_lists import period_words
from ketnap.web.language import reader_language
from ketnap.web.nominations.following import Followed, followed_by
from ketnap.web.paging import cursor_of, place_or_404
from ketnap.web.papers.changed import changed_href

SHOWN = 100


@access.page(Action.SEE_DESK)
@require_GET
def desk(request: HttpRequest) -> HttpResponse:
    """Show what is due, the most urgent first, and the year's figures.

    To who puts people forward it shows first what was asked, and what became of those.
    Who follows nobody but himself is led to his own page.
    """
    actor, day = actor_behind(request), day_of(request)
    if not may(actor, Action.SEE_CASE) and own_casefiles(actor).exists():
        return redirect(address(request, "own_record"))
    with place_or_404():
        page = due_rows(actor, day.on, date.max, after=cursor_of(request, "after"), limit=SHOWN)
    tasks = tasks_for(request, page.rows)
    language, sees_cases = reader_language(), may(actor, Action.SEE_CASE)
    followed = followed_by(request) if may(actor, Action.NOMINATE) else None
    agenda = agenda_of(tasks, day, lambda each: holiday_name(each, language=language))
    return render(
        request,
        "web/desk/desk.html",
        {
            "agenda": agenda,
            "nothing_due": not tasks,
            "sees_cases": sees_cases,
            "coming": coming(request) if sees_cases else (),
            "elsewhere": _elsewhere(request, tasks),
            "other_work": other_work(request),
            "figures": figures_for(request),
            "figures_title": _("Kết quả năm %(year)d") % {"year": day.on.year},
            "figures_period": period_words(first_day(day.on), day.on),
            "followed": followed,
            "notices": notices_for(request),
            "changed_href": changed_href(request) if sees_cases else "",
            "lead": _lead(tasks, day.on) if sees_cases else _lead_without_cases(followed, day.on),
            "can_open": day.is_today and may(actor, Action.OPEN_CASE),
            **_ways_on(request, page),
        },
    )


def _elsewhere(request: HttpRequest, tasks: list[Task]) -> list[Task]:
    """Return what waits for others than the reader's own bodies."""
    own = {held.organisation_id for held in actor_behind(request).held}
    names = set(names_on(own, day_of(request).on).values())
    return [task for task in tasks if task.owner.is_elsewhere and task.owner.name not in names]


def _lead_without_cases(followed: Followed | None, on: date) -> str:
    """Return what became of those put forward, else the day: nothing is due of who sees no case."""
    return followed.lead if followed else f"{_day(on)}."


def _day(on: date) -> str:
    return capitalised(weekday_and_day(on, year=0))


def _lead(tasks: list[Task], on: date) -> str:
    """Return one sentence: the day, and how much is due and overdue."""
    ahead = sum(on <= task.due_on <= on + AHEAD for task in tasks)
    sentence = ngettext(
        "%(day)s. Có %(count)d việc đến hạn trong ba tuần tới, %(overdue)d việc đã quá hạn.",
        "%(day)s. Có %(count)d việc đến hạn trong ba tuần tới, %(overdue)d việc đã quá hạn.",
        ahead,
    )
    return sentence % {
        "day": _day(on),
        "count": ahead,
        "overdue": sum(task.due_on < on and not task.lapsed for task in tasks),
    }


def _ways_on(request: HttpRequest, page: DuePage) -> dict[str, Any]:
    following = page.next.text() if page.next else ""
    return {
        "next_href": address(request, "desk", query={"after": following}) if following else "",
        "previous_href": address(request, "desk") if "after" in request.GET else "",
    }
