"""Names that may be printed, and where one of them stands in a text as the whole of a name."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final, Self

from ketnap.domain.press.release.names import CAPITAL
from ketnap.domain.press.release.patterns import Pattern, is_bare
from ketnap.domain.text import fold, nfc

_NAME_WORDS: Final = re.compile(rf"[{CAPITAL}]\w*(?:[ \u00a0]+[{CAPITAL}]\w*)*")
_WORD: Final = re.compile(r"\w+")
_TITLE: Final = Pattern(
    r"(?i:(?:bí thư|chủ (?:tịch|nhiệm)|ủy viên|đảng (?:ủy|viên)|chi (?:bộ|ủy)|giám đốc"
    r"|(?:thứ|bộ|vụ|cục|viện|hiệu|phòng|đoàn) trưởng|trưởng (?:ban|phòng|đoàn|khoa|nhóm)"
    r"|chánh (?:văn phòng|thanh tra)|tổng (?:bí thư|giám đốc|cục trưởng)"
    r"|phó (?:bí thư|chủ|giám đốc|trưởng|thứ|vụ|cục|viện|hiệu|tổng|chánh|đoàn))\b)"
)
"""Whole offices: their first word alone is somebody's given name as well."""
_TONES: Final = frozenset("\u0300\u0301\u0303\u0309\u0323")
_D_WITH_STROKE: Final = str.maketrans("ðɖ", "đđ")


@dataclass(frozen=True, slots=True)
class AllowedNames:
    """Names by their keys: with diacritics, and for texts typed without."""

    accented: frozenset[str]
    bare: frozenset[str]

    @classmethod
    def of(cls, names: Iterable[str]) -> Self:
        given = tuple(names)
        return cls(frozenset(map(_accented, given)), frozenset(map(fold, given)))

    def end_at(self, text: str, start: int) -> int | None:
        """Return where an allowed name ends that begins there; nothing where another one stands.

        `Lê Văn` does not allow `Lê Văn Tám`: behind a name no capital may follow but an office.
        """
        run = _NAME_WORDS.match(text, start)
        if run is None:
            return None
        in_bare = is_bare(text)
        keys, key = (self.bare, fold) if in_bare else (self.accented, _accented)
        title = _TITLE.bared if in_bare else _TITLE.accented
        for word in _WORD.finditer(text, start, run.end()):
            is_whole = word.end() == run.end() or title.match(text[word.end() :].lstrip())
            if is_whole and key(text[start : word.end()]) in keys:
                return word.end()
        return None


def _accented(name: str) -> str:
    """The words of a name, each with its tone last: where in it one types a tone does not matter."""
    written = nfc(name).lower().translate(_D_WITH_STROKE)
    return " ".join(map(_tone_last, written.split()))


def _tone_last(word: str) -> str:
    marks = unicodedata.normalize("NFD", word)
    letters = "".join(mark for mark in marks if mark not in _TONES)
    return letters + "".join(mark for mark in marks if mark in _TONES)
