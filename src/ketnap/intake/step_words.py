"""What the rows of a sheet call the steps, where the dictionary does not know it: counted once, and kept."""

import json
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from ketnap.domain.intake.legacy import turned_back
from ketnap.domain.intake.named_steps import named_step, step_key
from ketnap.intake import files
from ketnap.intake.models import SheetImport
from ketnap.intake.sheet import Matching, proposed, staged

_LONGEST = 200
_MOST_KEPT = 5000
"""Different words of one sheet that are kept: more stand only in a column that is none of steps."""


@dataclass(frozen=True, slots=True)
class StepWords:
    """Words for a step that are not known, and in how many rows they stand."""

    key: str
    text: str
    rows: int


@dataclass(frozen=True, slots=True)
class UnknownWords:
    """The words of a sheet that are not known, those of the most rows first, and how many there are."""

    words: tuple[StepWords, ...] = ()
    different: int = 0


def count_proposed_words(record: SheetImport) -> None:
    """Count the words in the column that is proposed for steps, while the sheet is read; raises `FileGone`."""
    matching = proposed(record).matching({})
    if matching is not None:
        unknown_step_words(record, matching)


def unknown_step_words(record: SheetImport, matching: Matching) -> UnknownWords:
    """The words in the column of steps that are not known; raises `FileGone`.

    They are counted where nobody has counted them in this column yet, which takes long.
    """
    column = next((number for number, code in matching.columns.items() if code == "step"), None)
    if column is None:
        return UnknownWords()
    counted_by = _counted_by(matching, column)
    kept = files.kept_words(record.stored_name)
    if kept is None or (data := json.loads(kept))["counted_by"] != counted_by:
        data = {"counted_by": counted_by, **_counted(record, matching, column)}
        files.keep_words(record.stored_name, json.dumps(data).encode())
    return UnknownWords(tuple(StepWords(*each) for each in data["words"]), data["different"])


def _counted_by(matching: Matching, column: int) -> list[Any]:
    """All that the count depends on."""
    return [column, matching.last_row, matching.hidden_too, matching.encoding]


def _counted(record: SheetImport, matching: Matching, column: int) -> dict[str, Any]:
    rows: Counter[str] = Counter()
    texts: dict[str, str] = {}
    for written, count in _written(record, matching, column).items():
        text = " ".join(_turned(written, matching).split())
        key = step_key(text)
        if key and named_step(text) is None:
            rows[key] += count
            texts.setdefault(key, text)
    words = [(key, texts[key], count) for key, count in rows.most_common(_MOST_KEPT)]
    return {"words": words, "different": len(rows)}


def _written(record: SheetImport, matching: Matching, column: int) -> Mapping[str, int]:
    """The texts in the column as they stand there, each with the number of its rows."""
    rows = staged(record).rows(hidden_too=matching.hidden_too)
    values = (cells.get(column) for number, cells in rows if number > matching.last_row)
    return Counter(each for each in values if isinstance(each, str) and len(each) <= _LONGEST)


def _turned(text: str, matching: Matching) -> str:
    return turned_back(text, matching.encoding) if matching.encoding else text
