"""How Vietnamese prose tells of somebody's life: birth, home, family, health, descent and record."""

from typing import Final

from ketnap.domain.press.release.names import CAPITAL
from ketnap.domain.press.release.patterns import Pattern
from ketnap.domain.press.release.surroundings import (
    is_about_a_life,
    is_about_nobody,
    is_about_somebody,
    is_no_office,
    is_no_visit,
    is_not_of_history,
    is_of_the_living,
    is_somebody,
)
from ketnap.domain.press.release.vocabulary import (
    CALLED,
    COUNTED,
    DAY,
    FAITHS,
    IN_WORDS,
    NAME,
    OTHER_BIRTHS,
    PEOPLES,
    WORDS,
)

_INQUIRY: Final = (
    r"(?i:\b(?:kết quả|kết luận|nội dung|qua|hồ sơ) (?:thẩm tra|xác minh)\b)[^.\n]{0,30}"
)

BIRTH_DATE: Final = (
    Pattern(
        rf"\b{OTHER_BIRTHS}(?i:sinh(?:\s+(?:ngày|năm|tháng|vào|mồng|mùng))*)\s*:?\s*(?:\d{{1,2}}\b[^.\n]{{0,20}}|\d{{4}}\b)",
        is_of_the_living,
    ),
    Pattern(r"(?i:\b(?:ngày|năm|tháng) sinh)\s*:?\s*\d[\d/.\- ]*"),
    Pattern(r"(?i:\bs\.?n\.?)\s*:?\s*(?:19|20)\d{2}\b"),
    Pattern(
        rf"\b{OTHER_BIRTHS}(?i:sinh\s+(?:vào\s+)?(?:ngày|năm)(?:\s+(?:mồng|mùng))?\s+{IN_WORDS}(?:\s+{IN_WORDS})+)"
    ),
    Pattern(r"(?i:\b(?:date of birth|dob|born (?:on|in))\b)[^.\n\d]{0,15}\d[\d/.\- ]*"),
    Pattern(
        r"(?i:\btuổi\s+(?:giáp|ất|bính|đinh|mậu|kỷ|canh|tân|nhâm|quý)\s+"
        r"(?:tý|sửu|dần|mão|thìn|tỵ|ngọ|mùi|thân|dậu|tuất|hợi)\b)"
    ),
    Pattern(rf"{NAME}\s*[,(–-]\s*{DAY}", is_somebody),
    Pattern(rf"{CALLED}\s+{WORDS}\s+(?i:ra đời)\b"),
    Pattern(
        rf"{CALLED}(?:(?!(?i:chi bộ|đơn vị|cơ quan|đoàn))[^.;:\n]){{0,40}}?(?<!(?i:đủ) )(?<!(?i:từ) )(?<!(?i:trên) )(?<!(?i:dưới) )\b(?:\d{{2}}|{COUNTED})\s+(?i:tuổi)\b(?!\s+(?i:đảng|đoàn))"
    ),
    Pattern(rf"(?i:\bở (?:cái )?tuổi)\s+\d{{2}}\b[^.\n]{{0,20}}{CALLED}"),
    Pattern(r"(?i:\btrẻ (?:tuổi )?nhất)\b[^.\n]{0,20}\d{2}\s+(?i:tuổi)"),
    Pattern(rf"{CALLED}\s+{WORDS}[\s,(]+(?:{DAY}|\d{{2}}\s+(?i:tuổi)|(?:19|20)\d{{2}}\))"),
    Pattern(rf"{NAME}[\s,(]+(?i:năm nay\s+)?\d{{2}}\s+(?i:tuổi)"),
    Pattern(rf"{NAME}\s*[,(–-]\s*(?:19\d\d|200\d)\b(?!\s*[-–/])", is_somebody),
    Pattern(
        r"(?i:\b(?:chào đời|sinh nhật)(?:\s+(?:vào|ngày|năm|tháng))*)\s*:?\s*(?:\d{1,2}\s*[/.-]\s*\d|(?:19|20)\d{2}\b)"
    ),
    Pattern(rf"\b{OTHER_BIRTHS}(?i:sinh vào)\b[^.\n\d]{{0,25}}\b(?:19|20)\d{{2}}\b"),
    Pattern(r"\b(?i:n\.?\s?s\.|s\.)\s*(?:19|20)\d{2}\b"),
    Pattern(r"(?i:\bborn)\s+\d[^.\n]{0,20}"),
    Pattern(r"\d{2}\s+(?i:tuổi đời)\b"),
    Pattern(r"(?i:\btuổi đời(?:\s+(?:là|mới|vừa|chỉ))*)\s*:?\s*\d{2}\b"),
    Pattern(
        r"(?i:\b(?:đảng viên(?: mới)?|quần chúng(?: ưu tú)?|năm nay|vừa tròn)(?:\s+(?:mới|đã))?)\s+\d{2}\s+(?i:tuổi)\b(?!\s+(?i:đảng|đoàn))"
    ),
)

