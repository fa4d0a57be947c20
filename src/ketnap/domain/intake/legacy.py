"""Vietnamese typed for fonts of the time before Unicode: TCVN3 (ABC) and VNI, recognised and turned back."""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from enum import StrEnum
from types import MappingProxyType

from ketnap.domain.intake.syllables import is_syllable
from ketnap.domain.text import holds_signs, nfc


class Encoding(StrEnum):
    """How a text was written before Unicode; both look like Western European letters today."""

    TCVN3 = "tcvn3"
    VNI = "vni"


_TONES = "\u0300\u0309\u0303\u0301\u0323"  # huyền, hỏi, ngã, sắc, nặng
_VOWELS = "aăâeêioôơuưy"

# Each vowel without a tone, then with the five tones in the order above.
_TCVN3_VOWELS = {
    "a": "aµ¶·¸¹",
    "ă": "¨»¼½¾Æ",
    "â": "©ÇÈÉÊË",
    "e": "eÌÎÏÐÑ",
    "ê": "ªÒÓÔÕÖ",
    "i": "i×ØÜÝÞ",
    "o": "oßáâãä",
    "ô": "«åæçèé",
    "ơ": "¬êëìíî",
    "u": "uïñòóô",
    "ư": "\u00adõö÷øù",
    "y": "yúûüýþ",
}
_TCVN3_CAPITALS = dict(zip("¡¢§£¤¥¦", "ĂÂĐÊÔƠƯ", strict=True))

_PLAIN_MARKS = "øûõùï"
_HAT_MARKS = "âàåãáä"
_BREVE_MARKS = "êèúüéë"
_VNI_WRITTEN = {"e": "e", "o": "o", "u": "u", "y": "y", "a": "a", "ơ": "ô", "ư": "ö"}
_VNI_I = dict(zip("ìỉĩíị", "ìæóíò", strict=True))


def _toned(vowel: str) -> list[str]:
    return [vowel, *(unicodedata.normalize("NFC", vowel + tone) for tone in _TONES)]


def _tcvn3() -> dict[str, str]:
    table = {"®": "đ", **_TCVN3_CAPITALS}
    for vowel, codes in _TCVN3_VOWELS.items():
        table |= dict(zip(codes, _toned(vowel), strict=True))
    return table


def _vni() -> dict[str, str]:
    lower = {"ñ": "đ", "î": "ỵ", **{code: letter for letter, code in _VNI_I.items()}}
    for vowel, written in _VNI_WRITTEN.items():
        codes = [written, *(written + mark for mark in _PLAIN_MARKS)]
        lower |= dict(zip(codes, _toned(vowel), strict=True))
    for vowel, base, marks in (
        ("â", "a", _HAT_MARKS),
        ("ê", "e", _HAT_MARKS),
        ("ô", "o", _HAT_MARKS),
        ("ă", "a", _BREVE_MARKS),
    ):
        lower |= dict(zip((base + mark for mark in marks), _toned(vowel), strict=True))
    table = dict(lower)
    for code, letter in lower.items():
        table |= {code.upper(): letter.upper(), code[0].upper() + code[1:]: letter.upper()}
    return table


TABLES: Mapping[Encoding, Mapping[str, str]] = MappingProxyType(
    {Encoding.TCVN3: MappingProxyType(_tcvn3()), Encoding.VNI: MappingProxyType(_vni())}
)
"""From the letters as they look today to those that were meant."""

_PATTERNS = {
    encoding: re.compile("|".join(sorted(map(re.escape, table), key=len, reverse=True)))
    for encoding, table in TABLES.items()
}
_WORDS = re.compile(r"[^\s\d.,;:()/“”\"'‘’´\[\]_–—-]+")
_FROM_UNICODE = re.compile("[\u0102-\u0111\u0128\u0129\u0168\u0169\u01a0-\u01b0\u1ea0-\u1ef9]")
"""Vietnamese letters that no font of old could show."""
_CAPITALS_FROM = 2
_LEAST_WORDS = 2
_MOST_LOOKED_AT = 4000
_NEARLY_ALL = 0.6


