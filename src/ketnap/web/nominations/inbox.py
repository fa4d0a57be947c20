"""The cell's inbox of nominations: who waits, who was answered or withdrawn."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from ketnap.accounts import access
from ketnap.domain.access import Action
from ketnap.plans.models import Nomination, NominationState
from ketnap.plans.queries.nominations import Alike, alikes, nominations_visible_to, waiting_for
from ketnap.web.day import address
from ketnap.web.day_words import full_day
from ketnap.web.nominations.words import person_note
from ketnap.web.open_cell import open_cell
from ketnap.web.other_cells import other_cells
from ketnap.web.plans.tabs import tabs_of
from ketnap.web.plans.words import people_count

MOST_ANSWERED = 50


@access.page(Action.TAKE_UP_NOMINATION)
@require_GET
def nomination_inbox(request: HttpRequest) -> HttpResponse:
    """Show the nominations that wait, the longest first, and those answered last."""
    opened = open_cell(request, Action.SEE_PLAN)
    waiting = list(
        waiting_for(opened.actor).filter(cell=opened.record, put_forward_on__lte=opened.on)
    )
    answered = nominations_visible_to(opened.actor).filter(
        cell=opened.record, answered_on__lte=opened.on
    )
    context = {
        "opened": opened,
        "cells": other_cells(request, opened, "nomination_inbox"),
        "tabs": tabs_of(request, opened, "nomination_inbox"),
        "lead": _("%(people)s chờ chi bộ xem.") % {"people": people_count(len(waiting))},
        "waiting": _waiting_rows(waiting, alikes(opened.actor, waiting)),
        "answered": [
            _answered_row(request, each)
            for each in answered.order_by("-answered_on", "-pk")[:MOST_ANSWERED]
        ],
    }
    return render(request, "web/nominations/inbox.html", context)


def alike_words(found: Alike) -> list[str]:
    """Return what else is known of the same name and day of birth, a line each."""
    others = [
        _("%(body)s cũng giới thiệu người trùng họ tên, ngày sinh, ngày %(day)s.")
        % {"body": each.body.name, "day": full_day(each.put_forward_on)}
        for each in found.nominations
    ]
    known = [_("Chi bộ đã có người trùng họ tên, ngày sinh trong sổ.")] if found.persons else []
    return [*known, *others]


def _waiting_rows(
    waiting: Sequence[Nomination], found: Mapping[int, Alike]
) -> list[dict[str, Any]]:
    return [
        {
            "id": each.pk,
            "name": each.full_name,
            "note": person_note(each),
            "by": _("%(body)s giới thiệu ngày %(day)s")
            % {"body": each.body.name, "day": full_day(each.put_forward_on)},
            "alike": alike_words(found[each.pk]),
        }
        for each in waiting
    ]


def _answered_row(request: HttpRequest, nomination: Nomination) -> dict[str, str]:
    taken_up = nomination.state == NominationState.TAKEN_UP
    return {
        "name": nomination.full_name,
        "href": address(request, "case", nomination.casefile_id) if taken_up else "",
        "note": _("%(body)s giới thiệu ngày %(day)s")
        % {"body": nomination.body.name, "day": full_day(nomination.put_forward_on)},
        "answer": nomination.get_state_display(),
        "reason": nomination.reason,
        "day": full_day(nomination.answered_on) if nomination.answered_on else "",
    }
