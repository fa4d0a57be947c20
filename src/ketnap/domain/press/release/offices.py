"""Offices, ranks and bodies that stand where a name might: `đồng chí Bí thư`."""

from typing import Final

from ketnap.domain.press.release.names import CAPITAL, MIDDLES
from ketnap.domain.press.release.patterns import Pattern

OFFICE: Final = Pattern(
    r"(?i:(?:bí thư|chủ (?:tịch|nhiệm|trì|tọa|đề)|ủy viên|đảng (?:ủy|viên)|chi (?:bộ|ủy|đoàn|hội)|giám đốc"
    r"|(?:thứ|bộ|vụ|cục|viện|hiệu|phòng|đoàn) trưởng|trưởng (?:ban|phòng|đoàn|khoa|nhóm|bộ môn|tiểu ban|công an)"
    r"|chánh (?:văn phòng|thanh tra)|tổng (?:bí thư|giám đốc|cục trưởng)"
    r"|phó (?:bí thư|chủ|giám đốc|trưởng|thứ|vụ|cục|viện|hiệu|tổng|chánh|đoàn|ban|phòng|văn phòng))\b)"
)
"""Whole offices: their first word alone is somebody's given name as well."""

OFFICE_OR_BODY: Final = Pattern(
    rf"{OFFICE.written}|(?i:(?:nguyên (?:bí|phó|chủ|trưởng|ủy|giám|là)|cán bộ|lãnh đạo|quần chúng|đại (?:biểu|diện|tá|úy|tướng|đức)"
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
