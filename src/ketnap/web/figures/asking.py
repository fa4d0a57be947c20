"""What the reader asks of the figures, read from the address."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ketnap.accounts.actors import actor_behind
from ketnap.casefiles.queries import CountBy, Figure, FigureOf, counting_day
from ketnap.casefiles.queries.counted_people import Asked, figure_counts
from ketnap.design.forms import DayField
from ketnap.documents.registers.queries import term_days
from ketnap.documents.sources.period_figures import Reported
from ketnap.domain.access import Action, Actor, CaseRelation, may
from ketnap.domain.figures import Dimension, PeriodKind, Row, Span
from ketnap.figures.admissions import MOST_MONTHS, USUAL_MONTHS
from ketnap.figures.behind import NumberName, NumberOf
from ketnap.figures.names import DIMENSION_NAMES, FIGURE_NAMES
from ketnap.figures.settings import load_least_shown
from ketnap.figures.targets import (
    PlannedTotal,
    plan_span_of,
    plans_within,
    reached_within,
    targets_within,
)
from ketnap.figures.targets_outside import reached_outside
from ketnap.organisations.models import Organisation
from ketnap.organisations.queries import names_on, organisations_visible_to
from ketnap.plans.models import PlanSpan
from ketnap.web.day import address, day_of
from ketnap.web.figure_lists import figure_href
from ketnap.web.figure_numbers import number_href
from ketnap.web.figures.choices import (
    EARLIEST,
    kind_of,
    period_choices,
    period_of,
    usual_period,
)
from ketnap.web.frame import roles_in_order

MOST_OFFERED = 200
"""How many organisations the list offers; the others are reached through the tables."""
USUAL_DIMENSIONS = (
    Dimension.SEX,
    Dimension.AGE_BAND,
    Dimension.YOUTH_UNION,
    Dimension.PROFESSION,
    Dimension.ETHNICITY,
)
LONGEST_KEY = 19
"""From how many digits on no record can have the number."""
_KEPT = (
    "organisation",
    "period",
    "start",
    "end",
    "count_by",
    "figure",
    "by",
    "months",
    "known",
    "outside",
)


class FiguresForm(forms.Form):
    """Whose figures, of which period, counted and broken down how."""

    start = DayField(label=gettext_lazy("Từ ngày"), required=False)
    end = DayField(label=gettext_lazy("Đến ngày"), required=False)
    months = forms.IntegerField(
        label=gettext_lazy("Chi bộ chưa kết nạp từ mấy tháng"),
        min_value=1,
        max_value=MOST_MONTHS,
        required=False,
    )
    known = forms.BooleanField(
        label=gettext_lazy("Chỉ tính điều đã ghi đến hết ngày xem"), required=False
    )
    outside = forms.BooleanField(
        label=gettext_lazy("Bản cho bên ngoài: không nêu số của nhóm ít người"), required=False
    )

    def __init__(
        self,
        data: Any,
        *,
        on: date,
        term: Span | None,
        organisations: list[tuple[str, str]],
    ) -> None:
        super().__init__(data, auto_id="kn-figures-%s")
        choices: dict[str, tuple[Any, Any]] = {
            "organisation": (_("Tổ chức"), organisations),
            "period": (_("Kỳ"), period_choices(on, term=term, asked=data.get("period", ""))),
            "count_by": (
                _("Kết nạp tính theo"),
                [(CountBy.DECISION, _("ngày quyết định")), (CountBy.CEREMONY, _("ngày lễ"))],
            ),
            "figure": (_("Phân tích"), [(each.value, FIGURE_NAMES[each]) for each in Figure]),
        }
        for name, (label, offered) in choices.items():
            self.fields[name] = forms.ChoiceField(label=label, choices=offered, required=False)
        self.fields["by"] = forms.MultipleChoiceField(
            label=_("Phân theo"),
            choices=[(each.value, name) for each, name in DIMENSION_NAMES.items()],
            required=False,
            widget=forms.CheckboxSelectMultiple,
        )
        self.on = on

    def clean(self) -> dict[str, Any]:
        """A free period needs both days, in their order, and none that has not come."""
        start, end = self.cleaned_data.get("start"), self.cleaned_data.get("end")
        if self.cleaned_data.get("period") != PeriodKind.FREE.value or self.errors:
            return self.cleaned_data
        for name, day in (("start", start), ("end", end)):
            if day is None:
                self.add_error(name, _("Hãy ghi ngày."))
            elif day > self.on:
                self.add_error(name, _("Ngày này chưa đến."))
            elif day < EARLIEST:
                self.add_error(name, _("Ngày này trước ngày thành lập Đảng."))
        if start and end and start > end:
            self.add_error("start", _("Ngày đầu kỳ không được sau ngày cuối kỳ."))
        return self.cleaned_data


@dataclass(frozen=True, slots=True, kw_only=True)
class AskedFigures:
    """An organisation whose figures the reader may see, and how they are to be counted."""

    organisation: Organisation
    name: str
    kind: PeriodKind
    whole: Span
    term: Span | None
    count_by: CountBy
    figure: Figure
    dimensions: tuple[Dimension, ...]
    months: int
    known_on: date | None
    on: date
    is_for_outside: bool
    sees_cases: bool
    """Whether numbers open lists; a copy for readers outside is made as if for them."""
    query: Mapping[str, Any]

    @property
    def span(self) -> Span:
        """The period as far as it has gone on the page's day."""
        return self.whole.up_to(self.on)

    @property
    def before_words(self) -> str:
        """What the period is called that this one is compared with."""
        return _("Kỳ trước") if self.span.exceeds_a_year else _("Cùng kỳ năm trước")

    @property
    def targets(self) -> Mapping[Figure, PlannedTotal]:
        """What the plans set for the whole period, also where it still runs."""
        return targets_within(self.organisation.path, self.whole, of=self.plan_span)

    @property
    def reached(self) -> Mapping[Figure, int | None]:
        """What the cells with a target brought of it so far; nothing where it is left out."""
        plans = plans_within(self.organisation.path, self.whole, of=self.plan_span)
        counting = self.counting(self.span)
        if self.sees_cases:
            return reached_within(plans, counting)
        counts = figure_counts(counting)
        return reached_outside(plans, counting, counts, least=load_least_shown())

    @property
    def plan_span(self) -> PlanSpan:
        """Which plans measure the period."""
        is_term = self.kind is PeriodKind.TERM
        return PlanSpan.TERM if is_term else plan_span_of(self.whole)

    @property
    def is_cell(self) -> bool:
        return self.organisation.kind == "cell"

    @property
    def reported(self) -> Reported:
        """The same as a report counts it."""
        return Reported(
            path=self.organisation.path,
            span=self.span,
            whole=self.whole,
            plan_span=self.plan_span,
            count_by=self.count_by,
            known_on=self.known_on,
        )

    def counting(self, span: Span, *figures: Figure) -> Asked:
        """The same asked of the queries, for some figures or for all."""
        return Asked(
            path=self.organisation.path,
            start=span.start,
            end=span.end,
            figures=figures or tuple(Figure),
            count_by=self.count_by,
            known_on=self.known_on,
        )

    def list_href(
        self,
        request: HttpRequest,
        figure: Figure,
        *,
        span: Span | None = None,
        organisation_id: int | None = None,
        row: Row | None = None,
        is_part: bool = False,
    ) -> str:
        """The list behind a number; empty for whoever sees figures alone.

        A number that `is_part` has been counted so that all parts add up to the whole.
        """
        if not self.sees_cases:
            return ""
        days = span or self.span
        of = FigureOf(
            figure=figure,
            organisation_id=organisation_id or self.organisation.pk,
            start=days.start,
            end=days.end,
            count_by=self.count_by,
            known_on=self.known_on,
            row=row,
            part_of=self.organisation.pk if is_part else None,
        )
        return figure_href(request, of)

    def number_href(
        self,
        request: HttpRequest,
        name: NumberName,
        *,
        span: Span | None = None,
    ) -> str:
        """The list behind a number that is no plain figure; empty for whoever sees figures alone."""
        if not self.sees_cases:
            return ""
        days = span or self.span
        number = NumberOf(
            name=name,
            organisation_id=self.organisation.pk,
            path=self.organisation.path,
            start=days.start,
            end=days.end,
            count_by=self.count_by,
            known_on=self.known_on,
        )
        return number_href(request, number)

    def below_href(self, request: HttpRequest, organisation_id: int) -> str:
        """The same page of what stands below; empty for readers outside.

        For them both pages together would tell of a small group by subtraction.
        """
        if not self.sees_cases:
            return ""
        return self.href(request, "figures", organisation=organisation_id)

    def href(self, request: HttpRequest, name: str, *names: Any, **changes: Any) -> str:
        """The address of a page of figures that asks the same, but for what is changed."""
        return address(request, name, *names, query={**self.query, **changes})


