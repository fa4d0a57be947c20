"""Which number a standing committee has borne last, for whoever opens a register of its own."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from ketnap.casefiles.queries import domain_casefile
from ketnap.casefiles.queries.under_way import decided_since
from ketnap.documents.registers.series import Series
from ketnap.domain.casefile.replay import corrected_steps
from ketnap.domain.casefile.steps import Decided
from ketnap.domain.numbering import read_number, symbol_of_another_paper
from ketnap.organisations.models import ChainBody, Organisation
from ketnap.submissions.services.typed_numbers import series_of_decisions
from ketnap.submissions.stops import names_ever


@dataclass(frozen=True, slots=True)
class NumberBorne:
    """A number as the decision has it, and the body whose book gave it."""

    text: str
    keeper: Organisation


def last_number_borne(body: Organisation, *, on: date) -> NumberBorne | None:
    """Return the highest number on a decision of a body in the term of a day, where another body's book gives it.

    None where the body numbers its decisions itself, or has made none.
    """
    series = series_of_decisions(body.pk, on=on)
    if series.keeper.pk == body.pk:
        return None
    texts = [*_numbers_of(body, series, on)]
    places = {text: read.number for text in texts if (read := read_number(text)) is not None}
    return NumberBorne(max(places, key=places.__getitem__), series.keeper) if places else None


def _numbers_of(body: Organisation, series: Series, on: date) -> Iterator[str]:
    """The numbers of the body's decisions, those left out that are numbers of other papers."""
    names = names_ever({body.pk})[body.pk]
    cells = ChainBody.objects.filter(body=body).values_list("cell_id", flat=True)
    for case in decided_since(series.since, set(cells)):
        for step in corrected_steps(domain_casefile(case, case.entries.all()).steps):
            if not isinstance(step, Decided) or step.body not in names:
                continue
            if series.since <= step.on <= on and not symbol_of_another_paper(step.decision):
                yield step.decision
