"""Whether a word can be a Vietnamese syllable, by its letters alone."""

import re
import unicodedata

from ketnap.domain.text import nfc

_TONES = "\u0300\u0309\u0303\u0301\u0323"
_WITHOUT_TONES = str.maketrans("", "", _TONES)
_TONED_CONSONANT = re.compile(f"[b-df-hj-np-tv-xzđ][{_TONES}]")
"""As in ñ, which the font VNI shows for đ."""

_ONSET = "b|ch|c|d|đ|(?:ngh|gh)(?=[eêi])|gi|g|h|kh|k|l|m|ng|nh|n|ph|p|qu|q(?!uyu)|r|s|th|tr|t|v|x"
_RIMES = (
    "a(?:c|ch|i|m|n|ng|nh|o|p|t|u|y)?",
    "ă(?:c|m|n|ng|p|t)",
    "â(?:c|m|n|ng|p|t|u|y)",
    "e(?:c|m|n|ng|o|p|t)?",
    "ê(?:ch|m|n|nh|p|t|u)?",
    "i(?:a|ch|m|n|nh|p|t|u|êc|êm|ên|êng|êp|êt|êu)?",
    "o(?:a|ac|ach|ai|am|an|ang|anh|ao|ap|at|ay|ăc|ăm|ăn|ăng|ăt|c|e|en|eo|et|i|m|n|ng|p|t)?",
    "ô(?:c|i|m|n|ng|p|t)?",
    "ơ(?:i|m|n|p|t)?",
    "u(?:a|ă|c|i|m|n|ng|p|t|ê|êch|ênh|ên|êt|y|ya|ych|yên|yêt|ynh|yt|yp|yu|ân|âng|ât|ây|ơ|ơi"
    "|ôc|ôi|ôm|ôn|ông|ôt|an|ang|anh|ach|at|ai|ay|ac|ao|au|e|en|et|eo|ăn|ăng|ăt|ăc|ăm)?",
    "ư(?:a|c|i|m|n|ng|t|u|ơc|ơi|ơm|ơn|ơng|ơp|ơt|ơu)?",
    "y(?:ên|êt|êm|êng|êu|nh|t|m|n|ch)?",
)
_SYLLABLE = re.compile(f"(?:{_ONSET})?(?:{'|'.join(_RIMES)})")


def is_in_capitals(word: str) -> bool:
    """Whether a word is in capitals, if only in those of its letters that bear no mark.

    Fonts of old that show capitals alone leave `NGUYễN` behind when their text becomes Unicode.
    """
    return word.isupper() or "".join(filter(str.isascii, word)).isupper()


def is_syllable(word: str) -> bool:
    """Whether the letters of a word, its tone aside, make up a syllable, written as one is.

    No consonant carries a tone, and no capital stands within a word that is not in capitals.
    """
    if not (is_in_capitals(word) or word[1:] == word[1:].lower()):
        return False
    letters = unicodedata.normalize("NFD", word.lower())
    if _TONED_CONSONANT.search(letters):
        return False
    return _SYLLABLE.fullmatch(nfc(letters.translate(_WITHOUT_TONES))) is not None