RESIDENCE: Final = (
    Pattern(
        r"(?i:\b(?:trú (?:tại|ở|quán)|thường trú|tạm trú|cư trú tại|cư ngụ|ngụ (?:tại|ở)|hktt"
        r"|sinh sống (?:tại|ở)"
        r"|nhà (?:riêng )?(?:ở|tại)|quê (?:quán|ở|gốc)|nguyên quán|hộ khẩu|địa chỉ nhà"
        r"|(?:nơi (?:cư trú|ở)|chỗ ở)(?: hiện nay)?\s*:))[^.\n]{0,40}"
    ),
    Pattern(r"(?i:\b(?:số nhà|ngõ|ngách|hẻm)\s+(?:số\s+)?\d+)[^.\n]{0,20}", is_no_office),
    Pattern(r"(?i:\bquê)\s*:[^.\n]{0,40}"),
    Pattern(rf"(?i:\bquê)\s+(?:(?i:của)\s+)?{CALLED}[^.\n]{{0,40}}"),
    Pattern(rf"{CALLED}[^.\n]{{0,25}}\b(?i:quê)\s+(?:(?i:ở|tại)\s+)?[{CAPITAL}]\w*"),
    Pattern(
        r"(?i:\bsinh ra (?:(?:và )?lớn lên )?(?:tại|ở|trên mảnh đất)\b)[^.\n]{0,40}",
        is_not_of_history,
    ),
    Pattern(
        rf"(?i:\bnhà)\s+(?:(?i:riêng|của)\s+)*{CALLED}[^.\n]{{0,25}}\b(?i:ở|tại)\b[^.\n]{{0,20}}",
        is_no_visit,
    ),
    Pattern(rf"{CALLED}[^.\n]{{0,30}}\b(?<!việc )(?i:sống (?:ở|tại))\b[^.\n]{{0,20}}"),
    Pattern(
        r"(?i:\b(?:hiện|đang)\s+(?:đang\s+)?(?:(?:ở|sống)(?:\s+(?:ở|tại))?\s+(?:số\s+)?\d+|sống\s+(?:ở|tại)\b))[^.\n]{0,20}"
    ),
    Pattern(
        r"(?i:\bđịa chỉ)(?:\s+(?i:liên hệ|hiện nay))?\s*:?\s*(?:(?i:số)\s+)?\d[^.\n]{0,40}",
        is_no_office,
    ),
    Pattern(r"(?i:\b(?:nơi sinh|đktt|nơi đăng ký)\b)[^.\n]{0,40}"),
    Pattern(rf"\b{OTHER_BIRTHS}(?i:sinh (?:tại|ở))\s+[{CAPITAL}]\w*", is_not_of_history),
    Pattern(rf"(?i:\bngười con (?:ưu tú )?của quê hương)\s+[{CAPITAL}]\w*", is_not_of_history),
    Pattern(
        rf"{CALLED}[^.\n]{{0,40}}\b(?i:quê hương(?:\s+(?:ở|là))?)\s+(?!Việt Nam)[{CAPITAL}]\w*"
    ),
    Pattern(r"(?i:\bcăn hộ(?:\s+số)?)\s+[A-Z]?\d+[^.\n]{0,20}"),
    Pattern(
        r"(?i:\bphòng|\bp\.)\s*\d{3,4}\s*,?\s*(?i:nhà|chung cư|tòa|ct\s?\d)[^.\n]{0,20}",
        is_no_office,
    ),
    Pattern(
        rf"(?i:\b(?:ở|tại)(?:\s+số)?)\s+\d+(?:/\d+)+\s+(?i:phố |đường |ngõ )?[{CAPITAL}]\w*",
        is_no_office,
    ),
)

