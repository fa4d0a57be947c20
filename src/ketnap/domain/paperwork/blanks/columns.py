"""What the columns of lists that records fill are called."""

from collections.abc import Mapping

_NAMES: Mapping[str, tuple[str, str]] = {
    "number": ("Số thứ tự", "Number in the list"),
    "name": ("Họ và tên", "Full name"),
    "born": ("Ngày sinh", "Date of birth"),
    "sex": ("Giới tính", "Sex"),
    "ethnicity": ("Dân tộc", "Ethnicity"),
    "occupation": ("Nghề nghiệp", "Occupation"),
    "workplace": ("Đơn vị công tác", "Workplace"),
    "mentor": ("Đảng viên được phân công giúp đỡ", "Mentor"),
    "decision": ("Số quyết định", "Number of the decision"),
    "decided_on": ("Ngày quyết định", "Day of the decision"),
    "decided_by": ("Nơi quyết định", "Who decided"),
    "resolution": ("Số nghị quyết", "Number of the resolution"),
    "listed_on": ("Ngày được xét là cảm tình Đảng", "Day of the listing"),
    "certified_on": ("Ngày cấp giấy chứng nhận", "Day of the certificate"),
    "admitted_on": ("Ngày kết nạp", "Day of admission"),
    "ends_on": ("Ngày hết thời gian dự bị", "End of probation"),
    "stage": ("Giai đoạn", "Stage"),
    # Meetings.
    "person": ("Người được biểu quyết", "On whom"),
    "what": ("Nội dung", "Matter"),
    "method": ("Hình thức biểu quyết", "Manner of the vote"),
    "standing": ("Chính thức hoặc dự bị", "Official or on probation"),
    "present": ("Có mặt hoặc vắng mặt", "Present or absent"),
    "reason": ("Lý do vắng mặt", "Reason of absence"),
    "official": ("Tổng số đảng viên chính thức", "All official members"),
    "base": ("Số tính tỷ lệ", "Base of the share"),
    "left_out": ("Những người không tính vào tỷ lệ", "Who is left out of the base"),
    "issued": ("Số phiếu phát ra", "Ballots issued"),
    "returned": ("Số phiếu thu về", "Ballots returned"),
    "valid": ("Số phiếu hợp lệ", "Valid ballots"),
    "invalid": ("Số phiếu không hợp lệ", "Invalid ballots"),
    "agree": ("Số tán thành", "In favour"),
    "agree_percent": ("Tỷ lệ tán thành", "Share in favour"),
    "base_percent": ("Tỷ lệ tán thành trên số phải tính", "Share in favour of the base"),
    "disagree": ("Số không tán thành", "Against"),
    "disagree_percent": ("Tỷ lệ không tán thành", "Share against"),
    "result": ("Kết quả", "Result"),
    # Ceremonies.
    "at": ("Giờ", "Time"),
    "who": ("Người thực hiện", "Who does it"),
    "detail": ("Chi tiết", "Details"),
    "said": ("Lời dẫn", "What the host says"),
    # Files.
    "chapter": ("Phần của hồ sơ", "Part of the file"),
    "form": ("Mẫu số", "Form"),
    "title": ("Tên giấy tờ", "Title of the paper"),
    "on": ("Ngày trên giấy", "Day on the paper"),
    "kept_at": ("Nơi lưu", "Where it is kept"),
    # Reports.
    "year": ("Năm", "Year"),
    "listed": ("Số ghi tên vào danh sách cảm tình Đảng", "Number listed"),
    "sent_to_course": ("Số cử học lớp bồi dưỡng nhận thức về Đảng", "Number sent to the course"),
    "certified": ("Số được cấp giấy chứng nhận", "Number certified"),
    "admitted": ("Số kết nạp", "Number admitted"),
    "recognised": ("Số công nhận chính thức", "Number recognised"),
    "removed": ("Số đưa ra khỏi danh sách", "Number removed from the list"),
    "share": ("Tỷ lệ", "Share"),
    "first_on": ("Ngày đầu", "First day"),
    "enrolled": ("Số được cử, có tên trong danh sách", "Number sent, or on the list"),
    "members": ("Số đảng viên", "Number of members"),
    "target": ("Chỉ tiêu", "Target"),
    "reached": ("Đã đạt", "Reached"),
    "last_on": ("Ngày kết nạp gần nhất", "Day of the last admission"),
    "months": ("Số tháng chưa kết nạp", "Months without an admission"),
}
_OF_ONE_LIST: Mapping[tuple[str, str], tuple[str, str]] = {
    ("admitted_by", "fact"): ("Tiêu chí, trên nhóm đầu tiên", "Fact, above its first group"),
    ("admitted_by", "name"): ("Nhóm", "Group"),
    ("admitted_by", "number"): ("Số người", "Number of people"),
    ("period_courses", "name"): ("Lớp", "Course"),
    ("period_courses", "certified"): ("Số đã có giấy chứng nhận", "Number with a certificate"),
    ("parts_below", "name"): ("Tổ chức", "Organisation"),
    ("plans_below", "name"): ("Chi bộ", "Cell"),
    ("quiet_cells", "name"): ("Chi bộ", "Cell"),
    ("ceremony_invitees", "name"): ("Khách mời", "Guest"),
}


def column_name(list_name: str, column: str) -> tuple[str, str]:
    """What a column of a list is called, in Vietnamese and English."""
    return _OF_ONE_LIST.get((list_name, column)) or _NAMES[column]
