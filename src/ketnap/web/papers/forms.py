"""What is asked when something is recorded of a paper."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from ketnap.design.forms import DayField
from ketnap.documents.papers.models import LONGEST_REASON
from ketnap.web.papers.levels import level_field
from ketnap.web.steps.fields import TextField

LONGEST_NAME = 120


class SignedForm(forms.Form):
    """Asks who signed, as what, and on which day."""

    name = TextField(label=_("Họ tên người ký"), max_length=LONGEST_NAME)
    position = TextField(label=_("Chức vụ người ký"), max_length=LONGEST_NAME)
    on = DayField(label=_("Ngày ký"))


class FirstSignedForm(SignedForm):
    """Asks besides how confidential the paper is: none was drawn up of it yet."""

    confidentiality = level_field()


class SignedCopyForm(SignedForm):
    """Asks besides which copy was signed, where the record has changed since it was printed."""

    PRINTED, ANEW = "printed", "anew"
    copy = forms.ChoiceField(
        label=_("Bản nào"),
        choices=[
            (PRINTED, _("Ký bản đã in: giữ nguyên nội dung bản ấy")),
            (ANEW, _("In lại theo hồ sơ hôm nay, rồi mới ký")),
        ],
        widget=forms.RadioSelect,
    )
    field_order = ("copy", "name", "position", "on")

    def clean(self) -> dict[str, Any]:
        """Who prints anew has no signature to tell of yet."""
        answers: dict[str, Any] = super().clean() or {}
        if answers.get("copy") == self.ANEW:
            for name in SignedForm.base_fields:
                self.errors.pop(name, None)
        return answers


class FiledForm(forms.Form):
    """Asks where the paper is kept."""

    kept_at = TextField(
        label=_("Nơi lưu"),
        help_text=_("Ví dụ: tủ A2, ngăn 3; hoặc: Đảng ủy giữ."),
        max_length=LONGEST_REASON,
    )


class ReturnedForm(forms.Form):
    """Asks why the paper came back."""

    reason = TextField(label=_("Lý do trả lại"), max_length=LONGEST_REASON)
