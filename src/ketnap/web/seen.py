"""The last step that a page has seen of each of several cases, carried along in its form."""

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

SEEN = "seen"


class SeenField(forms.Field):
    """Hidden values such as 12:5, for case 12 seen up to step 5."""

    widget = forms.MultipleHiddenInput

    def to_python(self, value: Any) -> dict[int, int]:
        try:
            pairs = [text.split(":") for text in value or ()]
            return {int(case): int(seq) for case, seq in pairs}
        except ValueError as error:
            raise ValidationError(
                _("Trang này không còn nguyên vẹn. Hãy mở lại rồi ghi."), code="unreadable"
            ) from error


def as_seen(seqs: Mapping[int, int]) -> list[str]:
    """Return the values that a page carries along."""
    return [f"{case}:{seq}" for case, seq in seqs.items()]


def seen_again(posted: Any, seqs: Mapping[int, int]) -> Any:
    """Return what was posted, with the cases as they are seen now."""
    data = posted.copy()
    data.setlist(SEEN, as_seen(seqs))
    return data


def only(seen: Mapping[int, int], casefile_ids: Sequence[int]) -> dict[int, int]:
    """Return what was seen of some of the cases; one that was not seen counts as never seen."""
    return {casefile_id: seen.get(casefile_id, 0) for casefile_id in casefile_ids}
