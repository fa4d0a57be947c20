"""The numbers of decisions: one for each file, none that is used already, and typed ones as the register has them."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import replace
from datetime import date

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from ketnap.casefiles.queries import domain_casefile
from ketnap.casefiles.queries.under_way import decided_with_numbers
from ketnap.documents.registers.models import Register, RegisterNumber
from ketnap.documents.registers.series import Series, series_of
from ketnap.domain.casefile.codes import Severity
from ketnap.domain.casefile.replay import corrected_steps
from ketnap.domain.casefile.steps import Decided
from ketnap.domain.numbering import (
    number_key,
    printed_number,
    read_number,
    symbol_of_another_paper,
    tidy_number,
    ways_to_write,
)
from ketnap.domain.submission.completeness import Lack
from ketnap.domain.text import fold
from ketnap.organisations.models import ChainBody, Organisation
from ketnap.organisations.queries import name_on
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


def series_of_decisions(body_id: int, *, on: date) -> Series:
    """The series that numbers the decisions of a body on a day."""
    return series_of(Organisation.objects.get(pk=body_id), DECISIONS, on=on)


def refuse_incomplete_numbers(
    series: Series, numbers: Mapping[int, str], ways: Sequence[UnderWay]
) -> None:
    """Refuse files without a number, naming all of them, and a number of more than one file."""
    typed = [numbers.get(way.case.pk, "") for way in ways]
    missing = [way.file.person.full_name for way, text in zip(ways, typed, strict=True) if not text]
    if missing:
        words = _("%(names)s: hãy ghi số quyết định.")
        params = {"names": ", ".join(missing)}
        raise ValidationError(words, code="number_missing", params=params)
    counts = Counter(_key(series, text) for text in typed)
    twice = [text for text in typed if counts[_key(series, text)] > 1]
    if twice:
        words = _("Số %(number)s ghi cho nhiều người. Mỗi quyết định có một số riêng.")
        raise ValidationError(words, code="number_twice", params={"number": twice[0]})


def doubted_numbers(
    series: Series,
    numbers: Mapping[int, str],
    ways: Sequence[UnderWay],
    *,
    on: date,
    noting: Register | None = None,
) -> list[tuple[str, Lack]]:
    """Whose number bears the symbol of another type of paper, is used already, or was not taken from the register.

    One that the register notes in the same act is not asked about for being new to it.
    """
    return (
        _of_other_papers(numbers, ways)
        + _used_numbers(series, numbers, ways)
        + _strange_to_the_register(series, numbers, ways, on=on, notes=noting is not None)
    )


def doubted_number(body_id: int, step: Decided, way: UnderWay) -> list[tuple[str, Lack]]:
    """The same of a decision that is recorded alone; nothing where `asked_together` covers it."""
    if _ASKED.get() or not fold(step.decision):
        return []
    series = series_of_decisions(body_id, on=step.on)
    return doubted_numbers(series, {way.case.pk: step.decision}, [way], on=step.on)


def refuse_used_already(
    series: Series, numbers: Mapping[int, str], ways: Sequence[UnderWay]
) -> None:
    """Refuse numbers the register gives that an earlier decision bears: it does not know of all that were typed.

    It never gives again one that a body which has its own register by now took here before.
    """
    used = _earlier_decisions(replace(series, apart={}), numbers, ways)
    if used:
        _way, number, earlier = used[0]
        words = _(
            "Sổ vừa cấp số %(number)s, nhưng một quyết định khác của %(body)s, ngày %(day)s, đã mang số ấy. "
            "Chưa ghi cho ai. Hãy ghi số ấy vào sổ ở trang Sổ văn bản, mục Ghi số từ sổ giấy, rồi ra quyết định."
        )
        params = {"number": number, "body": earlier.body, "day": f"{earlier.on:%d/%m/%Y}"}
        raise ValidationError(words, code="number_used", params=params)


def _used_numbers(
    series: Series, numbers: Mapping[int, str], ways: Sequence[UnderWay]
) -> list[tuple[str, Lack]]:
    return [
        (way.file.person.full_name, _used(number, earlier))
        for way, number, earlier in _earlier_decisions(series, numbers, ways)
    ]


def _earlier_decisions(
    series: Series, numbers: Mapping[int, str], ways: Sequence[UnderWay]
) -> list[tuple[UnderWay, str, Decided]]:
    """The files whose number an earlier decision of the series bears, with the number and that decision.

    Until the running transaction ends, nobody else asks the same of the series: two clerks cannot both
    find a number unused. Whoever writes to cases locks these before, as everybody does.

    Books begin anew with each term: where the term of the day is known, only its decisions count,
    and otherwise whoever writes says why the number is right.
    """
    _hold(series)
    typed = [(way, tidy_number(numbers[way.case.pk])) for way in ways]
    made = _decisions_made(series, {_key(series, number) for _, number in typed})
    return [
        (way, number, earlier)
        for way, number in typed
        if (earlier := made.get(_key(series, number))) is not None
    ]


def _strange_to_the_register(
    series: Series,
    numbers: Mapping[int, str],
    ways: Sequence[UnderWay],
    *,
    on: date,
    notes: bool,
) -> list[tuple[str, Lack]]:
    """Whose number does not stand in the register of the day, or is voided there; nobody's without one."""
    if series.register is None:
        return []
    keeper = name_on(series.keeper.pk, on)
    typed_once = {numbers[way.case.pk] for way in ways}
    strange = lacks_by_number(series.register, typed_once, keeper=keeper, notes=notes)
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


