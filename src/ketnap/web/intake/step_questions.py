"""Which steps the words of a sheet mean: some are asked about at once, what was chosen before stays."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from django import forms
from django.utils.translation import gettext as _

from ketnap.domain.intake.named_steps import NAMED_STEPS
from ketnap.domain.intake.step_guesses import guessed_step
from ketnap.intake.step_words import StepWords, UnknownWords

MOST_WORDS = 60
"""As many different words are asked about at once."""
_LEAVE_OUT = "-"
_DIGEST = 16


@dataclass(frozen=True, slots=True)
class StepQuestions:
    """The words that are asked about, how many more have no meaning, and what all mean up to now.

    Guesses are proposed the first time only: later a blank answer may be what somebody wants.
    """

    asked: tuple[StepWords, ...]
    left: int
    chosen: Mapping[str, str]
    guessing: bool

    @classmethod
    def about(
        cls,
        unknown: UnknownWords,
        chosen: Mapping[str, str],
        data: Mapping[str, Any] | None,
        *,
        guessing: bool,
    ) -> "StepQuestions":
        """Ask about words without a meaning first; where there are answers, about the words they are for."""
        if data is None:
            first = sorted(unknown.words, key=lambda each: each.key in chosen)[:MOST_WORDS]
        else:
            first = [each for each in unknown.words if field_name(each) in data]
        known = {each.key for each in unknown.words if each.key in chosen}
        left = unknown.different - len(known.union(each.key for each in first))
        return cls(tuple(first), left, chosen, guessing)

    def fields(self) -> Iterator[tuple[str, forms.Field]]:
        """A field for each of the words; what was chosen stands there already, else a guess."""
        steps = [(named.words[0], named.words[0]) for named in NAMED_STEPS]
        for each in self.asked:
            yield (
                field_name(each),
                forms.ChoiceField(
                    label=each.text,
                    choices=[("", _("chưa rõ, báo lỗi")), (_LEAVE_OUT, _("không nhập")), *steps],
                    initial=self._proposed(each),
                    required=False,
                ),
            )

    def _proposed(self, words: StepWords) -> str:
        if words.key in self.chosen:
            return self.chosen[words.key] or _LEAVE_OUT
        guess = guessed_step(words.text) if self.guessing else None
        return guess.words[0] if guess else ""

    def answered(self, answers: Mapping[str, Any]) -> dict[str, str]:
        """What was chosen before, changed by the answers."""
        meanings = dict(self.chosen)
        for each in self.asked:
            answer = answers[field_name(each)]
            if answer:
                meanings[each.key] = "" if answer == _LEAVE_OUT else answer
            else:
                meanings.pop(each.key, None)
        return meanings


def field_name(words: StepWords) -> str:
    """The field that asks about words: named by them, so that no answer is taken for one about others."""
    return f"step_{sha256(words.key.encode()).hexdigest()[:_DIGEST]}"
