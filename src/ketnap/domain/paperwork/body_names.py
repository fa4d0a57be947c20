"""How a body of the Party heads and signs its papers, read from its name however that is written."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from ketnap.domain.text import nfc

SECRETARY = "Bí thư"
_STANDING = "Ban Thường vụ"
_WHOLE = "Ban Chấp hành"
_BOARD = "Ban Tổ chức"
_CELL_COMMITTEE, _CELL = "Chi ủy", "Chi bộ"
_COMMITTEE = "Đảng ủy"
_SECTION = "bộ phận"

# A committee, and the organisation that it leads. The longer words of two come first.
_ORGANISATION_OF: Mapping[str, str] = {
    "Tỉnh ủy": "Đảng bộ tỉnh",
    "Thành ủy": "Đảng bộ thành phố",
    "Huyện ủy": "Đảng bộ huyện",
    "Quận ủy": "Đảng bộ quận",
    "Thị ủy": "Đảng bộ thị xã",
    _COMMITTEE: "Đảng bộ",
}
_COMMITTEE_OF = {led: committee for committee, led in _ORGANISATION_OF.items()}
_KINDS = frozenset({*_ORGANISATION_OF, *_COMMITTEE_OF, _CELL})
_ORGANS = frozenset({_STANDING, _WHOLE, _BOARD, _CELL_COMMITTEE})
_SHORT: Mapping[str, str] = {
    "Thường vụ": _STANDING,
    "BTV": _STANDING,
    "BCH": _WHOLE,
    "BTC": _BOARD,
    "ĐU": _COMMITTEE,
    "ĐB": "Đảng bộ",
    "CB": _CELL,
}
_WORDS: Mapping[str, str] = {
    word.casefold(): meant
    for word, meant in (
        *((word, word) for word in (*_ORGANS, *_KINDS)),
        *_SHORT.items(),
    )
}
_LONGEST = max(len(word.split()) for word in _WORDS)


@dataclass(frozen=True, slots=True)
class _Read:
    """A name taken apart: the words that say what the body is, and whose it is."""

    organ: str
    """What acts for the organisation, where the name says it: its standing committee, its board."""
    kind: str
    """`Đảng ủy`, `Tỉnh ủy`, `Đảng bộ`, `Chi bộ`; empty where the name says none of them."""
    rest: str
    full: str

    @property
    def committee(self) -> str:
        """The committee in whose head it issues its papers; of a cell, the cell."""
        return _joined(_COMMITTEE_OF.get(self.kind, self.kind), self.rest)


def in_full(name: str) -> str:
    """The name with the short forms in front written out: “BTV Đảng ủy X” is “Ban Thường vụ Đảng ủy X”."""
    return _read(name).full


def cell_named(name: str) -> str:
    """How papers name a cell whose records do not say that it is one: “Văn phòng” is “Chi bộ Văn phòng”.

    A cell may be that of a board: “Ban Tổ chức” then is where its members work.
    """
    read = _read(name)
    is_told = read.kind == _CELL or (read.kind and not read.organ)
    return name if is_told or not name else _joined(_CELL, name)


def issuer_named(name: str) -> str:
    """Who stands in the head of its papers: of a standing committee, its committee; of a board, the board."""
    read = _read(name)
    return _BOARD if read.organ == _BOARD else read.committee


def above_in_head(name: str, superior: str) -> str:
    """The line above that: the organisation it belongs to; above a board, the committee it works for."""
    read = _read(name)
    if read.organ == _BOARD:
        return read.committee or _read(superior).committee
    return organisation_led_by(superior)


def organisation_led_by(committee: str) -> str:
    """The organisation (đảng bộ) that a committee leads, as a head names it; any other name as it is."""
    read = _read(committee)
    led = _ORGANISATION_OF.get(read.kind, read.kind)
    # “Thành ủy thành phố X” says the city twice.
    place = led.removeprefix("Đảng bộ ")
    rest = read.rest.removeprefix(f"{place} ") if place != led else read.rest
    return _joined(led, rest)


def signed_for(name: str) -> str:
    """In whose name (T/M) it signs; empty for a board, whose chief signs, and where the name tells nothing."""
    read = _read(name)
    if read.organ == _BOARD:
        return ""
    if read.organ == _STANDING:
        return _STANDING
    committee = committee_word(name)
    is_sectional = committee == _COMMITTEE and _key(read.rest).startswith(_SECTION)
    return _joined(committee, _SECTION) if is_sectional else committee


def committee_word(name: str) -> str:
    """What kind of committee a body is, or works for: `Đảng ủy`, `Tỉnh ủy`; empty where its name tells none."""
    kind = _read(name).kind
    return _COMMITTEE_OF.get(kind, kind)


def chief_of(name: str) -> str:
    """What whoever signs first for it is called."""
    return "Trưởng Ban" if _read(name).organ == _BOARD else SECRETARY


def is_same_body(name: str, other: str) -> bool:
    """Whether two names are of one body: they differ at most in capitals, spaces and short forms."""
    return _key(in_full(name)) == _key(in_full(other))


def _read(name: str) -> _Read:
    words = nfc(name).split()
    organ, words = _taken(words, _ORGANS)
    kind, words = _taken(words, _KINDS)
    led, words = _taken(words, _COMMITTEE_OF) if kind in _ORGANISATION_OF else ("", words)
    full = _joined(organ, kind, led, *words)
    of_cell = _CELL if organ == _CELL_COMMITTEE else ""
    return _Read(organ, led or kind or of_cell, " ".join(words), full)


def _taken(words: list[str], among: Collection[str]) -> tuple[str, list[str]]:
    """What the first words mean, if it is among some, and the words after them."""
    meant, length = _first_meant(words)
    return (meant, words[length:]) if meant in among else ("", words)


def _first_meant(words: list[str]) -> tuple[str, int]:
    """What the first words of a name mean, and how many they are; the longest that mean something."""
    for length in range(min(_LONGEST, len(words)), 0, -1):
        meant = _WORDS.get(_key(" ".join(words[:length])))
        if meant:
            return meant, length
    return "", 0


def _key(text: str) -> str:
    """One way to write what is written in several: capitals, spaces, the place of a tone mark."""
    return " ".join(nfc(text).casefold().split()).replace("uỷ", "ủy")


def _joined(*words: str) -> str:
    return " ".join(word for word in words if word)
