"""Records that may be of one person: proposed, compared side by side, merged, taken apart."""

from dataclasses import dataclass
from itertools import combinations
from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from ketnap.accounts import access
from ketnap.accounts.actors import actor_behind
from ketnap.accounts.models import User
from ketnap.casefiles.queries import casefiles_visible_to
from ketnap.domain.access import Action
from ketnap.people.models import Person
from ketnap.people.queries import (
    duplicates_among,
    memberships_through_time,
    merge_visible_to,
    persons_visible_to,
)
from ketnap.people.services import merge_persons, undo_merge
from ketnap.web.day import address
from ketnap.web.day_words import capitalised, full_day
from ketnap.web.form_page import FormPage, answered
from ketnap.web.organisations.history import days_of
from ketnap.web.people.forms import MergeForm
from ketnap.web.people.person import case_lines, facts_of, open_person
from ketnap.web.people.tabs import tabs_of
from ketnap.web.people.words import status_words
from ketnap.web.posted import data_of


@dataclass(frozen=True, slots=True)
class Compared:
    """One fact of two records."""

    term: str
    one: str
    other: str

    @property
    def differs(self) -> bool:
        return self.one != self.other


@access.page(Action.CHANGE_PEOPLE)
@require_GET
def duplicates(request: HttpRequest) -> HttpResponse:
    """Propose records with one name, accents aside, and one day of birth."""
    changeable = persons_visible_to(actor_behind(request), Action.CHANGE_PEOPLE)
    pairs = [
        {
            "name": one.full_name,
            "other_name": other.full_name,
            "born_on": full_day(one.born_on),
            "workplaces": (one.workplace, other.workplace),
            "href": address(request, "compare_persons", one.pk, other.pk),
        }
        for group in duplicates_among(changeable)
        for one, other in combinations(group, 2)
    ]
    context = {"pairs": pairs, "tabs": tabs_of(request, "duplicates")}
    return render(request, "web/people/duplicates.html", context)


@access.page(Action.CHANGE_PEOPLE)
@require_http_methods(["GET", "POST"])
def compare(request: HttpRequest, one: int, other: int) -> HttpResponse:
    """Compare two records side by side, and merge them once somebody says they are one."""
    both = [open_person(request, number, Action.CHANGE_PEOPLE) for number in (one, other)]
    labels = [_("Bản ghi số %(number)d") % {"number": person.pk} for person in both]
    choices = [
        (str(person.pk), f"{label}: {person.full_name}")
        for person, label in zip(both, labels, strict=True)
    ]
    posted = data_of(request)
    page = FormPage(
        title=_("Hai bản ghi này là một người?"),
        verb=_("Gộp hai bản ghi"),
        lead=_(
            "Bản ghi được giữ giữ nguyên thông tin của nó; hồ sơ, đảng tịch và tài khoản của bản ghi "
            "kia chuyển sang. Có thể hoàn tác."
        ),
        form=MergeForm(posted, choices=choices),
        crumbs=[{"label": _("Có thể trùng"), "href": address(request, "duplicates")}],
        back_href=address(request, "duplicates"),
        template="web/people/compare.html",
        more={"labels": labels, "lines": _lines(request, both[0], both[1])},
    )

    def act(order: dict[str, Any]) -> HttpResponse:
        kept = next(person for person in both if str(person.pk) == order["kept"])
        dropped = next(person for person in both if person is not kept)
        merge_persons(kept, dropped, reason=order["reason"], actor=actor_behind(request))
        messages.success(request, _("Đã gộp hai bản ghi."))
        return redirect("person", kept.pk)

    return answered(request, page, act)


@access.page(Action.CHANGE_PEOPLE)
@require_http_methods(["GET", "POST"])
def undo(request: HttpRequest, merge_id: int) -> HttpResponse:
    """Take two merged records apart again."""
    merge = merge_visible_to(actor_behind(request), merge_id)
    if merge is None or merge.undone_at is not None:
        raise Http404("no such merge")
    page = FormPage(
        title=_("Tách lại bản ghi %(name)s?") % {"name": merge.dropped.full_name},
        verb=_("Hoàn tác việc gộp"),
        lead=_("Đúng những gì đã chuyển khi gộp sẽ về lại bản ghi cũ. Những gì ghi sau đó ở lại."),
        form=forms.Form(data_of(request)),
        back_href=address(request, "person", merge.kept_id),
        grave=True,
    )

    def act(_order: dict[str, Any]) -> HttpResponse:
        undo_merge(merge, actor=actor_behind(request))
        messages.success(request, _("Đã tách lại hai bản ghi."))
        return redirect("person", merge.dropped_id)

    return answered(request, page, act)


def _lines(request: HttpRequest, one: Person, other: Person) -> list[Compared]:
    facts = zip(facts_of(one), facts_of(other), strict=True)
    lines = [Compared(left["term"], left["value"], right["value"]) for left, right in facts]
    held = [
        Compared(term, words(request, one), words(request, other))
        for term, words in (
            (_("Đảng tịch"), _memberships),
            (_("Hồ sơ"), _cases),
            (_("Tài khoản"), _accounts),
        )
    ]
    return [*lines, *held]


def _memberships(_request: HttpRequest, person: Person) -> str:
    rows = memberships_through_time(person.pk)
    return "; ".join(f"{capitalised(status_words(row))} {days_of(row)}" for row in rows)


def _cases(request: HttpRequest, person: Person) -> str:
    cases = casefiles_visible_to(actor_behind(request)).filter(person=person)
    return "; ".join(f"{line['stage_name']}, {line['cell']}" for line in case_lines(request, cases))


def _accounts(_request: HttpRequest, person: Person) -> str:
    users = User.objects.filter(person=person).order_by("username")
    return ", ".join(users.values_list("username", flat=True))
