"""What the reader asks of the list of cases, read from the address."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django import forms
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from ketnap.casefiles.queries import CaseOrder
from ketnap.domain.casefile.codes import Stage
from ketnap.domain.casefile.wording import stage_name
from ketnap.web.day import address
from ketnap.web.language import reader_language

TABLE = "table"
LONGEST_SEARCH = 120
ORDERS = {"name": CaseOrder.NAME, "since": CaseOrder.SINCE}


class CaseFilter(forms.Form):
    """The words and the stage that narrow the table."""

    q = forms.CharField(label=_("Tìm theo họ tên"), max_length=LONGEST_SEARCH, required=False)
    stage = forms.ChoiceField(label=_("Bước"), required=False)

    def __init__(self, data: Mapping[str, Any]) -> None:
        super().__init__(data, auto_id="kn-filter-%s")
        language = reader_language()
        stages = [(stage.value, stage_name(stage, language)) for stage in Stage]
        self.fields["q"].widget = forms.TextInput(attrs={"type": "search", "autocomplete": "off"})
        self.fields["stage"] = forms.ChoiceField(
            label=_("Bước"), choices=[("", _("Mọi bước")), *stages], required=False
        )


@dataclass(frozen=True, slots=True)
class Wanted:
    """A search, a stage and an order of the table, or else the board."""

    search: str = ""
    stage: Stage | None = None
    order: str = "name"
    as_table: bool = False

    @property
    def is_narrowed(self) -> bool:
        return bool(self.search or self.stage)

    @property
    def shows_table(self) -> bool:
        """The board always shows every case; whatever narrows or orders belongs to the table."""
        return self.as_table or self.is_narrowed

    def href(self, request: HttpRequest, **changes: str) -> str:
        """Return the address of this list with some of it changed, from its first page on."""
        query = {
            "view": TABLE if self.shows_table else "",
            "q": self.search,
            "stage": self.stage or "",
            "order": "" if self.order == "name" else self.order,
        }
        return address(request, "cases", query=query | changes)


def wanted_in(form: CaseFilter, request: HttpRequest) -> Wanted:
    """Return what the address asks for; what it says that does not exist is left out."""
    form.is_valid()
    stage = form.cleaned_data.get("stage", "")
    order = request.GET.get("order", "")
    return Wanted(
        search=form.cleaned_data.get("q", ""),
        stage=Stage(stage) if stage else None,
        order=order if order in ORDERS else "name",
        as_table=request.GET.get("view") == TABLE or order in ORDERS,
    )
