"""A sitting of the committee on several files: one person at a time, recorded together."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.forms.boundfield import BoundField
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_http_methods

from ketnap.accounts import access
from ketnap.accounts.actors import actor_behind
from ketnap.domain.access import Action
from ketnap.organisations.models import Organisation
from ketnap.organisations.queries import name_on
from ketnap.submissions.queries import UnderWay, bodies_handled_by, inbox
from ketnap.submissions.services import Ballot, hold_sitting
from ketnap.web.day import address, day_of
from ketnap.web.form_page import FormPage, answered
from ketnap.web.posted import data_of
from ketnap.web.seen import SeenField, as_seen
from ketnap.web.steps.fields import (
    LONGEST_REASON,
    TextField,
    line_field,
    number_field,
)
from ketnap.web.submissions.file import crumbs_to_inbox
from ketnap.web.submissions.refused import told_by_the_form
from ketnap.web.submissions.turnout import ABOUT, TurnoutForm, base_sources
from ketnap.web.submissions.words import matter_name, vote_fact

LEADING = ("on", "level", "resolution", "members", "present", *ABOUT)
"""The fields about the sitting itself, in their order."""

NOBODY = gettext_lazy("Không có hồ sơ nào đang chờ ở cấp ủy này.")


class ManyForm(forms.Form):
    """A form about several files of an inbox: what was seen of each, and which are chosen."""

    seen = SeenField()
    override_reason = TextField(
        label=gettext_lazy("Lý do vẫn ghi, nếu có điều cần lưu ý"),
        max_length=LONGEST_REASON,
        required=False,
    )

    def __init__(self, data: Any, ways: Sequence[UnderWay]) -> None:
        seqs = {way.case.pk: len(way.file.steps) for way in ways}
        super().__init__(data, initial={"seen": as_seen(seqs)})
        self.ways = ways
        for way in ways:
            self.fields[f"chosen_{way.case.pk}"] = forms.BooleanField(
                label=way.file.person.full_name, required=False
            )

    def clean(self) -> dict[str, Any]:
        """Refuse the whole where somebody who was ticked is no longer on the page."""
        cleaned: dict[str, Any] = super().clean() or {}
        gone = self._ticked() - {f"chosen_{way.case.pk}" for way in self.ways}
        if gone:
            raise ValidationError(_gone_words(len(gone)), code="gone")
        return cleaned

    def _ticked(self) -> set[str]:
        return {name for name in self.data if name.startswith("chosen_")}

    def chosen(self) -> list[UnderWay]:
        """Return the files that were ticked, in the order of the page."""
        return [way for way in self.ways if self.cleaned_data[f"chosen_{way.case.pk}"]]

    def rows(self) -> list[dict[str, Any]]:
        """Return each file with its fields."""
        return [
            {
                "name": way.file.person.full_name,
                "matter": matter_name(way),
                "votes": [*map(vote_fact, way.journey.committee_votes)],
                "chosen": self[f"chosen_{way.case.pk}"],
                "fields": self.fields_of(way.case.pk),
            }
            for way in self.ways
        ]

    def fields_of(self, casefile_id: int) -> list[BoundField]:
        """Return the fields of one file besides its tick."""
        return [
            self[name]
            for name in self.fields
            if name.endswith(f"_{casefile_id}") and not name.startswith("chosen_")
        ]


class SittingForm(ManyForm, TurnoutForm):
    """Asks when the committee sat, and how it voted on each person."""

    resolution = line_field(label=gettext_lazy("Số nghị quyết"), required=False)

    def __init__(self, data: Any, ways: Sequence[UnderWay], *, on: date) -> None:
        super().__init__(data, ways)
        self.ask_grounds(on=on)
        labels = (("agree", _("Tán thành")), ("disagree", _("Không tán thành")))
        for way in ways:
            for name, label in labels:
                field = number_field(label=label, required=False)
                self.fields[f"{name}_{way.case.pk}"] = field
        self.order_fields(LEADING)

    def ballots(self) -> dict[int, Ballot]:
        """Return the votes on the people chosen; names all who lack one of the numbers."""
        votes = [(way, self._votes_on(way.case.pk)) for way in self.chosen()]
        lacking = [way.file.person.full_name for way, vote in votes if vote is None]
        if lacking:
            words = _("%(names)s: hãy ghi cả số tán thành và không tán thành.")
            raise ValidationError(words % {"names": ", ".join(lacking)})
        return {way.case.pk: vote for way, vote in votes if vote is not None}

    def _votes_on(self, casefile_id: int) -> Ballot | None:
        agree, disagree = (
            self.cleaned_data[f"{name}_{casefile_id}"] for name in ("agree", "disagree")
        )
        return None if agree is None or disagree is None else Ballot(agree, disagree)


@access.page(Action.HANDLE_SUBMISSION)
@require_http_methods(["GET", "POST"])
def sitting(request: HttpRequest, body_id: int) -> HttpResponse:
    """Record how a committee voted on the people whose files lie with it."""
    actor, day = actor_behind(request), day_of(request)
    name, ways = files_of_body(request, body_id)
    form = SittingForm(data_of(request), ways, on=day.on)
    form.preset_level(Organisation.objects.get(pk=body_id))
    page = FormPage(
        title=_("Ghi biểu quyết của cấp ủy"),
        verb=_("Ghi biểu quyết"),
        lead=_("%(body)s. Biểu quyết từng người một; ghi được cho mọi người, hoặc chưa ghi cho ai.")
        % {"body": name},
        form=form,
        crumbs=crumbs_to_inbox(request),
        back_href=address(request, "submissions"),
        template="web/submissions/sitting.html",
        more={"leading": LEADING, "sources": base_sources(day.on), "nobody": NOBODY},
    )

    def act(order: dict[str, Any]) -> HttpResponse:
        with told_by_the_form():
            recorded = hold_sitting(
                body_id,
                form.sitting(),
                form.ballots(),
                seen=order["seen"],
                by=actor,
                today=day.today,
                override_reason=order["override_reason"],
            )
        messages.success(request, recorded_words(len(recorded)), extra_tags="step")
        return redirect(address(request, "submissions"))

    return answered(request, page, act)


def files_of_body(request: HttpRequest, body_id: int) -> tuple[str, list[UnderWay]]:
    """The name of a body the reader works for, and its files; any other body is a 404."""
    actor, on = actor_behind(request), day_of(request).on
    if not bodies_handled_by(actor, on=on).filter(pk=body_id).exists():
        raise Http404("no such body")
    return name_on(body_id, on), [
        line.way for line in inbox(actor, on=on) if line.body_id == body_id
    ]


def _gone_words(count: int) -> str:
    return ngettext(
        "Có %(count)d người đã chọn không còn trên trang này: hồ sơ vừa được ghi, trả lại hoặc trình tiếp. "
        "Chưa ghi cho ai; hãy xem lại những người đã chọn rồi ghi lại.",
        "Có %(count)d người đã chọn không còn trên trang này: hồ sơ vừa được ghi, trả lại hoặc trình tiếp. "
        "Chưa ghi cho ai; hãy xem lại những người đã chọn rồi ghi lại.",
        count,
    ) % {"count": count}


def recorded_words(count: int) -> str:
    """Say for how many people something was recorded."""
    return ngettext(
        "Đã ghi cho %(count)d người, mỗi người một bước trong hồ sơ.",
        "Đã ghi cho %(count)d người, mỗi người một bước trong hồ sơ.",
        count,
    ) % {"count": count}
