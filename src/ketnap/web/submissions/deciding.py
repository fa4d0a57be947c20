"""Decisions on several files, numbered from the register together."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from ketnap.accounts import access
from ketnap.accounts.actors import actor_behind
from ketnap.casefiles.services import Recorded
from ketnap.documents.registers.models import Register
from ketnap.documents.registers.queries import gives_next, keeps
from ketnap.documents.registers.series import Series
from ketnap.domain.access import Action
from ketnap.domain.casefile.codes import DecisionOutcome
from ketnap.domain.casefile.steps import Decided
from ketnap.domain.casefile.wording import code_name
from ketnap.organisations.queries import name_on, names_on
from ketnap.submissions.queries import UnderWay
from ketnap.submissions.services import Decision, decide_together
from ketnap.submissions.services.typed_numbers import series_of_decisions
from ketnap.submissions.stops import deciders_of, deciding_of
from ketnap.web.day import address, day_of
from ketnap.web.form_page import FormPage, answered
from ketnap.web.language import reader_language
from ketnap.web.posted import data_of
from ketnap.web.steps.fields import day_field, line_field
from ketnap.web.submissions.file import crumbs_to_inbox
from ketnap.web.submissions.refused import told_by_the_form
from ketnap.web.submissions.sitting import NOBODY, ManyForm, files_of_body, recorded_words
from ketnap.web.submissions.words import few_names


class DecisionForm(ManyForm):
    """Asks for day and outcome; where the reader takes no numbers from a register, for that of each decision."""

    on = day_field(label=gettext_lazy("Ngày quyết định"))
    outcome = forms.ChoiceField(label=gettext_lazy("Quyết định"), widget=forms.RadioSelect)

    def __init__(
        self, data: Any, ways: Sequence[UnderWay], *, typed: bool, term_over: bool = False
    ) -> None:
        super().__init__(data, ways)
        language = reader_language()
        self.fields["outcome"].choices = [  # type: ignore[attr-defined]
            (outcome.value, code_name(outcome, language)) for outcome in DecisionOutcome
        ]
        for way in ways if typed else ():
            field = line_field(label=_("Số quyết định"), required=False)
            self.fields[f"number_{way.case.pk}"] = field
        self.typed, self.term_over = typed, term_over

    def clean(self) -> dict[str, Any]:
        """Refuse typed numbers where the register of the chosen day gives them: none is thrown away unseen."""
        cleaned = super().clean()
        if not self.typed and any(self.data.get(f"number_{way.case.pk}") for way in self.ways):
            raise ValidationError(
                _(
                    "Ngày này cấp ủy có sổ quyết định, nên số lấy từ sổ, không dùng số đã gõ. "
                    "Chưa ghi cho ai; hãy xem lại rồi ghi lại."
                ),
                code="register_gives",
            )
        return cleaned

    def numbers(self) -> dict[int, str] | None:
        """Return the numbers typed for the people chosen; none where the register numbers them.

        Nor where its term is over and nobody has typed any yet: whoever chose the day is told why he must.
        """
        if not self.typed:
            return None
        typed = {way.case.pk: self.cleaned_data[f"number_{way.case.pk}"] for way in self.chosen()}
        return None if self.term_over and not any(typed.values()) else typed


def _nobody_words(body_id: int, name: str, lying: Sequence[UnderWay], *, on: date) -> str:
    """Return why nobody is to be decided on: no file waits here, or others decide on those that do."""
    deciders = deciders_of({way.case.cell_id for way in lying}, on)
    if not deciders or body_id in deciders:
        return str(NOBODY)
    return _(
        "%(body)s không quyết định về hồ sơ ở đây: cấp quyết định là %(deciders)s. Hãy trình tiếp."
    ) % {"body": name, "deciders": few_names([*names_on(deciders, on).values()])}


def _chosen_day(request: HttpRequest, day: date) -> date:
    """Return the day of decision that was sent, whose term has the register; else the day of the page."""
    try:
        chosen = day_field(required=False).clean(request.POST.get("on"))
    except ValidationError:
        return day
    return chosen if isinstance(chosen, date) else day


def _lead(
    body_id: int, name: str, series: Series, gives: Register | None, *, on: date, is_over: bool
) -> str:
    """Return where the numbers of the decisions come from; `is_over` of a reader's register that gives no more."""
    body, keeper = {"body": name}, name_on(series.keeper.pk, on)
    if gives is not None:
        words = _(
            "%(body)s. Số lấy liền nhau từ sổ quyết định; một hồ sơ vướng thì chưa ghi cho ai."
        )
        if series.keeper.pk == body_id:
            return words % body
        return _(
            "%(body)s. Số lấy liền nhau từ sổ quyết định của %(keeper)s; một hồ sơ vướng thì chưa ghi cho ai."
        ) % {**body, "keeper": keeper}
    if series.register is not None and not is_over:
        return _(
            "%(body)s lấy số quyết định ở sổ của %(keeper)s, bạn không giữ sổ ấy: "
            "hỏi số ở người giữ sổ rồi ghi vào đây."
        ) % {**body, "keeper": keeper}
    if is_over:
        return _(
            "%(body)s. Ngày %(day)s thuộc nhiệm kỳ đã hết, sổ quyết định của nhiệm kỳ ấy không cấp số mới: "
            "ghi số mà quyết định thật sự mang, số ấy được ghi vào sổ; hoặc chọn lại ngày."
        ) % {**body, "day": f"{on:%d/%m/%Y}"}
    words = _("%(body)s không có sổ quyết định cho ngày %(day)s: ghi số lấy ở sổ giấy.")
    return words % {**body, "day": f"{on:%d/%m/%Y}"}


