"""What a period leaves to do, as plain values: who becomes due next, and cells long without an admission."""

from ketnap.casefiles.queries.counted_people import Asked
from ketnap.domain.figures import Span, shown_whole
from ketnap.figures.admissions import cells_without_admission, due_next
from ketnap.figures.told import Told
from ketnap.organisations.queries import names_on


def due_told(path: str, span: Span, *, least: int = 0) -> Told:
    """How many probations end in the period after this one, as it stands at the end of this one."""
    coming, due = due_next(path, span, whole=span)
    return {
        "start": coming.start.isoformat(),
        "end": coming.end.isoformat(),
        "number": shown_whole(due.count(), least=least),
    }


def quiet_told(asked: Asked, *, months: int, least: int = 0) -> list[Told]:
    """The cells that had admitted nobody for so many months at the end, longest first.

    A copy for outside, where numbers below `least` are left out, names none: the last day of a cell is
    mostly that of one person.
    """
    if least:
        return []
    found = cells_without_admission(
        asked.path, on=asked.end, months=months, count_by=asked.count_by, known_on=asked.known_on
    )
    names = names_on([each.organisation_id for each in found], asked.end)
    return [
        {
            "organisation_id": each.organisation_id,
            "name": names[each.organisation_id],
            "last_on": each.last_on.isoformat() if each.last_on else None,
            "months": each.months,
        }
        for each in found
    ]
