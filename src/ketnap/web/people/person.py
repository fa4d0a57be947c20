"""One person: facts, membership, cases the reader may see, and what changed in the record."""

from collections.abc import Iterable, Sequence
from datetime import timedelta
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from ketnap.accounts import access
from ketnap.accounts.actors import actor_behind
from ketnap.audit.models import Deed
from ketnap.audit.queries import about_object
from ketnap.audit.services import note_access
from ketnap.casefiles.queries import casefiles_visible_to, joining_for, mentored_by, stages_of
from ketnap.domain.access import Action, Actor, may
from ketnap.domain.casefile.wording import stage_name
from ketnap.organisations.queries import names_on
from ketnap.people.models import Membership, Person
from ketnap.people.queries import (
    kept_for,
    memberships_through_time,
    merge_visible_to,
    merges_into,
    persons_visible_to,
)
from ketnap.web.day import address, day_of
from ketnap.web.day_words import capitalised, full_day
from ketnap.web.language import reader_language
from ketnap.web.organisations.history import days_of
from ketnap.web.organisations.reading import place
from ketnap.web.people.history import DONE_TO_A_PERSON
from ketnap.web.people.joining_words import joining_words
from ketnap.web.people.words import notes_on, official_words, status_words
from ketnap.web.retold import retold

CHANGES_SHOWN = 30
_ONE_DAY = timedelta(days=1)


def open_person(request: HttpRequest, person_id: int, action: Action = Action.SEE_PEOPLE) -> Person:
    """The person for whoever may do something with the record; a stranger gets 404."""
    rows = persons_visible_to(actor_behind(request), action).select_related("cell", "unit")
    found = rows.filter(pk=person_id).first()
    if found is None:
        raise Http404("no such person")
    return found


@access.page(Action.SEE_PEOPLE)
@require_GET
def person(request: HttpRequest, person_id: int) -> HttpResponse:
    """Show one person as of the page's day; that the record was looked at is noted."""
    kept = kept_for(person_id)
    opened = open_person(request, kept)
    if kept != person_id:
        return redirect("person", kept)
    actor = actor_behind(request)
    note_access(actor.user_id, Deed.VIEWED, object_kind="person", object_id=opened.pk)
    return render(request, "web/people/person.html", _context(request, opened, actor))


def _context(request: HttpRequest, person: Person, actor: Actor) -> dict[str, Any]:
    day = day_of(request)
    standing = list(memberships_through_time(person.pk))
    now = next((row for row in standing if row.valid_until is None), None)
    names = names_on({person.cell_id, *(row.cell_id for row in standing)}, day.on)
    may_change = day.is_today and may(actor, Action.CHANGE_PEOPLE, place(person.cell))
    return {
        "person": person,
        "lead": _lead(standing, person, names, request),
        "crumbs": [{"label": _("Mọi người trong sổ"), "href": address(request, "persons")}],
        "facts": facts_of(person),
        "standing": [_standing(row, names) for row in standing],
        "mistaken": _mistaken(standing, actor, request) if day.is_today else [],
        "now": now,
        "may_change": may_change,
        "may_change_standing": now is not None
        and day.is_today
        and may(actor, Action.CHANGE_PEOPLE, place(now.cell)),
        "cases": case_lines(request, casefiles_visible_to(actor).filter(person=person)),
        "helps": case_lines(request, mentored_by(actor, person, on=day.on)),
        "calls_for": _calls_for(person, actor, request) if may_change else [],
        "merges": _merges(person, actor),
        "changes": _changes(person)
        if may(actor, Action.SEE_ACCESS_LOG, place(person.cell))
        else [],
        "most": CHANGES_SHOWN,
    }


def _lead(
    standing: Iterable[Membership], person: Person, names: dict[int, str], request: HttpRequest
) -> str:
    on = day_of(request).on
    holds = (
        row
        for row in standing
        if row.valid_from <= on and (row.valid_until is None or on <= row.valid_until)
    )
    row = next(holds, None)
    if row is None:
        return _("Không là đảng viên vào ngày này. %(cell)s giữ bản ghi.") % {
            "cell": names[person.cell_id]
        }
    return _("%(status)s của %(cell)s") % {
        "status": capitalised(status_words(row)),
        "cell": names[row.cell_id],
    }