def asked_in(request: HttpRequest) -> tuple[FiguresForm, AskedFigures]:
    """Return the form, and what it asks; where it cannot be read, the usual is asked.

    Raises `Http404` for whoever may not see the figures of the organisation.
    """
    return asked_of(request, _organisation(request, actor_behind(request)))


def to_mend(request: HttpRequest, asked: AskedFigures) -> HttpResponse:
    """Lead whoever asked with a mistake to the page that says which.

    A page says it beside the usual figures; a file or a list of its own would tell of another
    period than was asked for, and not that it does.
    """
    return redirect(asked.href(request, "figures"))


def asked_of(request: HttpRequest, organisation: Organisation) -> tuple[FiguresForm, AskedFigures]:
    """The same of an organisation that the reader may see, whatever else the address says."""
    actor, on = actor_behind(request), day_of(request).on
    term = term_days(organisation.path, on)
    form = FiguresForm(
        _completed(request, organisation, on),
        on=on,
        term=term,
        organisations=_offered(actor, organisation, on),
    )
    return form, _asked(request, organisation, _usable(form), term, on)


def _usable(form: FiguresForm) -> Mapping[str, Any]:
    """What the form says; of one with a mistake, no more than that it is for outside."""
    is_right, said = form.is_valid(), form.cleaned_data
    return said if is_right else {"outside": said.get("outside")}


