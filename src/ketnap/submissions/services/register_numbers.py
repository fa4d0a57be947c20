"""What a register of decisions tells of numbers that somebody typed."""

from collections.abc import Iterable, Mapping

from ketnap.documents.registers.models import NumberState, Register
from ketnap.domain.casefile.codes import Severity
from ketnap.domain.numbering import read_number, symbol_of
from ketnap.domain.submission.completeness import Lack


def lacks_by_number(register: Register, typed: Iterable[str], *, keeper: str) -> Mapping[str, Lack]:
    """Of the typed numbers those that the register has not given yet, or has as voided, each with what is wrong.

    It would give the first to another paper. Of numbers with another symbol, and of those its paper
    book had used before it was opened, it can say nothing. One query.
    """
    places = {text: place for text in typed if (place := _place_in(register, text))}
    kept = register.numbers.filter(number__in=places.values())
    states = dict(kept.values_list("number", "state"))
    found = {text: _lack(text, states.get(place), keeper) for text, place in places.items()}
    return {text: lack for text, lack in found.items() if lack is not None}


def _place_in(register: Register, text: str) -> int:
    """Which number of the register a typed one is; none where it is of another book, or of the paper one."""
    read = read_number(text)
    symbol = symbol_of(register.document_type, register.body_symbol).upper()
    if read is None or read.symbol not in ("", symbol) or read.number <= register.last_on_paper:
        return 0
    return read.number


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
