"""The forms of courses: the plan, who is chosen, the day of sending, results, the planned vote."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from ketnap.design.forms import DayField
from ketnap.domain.text import has_forbidden_characters
from ketnap.occasions.courses.models import Course, CourseKind
from ketnap.occasions.courses.queries import (
    LONGEST_CYCLE_MONTHS,
    USUAL_CYCLE_MONTHS,
    Vision,
)
from ketnap.occasions.courses.services import PlannedCourse
from ketnap.web.far_day import ask_about_far_day
from ketnap.web.seen import SeenField
from ketnap.web.steps.fields import LONGEST_REASON, TextField, reason_field

LARGEST_FILE_BYTES = 200_000
LONGEST_TEXT = 100_000

Choice = tuple[str, str]


class CourseForm(forms.Form):
    """Asks what is known of a course when it is announced."""

    kind = forms.ChoiceField(label=_("Loại lớp"), choices=CourseKind, widget=forms.RadioSelect)
    title = TextField(
        label=_("Tên lớp"),
        help_text=_("Tên này đứng trong hồ sơ của từng người, nên ghi đủ đợt và năm."),
        max_length=200,
    )
    issuer = TextField(
        label=_("Nơi mở lớp, cấp giấy chứng nhận"),
        max_length=200,
    )
    place = TextField(label=_("Địa điểm"), max_length=200, required=False)
    starts_on = DayField(label=_("Khai giảng"))
    ends_on = DayField(label=_("Bế giảng"), required=False)
    proposal = TextField(
        label=_("Văn bản đề nghị cử"),
        help_text=_("Số và ngày của văn bản chi bộ đề nghị, nếu đã có."),
        max_length=120,
        required=False,
    )

    def __init__(
        self,
        data: Mapping[str, Any] | None = None,
        *,
        initial: Mapping[str, Any] | None = None,
        cells: Sequence[Choice] = (),
    ) -> None:
        super().__init__(data, initial=dict(initial or {}))
        self.cells = cells
        if len(cells) > 1:
            self.fields["cell"] = forms.ChoiceField(label=_("Chi bộ"), choices=cells)
            self.order_fields(["cell"])

    def clean(self) -> dict[str, Any]:
        ask_about_far_day(self, "starts_on")
        ask_about_far_day(self, "ends_on")
        return self.cleaned_data

    def order(self) -> PlannedCourse:
        """Return what a valid form orders."""
        values = {name: self.cleaned_data[name] for name in CourseForm.base_fields}
        return PlannedCourse(**{**values, "kind": CourseKind(values["kind"])})

    def cell_id(self) -> int:
        """Return the chosen cell, or the only one there is."""
        return int(self.cleaned_data.get("cell") or self.cells[0][0])


def first_values(course: Course) -> dict[str, Any]:
    """Return what the form shows of a course that is there already."""
    return {name: getattr(course, name) for name in CourseForm.base_fields}


class SendForm(forms.Form):
    """Asks who is sent, and on which day."""

    seen = SeenField()

    def __init__(
        self,
        data: Any = None,
        *,
        people: Sequence[Choice],
        today: date,
        initial: Mapping[str, Any] | None = None,
        asks_reason: bool = False,
    ) -> None:
        super().__init__(data, initial=dict(initial or {}))
        self.today = today
        self.fields["on"] = DayField(
            label=_("Ngày cử đi học"), help_text=_("Ngày ghi trên văn bản cử.")
        )
        self.fields["people"] = forms.TypedMultipleChoiceField(
            label=_("Những người được cử"),
            choices=people,
            coerce=int,
            widget=forms.CheckboxSelectMultiple,
            error_messages={"required": _("Hãy chọn ít nhất một người.")},
        )
        if asks_reason or self.data.get("override_reason"):
            self.fields["override_reason"] = reason_field(
                label=_("Lý do vẫn ghi"),
                help_text=_("Lý do được giữ cùng bước, ai xem hồ sơ cũng đọc được."),
                required=False,
            )

    def clean_on(self) -> date:
        on: date = self.cleaned_data["on"]
        if on > self.today:
            raise ValidationError(_("Ngày này chưa đến. Chỉ ghi việc đã xảy ra."))
        return on


class ResultsForm(forms.Form):
    """Takes the results as text or as a file; a file goes before the text."""

    text = forms.CharField(
        label=_("Dán kết quả vào đây"),
        help_text=_(
            "Mỗi dòng một người: họ và tên, số giấy chứng nhận, ngày cấp. "
            "Chép thẳng từ bảng tính cũng được; các cột cách nhau bằng tab, dấu chấm phẩy hoặc dấu phẩy."
        ),
        max_length=LONGEST_TEXT,
        strip=False,
        required=False,
        widget=forms.Textarea(attrs={"rows": 8, "spellcheck": "false"}),
    )
    file = forms.FileField(
        label=_("Hoặc chọn tệp CSV"),
        help_text=_("Tệp chữ có ba cột như trên, lưu ở dạng Unicode (UTF-8)."),
        required=False,
    )

    def clean_file(self) -> str:
        file: UploadedFile[Any] | None = self.cleaned_data["file"]
        if file is None:
            return ""
        if (file.size or 0) > LARGEST_FILE_BYTES:
            raise ValidationError(_("Tệp quá lớn. Kết quả một lớp chỉ vài chục dòng chữ."))
        return decoded(file.read())

    def clean(self) -> dict[str, Any]:
        text = self.cleaned_data.get("file") or self.cleaned_data.get("text") or ""
        if not text.strip() and not self.errors:
            self.add_error("text", _("Chưa có dòng nào. Hãy dán kết quả hoặc chọn tệp."))
        return {"text": text}


def decoded(content: bytes) -> str:
    """Return the text of a file as spreadsheets write it; refuses what is no Unicode text."""
    encoding = "utf-16" if content[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig"
    try:
        text = content.decode(encoding)
    except UnicodeDecodeError as error:
        raise ValidationError(
            _("Tệp này không ở dạng Unicode (UTF-8). Hãy lưu lại ở dạng “CSV UTF-8” rồi chọn lại.")
        ) from error
    if has_forbidden_characters(text):
        raise ValidationError(_("Tệp này không phải tệp chữ. Hãy lưu bảng tính ở dạng CSV."))
    return text


class SeenForm(forms.Form):
    """What is sent beside the results: the steps seen, and why they are recorded all the same."""

    seen = SeenField()
    override_reason = TextField(max_length=LONGEST_REASON, required=False)


class VisionForm(forms.Form):
    """Asks for the day of the planned vote and how often courses are held; sent by GET."""

    vote_on = DayField(label=_("Ngày dự kiến biểu quyết"), required=False)
    cycle = forms.IntegerField(
        label=_("Mấy tháng có một lớp"),
        min_value=1,
        max_value=LONGEST_CYCLE_MONTHS,
        required=False,
        widget=forms.NumberInput(attrs={"inputmode": "numeric", "class": "kn-count"}),
    )


def vision_in(posted: Mapping[str, Any], *, on: date) -> tuple[VisionForm, Vision]:
    """Return the form as it was filled, and what it asks for; what cannot be read keeps its default."""
    asked = {name: posted[name] for name in VisionForm.base_fields if posted.get(name)}
    usual = {"vote_on": f"{on:%d/%m/%Y}", "cycle": USUAL_CYCLE_MONTHS}
    form = VisionForm({**usual, **asked})
    values = form.cleaned_data if form.is_valid() else {}
    return form, Vision(
        vote_on=values.get("vote_on") or on,
        cycle_months=values.get("cycle") or USUAL_CYCLE_MONTHS,
    )
