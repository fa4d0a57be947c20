"""Vietnamese text: one Unicode form, search keys, the order of names, forbidden characters."""

import re
import unicodedata
from functools import lru_cache
from itertools import chain


class _BareLetters(dict[int, str]):
    """What is left of each letter without its marks; worked out when a letter is met first."""

    def __missing__(self, code: int) -> str:
        decomposed = unicodedata.normalize("NFD", chr(code))
        self[code] = "".join(part for part in decomposed if not unicodedata.combining(part))
        return self[code]


# People type Đ as three look-alikes: the Vietnamese letter, the Icelandic eth, the African D.
_BARE_LETTERS = _BareLetters(str.maketrans(dict(zip("đĐðÐɖƉ", "dDdDdD", strict=True))))

_ALPHABET = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
_VOWELS = "aăâeêioôơuưy"
_TONES = "\u0300\u0309\u0303\u0301\u0323"  # huyền, hỏi, ngã, sắc, nặng: the dictionary's order

# A sort key compares byte by byte: end of part < space < marks < digits < letters < the rest.
_END_OF_PART = "!"
_MARKS = {" ": '"', "-": "#", ".": "$", "'": "%", "’": "%"}
_DIGITS = {digit: digit for digit in "0123456789"}
_LETTERS = {letter: chr(ord("A") + place) for place, letter in enumerate(_ALPHABET)}
_CODES = _MARKS | _DIGITS | _LETTERS
_TONED_VOWELS = {
    unicodedata.normalize("NFC", vowel + tone): (_LETTERS[vowel], str(number))
    for vowel in _VOWELS
    for number, tone in enumerate(_TONES, start=1)
}
_LEVEL_TONE = "0"

_ALLOWED_CONTROLS = "\t\n\r"
_FORBIDDEN = frozenset(
    chr(code)
    for code in chain(
        range(0x20),
        range(0x7F, 0xA0),
        range(0x202A, 0x202F),  # bidirectional embeddings and overrides
        range(0x2066, 0x206A),  # bidirectional isolates
        range(0xD800, 0xE000),  # surrogates
        range(0xFDD0, 0xFDF0),  # non-characters
        range(0xFFFE, 0x110000, 0x10000),
        range(0xFFFF, 0x110000, 0x10000),
    )
) - frozenset(_ALLOWED_CONTROLS)
_UNSEEN = dict.fromkeys((0x00AD, 0x200B, 0x200E, 0x200F, 0x2060, 0x3164, 0xFEFF))
"""Soft hyphen, space of no width, marks of direction, word joiner, Hangul filler, mark of byte order."""

_SIGNS = frozenset(map(chr, (*range(0xA1, 0xC0), 0xD7, 0xF7, 0xDE, 0xFE)))
"""Signs and letters as which text of an old font shows, the soft hyphen among them."""
_LETTER = r"[^\W\d_]"
_ACUTE = re.compile(rf"(?<={_LETTER})´(?={_LETTER})")
"""Typed for an apostrophe, as in H´Hen."""
_POINT = re.compile(rf"(?<={_LETTER})·({_LETTER})")
"""As in A·Ma; before a small letter it is the ã of an old font, as in B·o."""

_RUN_OF_LETTERS = re.compile(rf"{_LETTER}+")
_ONE_OF_ALIKE = str.maketrans(
    dict.fromkeys("ðɖ", "đ") | dict.fromkeys("‐‑–—−", "-") | dict.fromkeys("’‘ʼ´", "'")
)
"""Of small letters and marks that look alike, the one that Vietnamese text is written with."""


def is_nfc(text: str) -> bool:
    """Return whether the text is in the composed form in which everything is stored."""
    return unicodedata.is_normalized("NFC", text)


def nfc(text: str) -> str:
    """Return the text in its composed form."""
    return unicodedata.normalize("NFC", text)


def without_unseen(text: str) -> str:
    """Return what somebody typed or pasted in its composed form, without what nobody sees.

    Chat programs and web pages bring such marks along: with one in it, a name would be another one.
    """
    return nfc(text.translate(_UNSEEN))


@lru_cache(maxsize=1_000)  # the rows of a sheet share many texts, and each asks for its name again
def fold(text: str) -> str:
    """Return the key under which a text is searched: no diacritics, no case, single spaces.

    `Nguyễn  Văn ĐỨC`, however its letters are composed, gives `nguyen van duc`.
    """
    return " ".join(text.translate(_BARE_LETTERS).casefold().split())