def _asked(
    request: HttpRequest,
    organisation: Organisation,
    usable: Mapping[str, Any],
    term: Span | None,
    on: date,
) -> AskedFigures:
    code = usable.get("period") or usual_period(on)
    kind = kind_of(code)
    free = Span(usable["start"], usable["end"]) if kind is PeriodKind.FREE else term
    place = CaseRelation(organisation.pk, organisation.path)
    is_for_outside = bool(usable.get("outside"))
    return AskedFigures(
        organisation=organisation,
        name=names_on([organisation.pk], on)[organisation.pk],
        kind=kind,
        whole=period_of(code, free=free or Span(on, on)),
        term=term,
        count_by=CountBy(usable.get("count_by") or counting_day()),
        figure=Figure(usable.get("figure") or Figure.ADMITTED),
        dimensions=tuple(map(Dimension, usable.get("by") or USUAL_DIMENSIONS)),
        months=usable.get("months") or USUAL_MONTHS,
        known_on=on if usable.get("known") else None,
        on=on,
        is_for_outside=is_for_outside,
        sees_cases=not is_for_outside and may(actor_behind(request), Action.SEE_CASE, place),
        query=_kept(request),
    )


def _kept(request: HttpRequest) -> dict[str, Any]:
    given = {name: request.GET.getlist(name) for name in _KEPT}
    return {name: values for name, values in given.items() if any(values)}


def _completed(request: HttpRequest, organisation: Organisation, on: date) -> Any:
    """The address with what it leaves open filled by the usual."""
    data = request.GET.copy()
    data["organisation"] = str(organisation.pk)
    data.setdefault("period", usual_period(on))
    data.setdefault("count_by", counting_day().value)
    data.setdefault("figure", Figure.ADMITTED.value)
    data.setdefault("months", str(USUAL_MONTHS))
    if "by" not in data:
        data.setlist("by", [each.value for each in USUAL_DIMENSIONS])
    return data


def _organisation(request: HttpRequest, actor: Actor) -> Organisation:
    """The one that is asked for, else the first in which the reader holds a role that sees figures."""
    visible = organisations_visible_to(actor, Action.SEE_FIGURES)
    asked = request.GET.get("organisation", "")
    found = visible.filter(pk=asked).first() if _is_key(asked) else None
    if not asked:
        held = [each.organisation_id for each in roles_in_order(actor)]
        own = {each.pk: each for each in visible.filter(pk__in=held)}
        found = next((own[pk] for pk in held if pk in own), None) or visible.first()
    if found is None:
        raise Http404("no such organisation")
    return found


def _is_key(text: str) -> bool:
    return text.isascii() and text.isdigit() and len(text) < LONGEST_KEY


def _offered(actor: Actor, chosen: Organisation, on: date) -> list[tuple[str, str]]:
    visible = organisations_visible_to(actor, Action.SEE_FIGURES)
    found = [*visible[:MOST_OFFERED]]
    if chosen not in found:
        found.insert(0, chosen)
    names = names_on([each.pk for each in found], on)
    return [(str(each.pk), names[each.pk]) for each in found]