def _hold(series: Series) -> None:
    """Decisions of one series are numbered one after the other; rows that point to its keeper may be written."""
    Organisation.objects.select_for_update(no_key=True).get(pk=series.keeper.pk)


def _used(number: str, earlier: Decided) -> Lack:
    day = f"{earlier.on:%d/%m/%Y}"
    return Lack(
        Severity.WARN,
        f"Số {number} đã ghi cho một quyết định khác của {earlier.body}, ngày {day}.",
        f"The number {number} stands on another decision of {earlier.body}, of {day}.",
    )


def _key(series: Series, number: str) -> str:
    """What a number has in common however it is written; without a symbol it means the register's."""
    read, register = read_number(number), series.register
    if read is None or read.symbol or register is None:
        return number_key(number)
    return number_key(printed_number(read.number, register.document_type, register.body_symbol))


def _decisions_made(series: Series, keys: set[str]) -> dict[str, Decided]:
    """The last decision under the key of each number, of those that bodies of the series have used.

    Logs of old, and those that came from elsewhere, hold numbers as they were typed.
    """
    bodies = series.body_ids | series.apart.keys()
    names = names_ever(bodies)
    sharing = frozenset[str]().union(*(names[body] for body in series.body_ids))
    apart = _numbers_apart(series, keys)
    chains = ChainBody.objects.filter(body__in=bodies)
    written = {way for key in keys for way in ways_to_write(key)}
    made: dict[str, Decided] = {}
    for case in decided_with_numbers(written, set(chains.values_list("cell_id", flat=True))):
        for step in corrected_steps(domain_casefile(case, case.entries.all()).steps):
            if not isinstance(step, Decided) or not _is_within(series, step.on):
                continue
            key = _key(series, step.decision)
            left = (body for body in series.apart if step.body in names[body])
            if step.body in sharing or any((body, key) not in apart for body in left):
                made[key] = max(made.get(key, step), step, key=lambda one: one.on)
    return made


def _numbers_apart(series: Series, keys: set[str]) -> set[tuple[int, str]]:
    """What the books of those who have their own have of some numbers: each body with the key; one query at most.

    A decision of theirs whose number their book has not was numbered here.
    """
    if not series.apart:
        return set()
    read = (read_number(key) for key in keys)
    wanted = {each.number for each in read if each is not None}
    rows = RegisterNumber.objects.filter(register__in=series.apart.values(), number__in=wanted)
    return {
        (body, number_key(text))
        for body, text in rows.values_list("register__term__organisation_id", "text")
    }


def _is_within(series: Series, day: date) -> bool:
    last = series.term.valid_until if series.term is not None else None
    return series.since <= day <= (last or date.max)
