"""Offices, ranks and bodies that stand where a name might: `đồng chí Bí thư`."""

from typing import Final

from ketnap.domain.press.release.names import CAPITAL, MIDDLES
from ketnap.domain.press.release.patterns import Pattern

_UNDER_A_HEAD: Final = (
    *("tổ", "đội", "nhóm", "lớp", "khối", "cụm", "khu", "ca", "chuyền", "trạm", "đồn", "xã đội"),
    *(
        "đại đội",
        "tiểu đoàn",
        "trung đoàn",
        "lữ đoàn",
        "sư đoàn",
        "chi hội",
        "phân hội",
        "liên đội",
    ),
)
"""What has a head and a deputy who are called after it: `tổ trưởng`, `tổ phó`."""
_HEADS_OF: Final = (
    "thôn",
    "xóm",
    "bản",
    "ấp",
    "buôn",
    "trạm",
    "chi nhánh",
    "điểm",
    "đội",
    "bộ phận",
)
"""`Trưởng thôn`."""
_DEPUTIES_OF: Final = (
    *("thủ tướng", "khoa", "trạm", "đội", "nhóm", "chính ủy", "chỉ huy", "tư lệnh", "quản đốc"),
    *("đồn", "tổ", "khối", "quân", "đô đốc"),
)
"""`Phó Khoa`, `Phó Tư lệnh`."""
_CALLINGS: Final = (
    *("kiểm sát viên", "kiểm toán", "kiểm tra viên", "thanh tra viên", "thẩm phán", "hội thẩm"),
    *("chánh án", "chấp hành viên", "công chứng viên", "đăng kiểm viên", "điều tra viên"),
    *("báo cáo viên", "tuyên truyền viên", "cộng tác viên", "nghiên cứu viên", "biên tập viên"),
    *("phóng viên", "kỹ thuật viên", "tình nguyện viên", "vận động viên", "huấn luyện viên"),
    *("hướng dẫn viên", "quan sát viên", "tổ viên", "đội viên", "diễn viên", "hiệu phó"),
    *("điều dưỡng", "dược sĩ", "y sĩ", "công chức", "viên chức", "văn thư", "thủ kho", "lái xe"),
    *(
        "bảo vệ",
        "hộ lý",
        "nghệ sĩ",
        "nghệ nhân",
        "ca sĩ",
        "họa sĩ",
        "nhạc sĩ",
        "đạo diễn",
        "cố vấn",
    ),
    *("trợ lý", "quản đốc", "đốc công", "chủ hộ", "lão thành", "thương binh", "bệnh binh"),
    *("dân quân", "tự vệ", "kiểm lâm", "hải quan", "quản lý", "cảnh sát", "biên phòng", "bộ đội"),
    *("phụ trách", "tổng phụ trách", "nữ công", "khuyến học"),
)
_RANKS: Final = (
    *("hạ sĩ", "trung sĩ", "thượng sĩ", "chiến sĩ", "quân nhân", "sĩ quan", "hạ sĩ quan"),
    *("binh nhất", "binh nhì", "chuẩn úy", "chuẩn đô đốc", "đô đốc", "tư lệnh", "chỉ huy"),
)
_BODIES: Final = (
    *("ủy ban", "văn phòng", "mặt trận", "tổ đảng", "tổ công đoàn", "tổ kiểm phiếu", "tổ dân phố"),
    *("trung ương", "đảng đoàn", "đoàn chủ tịch", "đoàn thư ký", "đoàn thanh niên", "đoàn trường"),
    *("liên chi", "liên đoàn", "nghiệp đoàn", "cấp ủy", "quân khu", "quân ủy", "bộ tư lệnh"),
    *("đồn biên phòng", "tổng cục", "tổng công ty", "tập đoàn", "học viện", "trường chính trị"),
    *("trung tâm", "chi cục", "chi nhánh", "kho bạc", "ngân hàng", "tòa án", "viện kiểm sát"),
)
_DEPARTMENTS: Final = (
    *(
        "nội vụ",
        "tài chính",
        "công thương",
        "khoa học",
        "xây dựng",
        "nông nghiệp",
        "y tế",
        "tư pháp",
    ),
    *("ngoại vụ", "văn hóa", "giáo dục", "du lịch", "dân tộc"),
)
"""`Sở Nội vụ`: alone the first word is somebody's name."""
_MEMBERS_OF: Final = ("tỉnh", "thành", "huyện", "quận", "xã", "phường", "đặc khu", "cấp", "quân")
"""`Tỉnh ủy viên`."""
_BOARDS: Final = (
    *("nội chính", "bí thư", "kinh tế", "chỉ đạo", "chỉ huy", "thanh tra", "nữ công", "công tác"),
    *("cán sự", "thường vụ", "thường trực", "quản lý", "giám đốc", "giám hiệu", "giám khảo"),
    *("giám sát", "vận động", "thi đua", "đối ngoại", "quản trị", "bảo vệ"),
)
"""`Ban Giám hiệu`."""
_GENERALS: Final = ("thư ký", "biên tập", "thanh tra", "kiểm toán", "tham mưu", "chỉ huy")
"""`Tổng Thư ký`."""


