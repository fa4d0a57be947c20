"""The forms of the press desk: the text of a package, and the sections of an editor."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from django import forms
from django.forms.boundfield import BoundField
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from ketnap.domain.press.ticket import EditorRole
from ketnap.press.gathering import Gathered, Mention
from ketnap.press.packing import Wording
from ketnap.web.steps.fields import TextField

_LONGEST_TITLE = 200
_LONGEST_PARAGRAPH = 4_000
_LONGEST_CAPTION = 300
_LONGEST_GROUND = 300
_LONGEST_REASON = 300


def _area(rows: int) -> forms.Textarea:
    return forms.Textarea(attrs={"rows": rows})


def _official(one: Mention, place: int, *, reads_names: bool) -> str:
    """Who takes part by an office; an editor who knows nobody of the cell reads the office only."""
    if not reads_names:
        asked = {"office": one.office, "place": place}
        words = (
            gettext("%(office)s (người thứ %(place)s)")
            if one.office
            else gettext("Người thứ %(place)s")
        )
        return words % asked
    return f"{one.name}, {one.office}" if one.office else one.name


class PressForm(forms.Form):
    """Asks for the text of a package, beginning with the draft; an emptied field falls away."""

    section = forms.ChoiceField(label=_("Chuyên mục"))
    title = TextField(label=_("Tên tin"), max_length=_LONGEST_TITLE)
    lead = TextField(
        label=_("Sapo"),
        help_text=_("Mở đầu bằng ngày, nơi, ai tổ chức việc gì."),
        max_length=_LONGEST_PARAGRAPH,
        widget=_area(3),
    )

    def __init__(
        self,
        gathered: Gathered,
        sections: Mapping[str, str],
        data: Any = None,
        *,
        reads_names: bool,
    ) -> None:
        draft = gathered.draft
        super().__init__(data, initial={"title": draft.title, "lead": draft.lead.text})
        self.gathered = gathered
        self.fields["section"].choices = list(sections.items())  # type: ignore[attr-defined]
        texts = [one.text for one in draft.paragraphs]
        self._add_texts("paragraph", [*texts, ""], _("Đoạn %(place)s"), _LONGEST_PARAGRAPH, 4)
        self.fields[f"paragraph_{len(texts)}"].label = _("Thêm một đoạn")
        self._add_texts("caption", draft.captions, _("Chú thích %(place)s"), _LONGEST_CAPTION, 2)
        for place, one in enumerate(gathered.officials):
            self.fields[f"ground_{place}"] = TextField(
                label=_official(one, place + 1, reads_names=reads_names),
                max_length=_LONGEST_GROUND,
                required=False,
            )

    def _add_texts(
        self, name: str, texts: Sequence[str], label: Any, longest: int, rows: int
    ) -> None:
        for place, text in enumerate(texts):
            self.fields[f"{name}_{place}"] = TextField(
                label=label % {"place": place + 1},
                initial=text,
                max_length=longest,
                required=False,
                widget=_area(rows),
            )

    def fields_of(self, name: str) -> Iterator[BoundField]:
        """Yield the fields of one group in their order."""
        for field in self.fields:
            if field.startswith(f"{name}_"):
                yield self[field]

    def wording(self) -> Wording:
        """Return what a valid form says."""
        names = [one.name for one in self.gathered.officials]
        return Wording(
            section=self.cleaned_data["section"],
            title=self.cleaned_data["title"],
            lead=self.cleaned_data["lead"],
            paragraphs=self._texts("paragraph"),
            captions=self._texts("caption"),
            grounds=dict(zip(names, self._texts("ground"), strict=True)),
        )

    def drafted(self) -> Wording:
        """Return the draft as it stands before anybody has written."""
        return Wording(
            section="",
            title=self.gathered.draft.title,
            lead=self.gathered.draft.lead.text,
            paragraphs=tuple(one.text for one in self.gathered.draft.paragraphs),
            captions=self.gathered.draft.captions,
            grounds={},
        )

    def _texts(self, name: str) -> tuple[str, ...]:
        return tuple(self.cleaned_data[field.name] for field in self.fields_of(name))


class ReasonForm(forms.Form):
    """Asks why a package that the portal refused is given up, or a ground is taken back."""

    reason = TextField(label=_("Lý do"), max_length=_LONGEST_REASON, widget=_area(2))


class DutiesForm(forms.Form):
    """Asks in which sections an editor edits, and in which he approves."""

    def __init__(
        self, sections: Mapping[str, str], initial: Mapping[str, Any], data: Any = None
    ) -> None:
        super().__init__(data, initial=dict(initial))
        every = [("", _("Mọi chuyên mục")), *sections.items()]
        for role, label in (
            (EditorRole.EDITOR, _("Biên tập")),
            (EditorRole.APPROVER, _("Duyệt đăng")),
        ):
            self.fields[role.value] = forms.MultipleChoiceField(
                label=label, choices=every, required=False, widget=forms.CheckboxSelectMultiple
            )

    def duties(self) -> dict[EditorRole, list[str]]:
        """Return the sections by duty; every section makes single ones needless."""
        asked = {
            role: self.cleaned_data[role.value] for role in (EditorRole.EDITOR, EditorRole.APPROVER)
        }
        return {role: [""] if "" in named else named for role, named in asked.items()}
