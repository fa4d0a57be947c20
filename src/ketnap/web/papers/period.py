"""The days that lists and reports of a body count between, as an address asks for them."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any, Protocol

from django import forms
from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ketnap.casefiles.queries import CountBy, counting_day
from ketnap.design.forms import DayField
from ketnap.documents.drafts import Draft, drafts_for_cell
from ketnap.documents.papers.models import Paper
from ketnap.documents.papers.queries import was_printed
from ketnap.documents.sources.cells import Period, cases_listed
from ketnap.domain.paperwork.sheet import Sheet
from ketnap.domain.paperwork.words import day_in_figures
from ketnap.organisations.models import Organisation

START, END = "start", "end"
WHOLE = "whole"
"""The last day of the whole period, of which the days between may be but the first part."""
_COUNT_BY, _KNOWN = "count_by", "known"
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


class _CountingForm(forms.Form):
    """How the figures are counted, as the page that leads to a report asked for them."""

    count_by = forms.ChoiceField(choices=[(each.value, each.value) for each in CountBy])
    known = forms.BooleanField(required=False)
    whole = DayField(required=False)


class PaperPeriod(Protocol):
    """What the papers of a body count, as an address asks for it."""

    @property
    def query(self) -> Mapping[str, str]:
        """What addresses of the papers say of it."""

    def drafts(self, body: Organisation, sheet: Sheet) -> tuple[Draft, ...]:
        """The paper that a form gives."""

    def cases_named(self, body: Organisation, sheet: Sheet) -> tuple[int, ...]:
        """The cases of all whom the paper of a form names."""

    def holds(self, paper: Paper) -> bool:
        """Whether a paper drawn up before is of the same days."""


@dataclass(frozen=True, slots=True)
class AskedPeriod:
    """A period of a cell, as asked for on a day; `known_on` counts what was recorded by then.

    `whole_end` is the last day of the whole period, where more of it is to come.
    """

    start: date
    end: date
    on: date
    count_by: CountBy = field(default_factory=counting_day)
    known_on: date | None = None
    whole_end: date | None = None

    @property
    def query(self) -> dict[str, str]:
        """What an address says of it; nothing for the year up to the day, as usually counted."""
        if self == _usual(self.on):
            return {}
        days = {START: self.start, END: self.end}
        # Days up to that of the page would be taken for those of the year so far.
        if self.whole_end or self.end == self.on:
            days[WHOLE] = self.whole_end or self.end
        return {
            **{name: day.isoformat() for name, day in days.items()},
            **_counting_query(self.count_by, self.known_on),
        }

    def drafts(self, body: Organisation, sheet: Sheet) -> tuple[Draft, ...]:
        """The paper of a form: of the period where it prints one, else as of its last day."""
        counts = _FIRST in sheet.on(self.on).names()
        made_on = self.on if counts else self.end
        return drafts_for_cell(
            body,
            sheet,
            on=made_on,
            start=self.start,
            end=self.end,
            count_by=self.count_by,
            known_on=self.known_on,
            whole_end=self.whole_end,
        )

    def cases_named(self, body: Organisation, sheet: Sheet) -> tuple[int, ...]:
        """The cases of all whom the lists name as of the last day."""
        period = Period(
            cell=body,
            on=self.end,
            start=self.start,
            end=self.end,
            count_by=self.count_by,
            known_on=self.known_on,
        )
        return cases_listed(period, sheet.required)

    def holds(self, paper: Paper) -> bool:
        """Whether a paper drawn up before is of this period, or of its last day."""
        if _FIRST not in paper.fingerprints:
            return paper.dated_on == self.end
        return is_of(paper, self.start, self.end)


def is_of(paper: Paper, start: date, end: date) -> bool:
    """Whether a report drawn up before counts between two days."""
    days = {_FIRST: day_in_figures(start), _LAST: day_in_figures(end)}
    return all(was_printed(paper, name, day) for name, day in days.items())


def _counting_query(count_by: CountBy, known_on: date | None) -> dict[str, str]:
    """What an address says of how figures are counted; nothing where they are as usual."""
    return {
        **({} if count_by is counting_day() else {_COUNT_BY: count_by.value}),
        **({_KNOWN: "on"} if known_on else {}),
    }


def period_in(request: HttpRequest, *, on: date) -> AskedPeriod:
    """The period an address asks for; the usual one where it asks for none that can be."""
    form, asked = PeriodForm(request.GET, on=on), _usual(on)
    if form.is_valid():
        start, end = form.cleaned_data[START], form.cleaned_data[END]
        whole_end = asked.whole_end if (start, end) == (asked.start, asked.end) else None
        asked = replace(asked, start=start, end=end, whole_end=whole_end)
    counting = _CountingForm({_COUNT_BY: asked.count_by, **request.GET.dict()})
    if not counting.is_valid():
        return asked
    count_by, known = CountBy(counting.cleaned_data[_COUNT_BY]), counting.cleaned_data[_KNOWN]
    whole_end = counting.cleaned_data[WHOLE] or asked.whole_end
    if whole_end is not None and whole_end <= asked.end:
        whole_end = None
    known_on = on if known else None
    return replace(asked, count_by=count_by, known_on=known_on, whole_end=whole_end)


def _usual(on: date) -> AskedPeriod:
    """The year up to a day."""
    last = date(on.year, 12, 31)
    return AskedPeriod(date(on.year, 1, 1), on, on, whole_end=last if on < last else None)