def _told(recorded: Sequence[Recorded], *, typed: bool) -> str:
    """Say for how many people decisions were recorded, and which numbers the register gave them."""
    words = recorded_words(len(recorded))
    if typed:
        return words
    steps = [step for each in recorded for step in each.steps if isinstance(step, Decided)]
    first, last = steps[0].decision, steps[-1].decision
    if first == last:
        return f"{words} " + _("Số %(number)s lấy từ sổ.") % {"number": first}
    return f"{words} " + _("Số %(first)s đến %(last)s lấy từ sổ, theo thứ tự trên trang.") % {
        "first": first,
        "last": last,
    }


@access.page(Action.HANDLE_SUBMISSION)
@require_http_methods(["GET", "POST"])
def decide(request: HttpRequest, body_id: int) -> HttpResponse:
    """Record decisions on people whose files lie with a body: all or none, no number lost."""
    actor, day = actor_behind(request), day_of(request)
    name, lying = files_of_body(request, body_id)
    deciding = deciding_of(body_id)
    ways = [way for way in lying if deciding.between(way.case.cell_id, way.journey.since, day.on)]
    data, deciding_on = data_of(request), _chosen_day(request, day.on)
    series = series_of_decisions(body_id, on=deciding_on)
    kept = series.register if series.register and keeps(actor, series.register) else None
    gives = kept if kept is not None and gives_next(kept, today=day.today) else None
    is_over = kept is not None and gives is None
    form = DecisionForm(data, ways, typed=gives is None, term_over=is_over)
    page = FormPage(
        title=_("Ra quyết định"),
        verb=_("Ghi quyết định"),
        lead=_lead(body_id, name, series, gives, on=deciding_on, is_over=is_over),
        form=form,
        crumbs=crumbs_to_inbox(request),
        back_href=address(request, "submissions"),
        template="web/submissions/many.html",
        more={
            "leading": ("on", "outcome"),
            "nobody": "" if ways else _nobody_words(body_id, name, lying, on=day.on),
        },
    )

    def act(order: dict[str, Any]) -> HttpResponse:
        with told_by_the_form():
            recorded = decide_together(
                body_id,
                Decision(
                    on=order["on"],
                    outcome=DecisionOutcome(order["outcome"]),
                    numbers=form.numbers(),
                ),
                [way.case.pk for way in form.chosen()],
                seen=order["seen"],
                by=actor,
                today=day.today,
                override_reason=order["override_reason"],
            )
        messages.success(request, _told(recorded, typed=form.typed), extra_tags="step")
        return redirect(address(request, "submissions"))

    return answered(request, page, act)
