"""The numbers of decisions: one for each file, none that is used already, and typed ones as the register has them."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import date

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from ketnap.casefiles.queries import domain_casefile
from ketnap.casefiles.queries.under_way import decided_with_numbers
from ketnap.documents.registers.models import Term
from ketnap.documents.registers.queries import register_for, term_on
from ketnap.domain.casefile.codes import Severity
from ketnap.domain.casefile.replay import corrected_steps
from ketnap.domain.casefile.steps import Decided
from ketnap.domain.numbering import symbol_of_another_paper, tidy_number
from ketnap.domain.submission.completeness import Lack
from ketnap.domain.text import fold
from ketnap.organisations.models import ChainBody, Organisation
from ketnap.submissions.queries import UnderWay
from ketnap.submissions.services.register_numbers import lacks_by_number
from ketnap.submissions.stops import names_ever

DECISIONS = "QĐ"
"""The symbol of decisions, as registers have it."""

_ASKED: ContextVar[bool] = ContextVar("whether the numbers were asked about", default=False)


@contextmanager
def asked_together() -> Iterator[None]:
    """Let decisions be recorded one by one whose numbers were asked about, or given, together."""
    token = _ASKED.set(True)
    try:
        yield
    finally:
        _ASKED.reset(token)


def refuse_incomplete_numbers(numbers: Mapping[int, str], ways: Sequence[UnderWay]) -> None:
    """Refuse files without a number, naming all of them, and a number of more than one file."""
    typed = [numbers.get(way.case.pk, "") for way in ways]
    missing = [way.file.person.full_name for way, text in zip(ways, typed, strict=True) if not text]
    if missing:
        words = _("%(names)s: hãy ghi số quyết định.")
        params = {"names": ", ".join(missing)}
        raise ValidationError(words, code="number_missing", params=params)
    counts = Counter(map(fold, typed))
    twice = [text for text in typed if counts[fold(text)] > 1]
    if twice:
        words = _("Số %(number)s ghi cho nhiều người. Mỗi quyết định có một số riêng.")
        raise ValidationError(words, code="number_twice", params={"number": twice[0]})


def doubted_numbers(
    body_id: int, numbers: Mapping[int, str], ways: Sequence[UnderWay], *, on: date
) -> list[tuple[str, Lack]]:
    """Whose number bears the symbol of another type of paper, is used already, or was not taken from the register."""
    return (
        _of_other_papers(numbers, ways)
        + _used_numbers(body_id, numbers, ways, on=on)
        + _strange_to_the_register(body_id, numbers, ways, on=on)
    )


def doubted_number(body_id: int, step: Decided, way: UnderWay) -> list[tuple[str, Lack]]:
    """The same of a decision that is recorded alone; nothing where `asked_together` covers it."""
    if _ASKED.get() or not fold(step.decision):
        return []
    return doubted_numbers(body_id, {way.case.pk: step.decision}, [way], on=step.on)


def refuse_used_already(
    body_id: int, numbers: Mapping[int, str], ways: Sequence[UnderWay], *, on: date
) -> None:
    """Refuse numbers the register gives that an earlier decision bears: it does not know of all that were typed."""
    used = _days_of_used(body_id, numbers, ways, on=on)
    if used:
        _way, number, day = used[0]
        words = _(
            "Sổ vừa cấp số %(number)s, nhưng một quyết định khác của cấp này, ngày %(day)s, đã mang số ấy. "
            "Chưa ghi cho ai. Hãy ghi số ấy vào sổ ở trang Sổ văn bản, mục Ghi số từ sổ giấy, rồi ra quyết định."
        )
        params = {"number": number, "day": f"{day:%d/%m/%Y}"}
        raise ValidationError(words, code="number_used", params=params)


def _used_numbers(
    body_id: int, numbers: Mapping[int, str], ways: Sequence[UnderWay], *, on: date
) -> list[tuple[str, Lack]]:
    return [
        (way.file.person.full_name, _used(number, day))
        for way, number, day in _days_of_used(body_id, numbers, ways, on=on)
    ]


def _days_of_used(
    body_id: int, numbers: Mapping[int, str], ways: Sequence[UnderWay], *, on: date
) -> list[tuple[UnderWay, str, date]]:
    """The files whose number an earlier decision of the body bears, with the number and its day.

    Until the running transaction ends, nobody else asks the same of the body: two clerks cannot both
    find a number unused. Whoever writes to cases locks these before, as everybody does.

    Books begin anew with each term: where the term of the day is known, only its decisions count,
    and otherwise whoever writes says why the number is right.
    """
    _hold(body_id)
    typed = [(way, tidy_number(numbers[way.case.pk])) for way in ways]
    folded = {fold(number) for _, number in typed}
    days = _days_of_decisions(body_id, folded, term_on(body_id, on))
    return [
        (way, number, day) for way, number in typed if (day := days.get(fold(number))) is not None
    ]


def _strange_to_the_register(
    body_id: int, numbers: Mapping[int, str], ways: Sequence[UnderWay], *, on: date
) -> list[tuple[str, Lack]]:
    """Whose number does not stand in the body's register of the day, or is voided there; nobody's without one."""
    register = register_for(body_id, DECISIONS, on=on)
    if register is None:
        return []
    strange = lacks_by_number(register, {numbers[way.case.pk] for way in ways})
    typed = [(way.file.person.full_name, strange.get(numbers[way.case.pk])) for way in ways]
    return [(name, lack) for name, lack in typed if lack is not None]


def _of_other_papers(
    numbers: Mapping[int, str], ways: Sequence[UnderWay]
) -> list[tuple[str, Lack]]:
    """Whose number bears the symbol of another type of paper, as of a resolution."""
    return [
        (way.file.person.full_name, _of_another(symbol))
        for way in ways
        if (symbol := symbol_of_another_paper(numbers[way.case.pk]))
    ]


def _of_another(symbol: str) -> Lack:
    return Lack(
        Severity.WARN,
        f"Số mang ký hiệu {symbol}, không phải ký hiệu của quyết định ({DECISIONS}).",
        f"The number bears the symbol {symbol}, which is not that of a decision ({DECISIONS}).",
    )


def _hold(body_id: int) -> None:
    """Decisions of one body are numbered one after the other; rows that point to it may be written."""
    Organisation.objects.select_for_update(no_key=True).get(pk=body_id)


def _used(number: str, day: date) -> Lack:
    return Lack(
        Severity.WARN,
        f"Số {number} đã ghi cho một quyết định khác của cấp này, ngày {day:%d/%m/%Y}.",
        f"The number {number} stands on another decision of this body, of {day:%d/%m/%Y}.",
    )


def _days_of_decisions(body_id: int, folded: set[str], term: Term | None) -> dict[str, date]:
    """The last day on which the body decided under each number, of those it has used.

    Logs of old, and those that came from elsewhere, hold numbers as they were typed.
    """
    names = names_ever([body_id])[body_id]
    cells = ChainBody.objects.filter(body_id=body_id).values_list("cell_id", flat=True)
    days: dict[str, date] = {}
    for case in decided_with_numbers(folded, set(cells)):
        for step in corrected_steps(domain_casefile(case, case.entries.all()).steps):
            if isinstance(step, Decided) and step.body in names and _is_within(term, step.on):
                number = fold(tidy_number(step.decision))
                days[number] = max(days.get(number, step.on), step.on)
    return days


def _is_within(term: Term | None, day: date) -> bool:
    return term is None or term.valid_from <= day <= (term.valid_until or date.max)
