"""What a drawn-up paper said where the record says something else today, as far as records still tell."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from django.utils import timezone

from ketnap.documents.drafts import CaseDrafts
from ketnap.documents.form_papers import FormPaper, fill_as_far
from ketnap.documents.making import recorded_values
from ketnap.documents.papers.models import Paper
from ketnap.documents.papers.queries import PaperLife, was_printed
from ketnap.documents.sources.cell_records import CellRecords
from ketnap.domain.paperwork.sheet import NoVersionInForce, Sheet, Subject
from ketnap.domain.paperwork.words import day_in_figures, day_in_words
from ketnap.people.corrections import words_before

DAY_AS_NOTED = "%d/%m/%Y"


@dataclass(frozen=True, slots=True)
class Difference:
    """A blank of a paper that would hold something else today.

    `printed` is empty where the records no longer tell it, `now` where they have no value.
    """

    blank: str
    printed: str
    now: str


def differences(
    paper: FormPaper, life: PaperLife, *, cell: CellRecords | None = None
) -> tuple[Difference, ...]:
    """Return what a drawn-up paper says, and what the record says now, wherever they differ.

    No value was kept: what was printed is looked for in the log as it was then and in what was put
    right since, and told only where it gives the fingerprint of the paper.
    """
    names = paper.differing(life)
    if not names:
        return ()
    now, printed = recorded_values(paper.filled), _printed(life.paper, paper.sheet, names, cell)
    return tuple(Difference(name, printed.get(name, ""), now.get(name, "")) for name in names)


def _printed(
    paper: Paper, sheet: Sheet, names: Iterable[str], cell: CellRecords | None
) -> Mapping[str, str]:
    found: dict[str, str] = {}
    wanted = frozenset(names)
    for name, value in _candidates(paper, sheet, wanted, cell):
        if name not in found and was_printed(paper, name, value):
            found[name] = value
    return found


def _candidates(
    paper: Paper, sheet: Sheet, names: frozenset[str], cell: CellRecords | None
) -> Iterator[tuple[str, str]]:
    """Values that the blanks may have been filled with; papers of a case alone have a log behind them."""
    if paper.casefile is None or sheet.subject is not Subject.CASE:
        return
    for values in _as_recorded_then(paper, sheet, cell):
        yield from ((name, value) for name, value in values.items() if name in names)
    for words in words_before(paper.casefile.person_id, since=paper.made_at):
        yield from ((name, form) for name in names for form in _forms_of(words))


def _as_recorded_then(
    paper: Paper, sheet: Sheet, cell: CellRecords | None
) -> Iterator[Mapping[str, str]]:
    """The values of each paper of the form by what had been recorded when it was drawn up."""
    if paper.casefile is None:
        return
    made_on = timezone.localdate(paper.made_at)
    drafts = CaseDrafts(paper.casefile, on=made_on, cell=cell, known_by=paper.made_at)
    try:
        given = drafts.of(sheet)
    except NoVersionInForce:
        return
    for draft in given:
        yield recorded_values(fill_as_far(draft, {})[0])


def _forms_of(words: str) -> Iterator[str]:
    """Words of the access log as papers print them: a day stands there with all its zeros."""
    yield words
    day = _day_in(words)
    if day is not None:
        yield day_in_figures(day)
        yield day_in_words(day)


def _day_in(words: str) -> date | None:
    try:
        return datetime.strptime(words, DAY_AS_NOTED).date()  # noqa: DTZ007 - a day has no zone
    except ValueError:
        return None
