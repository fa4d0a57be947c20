"""What the clerk types into a paper: fields made from its hand blanks, kept nowhere."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.http import QueryDict
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from ketnap.design.forms import DayField
from ketnap.documents.form_papers import misfits_typed
from ketnap.documents.making import ByHand
from ketnap.domain.paperwork.filling import rows_to_write
from ketnap.domain.paperwork.material import Row
from ketnap.domain.paperwork.sheet import BlankKind, HandBlank
from ketnap.domain.paperwork.words import day_in_figures, number
from ketnap.domain.text import has_forbidden_characters, without_unseen
from ketnap.web.language import reader_language
from ketnap.web.papers.reading import OpenPaper
from ketnap.web.posted import number_in
from ketnap.web.steps.fields import TextField, number_field

LONGEST_TEXT = 500
LONGEST_LONG_TEXT = 20_000
LONGEST_CELL = 300
FIRST_ROWS = 3
MORE_ROWS = 3
MOST_ROWS = 60
MORE = "more_rows"
"""The name of the button that asks for more rows; its value names the list."""


class LinesField(forms.CharField):
    """A long text: composed letters, nothing hidden, its lines kept."""

    widget = forms.Textarea(attrs={"rows": 3})

    def to_python(self, value: Any) -> str:
        text = without_unseen(super().to_python(value) or "")
        if has_forbidden_characters(text):
            raise ValidationError(
                _("Có ký tự ẩn hoặc ký tự điều khiển. Hãy xóa đi và gõ lại phần này.")
            )
        return text


class RowsInput(forms.Widget):
    """A small table to type rows into; it works without scripts."""

    template_name = "web/papers/rows_input.html"
    use_fieldset = True

    def __init__(self, blank: HandBlank) -> None:
        super().__init__()
        self.blank = blank

    def value_from_datadict(
        self, data: Mapping[str, Any], files: object, name: str
    ) -> list[dict[str, str]]:
        return [
            {
                column.name: str(data.get(f"{name}-{place}-{column.name}", ""))
                for column in self.blank.columns
            }
            for place in range(_rows_shown(data, name))
        ]

    def value_omitted_from_data(self, data: Mapping[str, Any], files: object, name: str) -> bool:
        return f"{name}-rows" not in data

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        rows: Sequence[Mapping[str, str]] = value or rows_to_write(self.blank) or [{}] * FIRST_ROWS
        language = reader_language()
        heads = [column.vi if language == "vi" else column.en for column in self.blank.columns]
        context = super().get_context(name, None, attrs)
        context["widget"] |= {
            "rows": [list(self._boxes(name, heads, place, row)) for place, row in enumerate(rows)],
            "count": len(rows),
            "is_full": len(rows) >= MOST_ROWS,
            "is_open": len(rows) > FIRST_ROWS or any(any(row.values()) for row in rows),
            "more": MORE,
            "longest": LONGEST_CELL,
        }
        return context

    def _boxes(
        self, name: str, heads: Sequence[str], place: int, row: Mapping[str, str]
    ) -> Iterator[dict[str, str]]:
        for head, column in zip(heads, self.blank.columns, strict=True):
            yield {
                "name": f"{name}-{place}-{column.name}",
                "head": head,
                "label": _("%(column)s, dòng %(place)s") % {"column": head, "place": place + 1},
                "value": row.get(column.name, ""),
            }


class RowsField(forms.Field):
    """Rows typed by hand; empty ones are left out."""

    def __init__(self, blank: HandBlank, **kwargs: Any) -> None:
        super().__init__(widget=RowsInput(blank), **kwargs)

    def to_python(self, value: Any) -> tuple[Row, ...]:
        rows = ({name: _cell(text) for name, text in row.items()} for row in value or ())
        return tuple(row for row in rows if any(row.values()))


class TypedForm(forms.Form):
    """The hand blanks of a paper; none is required, for a pen may fill what is left."""

    use_required_attribute = False

    def __init__(self, opened: OpenPaper, data: QueryDict | None) -> None:
        super().__init__(data)
        self.opened = opened
        for blank in opened.hand_blanks:
            self.fields[blank.name] = _field(blank)

    def clean(self) -> dict[str, Any]:
        """Refuse counts that cannot be right beside each other and the record's, by a field typed in."""
        for misfit in misfits_typed(self.opened.paper.draft, self.by_hand()):
            typed = next(name for name in self.fields if name in misfit.names)
            self.add_error(typed, capfirst(misfit.vi if reader_language() == "vi" else misfit.en))
        return self.cleaned_data

    @property
    def holds_words(self) -> bool:
        """Whether anything was typed that is lost when its page is left."""
        if not self.is_bound:
            return False
        return not self.is_valid() or any(self.by_hand().values())

    def by_hand(self) -> ByHand:
        """What was typed, as a paper takes it; of a form that is valid."""
        return {name: _as_typed(value) for name, value in self.cleaned_data.items()}


def _field(blank: HandBlank) -> forms.Field:
    is_vietnamese = reader_language() == "vi"
    words: dict[str, Any] = {
        "label": blank.vi if is_vietnamese else blank.en,
        "help_text": blank.hint_vi if is_vietnamese else blank.hint_en,
        "required": False,
    }
    match blank.kind:
        case BlankKind.LONG:
            return LinesField(max_length=LONGEST_LONG_TEXT, **words)
        case BlankKind.DAY:
            return DayField(**words)
        case BlankKind.NUMBER:
            return number_field(**words)
        case BlankKind.ROWS:
            return RowsField(blank, **words)
        case BlankKind.TEXT:
            return TextField(max_length=LONGEST_TEXT, **words)


def _as_typed(value: Any) -> str | tuple[Row, ...]:
    if value is None:
        return ""
    if isinstance(value, str | tuple):
        return value
    return number(value) if isinstance(value, int) else day_in_figures(value)


def _rows_shown(data: Mapping[str, Any], name: str) -> int:
    """How many rows the table had, and three more where they are asked for."""
    text = str(data.get(f"{name}-rows", ""))
    shown = number_in(text)
    rows = FIRST_ROWS if shown is None else shown
    return min(rows + (MORE_ROWS if data.get(MORE) == name else 0), MOST_ROWS)


def _cell(text: str) -> str:
    plain = " ".join(without_unseen(text).split())
    if has_forbidden_characters(plain):
        raise ValidationError(
            _("Có ký tự ẩn hoặc ký tự điều khiển. Hãy xóa đi và gõ lại phần này.")
        )
    if len(plain) > LONGEST_CELL:
        raise ValidationError(
            _("Một ô dài quá %(longest)s chữ. Hãy viết gọn lại.") % {"longest": LONGEST_CELL}
        )
    return plain