def facts_of(person: Person) -> list[dict[str, str]]:
    """Return the facts about a person with what they are called."""
    yes, no = _("có"), _("không")
    pairs = (
        (_("Họ và tên"), person.full_name),
        (_("Ngày sinh"), full_day(person.born_on)),
        (_("Giới tính"), person.get_sex_display()),
        (_("Dân tộc"), person.ethnicity),
        (_("Tôn giáo"), person.religion),
        (_("Trình độ học vấn"), person.get_schooling_display()),
        (_("Nghề nghiệp"), person.occupation),
        (_("Nơi làm việc"), person.workplace),
        (_("Đơn vị"), person.unit.name if person.unit else ""),
        (_("Là đoàn viên"), yes if person.youth_union_member else no),
        (_("Là đoàn viên công đoàn"), yes if person.trade_union_member else no),
        (_("Đã kết hôn"), yes if person.married else no),
    )
    return [{"term": term, "value": value} for term, value in pairs]


def _standing(row: Membership, names: dict[int, str]) -> dict[str, Any]:
    official = _("chính thức từ %(day)s") % {"day": official_words(row)} if row.official_on else ""
    return {
        "on": days_of(row),
        "what": f"{capitalised(status_words(row))}, {names[row.cell_id]}",
        "note": capitalised("; ".join(part for part in (official, notes_on(row)) if part)),
        "major": row.valid_until is None,
    }


def _mistaken(
    standing: Sequence[Membership], actor: Actor, request: HttpRequest
) -> list[dict[str, str]]:
    """The ways to take off the roll what was entered by mistake: one for each unbroken time in a cell."""
    followed = {(row.cell_id, row.valid_until + _ONE_DAY) for row in standing if row.valid_until}
    firsts = [row for row in standing if (row.cell_id, row.valid_from) not in followed]
    return [
        {
            "label": _("Ghi nhầm từ %(day)s? Bỏ khỏi danh sách")
            % {"day": full_day(row.valid_from)},
            "href": address(request, "take_off_roll", row.pk),
        }
        for row in firsts
        if may(actor, Action.CHANGE_PEOPLE, place(row.cell))
    ]


def case_lines(request: HttpRequest, cases: Iterable[Any]) -> list[dict[str, str]]:
    """Return rows of cases with the stage each has reached on the page's day."""
    rows = list(cases)
    stages = stages_of([case.pk for case in rows], on=day_of(request).on)
    names = names_on({case.cell_id for case in rows}, day_of(request).on)
    return [
        {
            "name": case.person.full_name,
            "cell": names[case.cell_id],
            "href": address(request, "case", case.pk),
            "stage": stages.get(case.pk, ""),
            "stage_name": stage_name(stages[case.pk], reader_language())
            if case.pk in stages
            else _("chưa có bước nào vào ngày này"),
        }
        for case in rows
    ]


def _calls_for(person: Person, actor: Actor, request: HttpRequest) -> list[dict[str, Any]]:
    found = (
        joining_for(actor, case.pk, on=day_of(request).on)
        for case in casefiles_visible_to(actor).filter(person=person)
    )
    return [{"id": each.case.pk, "what": joining_words(each)} for each in found if each]


def _merges(person: Person, actor: Actor) -> list[dict[str, Any]]:
    return [
        {
            "id": merge.pk,
            "name": merge.dropped.full_name,
            "on": full_day(timezone.localdate(merge.merged_at)),
            "reason": merge.reason,
            "may_undo": merge_visible_to(actor, merge.pk) is not None,
        }
        for merge in merges_into(person.pk)
    ]


def _changes(person: Person) -> list[dict[str, Any]]:
    rows = about_object("person", person.pk).filter(deed=Deed.RECORD_CHANGED)
    return [
        {
            "on": full_day(timezone.localdate(entry.at)),
            "what": capitalised(retold(entry.detail, DONE_TO_A_PERSON)),
            "by": entry.who.name if entry.who else _("Quản trị máy chủ"),
        }
        for entry in rows[:CHANGES_SHOWN]
    ]
