"""What the reader asks of the list of cases, read from the address."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.http import Http404, HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ketnap.accounts.actors import actor_behind
from ketnap.casefiles.queries import FigureOf
from ketnap.domain.access import Action
from ketnap.domain.casefile.codes import Stage
from ketnap.domain.casefile.wording import stage_name
from ketnap.figures.behind import NumberOf, cases_behind
from ketnap.intake.models import SheetImport
from ketnap.organisations.models import Organisation
from ketnap.organisations.queries import names_on, organisations_visible_to
from ketnap.web.cases.orders import SORTINGS, Sorting
from ketnap.web.day import address, day_of
from ketnap.web.figure_lists import figure_in, figure_query
from ketnap.web.figure_numbers import number_in, number_query
from ketnap.web.import_lists import import_of_cases_in, import_query
from ketnap.web.language import reader_language

TABLE = "table"
LONGEST_SEARCH = 120
USUAL = Sorting()
MOST_OFFERED = 200
"""How many organisations the list offers; the others are reached through the figures."""
LONGEST_KEY = 19
"""From how many digits on no record can have the number."""


class CaseFilter(forms.Form):
    """The words, the stage and the organisation that narrow the table, and its order."""

    q = forms.CharField(
        label=gettext_lazy("Tìm họ tên, nơi công tác, số văn bản"),
        max_length=LONGEST_SEARCH,
        required=False,
        widget=forms.TextInput(attrs={"type": "search", "autocomplete": "off"}),
    )

    def __init__(
        self, data: Mapping[str, Any], *, organisations: Sequence[tuple[str, str]] = ()
    ) -> None:
        shown = {**{name: data[name] for name in data}, "order": data.get("order") or USUAL.code}
        super().__init__(shown, auto_id="kn-filter-%s")
        language = reader_language()
        stages = [(stage.value, stage_name(stage, language)) for stage in Stage]
        self.fields["stage"] = forms.ChoiceField(
            label=_("Giai đoạn"), choices=[("", _("Mọi giai đoạn")), *stages], required=False
        )
        if len(organisations) > 1:
            self.fields["below"] = forms.ChoiceField(
                label=_("Tổ chức, gồm cả cấp dưới"),
                choices=[("", _("Mọi tổ chức")), *organisations],
                required=False,
            )
        self.fields["order"] = forms.ChoiceField(
            label=_("Xếp theo"),
            choices=[(code, each.name) for code, each in SORTINGS.items()],
            required=False,
        )


@dataclass(frozen=True, slots=True)
class Wanted:
    """What narrows the table, and its order; or else the board."""

    search: str = ""
    stage: Stage | None = None
    figure: FigureOf | None = None
    number: NumberOf | None = None
    among: tuple[int, ...] | None = None
    """The cases behind the number; one that it counts twice stands there twice."""
    brought_by: SheetImport | None = None
    below: Organisation | None = None
    sorting: Sorting = USUAL
    as_table: bool = False

    @property
    def is_narrowed(self) -> bool:
        asked = (self.search, self.stage, self.figure, self.number, self.brought_by, self.below)
        return any(asked)

    @property
    def batch(self) -> int | None:
        return self.brought_by.batch_id if self.brought_by else None

    @property
    def path(self) -> str:
        return self.below.path if self.below else ""

    @property
    def shows_table(self) -> bool:
        """The board always shows every case; whatever narrows or orders belongs to the table."""
        return self.as_table or self.is_narrowed

    def href(self, request: HttpRequest, **changes: str) -> str:
        """Return the address of this list with some of it changed, from its first page on."""
        return address(request, "cases", query=self._query() | changes)

    def export_href(self, request: HttpRequest) -> str:
        """Return the address of the page that takes this list out as a file."""
        return address(request, "export_cases", query=self._query())

    def _query(self) -> dict[str, str]:
        return {
            "view": TABLE if self.shows_table else "",
            "q": self.search,
            "stage": self.stage or "",
            "order": "" if self.sorting == USUAL else self.sorting.code,
            "below": str(self.below.pk) if self.below else "",
            **figure_query(self.figure),
            **number_query(self.number),
            **import_query(self.brought_by),
        }


def filter_in(request: HttpRequest) -> CaseFilter:
    """Return the filter as the address has it, with the organisations the reader sees.

    Raises `Http404` for an organisation that he does not.
    """
    visible = organisations_visible_to(actor_behind(request), Action.SEE_CASE)
    found = list(visible.values_list("pk", flat=True)[:MOST_OFFERED])
    chosen = _below(request)
    if chosen is not None and chosen.pk not in found:
        found.append(chosen.pk)
    names = names_on(found, day_of(request).on) if len(found) > 1 else {}
    return CaseFilter(request.GET, organisations=[(str(pk), names[pk]) for pk in found if names])


def wanted_in(form: CaseFilter, request: HttpRequest) -> Wanted:
    """Return what the address asks for; what it says that does not exist is left out.

    Raises `Http404` for a number, an import or an organisation that the reader may not see, and for
    a figure that is nowhere shown.
    """
    form.is_valid()
    stage = form.cleaned_data.get("stage", "")
    order = request.GET.get("order", "")
    number = number_in(request)
    return Wanted(
        search=form.cleaned_data.get("q", ""),
        stage=Stage(stage) if stage else None,
        figure=None if number else figure_in(request),
        number=number,
        among=tuple(cases_behind(number)) if number else None,
        brought_by=import_of_cases_in(request),
        below=_below(request),
        sorting=SORTINGS.get(order, USUAL),
        as_table=request.GET.get("view") == TABLE or order in SORTINGS,
    )


def _below(request: HttpRequest) -> Organisation | None:
    asked = request.GET.get("below", "")
    if not asked:
        return None
    visible = organisations_visible_to(actor_behind(request), Action.SEE_CASE)
    found = visible.filter(pk=asked).first() if _is_key(asked) else None
    if found is None:
        raise Http404("no such organisation")
    return found


def _is_key(text: str) -> bool:
    return text.isascii() and text.isdigit() and len(text) < LONGEST_KEY
