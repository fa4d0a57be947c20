"""The days that a cell's lists and report count between, as an address asks for them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ketnap.design.forms import DayField
from ketnap.documents.drafts import Draft, drafts_for_cell
from ketnap.documents.papers.models import Paper
from ketnap.documents.papers.queries import disagreements
from ketnap.documents.sources.cells import Period
from ketnap.domain.paperwork.sheet import Sheet
from ketnap.domain.paperwork.words import day_in_figures
from ketnap.organisations.models import Organisation

START, END = "start", "end"
_FIRST, _LAST = "period_from", "period_to"


class PeriodForm(forms.Form):
    """Asks for both days; without them the year up to its last day, and up to the page's day."""

    start = DayField(label=gettext_lazy("Từ ngày"), required=False)
    end = DayField(label=gettext_lazy("Đến ngày"), required=False)

    def __init__(self, data: Mapping[str, Any], *, on: date) -> None:
        usual = {} if data.get(START) or data.get(END) else {START: f"01/01/{on.year}"}
        end = data.get(END) or f"{on:%d/%m/%Y}"
        super().__init__({**{name: data[name] for name in data}, **usual, END: end})
        self.on = on

    def clean_end(self) -> date:
        end: date = self.cleaned_data[END]
        if end > self.on:
            raise ValidationError(_("Ngày này chưa đến."))
        return end

    def clean(self) -> dict[str, Any]:
        start, end = self.cleaned_data.get(START), self.cleaned_data.get(END)
        if start and end and start > end:
            self.add_error(START, _("Ngày đầu kỳ không được sau ngày cuối kỳ."))
        if end and not start:
            self.cleaned_data[START] = date(end.year, 1, 1)
        return self.cleaned_data


@dataclass(frozen=True, slots=True)
class AskedPeriod:
    """A period, as asked for on a day."""

    start: date
    end: date
    on: date

    @property
    def query(self) -> dict[str, str]:
        """What an address says of it; nothing for the year up to the day."""
        if self == _usual(self.on):
            return {}
        return {START: self.start.isoformat(), END: self.end.isoformat()}

    def drafts(self, cell: Organisation, sheet: Sheet) -> tuple[Draft, ...]:
        """The paper of a form: of the period where it prints one, else as of its last day."""
        counts = _FIRST in sheet.on(self.on).names()
        made_on = self.on if counts else self.end
        return drafts_for_cell(cell, sheet, on=made_on, start=self.start, end=self.end)

    def of(self, cell: Organisation) -> Period:
        """The period of a cell, with its lists as of the last day."""
        return Period(cell=cell, on=self.end, start=self.start, end=self.end)

    def holds(self, paper: Paper) -> bool:
        """Whether a paper drawn up before is of this period, or of its last day."""
        if _FIRST not in paper.fingerprints:
            return paper.dated_on == self.end
        days = {_FIRST: day_in_figures(self.start), _LAST: day_in_figures(self.end)}
        return not disagreements(paper, days)


def period_in(request: HttpRequest, *, on: date) -> AskedPeriod:
    """The period an address asks for; the usual one where it asks for none that can be."""
    form = PeriodForm(request.GET, on=on)
    if not form.is_valid():
        return _usual(on)
    return AskedPeriod(form.cleaned_data[START], form.cleaned_data[END], on)


def _usual(on: date) -> AskedPeriod:
    return AskedPeriod(date(on.year, 1, 1), on, on)