def _one_of(words: tuple[str, ...]) -> str:
    return f"(?:{'|'.join(words)})"


def _no_names_of(words: tuple[str, ...]) -> str:
    return f"(?:{'|'.join(map(_with_one_capital, words))})"


def _with_one_capital(words: str) -> str:
    """`Văn thư` and `VĂN THƯ`: with a capital to each of two words, `Văn Thư`, it may be somebody."""
    first, *rest = words.split()
    return f"{first} (?-i:{rest[0]})|(?-i:{words.upper()})" if len(rest) == 1 else words


_MORE: Final = "|".join(
    (
        rf"{_one_of(_UNDER_A_HEAD)} (?:trưởng|phó)",
        rf"trưởng {_one_of(_HEADS_OF)}",
        rf"phó {_one_of(_DEPUTIES_OF)}",
        r"quyền (?:bí|chủ|giám|trưởng|vụ|cục|viện|hiệu|chánh|tổng)",
        rf"ban {_one_of(_BOARDS)}",
        rf"sở {_one_of(_DEPARTMENTS)}",
        rf"(?:phó )?tổng {_one_of(_GENERALS)}",
        rf"{_one_of(_MEMBERS_OF)} ủy(?: viên)?",
        *(_no_names_of(words) for words in (_CALLINGS, _RANKS, _BODIES)),
    )
)

OFFICE: Final = Pattern(
    r"(?i:(?:bí thư|chủ (?:tịch|nhiệm|trì|tọa|đề)|ủy viên|đảng (?:ủy|viên)|chi (?:bộ|ủy|đoàn|hội)|giám đốc"
    r"|(?:thứ|bộ|vụ|cục|viện|hiệu|phòng|đoàn) trưởng|trưởng (?:ban|phòng|đoàn|khoa|nhóm|bộ môn|tiểu ban|công an)"
    r"|chánh (?:văn phòng|thanh tra)|tổng (?:bí thư|giám đốc|cục trưởng)"
    r"|phó (?:bí thư|chủ|giám đốc|trưởng|thứ|vụ|cục|viện|hiệu|tổng|chánh|đoàn|ban|phòng|văn phòng))\b)"
)
"""Whole offices: their first word alone is somebody's given name as well."""

OFFICE_OR_BODY: Final = Pattern(
    rf"{OFFICE.written}|(?i:(?:{_MORE})\b)|(?i:(?:nguyên (?:bí|phó|chủ|trưởng|ủy|giám|là)|cán bộ|lãnh đạo|quần chúng|đại (?:biểu|diện|tá|úy|tướng|đức)"
    r"|(?:trung|thượng|thiếu) (?:tá|tướng|úy|tọa)|thường (?:trực|vụ)|(?:đoàn|hội|giảng|giáo|chuyên|thành|công|học|sinh|nhân) viên"
    r"|công (?:đoàn|an|nhân|ty)|cựu chiến binh|anh hùng|thanh niên|phụ nữ|tham mưu|thư ký|kế toán|thủ (?:quỹ|trưởng|tướng)"
    r"|ban (?:chi|chấp|tổ|tuyên|dân|kiểm|biên)|hội đồng|hội (?:nông|cựu|phụ|liên)"
    r"|trong|tại|các|những|và|đã|được|đảng (?:bộ|cộng|ta)|nhà (?:báo|văn|thơ|giáo|nước|trường)"
    r"|giáo sư|tiến sĩ|thạc sĩ|cử nhân|kỹ sư|bác sĩ|luật sư)\b)"
    rf"|(?i:(?:phòng|vụ|cục|bộ))(?! +(?:{'|'.join(MIDDLES)}) +[{CAPITAL}]) +\w"
    # Alone these are given names: what follows makes them offices.
    r"|(?i:chính (?:trị|thức|quyền|phủ|ủy)|mới (?:được|kết|vào|gia|chuyển|nhận|về)"
    r"|(?:phó|trưởng)(?:,| (?:và|hoặc|phụ trách|các)\b)|tân (?:binh|sinh viên|cử nhân)\b)"
    rf"|(?i:(?:tân|mới)) +{OFFICE.written}"
)
"""What may stand behind a form of address and is nobody's name."""
