"""The forms of ceremonies: the plan, mentors and consents, programme, invitees, an own line, recording."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from django import forms
from django.forms.boundfield import BoundField
from django.utils.translation import gettext_lazy as _

from ketnap.design.forms import DayField
from ketnap.occasions.ceremonies.models import LONGEST_ITEM, LONGEST_ITEM_MINUTES, ProgrammeLine
from ketnap.occasions.ceremonies.queries import Turn
from ketnap.occasions.ceremonies.services import (
    Invitation,
    LineWords,
    NewMemberOrder,
    PlannedCeremony,
)
from ketnap.web.far_day import ask_about_day_far_off
from ketnap.web.names_field import NamesField
from ketnap.web.seen import SeenField
from ketnap.web.steps.fields import LONGEST_REASON, SuggestingInput, TextField

Choice = tuple[str, str]


class CeremonyForm(forms.Form):
    """Asks when, where and who leads through the programme; the people are chosen beside it."""

    held_on = DayField(label=_("Ngày tổ chức"))
    starts_at = forms.TimeField(
        label=_("Giờ bắt đầu"),
        input_formats=["%H:%M", "%Hh%M", "%H.%M"],
        widget=forms.TimeInput(
            format="%H:%M",
            attrs={"class": "kn-count", "placeholder": "15:00", "autocomplete": "off"},
        ),
        error_messages={"invalid": _("Chưa đọc được giờ này. Hãy viết giờ:phút, ví dụ 15:00.")},
    )
    place = TextField(label=_("Địa điểm"), max_length=200)
    host = TextField(label=_("Người dẫn chương trình"), max_length=120, required=False)

    def __init__(
        self,
        data: Any = None,
        *,
        people: Sequence[Choice],
        members: Sequence[str] = (),
        initial: Mapping[str, Any] | None = None,
    ) -> None:
        super().__init__(data, initial=dict(initial or {}))
        self.fields["host"].widget = SuggestingInput(members)
        self.fields["people"] = forms.TypedMultipleChoiceField(
            label=_("Những người được kết nạp"),
            choices=people,
            coerce=int,
            widget=forms.CheckboxSelectMultiple,
            error_messages={"required": _("Hãy chọn ít nhất một người đã có quyết định.")},
        )

    def clean(self) -> dict[str, Any]:
        ask_about_day_far_off(self, "held_on")
        return self.cleaned_data

    def order(self) -> PlannedCeremony:
        """Return what a valid form orders."""
        return PlannedCeremony(
            **{name: self.cleaned_data[name] for name in CeremonyForm.base_fields}
        )


class NewMembersForm(forms.Form):
    """Asks for each new member who helps through probation, and for the consent where it is late."""

    def __init__(self, turns: Sequence[Turn], members: Sequence[Choice], data: Any = None) -> None:
        super().__init__(data)
        self.turns = turns
        for turn in turns:
            self._add(turn, members)

    def _add(self, turn: Turn, members: Sequence[Choice]) -> None:
        number, row = turn.casefile_id, turn.row
        self.fields[f"mentor_{number}"] = forms.ChoiceField(
            label=_("Đảng viên chính thức được phân công giúp đỡ"),
            choices=[("", _("Chưa phân công")), *members],
            initial=row.mentor_id or "",
            required=False,
        )
        if turn.clock is not None and turn.clock.needs_consent:
            self.fields[f"consent_{number}"] = TextField(
                label=_("Văn bản đồng ý của cấp ủy cấp trên trực tiếp"),
                help_text=_("Số, ngày của văn bản. Lễ tổ chức quá hạn cần có văn bản này."),
                max_length=200,
                initial=row.late_consent,
                required=False,
            )
            self.fields[f"reason_{number}"] = TextField(
                label=_("Lý do tổ chức muộn"),
                max_length=300,
                initial=row.late_reason,
                required=False,
            )

    def sections(self) -> Iterator[tuple[Turn, list[BoundField]]]:
        """Yield each new member with the fields about him."""
        for turn in self.turns:
            end = f"_{turn.casefile_id}"
            yield turn, [self[name] for name in self.fields if name.endswith(end)]

    def orders(self) -> list[NewMemberOrder]:
        """Return what a valid form orders."""
        values = self.cleaned_data
        return [
            NewMemberOrder(
                casefile_id=turn.casefile_id,
                mentor_id=int(values[f"mentor_{turn.casefile_id}"] or 0) or None,
                late_consent=values.get(f"consent_{turn.casefile_id}", ""),
                late_reason=values.get(f"reason_{turn.casefile_id}", ""),
            )
            for turn in self.turns
        ]


class ProgrammeForm(forms.Form):
    """Asks what is said for each item; the order is the rule's and stays."""

    def __init__(
        self, lines: Sequence[ProgrammeLine], members: Sequence[str], data: Any = None
    ) -> None:
        super().__init__(data)
        self.lines = lines
        for line in lines:
            self._add(line, members)

    def _add(self, line: ProgrammeLine, members: Sequence[str]) -> None:
        number = line.position
        self.fields[f"minutes_{number}"] = forms.IntegerField(
            label=_("Số phút"),
            min_value=1,
            max_value=LONGEST_ITEM_MINUTES,
            initial=line.minutes,
            widget=forms.NumberInput(attrs={"inputmode": "numeric", "class": "kn-count"}),
        )
        texts = (
            ("who", _("Ai thực hiện"), line.who, SuggestingInput(members)),
            ("hands_over", _("Trao gì"), line.hands_over, forms.TextInput()),
            ("detail", _("Ghi chú"), line.detail, forms.TextInput()),
        )
        for name, label, value, widget in texts:
            self.fields[f"{name}_{number}"] = TextField(
                label=label, initial=value, max_length=LONGEST_ITEM, required=False, widget=widget
            )

    def fields_of(self, position: int) -> list[BoundField]:
        """Return the fields of one item."""
        return [self[name] for name in self.fields if name.endswith(f"_{position}")]

    def words(self) -> list[LineWords]:
        """Return what a valid form orders, in the order of the programme."""
        names = ("minutes", "who", "hands_over", "detail")
        return [
            LineWords(**{name: self.cleaned_data[f"{name}_{line.position}"] for name in names})
            for line in self.lines
        ]


class InviteesForm(forms.Form):
    """Asks for the invitees, one in each line: name, then office after a comma."""

    text = NamesField(
        label=_("Khách mời"),
        help_text=_("Mỗi dòng một người: họ và tên, rồi dấu phẩy, rồi chức vụ và đơn vị."),
        required=False,
        rows=10,
    )

    def clean_text(self) -> list[Invitation]:
        return [Invitation(name, office) for name, office in self.cleaned_data["text"]]


class OwnLineForm(forms.Form):
    """Asks for a line of the checklist in the cell's own words."""

    text = TextField(label=_("Thêm việc"), max_length=LONGEST_ITEM)


class RecordForm(forms.Form):
    """What is sent with the recording: the steps seen, and why it is recorded all the same."""

    seen = SeenField()

    def __init__(self, data: Any = None, *, seen: Sequence[str], asks_reason: bool = False) -> None:
        super().__init__(data, initial={"seen": seen})
        if asks_reason or self.data.get("override_reason"):
            self.fields["override_reason"] = TextField(
                label=_("Lý do vẫn ghi"),
                help_text=_("Lý do được giữ cùng bước, ai xem hồ sơ cũng đọc được."),
                max_length=LONGEST_REASON,
                required=False,
                widget=forms.Textarea(attrs={"rows": 3}),
            )
