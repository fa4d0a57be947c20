"""The fields of a form that say when a committee sat, who was there and who did not count."""

from datetime import date
from typing import Any

from django import forms
from django.forms.boundfield import BoundField
from django.utils.translation import gettext_lazy

from ketnap.domain.casefile.codes import CommitteeLevel, ExclusionGround
from ketnap.domain.casefile.steps import Excluded
from ketnap.domain.casefile.wording import code_name
from ketnap.domain.sitting import BASE_RULE, CommitteeTurnout, exclusion_grounds
from ketnap.occasions.sittings.services import Sitting, refuse_impossible
from ketnap.organisations.models import Organisation, OrganisationKind
from ketnap.rules.load import load_rulebook
from ketnap.web.case.findings import Source, source_of
from ketnap.web.language import reader_language
from ketnap.web.meetings.words import GROUNDS
from ketnap.web.steps.fields import TextField, day_field, number_field

ABOUT = ("absence_reasons", "presiding", "presiding_position", "secretary")


class TurnoutForm(forms.Form):
    """Asks when the committee sat, at which level, and who was there."""

    grounds: tuple[ExclusionGround, ...] = ()

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

    def preset_level(self, body: Organisation) -> None:
        """Choose the level where only one is possible: other bodies may sit whole, or as their core."""
        if body.kind == OrganisationKind.STANDING_COMMITTEE:
            self.fields["level"].initial = CommitteeLevel.STANDING.value

    def ask_grounds(self, *, on: date) -> None:
        """Ask for those who do not count, on each ground that the rules of a day have."""
        language = reader_language()
        self.grounds = exclusion_grounds(load_rulebook().on(on))
        for ground in self.grounds:
            self.fields[left_out_name(ground)] = number_field(label=GROUNDS[ground], required=False)
        self.fields["level"].choices = [  # type: ignore[attr-defined]
            (level.value, code_name(level, language)) for level in CommitteeLevel
        ]

    def clean(self) -> dict[str, Any]:
        """Refuse numbers of members that cannot be."""
        if not self.errors:
            refuse_impossible(self.turnout(), on=self.cleaned_data["on"])
        return self.cleaned_data

    def turnout(self) -> CommitteeTurnout:
        """Return who was there and who does not count."""
        counts = {ground: self.cleaned_data[left_out_name(ground)] for ground in self.grounds}
        return CommitteeTurnout(
            members=self.cleaned_data["members"],
            present=self.cleaned_data["present"],
            excluded=tuple(
                Excluded(count=count, ground=ground)
                for ground, count in sorted(counts.items())
                if count
            ),
        )

    def sitting(self) -> Sitting:
        """Return the sitting as it was taken down."""
        return Sitting(
            on=self.cleaned_data["on"],
            level=CommitteeLevel(self.cleaned_data["level"]),
            turnout=self.turnout(),
            resolution=self.cleaned_data.get("resolution", ""),
            **{name: self.cleaned_data[name] for name in ABOUT},
        )

    def left_out(self) -> list[BoundField]:
        """Return the fields for those who do not count."""
        return [self[left_out_name(ground)] for ground in self.grounds]


def left_out_name(ground: ExclusionGround) -> str:
    """The name of the field for those left out on a ground."""
    return f"left_out_{ground}"


def base_sources(on: date) -> list[Source]:
    """The rule that says who does not count, where one is in force."""
    rule = load_rulebook().on(on).find(BASE_RULE)
    return [] if rule is None else [source_of(rule, reader_language())]
