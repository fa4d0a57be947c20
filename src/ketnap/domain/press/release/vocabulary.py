"""The words that patterns of personal data are made of."""

from typing import Final

from ketnap.domain.press.release.names import CAPITAL

CALLED: Final = r"(?:\b(?i:ông|bà|anh|chị|đồng chí|đ/c)\b)"
# Of a first word without end the last letters are enough: such a text is read as fast as another.
NAME: Final = rf"(?:[{CAPITAL}]\w{{0,30}}(?:\s+[{CAPITAL}]\w*){{1,6}})"
WORDS: Final = rf"(?:[{CAPITAL}]\w*(?:\s+[{CAPITAL}]\w*){{0,6}})"
DAY: Final = r"\d{1,2}\s*[/.\-]\s*\d{1,2}\s*[/.\-]\s*\d{2,4}"
# Words that end in “sinh” and have nothing to do with a birth; An and Nam are names with a capital.
_ENDING_IN_BIRTH: Final = (
    *("học", "tuyển", "phát", "vệ", "hy", "hi", "thí", "sản", "tái", "cứu", "nữ"),
    *("môn", "giáng", "khai", "dưỡng", "đản", "hộ", "dân", "mưu", "du", "sơ"),
)
OTHER_BIRTHS: Final = "".join(
    rf"(?<!\b{word}\s)"
    for word in (*_ENDING_IN_BIRTH, *map(str.capitalize, _ENDING_IN_BIRTH), "an", "nam")
)

AGREES: Final = r"(?i:\b(?:tán thành|đồng ý|nhất trí|ủng hộ|phản đối))"
NUMERAL: Final = r"(?:một|mốt|hai|ba|bốn|tư|năm|lăm|sáu|bảy|tám|chín|mười|mươi)"
COUNTED: Final = rf"(?<!\w){NUMERAL}(?:\s+{NUMERAL}){{0,5}}"
IN_WORDS: Final = rf"(?:{NUMERAL}|không|nghìn|ngàn|trăm|linh|lẻ)"
VOTERS: Final = r"(?:đồng chí|đ/c|đảng viên|đại biểu|ủy viên|thành viên|ý kiến|người)"
NUMBER: Final = r"(?<!\d)\d+"
"""All of its digits: one of thousands is not read anew from each of them."""
PER_CENT: Final = rf"(?:{NUMBER}(?:[.,]\d+)?\s*(?:%|(?i:phần trăm))|(?i:(?:một\s+)?trăm phần trăm))"
DIGITS: Final = r"(?<![\w./-])"
NO_MORE_DIGITS: Final = r"(?![\w/-]|\.\d)"

PEOPLES: Final = (
    "Kinh|Tày|Thái|Hoa|Khmer|Khơ-me|Mường|Nùng|H['’]?Mông|Mông|Dao|Gia Rai|Jrai|Ê-đê|Ê Đê|Êđê|Ba Na|Sán Chay"
    "|Sán Dìu|Sán Chỉ|Cao Lan|Chăm|Cơ Ho|K['’]Ho|Xơ Đăng|Hrê|Ra Glai|Mnông|M['’]?Nông|Xtiêng|Thổ|Khơ Mú|Cơ Tu|Giáy"
    "|Tà Ôi|Gié Triêng|Mạ|Co|Chơ Ro|Xinh Mun|Hà Nhì|Chu Ru|Lào|Kháng|La Chí|Phù Lá|La Hủ|La Ha|Pà Thẻn"
    "|Chứt|Lự|Lô Lô|Mảng|Cờ Lao|Bố Y|Cống|Ngái|Si La|Pu Péo|Rơ Măm|Brâu|Ơ Đu"
)
FAITHS: Final = (
    r"theo đạo|theo tôn giáo|phật giáo|phật tử|công giáo|giáo dân|thiên chúa(?: giáo)?|tin lành"
    r"|đạo (?:phật|cao đài|hồi|thiên chúa|tin lành)|hồi giáo|hòa hảo"
)
