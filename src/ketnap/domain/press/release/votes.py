"""How Vietnamese prose tells of the outcome of a vote."""

from typing import Final

from ketnap.domain.press.release.patterns import Pattern
from ketnap.domain.press.release.surroundings import (
    is_no_adoption,
    is_no_form,
    is_of_a_vote,
    is_on_somebody,
)
from ketnap.domain.press.release.vocabulary import (
    AGREES,
    COUNTED,
    NUMBER,
    NUMERAL,
    PER_CENT,
    VOTERS,
)

VOTE_COUNT: Final = (
    Pattern(r"(?i:\bphiếu)(?:\s+(?i:là|đạt|bầu))?\s*:?\s*\(?\d+\s*/\s*\d+(?!\s*/|\d)"),
    Pattern(
        rf"{AGREES}\s*[:(]?\s*\d+\s*/\s*\d+(?!\s*/|\d|\s+(?i:chỉ tiêu|nội dung|nhiệm vụ|việc|phòng|đơn vị))"
    ),
    Pattern(
        r"(?i:\b(?:không\s+)?(?:tán thành|đồng ý))\s*[:(]?\s*\d+\b(?=\s*(?:[,;.)]|$|(?i:phiếu|đồng chí|đảng viên|ý kiến)))"
    ),
    Pattern(r"(?<![\w/])\d+\s+(?i:(?:không\s+)?(?:tán thành|đồng ý|phản đối)\b)"),
    Pattern(
        r"(?<![\w/])\d+\s+(?i:(?:đồng chí|đảng viên|đại biểu|ủy viên|thành viên|ý kiến|người)"
        r"(?:\s+(?:chính thức|có mặt|dự họp|đều))*\s+(?:không\s+)?(?:bỏ phiếu|tán thành|đồng ý|nhất trí|phản đối)\b)"
    ),
    Pattern(r"(?<![\w/])\d+\s+(?i:trên)\s+(?:(?i:tổng số)\s+)?\d+\s+(?i:(?:số\s+)?phiếu\b)"),
    Pattern(rf"(?i:\b{COUNTED}\s*/\s*{COUNTED}\s+(?:số\s+)?phiếu\b)"),
    Pattern(
        r"(?<![\w/])\d+\s*/\s*\d+\s+(?i:(?:không\s+)?(?:tán thành|đồng ý|nhất trí|biểu quyết|ủng hộ)\b)"
    ),
    Pattern(
        rf"(?i:\b(?:{COUNTED}|không(?: có)?)\s+phiếu\s+(?:tán thành|thuận|đồng ý|chống|trắng|trống|không)\b)"
    ),
    Pattern(
        rf"(?i:\b{COUNTED}\s+(?!người){VOTERS}(?:\s+(?:chính thức|có mặt|dự họp|đều))*\s+(?:không\s+)?(?:bỏ phiếu|tán thành|đồng ý|phản đối)\b)"
    ),
    Pattern(
        rf"(?i:\b{COUNTED}\s+phần\s+{NUMERAL}\s+(?:tổng\s+)?(?:số\s+)?(?:phiếu|{VOTERS}\b[^.\n]{{0,30}}\b(?:tán thành|đồng ý|nhất trí|biểu quyết))\b)"
    ),
    Pattern(rf"(?i:\bsố phiếu\b[^.\n]{{0,15}}?\b(?:\d+|{COUNTED})\b)"),
    Pattern(r"(?i:\b(?:tuyệt đối|đa số|quá nửa|tất cả|toàn bộ)\s+(?:số\s+)?phiếu\b)"),
    Pattern(r"(?i:\bphiếu\s+tuyệt đối\b)"),
    Pattern(
        rf"(?i:\b(?:tất cả|toàn bộ|toàn thể|mọi)\s+(?:các\s+)?{VOTERS}(?:\s+(?:chính thức|có mặt|dự họp|đều|đã))*\s+(?:biểu quyết\s+|bỏ phiếu\s+)?(?:tán thành|đồng ý|nhất trí)\b)",
        is_on_somebody,
    ),
    Pattern(
        rf"(?i:\b{COUNTED}\s+trên\s+(?:tổng số\s+)?{COUNTED}\b(?!\s+(?:chỉ tiêu|nội dung|nhiệm vụ|việc|phòng|đơn vị)))"
    ),
    Pattern(
        rf"{NUMBER}\s*/\s*\d+\s+(?i:(?:số\s+)?phiếu\b|(?:đảng viên|đồng chí|đại biểu|ủy viên|thành viên|ý kiến)"
        r"(?:\s+(?:chính thức|có mặt|dự họp|đều))*\s+(?:biểu quyết|bỏ phiếu|giơ tay|tán thành|đồng ý|nhất trí|không))"
    ),
    Pattern(
        rf"{NUMBER}(?:\s*\([^)]{{0,200}}\))?\s+(?i:(?:số\s+)?phiếu\s+(?:tán thành|thuận|đồng ý|chống|trắng|trống|hợp lệ|không))"
    ),
    Pattern(
        rf"{PER_CENT}\s+(?i:(?:(?:tổng\s+)?số\s+)?(?:phiếu|đảng viên|đại biểu|ý kiến|thành viên|ủy viên)?"
        r"(?:\s*(?:chính thức|có mặt|dự họp|đều|đã))*\s*(?:bỏ phiếu|biểu quyết|tán thành|đồng ý|nhất trí)\b"
        r"|(?:số\s+)?phiếu\b)",
        is_no_adoption,
    ),
    Pattern(
        r"(?i:\b(?:tán thành|đồng ý|nhất trí|ủng hộ|biểu quyết|phiếu)(?:\s*(?:,|:|là|đạt|với|tỷ lệ|tỉ lệ|chiếm|kết nạp))*)"
        rf"\s*{PER_CENT}",
        is_no_adoption,
    ),
    Pattern(
        rf"(?:(?<![\w/])\d+|(?i:{COUNTED}))\s+(?i:lá\s+)?(?i:phiếu)\b(?!\s+(?i:đảng viên|báo|khảo sát|xin|lấy|hỏi|đề nghị|đánh giá|nhận xét|giới thiệu|quà|mua|giảm|thu|học|bé))",
        is_no_form,
    ),
    Pattern(
        r"(?i:\bphiếu\s+(?:thuận|tán thành|đồng ý|chống|trắng|hợp lệ|bầu))\s*[:(]?\s*(?i:(?:là|đạt|có)\s+)?\d+"
    ),
    Pattern(
        r"(?i:\b(?:biểu quyết|kiểm phiếu|bỏ phiếu|kết quả)(?:\s+(?:kết quả|đạt|là))*)\s*[:(]?\s*\d+\s*(?:/|(?i:trên))\s*\d+\b"
        r"(?!\s*/|\s+(?i:chỉ tiêu|nội dung|nhiệm vụ|việc|phòng|đơn vị|tiêu chí|mục tiêu|đề tài|đội|tỉnh))"
    ),
    Pattern(rf"{NUMBER}\s*/\s*\d+\s+(?i:đ/c\b|đồng chí có mặt)"),
    Pattern(
        rf"(?<![\w/])\d+\s+(?i:trên)\s+(?i:tổng số\s+)?\d+(?=\s*(?:[.,;)]|$|(?i:{VOTERS})))",
        is_of_a_vote,
    ),
    Pattern(
        rf"(?:(?<![\w/])\d+|(?i:{COUNTED}))\s+(?i:{VOTERS}(?:\s+(?:chính thức|có mặt|dự họp|đều))*\s+giơ tay)\b"
    ),
    Pattern(r"(?i:\bt[ỷỉ] lệ (?:phiếu|tán thành|biểu quyết)\b)[^.\n]{0,30}\d+"),
    Pattern(
        rf"(?i:\b(?:tán thành|đồng ý|nhất trí|ủng hộ)(?:\s+(?:tuyệt đối|cao))?\s+của)\s+{PER_CENT}",
        is_no_adoption,
    ),
    Pattern(
        rf"{PER_CENT}\s+(?i:chi bộ|cử tri|{VOTERS})\b[^.\n]{{0,30}}\b(?i:thông qua|biểu quyết|tán thành|đồng ý|nhất trí)\b",
        is_no_adoption,
    ),
    Pattern(
        rf"(?i:\b(?:toàn thể|toàn|cả|đa số|phần lớn|đại đa số|tất cả)\s+(?:các\s+)?(?:chi bộ|hội nghị|{VOTERS}))\b[^.\n]{{0,30}}\b(?i:tán thành|đồng ý|nhất trí|biểu quyết)\b",
        is_on_somebody,
    ),
    Pattern(rf"{NUMBER}(?:\s+of\s+\d+)?\s+(?i:votes?)\b"),
)