PLACE_OF_HOUSES: Final = (
    Pattern(
        rf"(?<!(?i:bộ) )(?<!(?i:trưởng) )\b(?:(?i:thôn|xóm|ấp|buôn|tổ dân phố|khu tập thể))\s+(?:số\s+)?(?:\d+|[{CAPITAL}]\w*)"
    ),
)

FAMILY: Final = (
    Pattern(
        r"(?i:\b(?:vợ|chồng|bố|cha|mẹ|con trai|con gái|con dâu|con rể|anh trai|chị gái|em trai|em gái"
        r"|anh rể|chị dâu|em rể|em dâu|ông nội|bà nội|ông ngoại|bà ngoại)"
        r"(?:\s+(?:đẻ|ruột|nuôi|vợ|chồng|út|cả|đầu lòng|thứ \w+))?)(?:\s*:|\s+(?i:là|của|tên))?\s+"
        rf"(?!Việt Nam)(?:{CALLED}|{NAME})"
    ),
    Pattern(
        rf"(?i:\b(?:gia đình|thân nhân|bố mẹ|cha mẹ|vợ con)(?:\s+của)?)\s+{CALLED}",
        is_no_visit,
    ),
    Pattern(rf"(?i:\blà con(?:\s+(?:đẻ|trai|gái|của|thứ \w+|út|cả))*)\s+(?:{CALLED}|{NAME})"),
    Pattern(rf"(?i:\bcon\s+(?:của\s+)?(?:ông|bà|cụ))\s+{WORDS}"),
    Pattern(
        r"(?i:\blà con\s+(?:em\s+)?(?:của\s+)?(?:liệt sĩ|thương binh|bệnh binh|nông dân|công nhân|cán bộ)\b)",
        is_no_visit,
    ),
    Pattern(
        rf"(?i:\bcó\s+(?:\d+|{COUNTED})\s+(?:người\s+)?con(?:\s+(?:nhỏ|gái|trai|chung)\b|(?=\s*(?:[,.;)]|$))))"
    ),
    Pattern(r"(?i:\b(?:độc thân|(?:lấy|cưới) (?:vợ|chồng)|ly hôn|ly thân|tái hôn)\b)"),
    Pattern(r"(?i:\b(?:đã|chưa)\s+(?:kết hôn|lập gia đình|có gia đình|ly hôn|có vợ|có chồng)\b)"),
    Pattern(r"(?i:\b(?:bố|mẹ|cha|vợ|chồng)\s+(?:đẻ|ruột|nuôi)\b)"),
    Pattern(rf"(?i:\b(?:bố|mẹ|cha|vợ|chồng|bố mẹ|cha mẹ)\s+(?:của|tên))\s+{WORDS}"),
    Pattern(
        r"(?i:\b(?:bố|mẹ|cha|vợ|chồng)\s+(?:(?:đều|từng|nguyên|cũng)\s+)*(?:là|làm|công tác)\s+\w+)"
    ),
    Pattern(
        r"(?i:\b(?:con em|xuất thân|sinh ra)\s+(?:(?:một|trong|từ|của)\s+)*gia đình\s+(?:có|giàu|thuần|nông|công|trí thức|cách mạng)\b"
        r"|\bgia đình\s+(?:có|giàu)\s+truyền thống\b)"
    ),
    Pattern(
        rf"(?i:\b(?:bố|mẹ|cha|vợ|chồng))\s+(?!Việt Nam){WORDS}\s+(?i:(?:đều|từng|nguyên|cũng|hiện)\s+)*(?i:là|làm|công tác)\b"
    ),
    Pattern(r"(?i:\blà con\s+(?:một|duy nhất|độc nhất|trưởng|thứ)\b)"),
    Pattern(rf"(?i:\b(?:vợ|chồng)\s+và\s+(?:các|những|\d+|{COUNTED})\s+(?:người\s+)?con\b)"),
    Pattern(rf"(?i:\bvợ chồng)\s+{CALLED}", is_no_visit),
    Pattern(r"(?i:\bcháu (?:nội|ngoại|ruột|đích tôn)\b)", is_about_a_life),
    Pattern(
        r"(?i:\b(?:con (?:thương binh|bệnh binh|liệt sĩ)|mồ côi|đơn thân|ly dị)\b)", is_about_a_life
    ),
)

