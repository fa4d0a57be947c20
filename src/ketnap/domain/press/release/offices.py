"""Offices, ranks and bodies that stand where a name might: `đồng chí Bí thư`."""

from typing import Final

from ketnap.domain.press.release.patterns import Pattern

OFFICE: Final = Pattern(
    r"(?i:(?:bí thư|chủ (?:tịch|nhiệm|trì|tọa|đề)|ủy viên|đảng (?:ủy|viên)|chi (?:bộ|ủy|đoàn|hội)|giám đốc"
    r"|(?:thứ|bộ|vụ|cục|viện|hiệu|phòng|đoàn) trưởng|trưởng (?:ban|phòng|đoàn|khoa|nhóm|bộ môn|tiểu ban)"
    r"|chánh (?:văn phòng|thanh tra)|tổng (?:bí thư|giám đốc|cục trưởng)"
    r"|phó (?:bí thư|chủ|giám đốc|trưởng|thứ|vụ|cục|viện|hiệu|tổng|chánh|đoàn))\b)"
)
"""Whole offices: their first word alone is somebody's given name as well."""

OFFICE_OR_BODY: Final = Pattern(
    rf"{OFFICE.written}|(?i:(?:nguyên (?:bí|phó|chủ|trưởng|ủy|giám|là)|cán bộ|lãnh đạo|quần chúng|đại (?:biểu|diện|tá|úy|tướng|đức)"
    r"|(?:trung|thượng|thiếu) (?:tá|tướng|úy|tọa)|thường (?:trực|vụ)|(?:đoàn|hội|giảng|giáo|chuyên|thành|công|học|sinh|nhân) viên"
    r"|công (?:đoàn|an|nhân|ty)|cựu chiến binh|anh hùng|thanh niên|phụ nữ|tham mưu|thư ký|kế toán|thủ (?:quỹ|trưởng|tướng)"
    r"|ban (?:chi|chấp|tổ|tuyên|dân|kiểm|biên)|phòng (?:\w+)|vụ (?:\w+)|cục (?:\w+)|bộ (?:\w+)|hội đồng|hội (?:nông|cựu|phụ|liên)"
    r"|đảng|chính|trong|tại|các|những|và|đã|được|nhà (?:báo|văn|thơ|giáo|nước|trường)|tân|mới"
    r"|phó|trưởng|giáo sư|tiến sĩ|thạc sĩ|cử nhân|kỹ sư|bác sĩ|luật sư)\b)"
)
"""What may stand behind a form of address and is nobody's name."""
