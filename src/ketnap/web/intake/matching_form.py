"""The form that matches the columns of a sheet, and says how its days and letters are read."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ketnap.domain.casefile.codes import VoteMethod
from ketnap.domain.casefile.wording import code_name
from ketnap.domain.intake.cells import column_letters
from ketnap.domain.intake.columns import LAYOUTS, Column, Kind, Layout
from ketnap.domain.intake.days import DayReading, Order, ShortYears
from ketnap.domain.intake.headings import Headings
from ketnap.domain.intake.legacy import Encoding
from ketnap.domain.intake.problems import Problem
from ketnap.domain.intake.values import NoValue, Reading, read_value
from ketnap.domain.intake.wording import column_title, message_of, why_refused
from ketnap.intake.sheet import Matching, Proposal
from ketnap.intake.step_words import UnknownWords
from ketnap.web.intake.step_questions import StepQuestions, field_name
from ketnap.web.language import reader_language
from ketnap.web.steps.fields import TextField

_COLUMN, _COMMON = "column_", "common_"
_BIRTH = {"born_on", "born_on_male", "born_on_female"}
_NAMES = {"full_name", "surname", "given_name"}
_SEXES = {"sex", "female", "male", "born_on_male", "born_on_female"}


@dataclass(frozen=True, slots=True)
class ColumnLine:
    """A column of the sheet: its letters and heading, what stands in it, what it is taken for."""

    letters: str
    heading: str
    sample: str
    field: forms.BoundField | None
    refused: str
    repeats: str
    beside: str


@dataclass(frozen=True, slots=True)
class StepLine:
    """What the sheet writes for a step, in how many rows, and what it is taken for."""

    text: str
    rows: int
    field: forms.BoundField


def _title_with_need(column: Column) -> str:
    """The title with the sign of a required field: a column or a common value must give it."""
    title = column_title(column, reader_language())
    return f"{title} ({_('bắt buộc')})" if column.required else title


def _common_field(column: Column, initial: str) -> forms.Field:
    """Asks for what holds for every row; where few words are known, by choosing among them."""
    label = _title_with_need(column)
    if column.kind is Kind.METHOD:
        methods = [
            (code_name(each, "vi"), code_name(each, reader_language())) for each in VoteMethod
        ]
        none = ("", _("không chung, ghi ở từng dòng"))
        return forms.ChoiceField(
            label=label, initial=initial, choices=[none, *methods], required=False
        )
    return TextField(label=label, initial=initial, max_length=column.longest, required=False)


class MatchingForm(forms.Form):
    """Asks what each column is, what holds where there is none, and how days are written.

    Of a sheet of steps it asks also which step is meant by words that are not known.
    """

    order = forms.TypedChoiceField(
        label=gettext_lazy("Ngày viết bằng số"),
        coerce=Order,
        choices=[
            (Order.DAY_FIRST.value, gettext_lazy("Ngày trước tháng: 19/5/1990")),
            (Order.MONTH_FIRST.value, gettext_lazy("Tháng trước ngày: 5/19/1990")),
        ],
        widget=forms.RadioSelect,
    )
    short_years = forms.TypedChoiceField(
        label=gettext_lazy("Năm chỉ có hai chữ số"),
        coerce=ShortYears,
        choices=[
            (ShortYears.ASK.value, gettext_lazy("Báo lỗi để sửa trong tệp")),
            (ShortYears.LATEST.value, gettext_lazy("Lấy năm gần nhất đã qua: 85 là 1985")),
        ],
        widget=forms.RadioSelect,
    )
    encoding = forms.TypedChoiceField(
        label=gettext_lazy("Bảng mã của chữ"),
        required=False,
        coerce=lambda value: Encoding(value) if value else None,
        empty_value=None,
        choices=[
            ("", gettext_lazy("Unicode, giữ nguyên")),
            (Encoding.TCVN3.value, gettext_lazy("TCVN3 (ABC), chuyển sang Unicode")),
            (Encoding.VNI.value, gettext_lazy("VNI, chuyển sang Unicode")),
        ],
        widget=forms.RadioSelect,
    )
    hidden_too = forms.BooleanField(
        label=gettext_lazy("Nhập cả những dòng đang ẩn trong Excel"), required=False
    )

    def __init__(
        self,
        data: Mapping[str, Any] | None,
        *,
        layout: Layout,
        proposal: Proposal,
        headings: Headings,
        before: Matching | None,
        workplace: str,
        words: UnknownWords,
    ) -> None:
        super().__init__(data)
        self._layout, self._proposal, self._headings = layout, proposal, headings
        self._ask_for_columns(before)
        self._ask_for_common(before, workplace)
        self._questions = StepQuestions.about(
            words,
            proposal.steps if before is None else before.steps,
            data,
            guessing=before is None,
        )
        self.fields.update(self._questions.fields())
        self.fields["order"].initial = before.order if before else Order.DAY_FIRST
        self.fields["short_years"].initial = before.short_years if before else ShortYears.ASK
        encoding = before.encoding if before else proposal.encoding
        self.fields["encoding"].initial = encoding.value if encoding else ""
        self.fields["hidden_too"].initial = before.hidden_too if before else False
        if not proposal.rows_hidden:
            del self.fields["hidden_too"]

    def _ask_for_columns(self, before: Matching | None) -> None:
        known = [(each.code, _title_with_need(each)) for each in LAYOUTS[self._layout]]
        for heading in self._headings.found:
            if heading.refused is not None:
                continue
            code = heading.known.code if heading.known else ""
            if before is not None:
                code = before.columns.get(heading.column, "")
            self.fields[f"{_COLUMN}{heading.column}"] = forms.ChoiceField(
                label=_("Cột %(letters)s: %(heading)s")
                % {"letters": column_letters(heading.column), "heading": heading.text},
                choices=[("", _("không nhập")), *known],
                initial=code,
                required=False,
            )

    def _ask_for_common(self, before: Matching | None, workplace: str) -> None:
        usual = {"workplace": workplace} if before is None else dict(before.common)
        for column in self._may_be_common():
            initial = usual.get(column.code, "")
            self.fields[f"{_COMMON}{column.code}"] = _common_field(column, initial)

    def _may_be_common(self) -> Iterator[Column]:
        yield from (column for column in LAYOUTS[self._layout] if column.common)

    def lines(self) -> Iterator[ColumnLine]:
        """The columns as the page shows them, from left to right."""
        language = reader_language()
        for heading in self._headings.found:
            refused = why_refused(heading.refused, language) if heading.refused else ""
            yield ColumnLine(
                column_letters(heading.column),
                heading.text,
                "" if refused else self._proposal.samples.get(heading.column, ""),
                None if refused else self[f"{_COLUMN}{heading.column}"],
                refused,
                column_letters(heading.repeats),
                column_letters(heading.beside),
            )

    def step_lines(self) -> list[StepLine]:
        """What the sheet writes for steps and the dictionary does not know."""
        return [
            StepLine(each.text, each.rows, self[field_name(each)]) for each in self._questions.asked
        ]

    def words_left(self) -> int:
        """How many other words have no meaning yet."""
        return self._questions.left

    def common_fields(self) -> list[forms.BoundField]:
        """The fields of what holds for every row."""
        return [self[name] for name in self.fields if name.startswith(_COMMON)]

    def other_fields(self) -> list[forms.BoundField]:
        """How days and letters are read."""
        names = ("order", "short_years", "encoding", "hidden_too")
        return [self[name] for name in names if name in self.fields]

    def clean(self) -> dict[str, Any]:
        answers: dict[str, Any] = super().clean() or {}
        codes = list(self._columns(answers).values())
        for code in sorted({code for code in codes if codes.count(code) > 1}):
            self._refuse_twice(code, answers)
        self._check_needed(set(codes), answers)
        return answers

    def _columns(self, answers: Mapping[str, Any]) -> dict[int, str]:
        chosen = {
            int(name.removeprefix(_COLUMN)): value
            for name, value in answers.items()
            if name.startswith(_COLUMN)
        }
        return {column: code for column, code in chosen.items() if code}

    def _refuse_twice(self, code: str, answers: Mapping[str, Any]) -> None:
        for name, value in list(answers.items()):
            if name.startswith(_COLUMN) and value == code:
                self.add_error(name, _("Hai cột cùng được chọn là một mục. Hãy để lại một."))

    def _check_needed(self, codes: set[str], answers: Mapping[str, Any]) -> None:
        instead = {"full_name": _NAMES, "born_on": _BIRTH, "sex": _SEXES}
        for column in LAYOUTS[self._layout]:
            given = answers.get(f"{_COMMON}{column.code}")
            if given:
                self._check_common(column, given)
            found = codes & instead.get(column.code, {column.code})
            if column.required and not found and not given:
                self._say_missing(column)

    def _say_missing(self, column: Column) -> None:
        if column.common:
            words = _("Chưa có cột nào như vậy. Hãy ghi ở đây cho mọi dòng, hoặc chọn cột ở trên.")
            self.add_error(f"{_COMMON}{column.code}", words)
            return
        title = column_title(column, reader_language())
        words = _("Chưa có cột nào là “%(title)s”. Hãy chọn cột ấy ở dưới.")
        self.add_error(None, words % {"title": title})

    def _check_common(self, column: Column, given: str) -> None:
        reading = Reading(days=DayReading(today=timezone.localdate()))
        try:
            read_value(given, column, reading)
        except NoValue as error:
            problem = Problem(0, error.code, fact=error.fact)
            words = message_of(problem, reader_language())
            self.add_error(f"{_COMMON}{column.code}", ValidationError(words))

    def matching(self) -> Matching:
        """What was answered; only after the form was found valid."""
        answers = self.cleaned_data
        return Matching(
            first_row=self._headings.first_row,
            last_row=self._headings.last_row,
            columns=self._columns(answers),
            common={
                name.removeprefix(_COMMON): value
                for name, value in answers.items()
                if name.startswith(_COMMON) and value
            },
            order=answers["order"],
            short_years=answers["short_years"],
            encoding=answers["encoding"],
            hidden_too=answers.get("hidden_too", False),
            steps=self._questions.answered(answers),
        )
