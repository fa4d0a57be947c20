"""What is wrong with a form, gathered so that the list above it stays short."""

from dataclasses import dataclass, field

from django.forms import BaseForm
from django.forms.boundfield import BoundField

MOST_NAMED = 3
"""More fields with the same mistake fold into one line that opens."""


@dataclass(slots=True)
class Mistake:
    """One mistake in words, with the fields that have it; none where it is about the whole form."""

    words: str
    fields: list[BoundField] = field(default_factory=list)

    @property
    def named(self) -> list[BoundField]:
        """The fields that are named at once."""
        return self.fields[:MOST_NAMED]

    @property
    def folded(self) -> list[BoundField]:
        """The others, which a fold holds."""
        return self.fields[MOST_NAMED:]

    @property
    def goes_on(self) -> bool:
        """Whether the words begin with the name of the only field, so that they go on from it."""
        label = self._only_label
        after = self.words[len(label) :]
        return bool(label) and self.words.startswith(label) and after[:1].isspace()

    @property
    def said(self) -> str:
        """The words behind the names of the fields: no name stands there twice."""
        return self.words[len(self._only_label) :] if self.goes_on else self.words

    @property
    def _only_label(self) -> str:
        return str(self.fields[0].label) if len(self.fields) == 1 else ""


def mistakes_of(form: BaseForm) -> list[Mistake]:
    """Return every mistake of a form once, in the order in which the form asks.

    Mistakes about the whole form come first; those of hidden fields, to which no way leads, last.
    """
    found: dict[tuple[str, bool], Mistake] = {}
    for words in map(str, form.non_field_errors()):
        found.setdefault((words, False), Mistake(words))
    for bound in form.visible_fields():
        for words in map(str, bound.errors):
            found.setdefault((words, True), Mistake(words)).fields.append(bound)
    for bound in form.hidden_fields():
        for words in map(str, bound.errors):
            found.setdefault((words, False), Mistake(words))
    return list(found.values())
