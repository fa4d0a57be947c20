"""What stands around a match: the words that make it harmless, or that make it somebody's file."""

import re
from typing import Final

from ketnap.domain.press.release.names import CAPITAL, names_in
from ketnap.domain.press.release.offices import OFFICE
from ketnap.domain.press.release.patterns import Pattern
from ketnap.domain.text import fold

_END: Final = re.compile(r"[.!?;]\s|\n")
_OF_ADMISSION: Final = re.compile(
    r"\b(?:ket nap|dang vien|quan chung|ho so|ly lich|cong nhan|du bi|dong chi|ban than|bau)\b"
)
_ON_SOMEBODY: Final = re.compile(
    r"\b(?:(?<!chi tieu )(?<!ke hoach )ket nap|quan chung|cong nhan|du bi|ho so|ly lich|bau)\b"
)
_OF_A_DOCUMENT: Final = re.compile(
    r"\b(?:nghi quyet|chi tieu|ke hoach|chuong trinh|bao cao|du thao|quy che)\b"
)
_VISIT: Final = re.compile(r"\b(?:tham|(?:tang|trao|suat) qua|tri an|vieng)\b")
_OF_MERIT: Final = re.compile(
    r"\b(?:thuong binh|benh binh|liet si|chinh sach|co cong|me viet nam anh hung)\b|27/7"
)
_OFFICE_BEFORE: Final = re.compile(
    r"\b(?:co quan|tru so|van phong|hoi truong|nha van hoa|trung tam|bao tang)\b.{0,40}$"
)
_DOCUMENT_BEFORE: Final = re.compile(
    r"\b(?:quyet dinh|cong van|ke hoach|nghi quyet|thong bao|to trinh|huong dan|bao cao) so:?$"
)
_ACT_BEFORE: Final = re.compile(
    r"\b(?:quyet dinh|cong van|ke hoach|nghi quyet|nghi dinh|thong tu|chi thi|ket luan|quy dinh|luat"
    r"|thong bao|to trinh|huong dan|bao cao|de an|chuong trinh|du an|co|dat|duoc)(?: so)?:? ?$"
)
_STREET: Final = re.compile(r" (?:pho|duong|ngo) ")
_YEAR: Final = r"(?:19|20)\d\d"
_DATE_OR_SHARE: Final = re.compile(
    rf"(?:(?:(?:0?[1-9]|[12]\d|3[01])/)?(?:0?[1-9]|1[0-2])(?:/{_YEAR})?|{_YEAR}/{_YEAR}|(\d+)/\1)(?![/\d])"
)
"""`26/3`, `26/3/2026`, `3/2026`, `2024/2025`, `34/34`."""
_PLACE_AFTER: Final = r"(?:phường|xã|quận|huyện|thị|thành phố|tỉnh|khu|tổ|ấp|thôn|xóm|p|q|tp)"
_SHORT_DATE: Final = re.compile(r"(?:0?[1-9]|[12]\d|3[01])/(?:0?[1-9]|1[0-2])/\d\d(?![/\d])")
"""`26/3/26`: a day only where a body follows, for so a house may be numbered too."""
_BODY_AFTER_A_DAY: Final = re.compile(
    r"(?i:đoàn (?:thanh niên|tncs|khối|cơ sở|trường|xã|phường|đại biểu)"
    r"|trường (?:đại học|chính trị|cao đẳng|tiểu học|trung (?:học|cấp)|mầm non|thcs|thpt)"
    r"|hội (?:sinh viên|chữ thập|người)|quân đoàn|học viện|trung tâm|ủy ban)\b"
    rf"|(?i:sở|viện|ban|phòng|cục|vụ|bộ) [{CAPITAL}]\w* (?!{_PLACE_AFTER}\b)[^\W\d_{CAPITAL}]"
)
"""`Đoàn Thanh niên`, `Bộ Xây dựng`: a body's name goes on with a small letter, as a street's does not.

Đoàn Thị Điểm, Trường Chinh and Ban Mê Thuột are streets. Where nobody typed diacritics, none is told from
a body: `Vu` may be Vũ.
"""
_NUMBERS: Final = re.compile(r"[\d/]+\s+")
_HISTORY_BEFORE: Final = re.compile(r"\b(?:ho chi minh|bac ho|le-?nin|tran phu|le duan)\b.{0,20}$")
_FULL: Final = re.compile(r"\b(?:100|mot tram) ?(?:%|phan tram)")
_LONG_AGO: Final = re.compile(r"\b1[0-8]\d\d\b|\b19[0-2]\d\b")
_OF_A_VOTE: Final = re.compile(
    r"\b(?:bieu quyet|bo phieu|kiem phieu|phieu|tan thanh|ket nap|bau)\b"
)
_FORM_BEFORE: Final = re.compile(r"\b(?:moi|gui|khao sat|lay y kien|bieu mau|in|mua)\b.{0,40}$")
_SUM_BEFORE: Final = re.compile(
    r"\b(?:kinh phi|so tien|tri gia|ngan sach|du toan|ung ho|quyen gop|tong so|tong cong)\b.{0,30}$"
)
_UNIT_AFTER: Final = Pattern(
    r"(?i: ?(?:đồng|đ|vnđ|vnd|usd|triệu|t[ỷỉ]|lượt|người|suất|cuốn|bản(?! hành)|trang|ha|km|m)\b)"
)
_CALLED: Final = re.compile(
    r"\b(?:dong chi|d/c|anh|chi(?! (?:bo|doan|uy|tieu|tiet|thi|phi))|ong|ba|co|chu|em)\b"
)
_LENGTH_OF_A_MOMENT: Final = len("YYYYMMDDhhmm")
_LONGEST_SENTENCE: Final = 500
"""Beyond so many letters nothing has to do with what was found: a text without a stop is read fast."""


