"""The papers of one invented way into the Party, as those who record them read them."""

from datetime import date

from browser.filling_in import Choice, Listed, Paper, Way

NAME, SECOND = "Đỗ Quang Minh", "Vũ Thu Hà"
MENTOR, INTRODUCER = "Lê Thị Chi", "Trần Văn Bình"
COMMITTEE = "Đảng ủy cơ sở Viện Nghiên cứu"
LATE = "Giấy cũ, ghi bổ sung"
SINCE = "chính thức từ 01/01/2010"

LISTED_ON = date(2023, 2, 6)
REVIEWED_ON = date(2023, 7, 5)
ADMISSION_VOTE_ON = date(2024, 2, 2)
DECIDED_ON = date(2024, 3, 4)
CEREMONY_ON = date(2024, 3, 26)
RECOGNITION_VOTE_ON = date(2025, 4, 8)

LIST = (
    Paper("Đưa vào danh sách cảm tình Đảng", LISTED_ON, {"Số nghị quyết": "03-NQ/CB"}),
    Paper(
        "Phân công đảng viên giúp đỡ",
        LISTED_ON,
        {
            "Đảng viên chính thức của chi bộ": Listed(f"{MENTOR}, {SINCE}"),
            "Số nghị quyết": "04-NQ/CB",
        },
    ),
)
COURSE = (
    Paper("Cử đi học lớp bồi dưỡng nhận thức về Đảng", date(2023, 10, 2), {"Tên lớp": "Lớp K12"}),
    Paper(
        "Cấp giấy chứng nhận lớp bồi dưỡng nhận thức",
        date(2023, 10, 20),
        {"Số giấy chứng nhận": "0123/GCN", "Nơi cấp": "Trung tâm Chính trị Mẫu"},
    ),
)
FILE = (
    Paper("Cho phép lập hồ sơ kết nạp", date(2023, 11, 10), {"Cấp ủy cho phép": COMMITTEE}),
    Paper("Nộp đơn xin vào Đảng (1-KNĐ)", date(2023, 11, 15)),
    Paper(
        "Khai lý lịch (2-KNĐ)",
        date(2023, 11, 20),
        {
            "Bên bản thân có người thân là đảng viên": Choice("Không"),
            "Bên vợ hoặc chồng có người thân là đảng viên": Choice("Không"),
        },
    ),
    Paper(
        "Gửi thẩm tra lý lịch",
        date(2023, 12, 4),
        {
            "Thẩm tra bên nào": Choice("Bên bản thân"),
            "Nơi được hỏi": "Xã Mẫu Sơn",
            "Ở nước ngoài": Choice("Không"),
        },
        reason=LATE,
    ),
)
VERIFICATION = (
    Paper(
        "Trả lời thẩm tra lý lịch",
        date(2024, 1, 8),
        {
            "Thẩm tra bên nào": Choice("Bên bản thân"),
            "Nơi trả lời": "Xã Mẫu Sơn",
            "Kết quả thẩm tra": Choice("Đã rõ"),
        },
    ),
    Paper("Chứng nhận lý lịch", date(2024, 1, 15), {"Cấp ủy chứng nhận": COMMITTEE}),
)
INTRODUCTION = "Giới thiệu người vào Đảng (3-KNĐ, 4-KNĐ, 4A-KNĐ)"
OPINIONS = {
    "Số tổ chức được hỏi": 2,
    "Số tổ chức tán thành": 2,
    "Số nơi cư trú được hỏi": 1,
    "Số nơi cư trú tán thành": 1,
}
SUPPORT = (
    Paper(
        INTRODUCTION,
        date(2024, 1, 17),
        {
            "Đảng viên chính thức của chi bộ": Listed(f"{INTRODUCER}, {SINCE}"),
            "Cùng công tác, sinh hoạt từ ngày": date(2020, 3, 2),
            "Hình thức cùng công tác, sinh hoạt": Choice("Cùng công tác"),
            "Thay người giới thiệu trước": Choice("Không"),
        },
    ),
    Paper(
        INTRODUCTION,
        date(2024, 1, 18),
        {
            "Bên giới thiệu": Way("Đoàn Thanh niên"),
            "Tên người hoặc tổ chức giới thiệu": "Chi đoàn Viện Nghiên cứu",
            "Số tán thành": 7,
            "Tổng số ủy viên dự họp": 7,
            "Số nghị quyết": "21-NQ/ĐTN",
        },
    ),
    Paper("Tổng hợp ý kiến nhận xét (5-KNĐ)", date(2024, 1, 22), OPINIONS),
)
SUBMISSION = "Chuyển hồ sơ lên cấp trên"
COMMITTEE_VOTE = "Cấp ủy biểu quyết (8-KNĐ, 15-KNĐ)"
DECISION = "Quyết định của cấp ủy có thẩm quyền (9-KNĐ, 16-KNĐ)"
NUMBERS = {
    "Cấp ủy, tổ chức": COMMITTEE,
    "Cấp biểu quyết": Choice("Đảng ủy cơ sở"),
    "Số cấp ủy viên được tính tỷ lệ": 9,
    "Tán thành": 9,
    "Không tán thành": 0,
}


def committee_decides(
    matter: str, *, votes_on: date, decides_on: date, number: str, late: str = ""
) -> tuple[Paper, ...]:
    """What the committee above says to a proposal of the cell."""
    asked = {"Nội dung": Choice(matter)}
    decision = {
        "Kết quả": Choice("Chuẩn y"),
        "Số quyết định": number,
        "Cấp ủy, tổ chức": COMMITTEE,
        "Ngày chi bộ nhận được": decides_on,
    }
    return (
        Paper(SUBMISSION, votes_on, asked | {"Chuyển lên": COMMITTEE}),
        Paper(COMMITTEE_VOTE, votes_on, asked | NUMBERS),
        Paper(DECISION, decides_on, asked | decision, "Ngày ban hành", late),
    )


ON_ADMISSION = committee_decides(
    "Kết nạp", votes_on=date(2024, 2, 20), decides_on=DECIDED_ON, number="41-QĐ/ĐU", late=LATE
)
ON_RECOGNITION = committee_decides(
    "Công nhận chính thức",
    votes_on=date(2025, 4, 15),
    decides_on=date(2025, 4, 22),
    number="58-QĐ/ĐU",
)
AFTER_THE_CEREMONY = (
    Paper("Nộp lý lịch đảng viên (1-HSĐV, 2-HSĐV)", date(2024, 4, 2)),
    Paper(
        "Cấp giấy chứng nhận lớp đảng viên mới",
        date(2024, 9, 10),
        {"Số giấy chứng nhận": "0456/GCN", "Nơi cấp": "Trung tâm Chính trị Mẫu"},
    ),
)
SELF_REVIEW = Paper("Bản tự kiểm điểm (10-KNĐ)", date(2025, 3, 27))
ASSESSMENT = Paper(
    "Nhận xét của người giúp đỡ (11-KNĐ)",
    date(2025, 3, 28),
    {"Họ và tên người giúp đỡ": MENTOR},
)
OPINIONS_ON_PROBATION = Paper(
    "Tổng hợp ý kiến về đảng viên dự bị (12-KNĐ)", date(2025, 4, 1), OPINIONS
)