VERIFICATION: Final = (
    Pattern(_INQUIRY, is_about_somebody),
    Pattern(
        r"(?i:\b(?:thẩm tra|xác minh)(?:,? (?:thẩm tra|xác minh))? lý lịch)"
        rf"(?:\s+(?i:cho thấy|không (?:có|phát hiện)|đạt|đủ|rõ|tốt|tại|ở)|[^.\n]{{0,15}}(?i:\bcủa)\s+{CALLED})[^.\n]{{0,30}}"
    ),
    Pattern(r"(?i:\bgia đình\b[^.\n]{0,20}\bkhông (?:có )?(?:ai )?vi phạm\b)"),
    Pattern(rf"{CALLED}[^.\n]{{0,30}}\b(?:người )?dân tộc\s+[{CAPITAL}]\w*"),
    Pattern(
        r"(?i:\b(?:lịch sử chính trị|tiền án|tiền sự"
        r"|lý lịch (?:rõ ràng|trong sạch|sạch|tốt|gia đình|bản thân|của)|thành phần (?:gia đình|xuất thân|bản thân)"
        r"|theo (?:đạo|tôn giáo)|nhân thân|bị (?:kỷ luật|khiển trách|kết án))\b)[^.\n]{0,30}"
    ),
    Pattern(
        r"(?i:\btôn giáo\s*:?\s*(?:không(?=\s*(?:[,.;)]|$))|phật giáo|công giáo|thiên chúa|tin lành)|\bdân tộc\s*:\s*\w+)"
    ),
    Pattern(
        rf"(?i:\bdân tộc|\bngười)\s+(?:{PEOPLES})\b[^.\n]{{0,30}}\b(?i:{FAITHS})\b",
        is_not_of_history,
    ),
    Pattern(rf"(?:{CALLED}[^.\n]{{0,40}}|{NAME}\s*[,(]\s*)\b(?i:người|dân tộc)\s+(?:{PEOPLES})\b"),
    Pattern(rf"{NAME}\s+là\s+(?:(?i:người|dân tộc)\s+)+(?:{PEOPLES})\b", is_somebody),
    Pattern(rf"{CALLED}[^.\n]{{0,60}}\b(?i:{FAITHS})\b"),
    Pattern(
        r"(?i:\btheo\s+(?:phật giáo|công giáo|thiên chúa(?: giáo)?|tin lành|cao đài|hòa hảo|hồi giáo)\b)"
    ),
)

INQUIRY: Final = (Pattern(_INQUIRY, is_about_nobody),)

HEALTH: Final = (
    Pattern(
        r"(?i:\b(?:đang mang thai|mang thai (?:tháng|\d)|có thai|nghỉ thai sản|(?:bị|mắc)\s+(?:bệnh|ung thư|tai biến)"
        r"|tiền sử bệnh|bệnh án|nhiễm hiv|dương tính|(?:tỷ|tỉ) lệ thương tật|thương tật\s+\d+)\b)[^.\n]{0,20}(?!\w)"
    ),
    Pattern(r"(?i:\bsức khỏe\s+(?:(?:đạt|xếp)\s+)?(?:loại|yếu|kém|giảm sút)\b)[^.\n]{0,10}(?!\w)"),
    Pattern(
        r"(?i:\b(?:mang thai|thai sản|ung thư|huyết áp|tai biến|đột quỵ|tiểu đường|trầm cảm|tâm thần|hiv"
        r"|điều trị|nhập viện|nằm viện|phẫu thuật|khuyết tật|thương tật|ốm nặng)\b)",
        is_about_a_life,
    ),
)
