"""How personal data looks in Vietnamese prose: one pattern for each trouble.

Written with diacritics; a text that has none is read with the same patterns bared.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from types import MappingProxyType
from typing import Final

from ketnap.domain.press.release.finding import Trouble
from ketnap.domain.press.release.names import CAPITAL
from ketnap.domain.press.release.surroundings import (
    is_about_nobody,
    is_about_somebody,
    is_no_adoption,
    is_no_document,
    is_no_office,
    is_no_visit,
    is_not_of_history,
    is_of_the_living,
    is_on_somebody,
    is_somebody,
)
from ketnap.domain.text import fold, nfc

_CALLED: Final = r"(?:\b(?i:ông|bà|anh|chị|đồng chí|đ/c)\b)"
_NAME: Final = rf"(?:[{CAPITAL}]\w*(?:\s+[{CAPITAL}]\w*)+)"
_WORDS: Final = rf"(?:[{CAPITAL}]\w*(?:\s+[{CAPITAL}]\w*)*)"
_DAY: Final = r"\d{1,2}\s*[/.\-]\s*\d{1,2}\s*[/.\-]\s*\d{2,4}"
# Words that end in “sinh” and have nothing to do with a birth; An and Nam are names with a capital.
_ENDING_IN_BIRTH: Final = (
    *("học", "tuyển", "phát", "vệ", "hy", "hi", "thí", "sản", "tái", "cứu", "nữ"),
    *("môn", "giáng", "dưỡng", "đản", "hộ", "dân", "mưu", "du", "sơ"),
)
_OTHER_BIRTHS: Final = "".join(
    rf"(?<!\b{word}\s)"
    for word in (*_ENDING_IN_BIRTH, *map(str.capitalize, _ENDING_IN_BIRTH), "an", "nam")
)

_AGREES: Final = r"(?i:\b(?:tán thành|đồng ý|nhất trí|ủng hộ|phản đối))"
_NUMERAL: Final = r"(?:một|mốt|hai|ba|bốn|tư|năm|lăm|sáu|bảy|tám|chín|mười|mươi)"
_COUNTED: Final = rf"(?<!\w){_NUMERAL}(?:\s+{_NUMERAL}){{0,5}}"
_IN_WORDS: Final = rf"(?:{_NUMERAL}|không|nghìn|ngàn|trăm|linh|lẻ)"
_VOTERS: Final = r"(?:đồng chí|đảng viên|đại biểu|ủy viên|thành viên|ý kiến|người)"
_PER_CENT: Final = r"(?:\d+(?:[.,]\d+)?\s*(?:%|(?i:phần trăm))|(?i:một trăm phần trăm))"
_INQUIRY: Final = (
    r"(?i:\b(?:kết quả|kết luận|nội dung|qua|hồ sơ) (?:thẩm tra|xác minh)\b)[^.\n]{0,30}"
)
_DIGITS: Final = r"(?<![\w./-])"
_NO_MORE_DIGITS: Final = r"(?![\w/-]|\.\d)"


@dataclass(frozen=True)
class Pattern:
    """What to look for, and which matches mean something else."""

    written: str
    keeps: Callable[[re.Match[str]], bool] = bool

    @cached_property
    def accented(self) -> re.Pattern[str]:
        return re.compile(self.written)

    @cached_property
    def bared(self) -> re.Pattern[str]:
        """The same for texts typed without diacritics."""
        return re.compile(bare(self.written))


def bare(text: str) -> str:
    """Return a text letter by letter without diacritics, as long as before; capitals stay."""
    return "".join(_bare(letter) for letter in nfc(text))


@cache
def _bare(letter: str) -> str:
    plain = fold(letter)
    if len(plain) != 1:
        return letter
    return plain.upper() if letter.isupper() else plain


def is_bare(text: str) -> bool:
    """Say whether a text is written without diacritics."""
    return all(_bare(letter) == letter for letter in nfc(text))


PATTERNS: Final[Mapping[Trouble, tuple[Pattern, ...]]] = MappingProxyType(
    {
        Trouble.ID_NUMBER: (
            Pattern(
                rf"{_DIGITS}(?:\d{{12}}|\d{{9}}|\d{{3}}(?:[ -]\d{{3}}){{2,3}}){_NO_MORE_DIGITS}",
                is_no_document,
            ),
            # No sum of money and no number of a document begins with a nought.
            Pattern(rf"{_DIGITS}0\d{{2}}(?:[ .-]?\d{{3}}){{2,3}}{_NO_MORE_DIGITS}", is_no_document),
            Pattern(
                r"(?i:\b(?:cmnd|cmt|cccd|căn cước(?: công dân)?|chứng minh (?:nhân dân|thư)|hộ chiếu"
                r"|(?:mã|số) định danh|thẻ đảng(?: viên)?|số thẻ|mã số thuế|bhxh"
                r"|bảo hiểm(?: xã hội)?)\b)[^.;\d]{0,20}\d[\d .]{4,}\d"
            ),
        ),
        Trouble.BIRTH_DATE: (
            Pattern(
                rf"\b{_OTHER_BIRTHS}(?i:sinh(?:\s+(?:ngày|năm|tháng|vào|mồng|mùng))*)\s*:?\s*(?:\d{{1,2}}\b[^.\n]{{0,20}}|\d{{4}}\b)",
                is_of_the_living,
            ),
            Pattern(r"(?i:\b(?:ngày|năm|tháng) sinh)\s*:?\s*\d[\d/.\- ]*"),
            Pattern(r"(?i:\bs\.?n\.?)\s*:?\s*(?:19|20)\d{2}\b"),
            Pattern(
                rf"\b{_OTHER_BIRTHS}(?i:sinh\s+(?:vào\s+)?(?:ngày|năm)(?:\s+(?:mồng|mùng))?\s+{_IN_WORDS}(?:\s+{_IN_WORDS})+)"
            ),
            Pattern(r"(?i:\b(?:date of birth|dob|born (?:on|in))\b)[^.\n\d]{0,15}\d[\d/.\- ]*"),
            Pattern(
                r"(?i:\btuổi\s+(?:giáp|ất|bính|đinh|mậu|kỷ|canh|tân|nhâm|quý)\s+"
                r"(?:tý|sửu|dần|mão|thìn|tỵ|ngọ|mùi|thân|dậu|tuất|hợi)\b)"
            ),
            Pattern(rf"{_NAME}\s*[,(–-]\s*{_DAY}", is_somebody),
            Pattern(rf"{_CALLED}\s+{_WORDS}\s+(?i:ra đời)\b"),
            Pattern(
                rf"{_CALLED}(?:(?!(?i:chi bộ|đơn vị|cơ quan|đoàn))[^.;:\n]){{0,40}}?(?<!(?i:đủ) )(?<!(?i:từ) )(?<!(?i:trên) )(?<!(?i:dưới) )\b(?:\d{{2}}|{_COUNTED})\s+(?i:tuổi)\b(?!\s+(?i:đảng|đoàn))"
            ),
            Pattern(rf"(?i:\bở (?:cái )?tuổi)\s+\d{{2}}\b[^.\n]{{0,20}}{_CALLED}"),
            Pattern(r"(?i:\btrẻ (?:tuổi )?nhất)\b[^.\n]{0,20}\d{2}\s+(?i:tuổi)"),
            Pattern(
                rf"{_CALLED}\s+{_WORDS}[\s,(]+(?:{_DAY}|\d{{2}}\s+(?i:tuổi)|(?:19|20)\d{{2}}\))"
            ),
            Pattern(rf"{_NAME}[\s,(]+(?i:năm nay\s+)?\d{{2}}\s+(?i:tuổi)"),
        ),
        Trouble.PHONE_NUMBER: (
            Pattern(rf"{_DIGITS}(?:\+84|0)[ .]?\d{{2,3}}(?:[ .]?\d{{3,4}}){{2}}{_NO_MORE_DIGITS}"),
        ),
        Trouble.RESIDENCE: (
            Pattern(
                r"(?i:\b(?:trú (?:tại|ở|quán)|thường trú|tạm trú|cư trú tại|cư ngụ|ngụ (?:tại|ở)|hktt"
                r"|sinh sống (?:tại|ở)"
                r"|nhà (?:riêng )?(?:ở|tại)|quê (?:quán|ở|gốc)|nguyên quán|hộ khẩu|địa chỉ nhà"
                r"|(?:nơi (?:cư trú|ở)|chỗ ở)(?: hiện nay)?\s*:))[^.\n]{0,40}"
            ),
            Pattern(r"(?i:\b(?:số nhà|ngõ|ngách|hẻm)\s+(?:số\s+)?\d+)[^.\n]{0,20}", is_no_office),
            Pattern(r"(?i:\bquê)\s*:[^.\n]{0,40}"),
            Pattern(rf"(?i:\bquê)\s+(?:(?i:của)\s+)?{_CALLED}[^.\n]{{0,40}}"),
            Pattern(rf"{_CALLED}[^.\n]{{0,25}}\b(?i:quê)\s+(?:(?i:ở|tại)\s+)?[{CAPITAL}]\w*"),
            Pattern(
                r"(?i:\bsinh ra (?:(?:và )?lớn lên )?(?:tại|ở|trên mảnh đất)\b)[^.\n]{0,40}",
                is_not_of_history,
            ),
            Pattern(
                rf"(?i:\bnhà)\s+(?:(?i:riêng|của)\s+)*{_CALLED}[^.\n]{{0,25}}\b(?i:ở|tại)\b[^.\n]{{0,20}}",
                is_no_visit,
            ),
            Pattern(rf"{_CALLED}[^.\n]{{0,30}}\b(?<!việc )(?i:sống (?:ở|tại))\b[^.\n]{{0,20}}"),
            Pattern(
                r"(?i:\b(?:hiện|đang)\s+(?:đang\s+)?(?:(?:ở|sống)(?:\s+(?:ở|tại))?\s+(?:số\s+)?\d+|sống\s+(?:ở|tại)\b))[^.\n]{0,20}"
            ),
        ),
        Trouble.PLACE_OF_HOUSES: (
            Pattern(
                rf"(?<!(?i:bộ) )(?<!(?i:trưởng) )\b(?:(?i:thôn|xóm|ấp|buôn|tổ dân phố|khu tập thể))\s+(?:số\s+)?(?:\d+|[{CAPITAL}]\w*)"
            ),
        ),
        Trouble.FAMILY: (
            Pattern(
                r"(?i:\b(?:vợ|chồng|bố|cha|mẹ|con trai|con gái|con dâu|con rể|anh trai|chị gái|em trai|em gái"
                r"|anh rể|chị dâu|em rể|em dâu|ông nội|bà nội|ông ngoại|bà ngoại)"
                r"(?:\s+(?:đẻ|ruột|nuôi|vợ|chồng|út|cả|đầu lòng|thứ \w+))?)(?:\s*:|\s+(?i:là|của|tên))?\s+"
                rf"(?!Việt Nam)(?:{_CALLED}|{_NAME})"
            ),
            Pattern(
                rf"(?i:\b(?:gia đình|thân nhân|bố mẹ|cha mẹ|vợ con)(?:\s+của)?)\s+{_CALLED}",
                is_no_visit,
            ),
            Pattern(
                rf"(?i:\blà con(?:\s+(?:đẻ|trai|gái|của|thứ \w+|út|cả))*)\s+(?:{_CALLED}|{_NAME})"
            ),
            Pattern(rf"(?i:\bcon\s+(?:của\s+)?(?:ông|bà|cụ))\s+{_WORDS}"),
            Pattern(
                r"(?i:\blà con\s+(?:em\s+)?(?:của\s+)?(?:liệt sĩ|thương binh|bệnh binh|nông dân|công nhân|cán bộ)\b)",
                is_no_visit,
            ),
            Pattern(
                rf"(?i:\bcó\s+(?:\d+|{_COUNTED})\s+(?:người\s+)?con(?:\s+(?:nhỏ|gái|trai|chung)\b|(?=\s*(?:[,.;)]|$))))"
            ),
            Pattern(r"(?i:\b(?:độc thân|(?:lấy|cưới) (?:vợ|chồng)|ly hôn|ly thân|tái hôn)\b)"),
            Pattern(
                r"(?i:\b(?:đã|chưa)\s+(?:kết hôn|lập gia đình|có gia đình|ly hôn|có vợ|có chồng)\b)"
            ),
            Pattern(r"(?i:\b(?:bố|mẹ|cha|vợ|chồng)\s+(?:đẻ|ruột|nuôi)\b)"),
            Pattern(rf"(?i:\b(?:bố|mẹ|cha|vợ|chồng|bố mẹ|cha mẹ)\s+(?:của|tên))\s+{_WORDS}"),
            Pattern(
                r"(?i:\b(?:bố|mẹ|cha|vợ|chồng)\s+(?:(?:đều|từng|nguyên|cũng)\s+)*(?:là|làm|công tác)\s+\w+)"
            ),
            Pattern(
                r"(?i:\b(?:con em|xuất thân|sinh ra)\s+(?:(?:một|trong|từ|của)\s+)*gia đình\s+(?:có|giàu|thuần|nông|công|trí thức|cách mạng)\b"
                r"|\bgia đình\s+(?:có|giàu)\s+truyền thống\b)"
            ),
        ),
        Trouble.VOTE_COUNT: (
            Pattern(r"(?i:\bphiếu)(?:\s+(?i:là|đạt|bầu))?\s*:?\s*\(?\d+\s*/\s*\d+(?!\s*/|\d)"),
            Pattern(
                rf"{_AGREES}\s*[:(]?\s*\d+\s*/\s*\d+(?!\s*/|\d|\s+(?i:chỉ tiêu|nội dung|nhiệm vụ|việc|phòng|đơn vị))"
            ),
            Pattern(
                r"(?i:\b(?:không\s+)?(?:tán thành|đồng ý))\s*[:(]?\s*\d+\b(?=\s*(?:[,;.)]|$|(?i:phiếu|đồng chí|đảng viên|ý kiến)))"
            ),
            Pattern(r"(?<![\w/])\d+\s+(?i:(?:không\s+)?(?:tán thành|đồng ý|phản đối)\b)"),
            Pattern(
                r"(?<![\w/])\d+\s+(?i:(?:đồng chí|đảng viên|đại biểu|ủy viên|thành viên|ý kiến|người)"
                r"(?:\s+(?:chính thức|có mặt|dự họp|đều))*\s+(?:không\s+)?(?:bỏ phiếu|tán thành|đồng ý|nhất trí|phản đối)\b)"
            ),
            Pattern(
                r"(?<![\w/])\d+\s+(?i:trên)\s+(?:(?i:tổng số)\s+)?\d+\s+(?i:(?:số\s+)?phiếu\b)"
            ),
            Pattern(rf"(?i:\b{_COUNTED}\s*/\s*{_COUNTED}\s+(?:số\s+)?phiếu\b)"),
            Pattern(
                r"(?<![\w/])\d+\s*/\s*\d+\s+(?i:(?:không\s+)?(?:tán thành|đồng ý|nhất trí|biểu quyết|ủng hộ)\b)"
            ),
            Pattern(
                rf"(?i:\b(?:{_COUNTED}|không(?: có)?)\s+phiếu\s+(?:tán thành|thuận|đồng ý|chống|trắng|trống|không)\b)"
            ),
            Pattern(
                rf"(?i:\b{_COUNTED}\s+(?!người){_VOTERS}(?:\s+(?:chính thức|có mặt|dự họp|đều))*\s+(?:không\s+)?(?:bỏ phiếu|tán thành|đồng ý|phản đối)\b)"
            ),
            Pattern(
                rf"(?i:\b{_COUNTED}\s+phần\s+{_NUMERAL}\s+(?:tổng\s+)?(?:số\s+)?(?:phiếu|{_VOTERS}\b[^.\n]{{0,30}}\b(?:tán thành|đồng ý|nhất trí|biểu quyết))\b)"
            ),
            Pattern(rf"(?i:\bsố phiếu\b[^.\n]{{0,15}}?\b(?:\d+|{_COUNTED})\b)"),
            Pattern(r"(?i:\b(?:tuyệt đối|đa số|quá nửa|tất cả|toàn bộ)\s+(?:số\s+)?phiếu\b)"),
            Pattern(r"(?i:\bphiếu\s+tuyệt đối\b)"),
            Pattern(
                rf"(?i:\b(?:tất cả|toàn bộ|toàn thể|mọi)\s+(?:các\s+)?{_VOTERS}(?:\s+(?:chính thức|có mặt|dự họp|đều|đã))*\s+(?:biểu quyết\s+|bỏ phiếu\s+)?(?:tán thành|đồng ý|nhất trí)\b)",
                is_on_somebody,
            ),
            Pattern(
                rf"(?i:\b{_COUNTED}\s+trên\s+(?:tổng số\s+)?{_COUNTED}\b(?!\s+(?:chỉ tiêu|nội dung|nhiệm vụ|việc|phòng|đơn vị)))"
            ),
            Pattern(
                r"\d+\s*/\s*\d+\s+(?i:(?:số\s+)?phiếu\b|(?:đảng viên|đồng chí|đại biểu|ủy viên|thành viên|ý kiến)"
                r"(?:\s+(?:chính thức|có mặt|dự họp|đều))*\s+(?:biểu quyết|bỏ phiếu|giơ tay|tán thành|đồng ý|nhất trí|không))"
            ),
            Pattern(
                r"\d+(?:\s*\([^)]*\))?\s+(?i:(?:số\s+)?phiếu\s+(?:tán thành|thuận|đồng ý|chống|trắng|trống|hợp lệ|không))"
            ),
            Pattern(
                rf"{_PER_CENT}\s+(?i:(?:(?:tổng\s+)?số\s+)?(?:phiếu|đảng viên|đại biểu|ý kiến|thành viên|ủy viên)?"
                r"(?:\s*(?:chính thức|có mặt|dự họp|đều|đã))*\s*(?:bỏ phiếu|biểu quyết|tán thành|đồng ý|nhất trí)\b"
                r"|(?:số\s+)?phiếu\b)",
                is_no_adoption,
            ),
            Pattern(
                r"(?i:\b(?:tán thành|đồng ý|nhất trí|ủng hộ|biểu quyết|phiếu)(?:\s*(?:,|:|là|đạt|với|tỷ lệ|tỉ lệ|chiếm|kết nạp))*)"
                rf"\s*{_PER_CENT}",
                is_no_adoption,
            ),
            Pattern(r"(?i:\btỷ lệ (?:phiếu|tán thành)\b)[^.\n]{0,30}\d+"),
        ),
        Trouble.VERIFICATION: (
            Pattern(_INQUIRY, is_about_somebody),
            Pattern(
                r"(?i:\b(?:thẩm tra|xác minh)(?:,? (?:thẩm tra|xác minh))? lý lịch)"
                rf"(?:\s+(?i:cho thấy|không (?:có|phát hiện)|đạt|đủ|rõ|tốt|tại|ở)|[^.\n]{{0,15}}(?i:\bcủa)\s+{_CALLED})[^.\n]{{0,30}}"
            ),
            Pattern(r"(?i:\bgia đình\b[^.\n]{0,20}\bkhông (?:có )?(?:ai )?vi phạm\b)"),
            Pattern(rf"{_CALLED}[^.\n]{{0,30}}\b(?:người )?dân tộc\s+[{CAPITAL}]\w*"),
            Pattern(
                r"(?i:\b(?:lịch sử chính trị|tiền án|tiền sự"
                r"|lý lịch (?:rõ ràng|trong sạch|sạch|tốt|gia đình|bản thân|của)|thành phần (?:gia đình|xuất thân|bản thân)"
                r"|theo (?:đạo|tôn giáo)|nhân thân|bị (?:kỷ luật|khiển trách|kết án))\b)[^.\n]{0,30}"
            ),
            Pattern(
                r"(?i:\btôn giáo\s*:?\s*(?:không(?=\s*(?:[,.;)]|$))|phật giáo|công giáo|thiên chúa|tin lành)|\bdân tộc\s*:\s*\w+)"
            ),
        ),
        Trouble.INQUIRY: (Pattern(_INQUIRY, is_about_nobody),),
        Trouble.PLACEHOLDER: (
            Pattern(r"\[\[.*?(?:\]\]|$)"),
            Pattern(r"\]\]|\.{6,}|…{2,}|\b[xX]{3,}\b"),
        ),
    }
)

AFTER_A_TITLE: Final = Pattern(rf"{_CALLED}\s+({_NAME})")
