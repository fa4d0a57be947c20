"""Forms about accounts, roles, delegations and inspections."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from ketnap.accounts.models import ROLE_NAMES, User
from ketnap.accounts.usernames import normalised, validate_username
from ketnap.design.forms import DayField
from ketnap.domain.access import Role
from ketnap.organisations.models import Unit
from ketnap.organisations.plain_text import PlainTextFormField, validate_plain_text
from ketnap.web.far_day import ask_about_far_day

Choices = Sequence[tuple[int, str]]
LONGEST_BASIS = 200
LONGEST_NAME = 120


def _username(label: Any, help_text: Any) -> forms.CharField:
    return forms.CharField(
        label=label,
        help_text=help_text,
        max_length=60,
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "none"}),
    )


def _basis(*, required: bool = False) -> PlainTextFormField:
    return PlainTextFormField(
        label=pgettext_lazy("paper relied on", "Căn cứ"),
        help_text=_("Số và ngày của nghị quyết, quyết định hoặc giấy ủy quyền."),
        max_length=LONGEST_BASIS,
        validators=[validate_plain_text],
        required=required,
    )


class AccountFilter(forms.Form):
    """Narrows the list of accounts."""

    search = forms.CharField(label=_("Tên"), max_length=LONGEST_NAME, required=False)


class NewAccountForm(forms.Form):
    """Asks who will sign in, and under which name."""

    def __init__(self, data: Mapping[str, Any] | None = None, *, cells: Choices) -> None:
        super().__init__(data)
        self.fields["username"] = _username(
            _("Tên đăng nhập"),
            _("Chữ thường không dấu, ví dụ “an.nt”. Tên này không đổi được về sau."),
        )
        self.fields["cell"] = forms.ChoiceField(
            label=_("Chi bộ của người dùng"),
            help_text=_("Bỏ trống nếu người này không có trong danh sách của chi bộ nào."),
            choices=[("", _("Không thuộc chi bộ nào")), *cells],
            required=False,
        )
        self.fields["full_name"] = PlainTextFormField(
            label=_("Họ và tên"),
            help_text=_("Viết đúng như trong danh sách của chi bộ."),
            max_length=LONGEST_NAME,
            required=False,
        )
        self.fields["born_on"] = DayField(
            label=_("Ngày sinh"),
            help_text=_("Chỉ cần khi chi bộ có hai người cùng họ tên."),
            required=False,
        )

    def clean_username(self) -> str:
        """Return the name in its one spelling; refuses one that is taken."""
        username = normalised(self.cleaned_data["username"])
        validate_username(username)
        if User.objects.filter(username=username).exists():
            raise forms.ValidationError(_("Tên đăng nhập này đã có người dùng. Hãy chọn tên khác."))
        return username

    def clean(self) -> dict[str, Any]:
        """Ask for the name together with the cell."""
        data = self.cleaned_data
        if data.get("cell") and not data.get("full_name"):
            self.add_error("full_name", _("Hãy ghi họ và tên, hoặc bỏ trống chi bộ."))
        if data.get("full_name") and not data.get("cell"):
            self.add_error("cell", _("Hãy chọn chi bộ có người này."))
        return data


class GrantForm(forms.Form):
    """Asks which role is given, where, and for which days."""

    def __init__(
        self,
        data: Mapping[str, Any] | None = None,
        *,
        organisations: Choices,
        roles: Collection[Role],
        units: Iterable[Unit],
        today: date,
    ) -> None:
        super().__init__(data)
        listed = [(role.value, ROLE_NAMES[role]) for role in Role if role in roles]
        self.fields["organisation"] = forms.ChoiceField(label=_("Tổ chức"), choices=organisations)
        self.fields["role"] = forms.ChoiceField(
            label=_("Vai trò"), choices=[("", _("Chọn vai trò")), *listed]
        )
        self.fields["unit"] = forms.ChoiceField(
            label=_("Đơn vị"),
            help_text=_("Chỉ ghi cho trưởng đơn vị."),
            choices=[("", _("Không gắn với đơn vị")), *((unit.pk, unit.name) for unit in units)],
            required=False,
        )
        self.fields["since"] = DayField(label=_("Từ ngày"), initial=today)
        self.fields["until"] = DayField(
            label=_("Đến hết ngày"), help_text=_("Bỏ trống nếu chưa định."), required=False
        )
        self.fields["basis"] = _basis()

    def clean(self) -> dict[str, Any]:
        """Refuse days in the wrong order."""
        return _in_order(self)


class RefusalForm(forms.Form):
    """Asks why a role is not confirmed."""

    reason = PlainTextFormField(
        label=_("Lý do"),
        help_text=_("Người giao vai trò đọc được lý do này."),
        max_length=LONGEST_BASIS,
        validators=[validate_plain_text],
    )


class EndForm(forms.Form):
    """Asks from which day a role is no longer held."""

    def __init__(self, data: Mapping[str, Any] | None = None, *, today: date) -> None:
        super().__init__(data)
        self.fields["on"] = DayField(
            label=_("Thôi từ ngày"),
            help_text=_("Ngày đầu tiên không còn vai trò này."),
            initial=today,
        )


class DelegationForm(forms.Form):
    """Asks who stands in, and for which days."""

    def __init__(
        self, data: Mapping[str, Any] | None = None, *, deputies: Iterable[User], today: date
    ) -> None:
        super().__init__(data)
        self.fields["deputy"] = forms.ChoiceField(
            label=_("Người giữ thay"),
            help_text=_("Chỉ chọn được người đang có vai trò ở cùng tổ chức."),
            choices=[("", _("Chọn người")), *((user.pk, user.name) for user in deputies)],
        )
        self.fields["since"] = DayField(label=_("Từ ngày"), initial=today)
        self.fields["until"] = DayField(label=_("Đến hết ngày"))
        self.fields["basis"] = _basis()

    def clean(self) -> dict[str, Any]:
        """Refuse days in the wrong order, and ask about a last day far ahead."""
        return _for_a_while(self)


class CaseSearch(forms.Form):
    """Narrows the cases an inspection is chosen from."""

    def __init__(self, data: Mapping[str, Any] | None = None, *, organisations: Choices) -> None:
        super().__init__(data)
        self.fields["organisation"] = forms.ChoiceField(
            label=_("Tổ chức"), choices=organisations, required=False
        )
        self.fields["search"] = forms.CharField(
            label=_("Tên"), max_length=LONGEST_NAME, required=False
        )


class InspectionForm(forms.Form):
    """Asks who inspects which cases, by which paper and for which days."""

    def __init__(
        self, data: Mapping[str, Any] | None = None, *, cases: Choices, today: date
    ) -> None:
        super().__init__(data)
        self.fields["inspector"] = _username(
            _("Tên đăng nhập của người kiểm tra"),
            _("Người kiểm tra cho bạn biết tên này; tài khoản do người quản trị lập."),
        )
        self.fields["basis"] = _basis(required=True)
        self.fields["since"] = DayField(label=_("Từ ngày"), initial=today)
        self.fields["until"] = DayField(label=_("Đến hết ngày"))
        self.fields["cases"] = forms.MultipleChoiceField(
            label=_("Hồ sơ được chọn"),
            choices=cases,
            widget=forms.CheckboxSelectMultiple,
            error_messages={"required": _("Hãy chọn ít nhất một hồ sơ để kiểm tra.")},
        )

    def clean_inspector(self) -> User:
        """Return the user of that name."""
        username = normalised(self.cleaned_data["inspector"])
        user = User.objects.filter(username=username, is_active=True).first()
        if user is None:
            raise forms.ValidationError(_("Không có tài khoản đang dùng với tên này."))
        return user

    def clean(self) -> dict[str, Any]:
        """Refuse days in the wrong order, and ask about a last day far ahead."""
        return _for_a_while(self)


def _for_a_while(form: forms.Form) -> dict[str, Any]:
    """The days in order, and the last one neither gone by nor far ahead by a slip."""
    ask_about_far_day(form, "until")
    until = form.cleaned_data.get("until")
    if until is not None and until < timezone.localdate():
        form.add_error("until", _("Ngày này đã qua. Hãy ghi ngày từ hôm nay trở đi."))
    return _in_order(form)


def _in_order(form: forms.Form) -> dict[str, Any]:
    since, until = form.cleaned_data.get("since"), form.cleaned_data.get("until")
    if since and until and until < since:
        form.add_error("until", _("Ngày cuối không được trước ngày đầu."))
    return form.cleaned_data
