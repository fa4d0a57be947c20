"""The form of a review: for everybody on the list one choice and one note."""

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from ketnap.plans.models import ReviewDecision
from ketnap.plans.queries.reviews import ReviewLine, choices_at
from ketnap.plans.services.reviews import Decided
from ketnap.web.steps.fields import TextField

LONGEST_NOTE = 200


class ReviewForm(forms.Form):
    """Nobody has to be decided about at once: what was chosen is kept, the rest waits."""

    def __init__(
        self, data: Mapping[str, Any] | None = None, *, lines: Sequence[ReviewLine]
    ) -> None:
        super().__init__(data)
        self.lines = lines
        for line in lines:
            number, decided = line.listed.casefile_id, line.decided
            self.fields[f"decision-{number}"] = forms.ChoiceField(
                label=_("Kết luận"),
                choices=[(each.value, each.label) for each in choices_at(line.listed.stage)],
                widget=forms.RadioSelect,
                required=False,
                initial=decided.decision if decided else None,
            )
            self.fields[f"note-{number}"] = TextField(
                label=_("Ghi chú"),
                max_length=LONGEST_NOTE,
                required=False,
                initial=decided.note if decided else "",
            )

    def fields_of(self, line: ReviewLine) -> list[forms.BoundField]:
        """Return the two fields about one person."""
        number = line.listed.casefile_id
        return [self[f"decision-{number}"], self[f"note-{number}"]]

    def decisions(self) -> list[Decided]:
        """Return what a valid form decides."""
        numbers = [line.listed.casefile_id for line in self.lines]
        return [
            Decided(
                casefile_id=number,
                decision=ReviewDecision(self.cleaned_data[f"decision-{number}"]),
                note=self.cleaned_data[f"note-{number}"],
            )
            for number in numbers
            if self.cleaned_data[f"decision-{number}"]
        ]
