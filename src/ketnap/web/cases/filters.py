"""What the reader asks of the list of cases, read from the address."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django import forms
from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ketnap.casefiles.queries import FigureOf
from ketnap.domain.casefile.codes import Stage
from ketnap.domain.casefile.wording import stage_name
from ketnap.web.cases.orders import SORTINGS, Sorting
from ketnap.web.day import address
from ketnap.web.figure_lists import figure_in, figure_query
from ketnap.web.language import reader_language

TABLE = "table"
LONGEST_SEARCH = 120
USUAL = Sorting()


class CaseFilter(forms.Form):
    """The words and the stage that narrow the table, and its order."""

    q = forms.CharField(
        label=gettext_lazy("Tìm họ tên, nơi công tác, số văn bản"),
        max_length=LONGEST_SEARCH,
        required=False,
        widget=forms.TextInput(attrs={"type": "search", "autocomplete": "off"}),
    )

    def __init__(self, data: Mapping[str, Any]) -> None:
        shown = {**{name: data[name] for name in data}, "order": data.get("order") or USUAL.code}
        super().__init__(shown, auto_id="kn-filter-%s")
        language = reader_language()
        stages = [(stage.value, stage_name(stage, language)) for stage in Stage]
        self.fields["stage"] = forms.ChoiceField(
            label=_("Giai đoạn"), choices=[("", _("Mọi giai đoạn")), *stages], required=False
        )
        self.fields["order"] = forms.ChoiceField(
            label=_("Xếp theo"),
            choices=[(code, each.name) for code, each in SORTINGS.items()],
            required=False,
        )


@dataclass(frozen=True, slots=True)
class Wanted:
    """A search, a stage, a figure and an order of the table, or else the board."""

    search: str = ""
    stage: Stage | None = None
    figure: FigureOf | None = None
    sorting: Sorting = USUAL
    as_table: bool = False

    @property
    def is_narrowed(self) -> bool:
        return bool(self.search or self.stage or self.figure)

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
            **figure_query(self.figure),
        }


def wanted_in(form: CaseFilter, request: HttpRequest) -> Wanted:
    """Return what the address asks for; what it says that does not exist is left out."""
    form.is_valid()
    stage = form.cleaned_data.get("stage", "")
    order = request.GET.get("order", "")
    return Wanted(
        search=form.cleaned_data.get("q", ""),
        stage=Stage(stage) if stage else None,
        figure=figure_in(request),
        sorting=SORTINGS.get(order, USUAL),
        as_table=request.GET.get("view") == TABLE or order in SORTINGS,
    )
