"""The numbers of decisions typed from a paper book: one for each file, and none that is used already."""

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from ketnap.casefiles.queries import domain_casefile
from ketnap.casefiles.queries.under_way import decided_with_numbers
from ketnap.domain.casefile.codes import Severity
from ketnap.domain.casefile.replay import corrected_steps
from ketnap.domain.casefile.steps import Decided
from ketnap.domain.submission.completeness import Lack
from ketnap.domain.text import fold
from ketnap.organisations.models import ChainBody
from ketnap.submissions.queries import UnderWay
from ketnap.submissions.stops import names_ever


def refuse_incomplete_numbers(numbers: Mapping[int, str], ways: Sequence[UnderWay]) -> None:
    """Refuse files without a number, naming all of them, and a number of more than one file."""
    typed = [numbers.get(way.case.pk, "").strip() for way in ways]
    missing = [way.file.person.full_name for way, text in zip(ways, typed, strict=True) if not text]
    if missing:
        words = _("%(names)s: hãy ghi số quyết định.")
        params = {"names": ", ".join(missing)}
        raise ValidationError(words, code="number_missing", params=params)
    twice = [text for text, count in Counter(typed).items() if count > 1]
    if twice:
        words = _("Số %(number)s ghi cho nhiều người. Mỗi quyết định có một số riêng.")
        raise ValidationError(words, code="number_twice", params={"number": twice[0]})


def used_numbers(
    body_id: int, numbers: Mapping[int, str], ways: Sequence[UnderWay]
) -> list[tuple[str, Lack]]:
    """Whose typed number an earlier decision of the body bears, with its day.

    Books begin anew with each term, so that whoever writes says why the number is right.
    """
    days = _days_of_decisions(body_id, {fold(numbers[way.case.pk]) for way in ways})
    return [
        (way.file.person.full_name, _used(numbers[way.case.pk].strip(), day))
        for way in ways
        if (day := days.get(fold(numbers[way.case.pk]))) is not None
    ]


def _used(number: str, day: date) -> Lack:
    return Lack(
        Severity.WARN,
        f"Số {number} đã ghi cho một quyết định khác của cấp này, ngày {day:%d/%m/%Y}.",
        f"The number {number} stands on another decision of this body, of {day:%d/%m/%Y}.",
    )


def _days_of_decisions(body_id: int, folded: set[str]) -> dict[str, date]:
    """The last day on which the body decided under each number, of those it has used."""
    names = names_ever([body_id])[body_id]
    cells = ChainBody.objects.filter(body_id=body_id).values_list("cell_id", flat=True)
    days: dict[str, date] = {}
    for case in decided_with_numbers(folded, set(cells)):
        for step in corrected_steps(domain_casefile(case, case.entries.all()).steps):
            if isinstance(step, Decided) and step.body in names:
                number = fold(step.decision)
                days[number] = max(days.get(number, step.on), step.on)
    return days
