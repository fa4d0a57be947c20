"""How far a paper may be shown, as it is asked for when the paper is drawn up."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from ketnap.documents.papers.models import Confidentiality, Paper
from ketnap.documents.papers.queries import level_of
from ketnap.web.papers.reading import OpenPaper

LEVEL = "confidentiality"


def level_field() -> forms.ChoiceField:
    """Asks for the level; left out, the paper is as confidential as the one before."""
    return forms.ChoiceField(
        label=_("Mức độ mật"),
        choices=Confidentiality.choices,
        widget=forms.RadioSelect,
        required=False,
        help_text=_(
            "Giấy mật: hệ thống chỉ nhớ mẫu, ngày và số, không giữ dấu vết nội dung, nên về sau không báo được khi hồ sơ đổi khác. Máy chưa được phép chứa bí mật nhà nước: đừng gõ nội dung mật vào đây."
        ),
    )


class LevelForm(forms.Form):
    """Asks how confidential the paper is that is about to be drawn up."""

    confidentiality = level_field()

    @property
    def level(self) -> Confidentiality | None:
        """What was chosen; nothing where the paper stays as it is."""
        return chosen_level(self.cleaned_data)


def chosen_level(answers: Mapping[str, Any]) -> Confidentiality | None:
    """The level among the answers of a form; nothing where none was chosen."""
    chosen = answers.get(LEVEL)
    return Confidentiality(chosen) if chosen else None


def level_form(request: HttpRequest, opened: OpenPaper) -> LevelForm:
    """The form with what was chosen, else with the level of the paper drawn up last."""
    current = opened.paper.current
    level = level_of(current.paper) if current is not None else Confidentiality.ORDINARY
    if request.POST.get(LEVEL):
        return LevelForm(request.POST)
    return LevelForm({LEVEL: level.value})


def level_words(paper: Paper) -> str:
    """The level of a paper where it is not an ordinary one."""
    level = level_of(paper)
    return "" if level is Confidentiality.ORDINARY else str(level.label)
