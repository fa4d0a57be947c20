"""Everybody a cell keeps a record of: a list to search, fifty a page."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.db.models import Prefetch, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_GET

from ketnap.accounts import access
from ketnap.accounts.actors import actor_behind
from ketnap.casefiles.queries import Cursor
from ketnap.casefiles.queries.keyset import Direction, slice_of
from ketnap.casefiles.queries.numbered import Numbered
from ketnap.domain.access import Action
from ketnap.figures.behind import NumberOf, members_behind
from ketnap.intake.models import SheetImport
from ketnap.intake.queries import persons_brought_by
from ketnap.organisations.dated import in_force
from ketnap.organisations.queries import names_on
from ketnap.people.models import Membership, Person
from ketnap.people.queries import named_like, persons_visible_to
from ketnap.web.day import address, day_of
from ketnap.web.day_words import capitalised, full_day
from ketnap.web.figure_numbers import counted_words, number_in, number_query, number_words
from ketnap.web.fragments import wants_fragment
from ketnap.web.import_lists import (
    import_of_persons_in,
    import_query,
    import_words,
    undone_words,
)
from ketnap.web.paging import cursor_of, place_or_404
from ketnap.web.people.tabs import tabs_of
from ketnap.web.people.words import status_words

PAGE = 50
LONGEST_SEARCH = 120
MEMBERS, OTHERS = "members", "others"


class PersonFilter(forms.Form):
    """The words and the standing that narrow the list."""

    q = forms.CharField(
        label=gettext_lazy("Tìm theo họ tên"), max_length=LONGEST_SEARCH, required=False
    )
    who = forms.ChoiceField(
        label=gettext_lazy("Ai"),
        choices=[
            ("", gettext_lazy("Mọi người")),
            (MEMBERS, gettext_lazy("Đảng viên")),
            (OTHERS, gettext_lazy("Chưa là đảng viên, hoặc đã rời chi bộ")),
        ],
        required=False,
    )

    def __init__(self, data: Any) -> None:
        super().__init__(data, auto_id="kn-filter-%s")
        self.fields["q"].widget = forms.TextInput(attrs={"type": "search", "autocomplete": "off"})


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the address asks for."""

    search: str
    who: str
    number: NumberOf | None = None
    among: Sequence[int] | None = None
    """Who stands behind the number; somebody whom it counts twice stands there twice."""
    brought_by: SheetImport | None = None

    @property
    def is_narrowed(self) -> bool:
        return bool(self.search or self.who or self.number or self.brought_by)

    def href(self, request: HttpRequest, **place: str) -> str:
        asked = {"q": self.search, "who": self.who, **self.origin()}
        return address(request, "persons", query={**asked, **place})

    def origin(self) -> dict[str, str]:
        """What the filter itself does not ask for: the number, or the import."""
        return {**number_query(self.number), **import_query(self.brought_by)}


@access.page(Action.SEE_PEOPLE)
@require_GET
def persons(request: HttpRequest) -> HttpResponse:
    """Show the persons whose record the reader may see, with their standing on the page's day."""
    form = PersonFilter(request.GET)
    form.is_valid()
    wanted = _wanted(request, form)
    day = day_of(request)
    kept = {**wanted.origin(), "on": "" if day.is_today else day.on.isoformat()}
    context = {
        "form": form,
        "tabs": tabs_of(request, "persons"),
        "reset_href": address(request, "persons") if wanted.is_narrowed else "",
        "kept": [(name, value) for name, value in kept.items() if value],
        "narrowed_to": _narrowed_to(request, wanted),
        **_table(request, wanted),
    }
    template = "web/people/found.html" if wants_fragment(request) else "web/people/persons.html"
    return render(request, template, context)


def _wanted(request: HttpRequest, form: PersonFilter) -> Wanted:
    number = number_in(request)
    return Wanted(
        search=form.cleaned_data.get("q", ""),
        who=form.cleaned_data.get("who", ""),
        number=number,
        among=members_behind(number) if number else None,
        brought_by=import_of_persons_in(request),
    )


