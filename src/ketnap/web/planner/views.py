"""The reverse planner (lập kế hoạch ngược): from a ceremony day back to what must be done by when."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET

from ketnap.accounts import access
from ketnap.domain.access import Action
from ketnap.reminders.tables import load_practices
from ketnap.rules.load import load_calendar
from ketnap.web.cells_to_choose import cells_to_choose
from ketnap.web.day import PageDay, address, day_of
from ketnap.web.day_words import full_day, weekday_and_day
from ketnap.web.planner.forms import PlanForm, PracticeForm
from ketnap.web.planner.plans import WITH_A_FILE, Person, PersonPlan, people_of, plans_for

FEAST_DAYS = ((2, 3), (5, 19), (9, 2))
"""The days on which cells like to hold ceremonies, as month and day."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What the address asks for, as far as it can be read."""

    form: PlanForm
    practice_form: PracticeForm
    people: Sequence[Person]

    @property
    def ceremony_on(self) -> date | None:
        """The day to plan for; none before one is chosen, or where the form is not right."""
        is_right = self.form.is_bound and self.form.is_valid() and self.practice_form.is_valid()
        return self.form.cleaned_data["day"] if is_right else None

    def chosen(self) -> list[Person]:
        """Whom the plan is for: those chosen, else everybody with a file."""
        numbers = set(self.form.cleaned_data["person"])
        if numbers:
            return [person for person in self.people if str(person.case.pk) in numbers]
        return [person for person in self.people if person.stage in WITH_A_FILE]


@access.page(Action.SEE_PLAN)
@require_GET
def planner(request: HttpRequest) -> HttpResponse:
    """Ask for a ceremony day, and show the last safe day of every step before it."""
    day = day_of(request)
    cells = cells_to_choose(request, Action.SEE_PLAN)
    asked = _asked(request, cells, day)
    on = asked.ceremony_on
    plans = plans_for(request, asked.chosen(), on, asked.practice_form.practices()) if on else []
    context = {
        "form": asked.form,
        "practice_form": asked.practice_form,
        "feast_days": _feast_days(request, day),
        "ceremony_on": on,
        "ceremony_day": weekday_and_day(on, year=0) if on else "",
        "summary": _summary(plans) if on else "",
        "plans": plans,
        "announced_until": _announced_until(on),
        "has_people": bool(asked.people),
    }
    return render(request, "web/planner/planner.html", context)


def _asked(request: HttpRequest, cells: Sequence[tuple[str, str]], day: PageDay) -> Asked:
    numbers = [number for number, _name in cells]
    asked_cell = request.GET.get("cell", "")
    cell = asked_cell if asked_cell in numbers else next(iter(numbers), "")
    people = people_of(request, int(cell)) if cell else []
    data = request.GET if "day" in request.GET else None
    form = PlanForm(
        data,
        cells=cells,
        people=[(str(person.case.pk), person.name) for person in people],
        today=day.on,
    )
    return Asked(form, PracticeForm(data, usual=load_practices()), people)


def _feast_days(request: HttpRequest, day: PageDay) -> list[dict[str, str]]:
    """The next of each of the usual days, the nearest first."""
    days = sorted(_next(day.on, month, number) for month, number in FEAST_DAYS)
    query = {"cell": request.GET.get("cell", "")}
    return [
        {
            "label": full_day(each),
            "href": address(request, "planner", query={**query, "day": full_day(each)}),
        }
        for each in days
    ]


def _next(after: date, month: int, number: int) -> date:
    this_year = date(after.year, month, number)
    return this_year if this_year > after else date(after.year + 1, month, number)


def _summary(plans: Sequence[PersonPlan]) -> str:
    in_time = sum(plan.in_time for plan in plans)
    sentence = ngettext(
        "%(in_time)d trong %(count)d người kịp lễ, nếu mọi nơi dùng hết thời gian được phép.",
        "%(in_time)d trong %(count)d người kịp lễ, nếu mọi nơi dùng hết thời gian được phép.",
        len(plans),
    )
    return sentence % {"in_time": in_time, "count": len(plans)}


def _announced_until(on: date | None) -> str:
    """Until when the days off are announced, where the plan reaches further."""
    calendar = load_calendar()
    is_guess = on is not None and calendar.is_provisional(on)
    return full_day(calendar.announced_until) if is_guess else ""
