"""Several papers of one case typed on one page: a row for each, with the form of its kind."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.http import Http404, QueryDict

from ketnap.domain.casefile.codes import StepKind
from ketnap.domain.casefile.steps import Step
from ketnap.domain.casefile.wording import step_name
from ketnap.web.case.reading import OpenCase
from ketnap.web.language import reader_language
from ketnap.web.steps.catalogue import GROUPED_KINDS
from ketnap.web.steps.form import SWITCH, StepForm, own_values, switched
from ketnap.web.steps.offers import first_values, sheet_of
from ketnap.web.steps.page import days_of

KINDS, ADD, DROP = "kinds", "add", "drop"
MOST_ROWS = 20


@dataclass(frozen=True, slots=True)
class Row:
    """One paper: its number on the page, and the form of its step."""

    number: int
    form: StepForm

    @property
    def kind(self) -> StepKind:
        return self.form.kind

    @property
    def name(self) -> str:
        return step_name(self.kind, reader_language())

    def mistakes(self) -> Iterator[tuple[str, str, str]]:
        """Each mistake with the address and the label of its field."""
        for error in self.form.non_field_errors():
            yield "", "", str(error)
        for bound in self.form:
            for error in bound.errors:
                yield bound.id_for_label or str(bound.auto_id), str(bound.label), str(error)


def kinds_offered(case: OpenCase) -> tuple[StepKind, ...]:
    """The kinds of papers the reader may record here."""
    return tuple(kind for kind in GROUPED_KINDS if case.may_record(kind))


def sent_rows(case: OpenCase, posted: QueryDict) -> tuple[Row, ...]:
    """The rows as they were sent to be recorded."""
    return tuple(
        Row(number, StepForm(sheet_of(case, kind), days_of(case), data=posted, prefix=str(number)))
        for number, kind in _numbered(case, posted)
    )


def is_rearranged(posted: QueryDict) -> bool:
    """Whether a row is added, dropped, or filled in another way, and nothing is to be recorded yet."""
    return any(name in posted for name in (ADD, DROP, SWITCH))


def rearranged_rows(case: OpenCase, posted: QueryDict) -> tuple[Row, ...]:
    """The rows with one added, dropped, or filled in another way; what was typed stays."""
    typed = switched(posted) if SWITCH in posted else posted
    kept = [
        (kind, own_values(typed, str(number)))
        for number, kind in _numbered(case, posted)
        if posted.get(DROP) != str(number)
    ]
    if ADD in posted and len(kept) < MOST_ROWS:
        added = _kind(case, posted.get("kind", ""))
        kept.append((added, first_values(case, sheet_of(case, added))))
    return tuple(_shown(case, kept))


def in_order_of_days(rows: Sequence[Row]) -> list[tuple[Row, Step]]:
    """The steps of valid rows as they happened; those of one day as they stand on the page."""
    steps = [(row, row.form.step()) for row in rows]
    return sorted(steps, key=lambda pair: pair[1].on)


def _shown(case: OpenCase, kept: Sequence[tuple[StepKind, Mapping[str, Any]]]) -> Iterator[Row]:
    for number, (kind, values) in enumerate(kept, start=1):
        form = StepForm(sheet_of(case, kind), days_of(case), initial=values, prefix=str(number))
        yield Row(number, form)


def _numbered(case: OpenCase, posted: QueryDict) -> Iterator[tuple[int, StepKind]]:
    words = posted.getlist(KINDS)[:MOST_ROWS]
    return enumerate((_kind(case, word) for word in words), start=1)


def _kind(case: OpenCase, word: str) -> StepKind:
    """A kind that is offered; any other is a 404."""
    if word not in kinds_offered(case):
        raise Http404("no such kind of paper")
    return StepKind(word)