def _narrowed_to(request: HttpRequest, wanted: Wanted) -> str:
    """Which number or import the list stands behind, and whom it leaves out, in words."""
    visible = persons_visible_to(actor_behind(request)).order_by()
    told = []
    if wanted.number is not None:
        behind = wanted.among or ()
        people = set(behind)
        told.append(_("Chỉ hiện người tính vào con số “%s”.") % number_words(wanted.number))
        told.append(counted_words(behind))
        told.append(_left_out(len(people) - visible.filter(pk__in=Numbered(people)).count()))
    if wanted.brought_by is not None:
        brought = persons_brought_by(wanted.brought_by)
        told.append(_("Chỉ hiện người từ lần nhập %s.") % import_words(wanted.brought_by))
        told.append(undone_words(wanted.brought_by))
        told.append(_left_out(brought.count() - visible.filter(pk__in=brought).count()))
    return " ".join(filter(None, told))


def _left_out(count: int) -> str:
    """How many persons' records are kept where the reader sees none."""
    if not count:
        return ""
    words = ngettext(
        "%(count)d người nay do nơi khác giữ hồ sơ nên không hiện.",
        "%(count)d người nay do nơi khác giữ hồ sơ nên không hiện.",
        count,
    )
    return words % {"count": count}


def _table(request: HttpRequest, wanted: Wanted) -> dict[str, Any]:
    with place_or_404():
        place = Direction(after=cursor_of(request, "after"), before=cursor_of(request, "before"))
        rows, more = slice_of(
            _found(request, wanted), key="sort_key", row_id="id", place=place, limit=PAGE
        )
    names = names_on({row.cell_id for row in rows}, day_of(request).on)
    back = place.before is not None
    return {
        "columns": _columns(several=len(names) > 1),
        "rows": [_row(request, row, names) for row in rows],
        "previous_href": _beside(request, wanted, "before", rows[0])
        if rows and (place.after or (back and more))
        else "",
        "next_href": _beside(request, wanted, "after", rows[-1]) if rows and (back or more) else "",
    }


def _found(request: HttpRequest, wanted: Wanted) -> QuerySet[Person]:
    on = day_of(request).on
    standing = Membership.objects.filter(in_force(on))
    found = persons_visible_to(actor_behind(request)).select_related("unit")
    if wanted.search:
        found = named_like(found, wanted.search)
    if wanted.among is not None:
        found = found.filter(pk__in=Numbered(wanted.among))
    if wanted.brought_by is not None:
        found = found.filter(pk__in=persons_brought_by(wanted.brought_by))
    if wanted.who == MEMBERS:
        found = found.filter(pk__in=standing.values("person"))
    elif wanted.who == OTHERS:
        found = found.exclude(pk__in=standing.values("person"))
    return found.prefetch_related(Prefetch("memberships", queryset=standing, to_attr="standing"))


def _columns(*, several: bool) -> list[dict[str, str]]:
    labels = [_("Họ và tên"), _("Ngày sinh"), _("Nơi công tác"), _("Tư cách")]
    if several:
        labels.append(_("Chi bộ giữ hồ sơ"))
    return [{"label": label} for label in labels]


def _row(request: HttpRequest, person: Any, names: dict[int, str]) -> list[dict[str, str]]:
    standing = next(iter(person.standing), None)
    cells = [
        {"text": person.full_name, "href": address(request, "person", person.pk)},
        {"text": full_day(person.born_on)},
        {"text": person.unit.name if person.unit else person.workplace},
        {"text": capitalised(status_words(standing)) if standing else _("Không là đảng viên")},
    ]
    if len(names) > 1:
        cells.append({"text": names[person.cell_id]})
    return cells


def _beside(request: HttpRequest, wanted: Wanted, way: str, person: Person) -> str:
    return wanted.href(request, **{way: Cursor(person.sort_key, person.pk).text()})
