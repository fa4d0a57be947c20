"""What a register of decisions tells of numbers that somebody typed."""

from collections.abc import Collection, Iterable, Mapping
from datetime import date

from ketnap.documents.registers.models import NumberState, Register
from ketnap.documents.registers.services import BookEntry, enter_number
from ketnap.domain.access import Actor
from ketnap.domain.casefile.codes import Severity
from ketnap.domain.numbering import read_number, symbol_of
from ketnap.domain.submission.completeness import Lack


def lacks_by_number(
    register: Register, typed: Collection[str], *, keeper: str, notes: bool = False
) -> Mapping[str, Lack]:
    """Of the typed numbers those that the register has not given yet, or has as voided, each with what is wrong.

    It would give the first to another paper. Of numbers with another symbol, and of those its paper
    book had used before it was opened, it can say nothing. Where it gives no more and `notes` what is
    typed, a number new to it is right, and one with another symbol stays outside. One query.
    """
    places = {text: place for text in typed if (place := _place_in(register, text))}
    kept = register.numbers.filter(number__in=places.values())
    states = dict(kept.values_list("number", "state"))
    known = {text: places[text] for text in places if not notes or places[text] in states}
    found = {text: _lack(text, states.get(place), keeper) for text, place in known.items()}
    outside = [text for text in typed if notes and not _number_in(register, text)]
    strange = {text: _not_noted(register, text) for text in outside}
    return strange | {text: lack for text, lack in found.items() if lack is not None}


def enter_typed(
    register: Register, typed: Iterable[tuple[str, str]], *, on: date, by: Actor, today: date
) -> None:
    """Enter in a register, with the summary of each, the numbers that papers of a day bear and it cannot tell of yet.

    Those of another book stay outside; so do those that were given, voided or are held for a paper.
    """
    places = {place: summary for text, summary in typed if (place := _number_in(register, text))}
    kept = register.numbers.filter(number__in=places).exclude(state=NumberState.UNACCOUNTED)
    known = set(kept.values_list("number", flat=True))
    for number, summary in sorted(places.items()):
        if number not in known:
            entry = BookEntry(number=number, issued_on=on, summary=summary)
            enter_number(register.pk, entry, by=by, today=today)


def _place_in(register: Register, text: str) -> int:
    """Which number of the register a typed one is; none where it is of another book, or of the paper one."""
    number = _number_in(register, text)
    return number if number > register.last_on_paper else 0


def _number_in(register: Register, text: str) -> int:
    """The same, with those that its paper book had used before it was opened."""
    read = read_number(text)
    symbol = symbol_of(register.document_type, register.body_symbol).upper()
    return read.number if read is not None and read.symbol in ("", symbol) else 0


def _not_noted(register: Register, text: str) -> Lack:
    """That a register which notes numbers now will not have one of another book."""
    own = symbol_of(register.document_type, register.body_symbol)
    return Lack(
        Severity.WARN,
        f"Số {text} không mang ký hiệu của sổ ({own}) nên không ghi vào sổ.",
        f"The number {text} does not bear the symbol of the register ({own}) and is not noted there.",
    )


def _lack(text: str, state: str | None, keeper: str) -> Lack | None:
    """What is wrong with a number that stands so in the register, or does not stand there."""
    if state is None:
        return Lack(
            Severity.WARN,
            f"Số {text} chưa có trong sổ quyết định của {keeper}. Hãy lấy số ở sổ hoặc hỏi người giữ sổ; số đã cấp trên giấy thì ghi vào sổ trước.",
            f"The number {text} does not stand in the register of decisions of {keeper}. Take one from the register or ask whoever keeps it; one given on paper is entered there first.",
        )
    if state == NumberState.VOIDED:
        return Lack(
            Severity.WARN,
            f"Số {text} đã hủy trong sổ quyết định của {keeper}.",
            f"The number {text} was voided in the register of decisions of {keeper}.",
        )
    return None
