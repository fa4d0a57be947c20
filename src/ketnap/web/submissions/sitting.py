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
from ketnap.domain.casefile.codes import CommitteeLevel, ExclusionGround
from ketnap.domain.casefile.steps import Excluded
from ketnap.domain.casefile.wording import code_name
from ketnap.domain.sitting import BASE_RULE, CommitteeTurnout, exclusion_grounds
from ketnap.occasions.sittings.services import refuse_impossible
from ketnap.organisations.queries import name_on
from ketnap.rules.load import load_rulebook
from ketnap.submissions.queries import UnderWay, bodies_handled_by, inbox
from ketnap.submissions.services import Ballot, Sitting, hold_sitting
from ketnap.web.case.findings import Source, source_of
from ketnap.web.day import address, day_of
from ketnap.web.form_page import FormPage, answered
from ketnap.web.language import reader_language
from ketnap.web.meetings.words import GROUNDS
from ketnap.web.posted import data_of
from ketnap.web.seen import SeenField, as_seen
from ketnap.web.steps.fields import (
    LONGEST_REASON,
    TextField,
    day_field,
    line_field,
    number_field,
)
from ketnap.web.submissions.file import crumbs_to_inbox
from ketnap.web.submissions.refused import told_by_the_form
from ketnap.web.submissions.words import matter_name

_ABOUT = ("absence_reasons", "presiding", "presiding_position", "secretary")
_TEXTS = ("resolution", *_ABOUT)
LEADING = ("on", "level", "resolution", "members", "present", *_ABOUT)
"""The fields about the sitting itself, in their order."""


def _left_out(ground: ExclusionGround) -> str:
    return f"left_out_{ground}"


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

    def chosen(self) -> list[UnderWay]:
        """Return the files that were ticked, in the order of the page."""
        return [way for way in self.ways if self.cleaned_data[f"chosen_{way.case.pk}"]]

    def rows(self) -> list[dict[str, Any]]:
        """Return each file with its fields."""
        return [
            {
                "name": way.file.person.full_name,
                "matter": matter_name(way),
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


class SittingForm(ManyForm):
    """Asks when the committee sat, and how it voted on each person."""

    on = day_field(label=gettext_lazy("Ngày họp"))
    level = forms.ChoiceField(label=gettext_lazy("Cấp biểu quyết"), widget=forms.RadioSelect)
    members = number_field(
        least=1,
        label=gettext_lazy("Số cấp ủy viên"),
        help_text=gettext_lazy("Tất cả, kể cả người vắng mặt và người không tính vào tỷ lệ."),
    )
    present = number_field(label=gettext_lazy("Có mặt"), required=False)
    absence_reasons = TextField(
        label=gettext_lazy("Lý do vắng mặt"), max_length=300, required=False
    )
    presiding = TextField(label=gettext_lazy("Chủ trì"), max_length=120, required=False)
    presiding_position = TextField(
        label=gettext_lazy("Chức vụ người chủ trì"), max_length=120, required=False
    )
    secretary = TextField(label=gettext_lazy("Thư ký"), max_length=120, required=False)
    resolution = line_field(label=gettext_lazy("Số nghị quyết"), required=False)

    def __init__(self, data: Any, ways: Sequence[UnderWay], *, on: date) -> None:
        super().__init__(data, ways)
        language = reader_language()
        self.grounds = exclusion_grounds(load_rulebook().on(on))
        for ground in self.grounds:
            self.fields[_left_out(ground)] = number_field(label=GROUNDS[ground], required=False)
        self.fields["level"].choices = [  # type: ignore[attr-defined]
            (level.value, code_name(level, language)) for level in CommitteeLevel
        ]
        labels = (("agree", _("Tán thành")), ("disagree", _("Không tán thành")))
        for way in ways:
            for name, label in labels:
                field = number_field(label=label, required=False)
                self.fields[f"{name}_{way.case.pk}"] = field
        self.order_fields(LEADING)

    def clean(self) -> dict[str, Any]:
        """Refuse numbers of members that cannot be."""
        if not self.errors:
            refuse_impossible(self.turnout(), on=self.cleaned_data["on"])
        return self.cleaned_data

    def turnout(self) -> CommitteeTurnout:
        """Return who was there and who does not count."""
        counts = {ground: self.cleaned_data[_left_out(ground)] for ground in self.grounds}
        return CommitteeTurnout(
            members=self.cleaned_data["members"],
            present=self.cleaned_data["present"],
            excluded=tuple(
                Excluded(count=count, ground=ground) for ground, count in counts.items() if count
            ),
        )

    def sitting(self) -> Sitting:
        """Return the sitting as it was taken down."""
        texts = {name: self.cleaned_data[name] for name in _TEXTS}
        return Sitting(
            on=self.cleaned_data["on"],
            level=CommitteeLevel(self.cleaned_data["level"]),
            turnout=self.turnout(),
            **texts,
        )

    def left_out(self) -> list[BoundField]:
        """Return the fields for those who do not count."""
        return [self[_left_out(ground)] for ground in self.grounds]

    def ballots(self) -> dict[int, Ballot]:
        """Return the votes on the people chosen; refuses a person without both numbers."""
        ballots = {}
        for way in self.chosen():
            agree, disagree = (
                self.cleaned_data[f"{name}_{way.case.pk}"] for name in ("agree", "disagree")
            )
            if agree is None or disagree is None:
                words = _("%(name)s: hãy ghi cả số tán thành và không tán thành.")
                raise ValidationError(words % {"name": way.file.person.full_name})
            ballots[way.case.pk] = Ballot(agree, disagree)
        return ballots


@access.page(Action.HANDLE_SUBMISSION)
@require_http_methods(["GET", "POST"])
def sitting(request: HttpRequest, body_id: int) -> HttpResponse:
    """Record how a committee voted on the people whose files lie with it."""
    actor, day = actor_behind(request), day_of(request)
    name, ways = files_of_body(request, body_id)
    form = SittingForm(data_of(request), ways, on=day.on)
    page = FormPage(
        title=_("Ghi biểu quyết của cấp ủy"),
        verb=_("Ghi biểu quyết"),
        lead=_("%(body)s. Biểu quyết từng người một; ghi được cho mọi người, hoặc chưa ghi cho ai.")
        % {"body": name},
        form=form,
        crumbs=crumbs_to_inbox(request),
        back_href=address(request, "submissions"),
        template="web/submissions/sitting.html",
        more={"leading": LEADING, "sources": _base_sources(day.on)},
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


def _base_sources(on: date) -> list[Source]:
    """The rule that says who does not count, where one is in force."""
    rule = load_rulebook().on(on).find(BASE_RULE)
    return [] if rule is None else [source_of(rule, reader_language())]


def files_of_body(request: HttpRequest, body_id: int) -> tuple[str, list[UnderWay]]:
    """The name of a body the reader works for, and its files; any other body is a 404."""
    actor, on = actor_behind(request), day_of(request).on
    if not bodies_handled_by(actor, on=on).filter(pk=body_id).exists():
        raise Http404("no such body")
    return name_on(body_id, on), [
        line.way for line in inbox(actor, on=on) if line.body_id == body_id
    ]


def recorded_words(count: int) -> str:
    """Say for how many people something was recorded."""
    return ngettext(
        "Đã ghi cho %(count)d người, mỗi người một bước trong hồ sơ.",
        "Đã ghi cho %(count)d người, mỗi người một bước trong hồ sơ.",
        count,
    ) % {"count": count}
