"""How numbers of identity papers, telephone numbers and mail addresses look in Vietnamese prose."""

from typing import Final

from ketnap.domain.press.release.patterns import Pattern
from ketnap.domain.press.release.surroundings import is_no_document, is_no_sum, is_one_number
from ketnap.domain.press.release.vocabulary import DIGITS, NO_MORE_DIGITS

ID_NUMBER: Final = (
    Pattern(
        rf"{DIGITS}(?:\d{{12}}|\d{{9}}|\d{{3}}(?:[ -]\d{{3}}){{2,3}}){NO_MORE_DIGITS}",
        is_no_sum,
    ),
    # Twelve digits of a person's number, however they are parted; a date has two kinds of signs or more.
    Pattern(r"(?<![\d./_-])0(?:[ ._/-]?\d){11}(?![ ._/-]?\d|[A-Za-z_-])", is_one_number),
    # No sum of money and no number of a document begins with a nought.
    Pattern(rf"{DIGITS}0\d{{2}}(?:[ .-]?\d{{3}}){{2,3}}{NO_MORE_DIGITS}", is_no_document),
    Pattern(
        r"(?i:\b(?:cmnd|cmt|cccd|căn cước(?: công dân)?|chứng minh (?:nhân dân|thư)|hộ chiếu"
        r"|mst|stk|(?:số )?tài khoản|(?:mã|số) định danh|thẻ đảng(?: viên)?|số thẻ|mã số thuế|bhxh"
        r"|bảo hiểm(?: xã hội)?)\b)[^.;\d]{0,20}\d[\d .]{4,}\d"
    ),
)

PHONE_NUMBER: Final = (
    Pattern(rf"{DIGITS}(?:\+84|0)[ .]?\d{{2,3}}(?:[ .]?\d{{3,4}}){{2}}{NO_MORE_DIGITS}"),
)

# No more is quoted than an answer can keep: 120 letters.
MAIL_ADDRESS: Final = (Pattern(r"[\w.+-]{1,50}@(?=[\w-]{1,63}\.\w)[\w.-]{1,67}\w"),)
