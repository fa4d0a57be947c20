"""What the reports of a period say beside its figures, counted naively over random histories.

Like the histories' own counts this reads plain data and shares no code with the product.
"""

from calendar import monthrange
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from figures.naive_stages import PROBATION_MONTHS, changes, stage_on
from figures.random_histories import COUNTED, standing_steps

Case = dict[str, Any]
Numbers = tuple[int, int]
"""How many were sent, and how many of them have a certificate."""
WITH_SOURCE = ("listed", "trained", "filing", "cell_proposed", "approved")
ON_PROBATION = ("probation", "recognition_due", "recognition_proposed")


def with_courses_by_half_year(cases: Iterable[Case]) -> list[Case]:
    """The same histories, each course called by the half-year in which people were sent to it."""
    return [case | {"steps": [_named(step) for step in case["steps"]]} for case in cases]


def courses_of(cases: Iterable[Case], start: date, end: date) -> dict[str, Numbers]:
    """The courses of a period by name, and all together under no name."""
    people: dict[str, list[bool]] = {"": []}
    for case in cases:
        sendings = list(_sendings(case, start, end))
        for course, is_certified in sendings:
            people.setdefault(course, []).append(is_certified)
        if sendings:
            people[""].append(any(is_certified for _course, is_certified in sendings))
    return {name: (len(each), sum(each)) for name, each in people.items()}


def ages_of(cases: Iterable[Case], figure: str, start: date, end: date) -> list[int]:
    """The age of everybody a figure counts, on the first day that counts."""
    ages = []
    for case in cases:
        days = _days(case, figure, start, end)
        if days:
            born, on = date.fromisoformat(case["person"]["born_on"]), min(days)
            ages.append(on.year - born.year - ((on.month, on.day) < (born.month, born.day)))
    return ages


def coverage(cases: Iterable[Case], start: date, end: date, **valid: int) -> Numbers:
    """How many cells admitted somebody, and how many did or had somebody on the list."""
    admitting, source = set(), set()
    for case in cases:
        cell = case["cell"]["name"]
        stages = {stage_on(case, start, **valid)}
        stages |= {now for day, _before, now in changes(case, **valid) if start <= day <= end}
        if stages & set(WITH_SOURCE):
            source.add(cell)
        if _days(case, "admitted", start, end):
            admitting.add(cell)
    return len(admitting), len(admitting | source)


def last_admissions(cases: Iterable[Case], end: date) -> dict[str, date]:
    """By cell, the last day up to a day on which it admitted somebody."""
    last: dict[str, date] = {}
    for case in cases:
        for day in _days(case, "admitted", date.min, end):
            cell = case["cell"]["name"]
            last[cell] = max(last.get(cell, day), day)
    return last


def due_within(cases: Iterable[Case], first: date, last: date, *, on: date, **valid: int) -> int:
    """How many who stand on probation on a day end it between two others."""
    found = 0
    for case in cases:
        if stage_on(case, on, **valid) in ON_PROBATION:
            held = [
                date.fromisoformat(step["on"])
                for step in standing_steps(case)
                if step["kind"] == "ceremony_held" and step["on"] <= on.isoformat()
            ]
            found += first <= _months_after(max(held), PROBATION_MONTHS) <= last
    return found


def _named(step: Case) -> Case:
    if step.get("kind") == "sent_to_course":
        half = "I" if int(step["on"][5:7]) <= 6 else "II"
        return step | {"course": f"Lớp đợt {half}.{step['on'][:4]}"}
    if "replacement" in step:
        return step | {"replacement": _named(step["replacement"])}
    return step


def _sendings(case: Case, start: date, end: date) -> Iterator[tuple[str, bool]]:
    steps = standing_steps(case)
    certified = [step["on"] for step in steps if step["kind"] == "course_certified"]
    for step in steps:
        if step["kind"] == "sent_to_course" and start.isoformat() <= step["on"] <= end.isoformat():
            yield step["course"], any(day >= step["on"] for day in certified)


def _days(case: Case, figure: str, start: date, end: date) -> list[date]:
    days = [date.fromisoformat(s["on"]) for s in standing_steps(case) if COUNTED[figure](s)]
    return [day for day in days if start <= day <= end]


def _months_after(day: date, months: int) -> date:
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