def is_no_moment(match: re.Match[str]) -> bool:
    """Twelve digits are an identity number unless cameras wrote a day and a time with them."""
    digits = match.group()
    return digits.startswith("0") or len(digits) != _LENGTH_OF_A_MOMENT or not digits.isdigit()


def is_no_document(match: re.Match[str]) -> bool:
    """Say whether digits are something else than a document's number."""
    return is_no_moment(match) and not _DOCUMENT_BEFORE.search(fold(_before(match)))


def is_no_sum(match: re.Match[str]) -> bool:
    """Say whether digits are neither a document's number nor counted money or things."""
    unit = _UNIT_AFTER.expression_for(match.string).match(match.string, match.end())
    is_sum = unit or _SUM_BEFORE.search(fold(_before(match)))
    return not is_sum and is_no_document(match)


def is_one_number(match: re.Match[str]) -> bool:
    """Say whether digits are parted by one kind of sign at most: days have others between them."""
    signs = {letter for letter in match.group() if not letter.isdigit()}
    return len(signs) <= 1 and is_no_document(match)


def is_of_a_vote(match: re.Match[str]) -> bool:
    """Say whether the sentence tells of a vote."""
    return bool(_OF_A_VOTE.search(fold(_sentence(match))))


def is_no_form(match: re.Match[str]) -> bool:
    """Say whether a paper is not one that somebody fills in."""
    return not _FORM_BEFORE.search(fold(_before(match)))


def is_about_a_life(match: re.Match[str]) -> bool:
    """Say whether the sentence speaks of somebody, and not of a visit to people of merit."""
    sentence = _sentence(match)
    is_somebody_there = bool(_CALLED.search(fold(sentence))) or any(names_in(sentence))
    return is_somebody_there and is_no_visit(match)


def is_of_the_living(match: re.Match[str]) -> bool:
    """Say whether a birth is that of somebody who may live."""
    is_history = _HISTORY_BEFORE.search(fold(_before(match)))
    return not (is_history and _LONG_AGO.search(match.group()))


def is_no_office(match: re.Match[str]) -> bool:
    """Say whether an address is not said to be that of a body."""
    return not _OFFICE_BEFORE.search(fold(_before(match)))


def is_in_no_act(match: re.Match[str]) -> bool:
    """Say whether numbers are not those of an act: `Nghị quyết 12/34`."""
    return not _ACT_BEFORE.search(fold(_before(match)))


def is_of_a_house(match: re.Match[str]) -> bool:
    """Say whether numbers are those of a house: a street follows, or they are no date and no share."""
    if _STREET.search(fold(match.group())):
        return True
    if _DATE_OR_SHARE.match(match.group()):
        return False
    is_day = bool(_SHORT_DATE.match(match.group()))
    return not (
        _goes_on_with(OFFICE.expression_for(match.string), match)
        or (is_day and _goes_on_with(_BODY_AFTER_A_DAY, match))
    )


def _goes_on_with(behind: re.Pattern[str], match: re.Match[str]) -> bool:
    """Say whether that follows right behind the numbers of a match."""
    numbers = _NUMBERS.match(match.group())
    return bool(numbers and behind.match(match.string, match.start() + numbers.end()))


def is_no_visit(match: re.Match[str]) -> bool:
    """Say whether a family is not one visited for its merits."""
    sentence = fold(_sentence(match))
    return not (_VISIT.search(fold(_before(match))) and _OF_MERIT.search(sentence))


def is_about_somebody(match: re.Match[str]) -> bool:
    """Say whether an inquiry is told of together with an admission or with somebody's name."""
    sentence = _sentence(match)
    return bool(_OF_ADMISSION.search(fold(sentence))) or any(names_in(sentence))


def is_no_adoption(match: re.Match[str]) -> bool:
    """Say whether agreement was not that of all to a plan or a resolution."""
    sentence = _sentence(match)
    is_full = bool(_FULL.search(fold(match.group())))
    return not (is_full and _OF_A_DOCUMENT.search(fold(sentence))) or is_on_somebody(match)


def is_on_somebody(match: re.Match[str]) -> bool:
    """Say whether the sentence tells of an admission or names somebody."""
    sentence = _sentence(match)
    return bool(_ON_SOMEBODY.search(fold(sentence))) or any(names_in(sentence))


def is_somebody(match: re.Match[str]) -> bool:
    """Say whether words with capitals are somebody's name, and nobody's of history."""
    return any(names_in(match.group())) and is_not_of_history(match)


def is_not_of_history(match: re.Match[str]) -> bool:
    """Say whether the sentence did not speak of somebody whose life is told in books."""
    return not _HISTORY_BEFORE.search(fold(_before(match)))


def is_about_nobody(match: re.Match[str]) -> bool:
    """The reverse of `is_about_somebody`."""
    return not is_about_somebody(match)


def _before(match: re.Match[str]) -> str:
    """The words of the sentence before a match."""
    start = match.start()
    return _END.split(match.string[max(0, start - _LONGEST_SENTENCE) : start])[-1]


def _sentence(match: re.Match[str]) -> str:
    start = match.start()
    return _before(match) + _END.split(match.string[start : start + _LONGEST_SENTENCE])[0]
