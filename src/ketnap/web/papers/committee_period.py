"""What the report of a committee counts: the same that its page of figures is asked for."""

from collections.abc import Mapping
from dataclasses import dataclass

from ketnap.documents.drafts import Draft
from ketnap.documents.papers.models import Paper
from ketnap.documents.period_reports import committee_draft
from ketnap.domain.paperwork.sheet import Sheet
from ketnap.organisations.models import Organisation
from ketnap.web.figures.asking import AskedFigures
from ketnap.web.papers.period import is_of

_COUNTED = ("period", "start", "end", "count_by", "months", "known")
"""What of a question about figures says something of the report."""


@dataclass(frozen=True, slots=True)
class CommitteePeriod:
    """A period of a committee, as asked of its figures."""

    asked: AskedFigures

    @property
    def query(self) -> Mapping[str, str]:
        """The question as the page of figures repeats it."""
        return query_of(self.asked)

    def drafts(self, body: Organisation, sheet: Sheet) -> tuple[Draft, ...]:
        """The report, whatever its form; a committee has one."""
        asked = self.asked
        return (committee_draft(body, asked.reported, on=asked.on, months=asked.months),)

    def cases_named(self, body: Organisation, sheet: Sheet) -> tuple[int, ...]:
        """None: the report names organisations, and people nowhere."""
        return ()

    def holds(self, paper: Paper) -> bool:
        """Whether a report drawn up before counts between the same days."""
        return is_of(paper, self.asked.span.start, self.asked.span.end)


def query_of(asked: AskedFigures) -> dict[str, str]:
    """What the address of a report says of its figures."""
    kept = {name: asked.query.get(name, [""])[-1] for name in _COUNTED}
    return {name: value for name, value in kept.items() if value}
