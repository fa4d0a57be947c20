"""What each mentor of a cell carries: how many people, since when, which reviews are overdue."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from operator import attrgetter

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET

from ketnap.accounts import access
from ketnap.accounts.actors import actor_behind
from ketnap.casefiles.queries import mentored_in
from ketnap.domain.access import Action, CaseRelation, may
from ketnap.domain.casefile.codes import StepKind
from ketnap.organisations.models import Organisation
from ketnap.people.models import Person
from ketnap.people.queries import official_members_of
from ketnap.web.day import address, day_of
from ketnap.web.mentoring.lines import MentoredLine, lines_of
from ketnap.web.open_cell import open_cell
from ketnap.web.other_cells import other_cells


@dataclass(frozen=True, slots=True)
class MentorLoad:
    """One mentor with the people he helps."""

    name: str
    lines: tuple[MentoredLine, ...]

    @property
    def count_words(self) -> str:
        count = len(self.lines)
        return ngettext("%(count)d người", "%(count)d người", count) % {"count": count}

    @property
    def overdue(self) -> int:
        return sum(line.is_overdue for line in self.lines)


@access.page(Action.SEE_PEOPLE)
@require_GET
def mentors(request: HttpRequest) -> HttpResponse:
    """Show the mentors of a cell by name, and the members who help nobody yet."""
    opened = open_cell(request, Action.SEE_PEOPLE)
    cell = opened.record
    actor, on = actor_behind(request), day_of(request).on
    place = CaseRelation(cell.pk, cell.path)
    loads = tuple(_loads(lines_of(request, mentored_in(actor, cell.pk, on=on))))
    context = {
        "cells": other_cells(request, opened, "mentors", Action.SEE_PEOPLE),
        "loads": loads,
        "free": _without_people(cell, {load.name for load in loads}, request),
        "overdue": sum(load.overdue for load in loads),
        "months": settings.MENTOR_REVIEW_MONTHS,
        "may_change": day_of(request).is_today
        and may(actor, Action.RECORD_STEP, place, StepKind.MENTOR_ASSIGNED),
    }
    return render(request, "web/mentoring/mentors.html", context)


def _loads(lines: list[MentoredLine]) -> Iterator[MentorLoad]:
    by_mentor = attrgetter("mentor")
    for name, group in groupby(sorted(lines, key=by_mentor), key=by_mentor):
        yield MentorLoad(name, tuple(group))


def _without_people(
    cell: Organisation, busy: set[str], request: HttpRequest
) -> list[dict[str, str]]:
    rows = official_members_of(cell.pk, on=day_of(request).on).select_related("person")
    free: list[Person] = [row.person for row in rows if row.person.full_name not in busy]
    return [
        {"name": person.full_name, "href": address(request, "person", person.pk)} for person in free
    ]