def spelling_key(text: str) -> str:
    """Return what is left of a text apart from capitals, spaces and how its letters are composed.

    Unlike `fold` it keeps the diacritics, which tell words apart: `KINH`, ` kinh` give `kinh`.
    """
    return " ".join(nfc(text).casefold().split())


def words_key(text: str) -> str:
    """Return what is left of a text apart from capitals, spaces and the letter that bears a tone.

    `Văn hoá` and `VĂN HÓA` give one key; the tones themselves tell words apart. Look-alikes of đ,
    of the hyphen and of the apostrophe do not.
    """
    return " ".join(map(_word_key, nfc(text).casefold().split()))


@lru_cache(maxsize=5_000)  # texts are made of few words
def _word_key(word: str) -> str:
    return _RUN_OF_LETTERS.sub(_tone_last, word.translate(_ONE_OF_ALIKE))


def _tone_last(run: re.Match[str]) -> str:
    parts = unicodedata.normalize("NFD", run.group())
    tones = "".join(part for part in parts if part in _TONES)
    return nfc("".join(part for part in parts if part not in _TONES)) + tones


def name_sort_key(full_name: str) -> str:
    """Return an ASCII key that puts names in Vietnamese order: given name (tên) first.

    Letters decide before tones, syllable by syllable, as in a dictionary; capitals do not
    count. Compare the keys byte by byte. Names that differ in nothing else share a key.
    """
    *others, given = nfc(full_name).lower().split() or [""]
    return _part_key(given) + _END_OF_PART + _part_key(" ".join(others)) if given else ""


def is_same_name(one: str, other: str) -> bool:
    """Return whether two ways of writing can be one name.

    Capitals, spaces and the place of a tone do not count, nor diacritics that one of them has left
    out wholly: `Hoà`, `HÒA` and `Hoa` can be one, `Hùng` and `Hưng` are two.
    """
    if name_sort_key(one) == name_sort_key(other):
        return True
    folded = fold(one)
    return folded == fold(other) and folded in (spelling_key(one), spelling_key(other))


def has_forbidden_characters(text: str) -> bool:
    """Return whether the text holds what no honest input holds.

    These are control characters other than tab and line ends, surrogates,
    non-characters, and controls that turn the direction of the text.
    """
    return not _FORBIDDEN.isdisjoint(text)


def is_spelled_as_a_name(text: str) -> bool:
    """Return whether a person can be called so, as far as letters tell.

    A name begins with a letter, and holds none of the signs (ª, §, Þ) that letters of a font of the
    time before Unicode have turned into.
    """
    return text[:1].isalpha() and not holds_signs(text)


def holds_signs(text: str) -> bool:
    """Return whether a text holds signs that letters of a font of the time before Unicode turn into.

    What stands within a word for an apostrophe (H´Hen) or parts it (A·Ma) is none.
    """
    if _SIGNS.isdisjoint(text):
        return False
    return not _SIGNS.isdisjoint(_POINT.sub(_without_point, with_apostrophes(text)))


def _without_point(found: re.Match[str]) -> str:
    return found[1] if found[1].isupper() else found[0]


def with_apostrophes(text: str) -> str:
    """Return a text with apostrophes for the acute accents that were typed for them: `H´Hen` is `H'Hen`."""
    return _ACUTE.sub("'", text)


@lru_cache(maxsize=5_000)  # many share a given name, or the names before it
def _part_key(part: str) -> str:
    """Letters, then one tone for each syllable: where the mark is written does not matter."""
    letters: list[str] = []
    tones = [_LEVEL_TONE]
    for character in part:
        if character in _TONED_VOWELS:
            letter, tones[-1] = _TONED_VOWELS[character]
            letters.append(letter)
        else:
            letters.append(_code(character))
            if character in _MARKS:
                tones.append(_LEVEL_TONE)
    return "".join(letters) + _END_OF_PART + "".join(tones)


def _code(character: str) -> str:
    known = _CODES.get(character)
    if known is None:
        # A letter of another alphabet sorts as its base letter, else behind all others.
        known = _LETTERS.get(unicodedata.normalize("NFD", character)[0])
    return known if known is not None else f"~{ord(character):06x}"
