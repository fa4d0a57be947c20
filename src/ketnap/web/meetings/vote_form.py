"""The form of one vote: what was counted; numbers that do not add up are named by their field."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.forms.boundfield import BoundField
from django.utils.translation import gettext_lazy as _

from ketnap.domain.casefile.codes import VoteMethod
from ketnap.domain.meeting.attendance import Turnout
from ketnap.domain.meeting.ballots import Count, slips_in
from ketnap.occasions.meetings.models import VoteCount
from ketnap.occasions.meetings.words import slip_message
from ketnap.web.meetings.words import METHODS
from ketnap.web.steps.fields import LONGEST_REASON, TextField, number_field

LONGEST_RESOLUTION = 60
_NUMBERS = ("issued", "returned", "agree", "disagree", "spoiled", "blank")


class VoteForm(forms.Form):
    """Asks for the numbers of one vote. A vote by Party card has no ballots to count."""

    method = forms.TypedChoiceField(
        label=_("Hình thức biểu quyết"),
        choices=list(METHODS.items()),
        coerce=VoteMethod,
        widget=forms.RadioSelect,
    )
    issued = number_field(label=_("Phát ra"), required=False)
    returned = number_field(label=_("Thu về"), required=False)
    agree = number_field(label=_("Tán thành"))
    disagree = number_field(label=_("Không tán thành"))
    spoiled = number_field(label=_("Phiếu hỏng"), required=False)
    blank = number_field(label=_("Phiếu trắng"), required=False)
    resolution = TextField(
        label=_("Số nghị quyết"),
        help_text=_("Như in trên văn bản; để trống nếu chưa có."),
        max_length=LONGEST_RESOLUTION,
        required=False,
    )
    override_reason = TextField(
        label=_("Lý do vẫn ghi"),
        help_text=_("Cần nêu khi có cảnh báo ở trên. Ai xem hồ sơ cũng đọc được."),
        max_length=LONGEST_REASON,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    seen_revision = forms.IntegerField(min_value=0, widget=forms.HiddenInput)

    def __init__(
        self,
        turnout: Turnout,
        *,
        data: Mapping[str, Any] | None = None,
        row: VoteCount | None = None,
    ) -> None:
        super().__init__(data=data, initial=_initial(turnout, row))
        self.turnout = turnout
        self.fields["agree"].widget.attrs["autofocus"] = row is None and data is None

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if not self.errors:
            for slip in slips_in(self.count(), self.turnout):
                self.add_error(slip.field, slip_message(slip))
        return cleaned

    def count(self) -> Count:
        """Return what was typed; a number left out of the ballots counts as none."""
        return count_in(self.cleaned_data)

    def ballots(self) -> list[BoundField]:
        """The numbers before those that are counted from the ballots."""
        return [self["issued"], self["returned"]]

    def counted(self) -> list[BoundField]:
        return [self[name] for name in ("agree", "disagree", "spoiled", "blank")]


def typed_count(data: Mapping[str, Any]) -> Count:
    """Return what has been typed so far; what cannot be read yet counts as none."""
    method = str(data.get("method", ""))
    numbers = {name: _number(str(data.get(name, ""))) for name in _NUMBERS}
    known = VoteMethod(method) if method in set(VoteMethod) else VoteMethod.SECRET_BALLOT
    return count_in({"method": known, **numbers})


def count_in(values: Mapping[str, Any]) -> Count:
    """Return the count that read values stand for."""
    if values["method"] is VoteMethod.PARTY_CARD:
        return Count(
            method=VoteMethod.PARTY_CARD, agree=values["agree"], disagree=values["disagree"]
        )
    return Count(method=VoteMethod.SECRET_BALLOT, **{name: values[name] or 0 for name in _NUMBERS})


def _initial(turnout: Turnout, row: VoteCount | None) -> dict[str, Any]:
    if row is None:
        present = turnout.present_official
        return {
            "method": VoteMethod.SECRET_BALLOT.value,
            "issued": present,
            "returned": present,
            "disagree": 0,
            "spoiled": 0,
            "blank": 0,
            "seen_revision": 0,
        }
    return {
        **{name: getattr(row, name) for name in _NUMBERS},
        "method": row.method,
        "resolution": row.resolution,
        "override_reason": row.override_reason,
        "seen_revision": row.revision,
    }


def _number(text: str) -> int:
    clean = text.strip()
    return int(clean) if clean.isascii() and clean.isdecimal() and len(clean) < len("10000") else 0
