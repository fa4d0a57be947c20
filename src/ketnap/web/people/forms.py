"""The forms about people: facts, standing, guests, merging, leaving."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from ketnap.design.forms import DayField
from ketnap.domain.casefile.kept_lines import MAY_BE_EMPTY
from ketnap.organisations.models import Unit
from ketnap.people.models import Membership, MemberStatus, Person, Schooling, Sex
from ketnap.people.services.memberships import STANDING
from ketnap.web.far_day import ask_about_far_day
from ketnap.web.steps.fields import TextField

LONGEST_REASON = 200
FACTS = (
    "full_name",
    "born_on",
    "sex",
    "ethnicity",
    "religion",
    "schooling",
    "occupation",
    "workplace",
    "unit",
    "youth_union_member",
    "trade_union_member",
    "married",
)


class FactsForm(forms.ModelForm):  # type: ignore[type-arg]  # the stubs' parameter is not there at run time
    """Asks for the facts about a person; it checks them and saves nothing."""

    sex = forms.ChoiceField(label=_("Giới tính"), choices=Sex.choices, widget=forms.RadioSelect)
    schooling = forms.ChoiceField(
        label=_("Trình độ học vấn"), choices=[("", _("Chọn trình độ")), *Schooling.choices]
    )

    class Meta:
        model = Person
        fields = FACTS
        field_classes = {"born_on": DayField}  # noqa: RUF012  # as Django's own forms declare it

    def __init__(
        self,
        data: Mapping[str, Any] | None = None,
        *,
        person: Person,
        units: Sequence[Unit],
        today: date,
    ) -> None:
        super().__init__(data, instance=person)
        self.today = today
        for name in MAY_BE_EMPTY:
            self.fields[name].required = person.pk is None or bool(getattr(person, name))
        ids = [unit.pk for unit in units]
        self.fields["unit"] = forms.ModelChoiceField(
            label=_("Đơn vị"),
            queryset=Unit.objects.filter(pk__in=ids).order_by("name"),
            required=False,
            empty_label=_("Không thuộc đơn vị nào ở trên"),
        )

    def clean_born_on(self) -> date:
        born_on: date = self.cleaned_data["born_on"]
        if born_on >= self.today:
            raise ValidationError(_("Ngày sinh phải ở trước hôm nay."))
        return born_on

    def facts(self) -> dict[str, Any]:
        """Return the facts of a valid form."""
        return {name: self.cleaned_data[name] for name in FACTS}


class CorrectionForm(FactsForm):
    """The facts as they should be, and why they change."""

    reason = TextField(
        label=_("Lý do sửa"),
        help_text=_("Lý do, nội dung cũ và mới được giữ trong lịch sử thay đổi."),
        max_length=LONGEST_REASON,
    )


class AdmissionFields(forms.Form):
    """From which day somebody is a member here, and with which standing."""

    today: date

    status = forms.ChoiceField(
        label=_("Tư cách"), choices=MemberStatus.choices, widget=forms.RadioSelect
    )
    since = DayField(
        label=_("Là đảng viên của chi bộ từ ngày"),
        help_text=_("Với người chuyển đến là ngày bắt đầu sinh hoạt ở chi bộ này."),
    )
    official_on = DayField(
        label=_("Ngày chính thức"), help_text=_("Chỉ ghi với đảng viên chính thức."), required=False
    )

    def clean_since(self) -> date:
        since: date = self.cleaned_data["since"]
        if since > self.today:
            raise ValidationError(_("Ngày này chưa đến."), code="day_to_come")
        return since

    def clean(self) -> dict[str, Any]:
        official_on = self.cleaned_data.get("official_on")
        status = self.cleaned_data.get("status")
        if status == MemberStatus.PROBATIONARY and official_on:
            self.add_error("official_on", _("Đảng viên dự bị chưa có ngày chính thức."))
        if status == MemberStatus.OFFICIAL and not official_on and "official_on" not in self.errors:
            self.add_error("official_on", _("Đảng viên chính thức cần có ngày chính thức."))
        if official_on and official_on > self.today:
            self.add_error("official_on", _("Ngày này chưa đến."))
        return self.cleaned_data


class AdmissionForm(AdmissionFields):
    """The standing of somebody whose record exists."""

    def __init__(self, data: Mapping[str, Any] | None = None, *, today: date) -> None:
        super().__init__(data)
        self.today = today


class NewMemberForm(FactsForm, AdmissionFields):
    """The facts about a new person, and the standing."""

    def clean(self) -> dict[str, Any]:
        super().clean()
        return AdmissionFields.clean(self)


class StandingForm(forms.Form):
    """What holds for a member from a day on."""

    on = DayField(label=_("Từ ngày"), help_text=_("Tư cách cũ giữ nguyên cho các ngày trước."))
    status = forms.ChoiceField(
        label=_("Tư cách"), choices=MemberStatus.choices, widget=forms.RadioSelect
    )
    official_on = DayField(label=_("Ngày chính thức"), required=False)
    exempt = forms.BooleanField(label=_("Được miễn công tác và sinh hoạt đảng"), required=False)
    on_temporary_activity = forms.BooleanField(
        label=_("Đang sinh hoạt tạm thời nơi khác"), required=False
    )
    temporarily_at = TextField(
        label=_("Nơi sinh hoạt tạm thời"), max_length=LONGEST_REASON, required=False
    )

    def __init__(
        self,
        data: Mapping[str, Any] | None = None,
        *,
        membership: Membership,
        today: date,
    ) -> None:
        now = {name: getattr(membership, name) for name in STANDING}
        super().__init__(data, initial={"on": today, **now})
        self.now = now

    def clean(self) -> dict[str, Any]:
        answers = self.cleaned_data
        ask_about_far_day(self, "on")
        if answers.get("status") == MemberStatus.PROBATIONARY and answers.get("official_on"):
            self.add_error("official_on", _("Đảng viên dự bị chưa có ngày chính thức."))
        if answers.get("temporarily_at") and not answers.get("on_temporary_activity"):
            self.add_error(
                "on_temporary_activity", _("Hãy đánh dấu mục này, hoặc xóa nơi sinh hoạt tạm thời.")
            )
        if not self.errors and not self.changes():
            raise ValidationError(_("Chưa có mục nào khác với tư cách đang có."), code="no_change")
        return answers

    def changes(self) -> dict[str, Any]:
        """Return what differs from the standing the member has now."""
        answers = self.cleaned_data
        return {name: answers[name] for name in STANDING if answers[name] != self.now[name]}


class GuestForm(forms.Form):
    """A member of another cell who comes for a while."""

    full_name = TextField(label=_("Họ và tên"), max_length=120)
    home = TextField(
        label=_("Chi bộ nơi chuyển đến"),
        help_text=_("Chi bộ giữ hồ sơ đảng viên của người này."),
        max_length=200,
    )
    since = DayField(label=_("Sinh hoạt tại đây từ ngày"))

    def clean(self) -> dict[str, Any]:
        ask_about_far_day(self, "since")
        return self.cleaned_data


class GuestEndForm(forms.Form):
    """The first day without a guest."""

    on = DayField(label=_("Thôi sinh hoạt tại đây từ ngày"))

    def clean(self) -> dict[str, Any]:
        ask_about_far_day(self, "on")
        return self.cleaned_data


class MergeForm(forms.Form):
    """Which of two records is kept, and why they are one."""

    kept = forms.ChoiceField(label=_("Giữ lại bản ghi"), widget=forms.RadioSelect)
    reason = TextField(
        label=_("Vì sao đây là một người"),
        help_text=_("Lý do được giữ cùng lần gộp."),
        max_length=LONGEST_REASON,
    )

    def __init__(
        self, data: Mapping[str, Any] | None = None, *, choices: Sequence[tuple[str, str]]
    ) -> None:
        super().__init__(data)
        self.fields["kept"] = forms.ChoiceField(
            label=_("Giữ lại bản ghi"), choices=choices, widget=forms.RadioSelect
        )