def convert(text: str, encoding: Encoding) -> str:
    """The text as it was meant. TCVN3 has no toned capitals: a word of capitals gets them back."""
    table = TABLES[encoding]
    turned = _PATTERNS[encoding].sub(lambda found: table[found.group()], text)
    return nfc(_WORDS.sub(_as_capitals, turned) if encoding is Encoding.TCVN3 else turned)


def turned_back(text: str, encoding: Encoding) -> str:
    """A cell as it was meant, in a sheet that is mostly in an old font.

    What makes sense stays as it is, and so does what makes none turned back: `is_doubtful` tells of it.
    """
    return nfc(text) if _stays(text) or _resists(text, encoding) else convert(text, encoding)


def is_doubtful(text: str, encoding: Encoding) -> bool:
    """Whether a cell that stays as it is may be meant otherwise.

    It makes sense turned back too, as `Bé`, which may be meant as `Bộ`; or it makes none either way.
    """
    if _FROM_UNICODE.search(nfc(text)):
        return False
    if not _stays(text):
        return _resists(text, encoding)
    turned = convert(text, encoding)
    return turned.casefold() != nfc(text).casefold() and _makes_sense(turned)


def is_mixed(text: str, encoding: Encoding) -> bool:
    """Whether a cell has words in Unicode beside others that make sense only once they are turned back."""
    if not _FROM_UNICODE.search(nfc(text)):
        return False
    strange = [word for word in _marked_words([text]) if not is_syllable(word)]
    return any(is_syllable(convert(word, encoding)) for word in strange)


def _stays(text: str) -> bool:
    return _FROM_UNICODE.search(nfc(text)) is not None or _makes_sense(text)


def _makes_sense(text: str) -> bool:
    return all(map(is_syllable, _marked_words([text])))


def _resists(text: str, encoding: Encoding) -> bool:
    """Whether a cell that makes no sense seems to be in another old font, or in none.

    Words of other peoples (Niê, Kđăm) are no syllables in any font: signs tell that they are in TCVN3.
    """
    if _makes_sense(convert(text, encoding)):
        return False
    if any(_makes_sense(convert(text, other)) for other in Encoding if other is not encoding):
        return True
    strange = [word for word in _marked_words([text]) if not is_syllable(word)]
    return encoding is Encoding.TCVN3 and not holds_signs(text) and _sense(strange, encoding) == 0


def _as_capitals(word: re.Match[str]) -> str:
    text = word.group()
    plain = [letter for letter in text if letter.isascii() and letter.isalpha()]
    all_capitals = len(plain) >= _CAPITALS_FROM and all(letter.isupper() for letter in plain)
    return text.upper() if all_capitals else text


def detect(texts: Iterable[str]) -> Encoding | None:
    """How the texts were written, where they make sense as Vietnamese only once they are turned back.

    A proposal for a person to confirm: the words that carry marks are counted, those that are
    Vietnamese syllables as they stand against those that become one.
    """
    words = _marked_words(texts)
    if len(words) < _LEAST_WORDS:
        return None
    plain = sum(is_syllable(word) for word in words)
    best = max(Encoding, key=lambda encoding: _sense(words, encoding))
    sense = _sense(words, best)
    return best if sense > plain and sense >= _NEARLY_ALL * len(words) else None


def sense_of(texts: Iterable[str], encoding: Encoding | None = None) -> float:
    """Which part of the words with marks are Vietnamese syllables, turned back where need be."""
    words = _marked_words(texts)
    sense = _sense(words, encoding) if encoding else sum(map(is_syllable, words))
    return sense / len(words) if words else 0.0


def _marked_words(texts: Iterable[str]) -> list[str]:
    found: list[str] = []
    for text in texts:
        found += [word for word in _WORDS.findall(nfc(text)) if not word.isascii()]
        if len(found) >= _MOST_LOOKED_AT:
            break
    return found


def _sense(words: Iterable[str], encoding: Encoding) -> int:
    return sum(is_syllable(convert(word, encoding)) for word in words)
