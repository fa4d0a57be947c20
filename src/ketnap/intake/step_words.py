"""What the rows of a sheet call the steps, where the dictionary does not know it."""

from collections import Counter
from dataclasses import dataclass

from ketnap.domain.intake.legacy import turned_back
from ketnap.domain.intake.named_step import NamedStep
from ketnap.domain.intake.named_steps import named_step, step_key
from ketnap.domain.intake.step_guesses import guessed_step
from ketnap.intake.models import SheetImport
from ketnap.intake.sheet import Matching, staged

MOST_WORDS = 60
"""As many different words are asked about at once; those of the most rows first."""
_LONGEST = 200


@dataclass(frozen=True, slots=True)
class StepWords:
    """Words for a step that are not known, in how many rows they stand, and what they may mean."""

    key: str
    text: str
    rows: int
    guess: NamedStep | None


def unknown_step_words(record: SheetImport, matching: Matching) -> list[StepWords]:
    """The words in the column of steps that are not known; raises `FileGone`."""
    column = next((number for number, code in matching.columns.items() if code == "step"), None)
    rows: Counter[str] = Counter()
    texts: dict[str, str] = {}
    for number, cells in staged(record).rows(hidden_too=matching.hidden_too) if column else ():
        value = cells.get(column) if column and number > matching.last_row else None
        if not isinstance(value, str):
            continue
        text = " ".join(_turned(value, matching).split())
        key = step_key(text)
        if key and len(text) <= _LONGEST and named_step(text) is None:
            rows[key] += 1
            texts.setdefault(key, text)
    return [
        StepWords(key, texts[key], count, guessed_step(texts[key]))
        for key, count in rows.most_common(MOST_WORDS)
    ]


def _turned(text: str, matching: Matching) -> str:
    return turned_back(text, matching.encoding) if matching.encoding else text
