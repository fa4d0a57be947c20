"""The dictionary of columns: what a sheet may hold, under which headings people write it."""

from dataclasses import dataclass
from enum import StrEnum

from ketnap.domain.casefile.codes import ExclusionGround


class Layout(StrEnum):
    """What the rows of a sheet are."""

    MEMBERS = "members"
    APPLICANTS = "applicants"
    STEPS = "steps"


class Kind(StrEnum):
    """What the cells of a column are read as."""

    NAME = "name"
    TEXT = "text"
    DAY = "day"
    SEX = "sex"
    YES_NO = "yes_no"
    SCHOOLING = "schooling"
    STANDING = "standing"
    STEP = "step"
    COUNT = "count"
    METHOD = "method"


@dataclass(frozen=True, slots=True)
class Column:
    """One thing a sheet may say about each row.

    `headings` are folded: no marks, no case. Of a `required` column the whole sheet may have one
    value, if it is `common`.
    """

    code: str
    title_vi: str
    title_en: str
    kind: Kind
    headings: tuple[str, ...]
    required: bool = False
    common: bool = False
    longest: int = 200


@dataclass(frozen=True, slots=True)
class RefusedColumn:
    """What sheets often hold and this software must not keep, and why."""

    code: str
    headings: tuple[str, ...]
    why_vi: str
    why_en: str


NAME = Column(
    "full_name",
    "Họ và tên",
    "Full name",
    Kind.NAME,
    (
        "ho va ten",
        "ho ten",
        "ho va ten khai sinh",
        "ho va ten dang dung",
        "ten dang vien",
        "ho va ten dang vien",
        "ho ten dang vien",
        "ho va ten quan chung",
        "ho ten quan chung",
        "ten quan chung",
        "ho ten nguoi vao dang",
        "quan chung uu tu",
        "full name",
        "name",
        "ho ten khai sinh",
        "ho va ten nguoi vao dang",
        "ho va ten quan chung uu tu",
        "ho ten quan chung uu tu",
        "nguoi vao dang",
        "ho va ten nguoi duoc gioi thieu",
    ),
    required=True,
    longest=120,
)
SURNAME = Column(
    "surname",
    "Họ và tên đệm",
    "Surname and middle name",
    Kind.NAME,
    ("ho", "ho dem", "ho va dem", "ho va ten dem", "ho va chu dem", "ho lot", "surname"),
    longest=100,
)
GIVEN_NAME = Column(
    "given_name", "Tên", "Given name", Kind.NAME, ("ten", "ten goi", "given name"), longest=60
)
BORN = Column(
    "born_on",
    "Ngày sinh",
    "Day of birth",
    Kind.DAY,
    (
        "ngay sinh",
        "ngay thang nam sinh",
        "ngay thang sinh",
        "sinh ngay",
        "nam sinh",
        "date of birth",
        "day of birth",
        "dob",
        "ngay thang nam sinh duong lich",
        "ntns",
    ),
    required=True,
)
BORN_MALE = Column(
    "born_on_male",
    "Ngày sinh (cột Nam)",
    "Day of birth (column of men)",
    Kind.DAY,
    ("ngay sinh nam", "nam sinh nam", "ngay thang nam sinh nam"),
)
BORN_FEMALE = Column(
    "born_on_female",
    "Ngày sinh (cột Nữ)",
    "Day of birth (column of women)",
    Kind.DAY,
    ("ngay sinh nu", "nam sinh nu", "ngay thang nam sinh nu"),
)
SEX = Column(
    "sex",
    "Giới tính",
    "Sex",
    Kind.SEX,
    ("gioi tinh", "gioi", "nam nu", "phai", "sex", "gender"),
    required=True,
    common=True,
)
FEMALE = Column(
    "female",
    "Nữ (đánh dấu)",
    "Woman (ticked)",
    Kind.YES_NO,
    ("nu", "la nu", "gioi tinh nu", "nu x", "female"),
)
MALE = Column(
    "male",
    "Nam (đánh dấu)",
    "Man (ticked)",
    Kind.YES_NO,
    ("nam", "la nam", "gioi tinh nam", "male"),
)
ETHNICITY = Column(
    "ethnicity",
    "Dân tộc",
    "Ethnicity",
    Kind.TEXT,
    ("dan toc", "thanh phan dan toc", "ethnicity", "ethnic group"),
    required=True,
    common=True,
    longest=60,
)
RELIGION = Column(
    "religion",
    "Tôn giáo",
    "Religion",
    Kind.TEXT,
    ("ton giao", "tin nguong ton giao", "religion"),
    required=True,
    common=True,
    longest=60,
)
SCHOOLING = Column(
    "schooling",
    "Trình độ học vấn",
    "Schooling",
    Kind.SCHOOLING,
    (
        "trinh do",
        "trinh do hoc van",
        "hoc van",
        "trinh do chuyen mon",
        "trinh do dao tao",
        "trinh do chuyen mon nghiep vu",
        "trinh do cmnv",
        "chuyen mon",
        "bang cap",
        "schooling",
        "education",
        "trinh do hoc van chuyen mon",
    ),
    required=True,
    common=True,
)
OCCUPATION = Column(
    "occupation",
    "Nghề nghiệp",
    "Occupation",
    Kind.TEXT,
    (
        "nghe nghiep",
        "chuc vu",
        "chuc danh",
        "nghe nghiep hien nay",
        "chuc vu cong tac",
        "chuc vu chinh quyen",
        "cong viec",
        "occupation",
        "position",
        "nghe nghiep chuc vu",
        "chuc vu nghe nghiep",
    ),
    required=True,
    common=True,
    longest=120,
)
WORKPLACE = Column(
    "workplace",
    "Nơi làm việc",
    "Workplace",
    Kind.TEXT,
    (
        "noi lam viec",
        "don vi",
        "don vi cong tac",
        "co quan don vi",
        "co quan don vi cong tac",
        "noi cong tac",
        "phong ban",
        "phong",
        "co quan",
        "bo phan",
        "workplace",
        "unit",
    ),
    required=True,
    common=True,
)
YOUTH_UNION = Column(
    "youth_union_member",
    "Là đoàn viên",
    "Youth Union member",
    Kind.YES_NO,
    (
        "doan vien",
        "la doan vien",
        "doan vien tncs",
        "doan vien thanh nien",
        "youth union",
        "doan thanh nien",
        "doan tncs ho chi minh",
        "doan vien doan tncs ho chi minh",
        "la doan vien doan tncs ho chi minh",
        "doan vien tncs hcm",
        "doan tncs hcm",
    ),
)
TRADE_UNION = Column(
    "trade_union_member",
    "Là đoàn viên công đoàn",
    "Trade-union member",
    Kind.YES_NO,
    ("cong doan", "doan vien cong doan", "la doan vien cong doan", "doan vien cd", "trade union"),
)
MARRIED = Column(
    "married",
    "Đã kết hôn",
    "Married",
    Kind.YES_NO,
    ("da ket hon", "ket hon", "tinh trang hon nhan", "hon nhan", "married"),
)

_PERSON = (
    NAME,
    SURNAME,
    GIVEN_NAME,
    BORN,
    BORN_MALE,
    BORN_FEMALE,
    SEX,
    FEMALE,
    MALE,
    ETHNICITY,
    RELIGION,
    SCHOOLING,
    OCCUPATION,
    WORKPLACE,
    YOUTH_UNION,
    TRADE_UNION,
    MARRIED,
)

_MEMBERSHIP = (
    Column(
        "admitted_on",
        "Ngày kết nạp",
        "Day of admission",
        Kind.DAY,
        (
            "ngay ket nap",
            "ngay vao dang",
            "ngay ket nap dang",
            "ngay vao dang du bi",
            "ngay du bi",
            "ket nap ngay",
            "vao dang ngay",
            "admitted on",
            "admission date",
            "date of admission",
            "ngay duoc ket nap",
            "ngay ket nap dang vien",
            "ngay ket nap vao dang",
            "ngay le ket nap",
            "ngay to chuc le ket nap",
        ),
        required=True,
    ),
    Column(
        "official_on",
        "Ngày chính thức",
        "Official from",
        Kind.DAY,
        (
            "ngay chinh thuc",
            "ngay cong nhan chinh thuc",
            "chinh thuc ngay",
            "ngay vao dang chinh thuc",
            "ngay chuyen chinh thuc",
            "official on",
            "official date",
            "date of recognition",
            "ngay chuyen dang chinh thuc",
            "ngay cong nhan dang vien chinh thuc",
            "ngay duoc cong nhan chinh thuc",
            "ngay dang vien chinh thuc",
        ),
    ),
    Column(
        "standing",
        "Tư cách đảng viên",
        "Standing",
        Kind.STANDING,
        (
            "tu cach",
            "tu cach dang vien",
            "loai dang vien",
            "chinh thuc du bi",
            "dang vien",
            "standing",
        ),
    ),
    Column(
        "here_since",
        "Ngày về chi bộ",
        "In this cell since",
        Kind.DAY,
        (
            "ngay ve chi bo",
            "ngay chuyen den",
            "ve chi bo ngay",
            "ngay chuyen sinh hoat den",
            "here since",
            "la dang vien cua chi bo tu ngay",
            "ngay chuyen ve chi bo",
            "ngay chuyen den chi bo",
            "ngay chuyen sinh hoat dang den",
            "ngay chuyen sinh hoat den chi bo",
        ),
    ),
)

_WAY = (
    Column(
        "nominated_on",
        "Ngày giới thiệu",
        "Put forward on",
        Kind.DAY,
        (
            "ngay gioi thieu",
            "ngay duoc gioi thieu",
            "nominated on",
            "ngay gioi thieu quan chung uu tu",
            "ngay gioi thieu doan vien uu tu",
        ),
    ),
    Column(
        "nominated_by",
        "Nơi giới thiệu",
        "Put forward by",
        Kind.TEXT,
        (
            "noi gioi thieu",
            "don vi gioi thieu",
            "to chuc gioi thieu",
            "nominated by",
            "noi gioi thieu quan chung uu tu",
            "don vi gioi thieu quan chung uu tu",
            "ten nguoi hoac to chuc gioi thieu",
        ),
    ),
    Column(
        "listed_on",
        "Ngày vào danh sách cảm tình Đảng",
        "Listed on",
        Kind.DAY,
        (
            "ngay cam tinh dang",
            "ngay vao danh sach",
            "ngay cong nhan cam tinh dang",
            "ngay cong nhan quan chung uu tu",
            "ngay xet quan chung uu tu",
            "listed on",
            "ngay cam tinh",
            "ngay vao danh sach cam tinh",
            "ngay vao cam tinh dang",
            "ngay dua vao danh sach",
            "ngay dua vao danh sach cam tinh",
            "ngay dua vao danh sach cam tinh dang",
            "ngay duoc dua vao danh sach cam tinh dang",
            "ngay cong nhan cam tinh",
            "ngay duoc cong nhan cam tinh",
            "ngay duoc cong nhan cam tinh dang",
            "ngay duoc cong nhan quan chung uu tu",
        ),
    ),
    Column(
        "listed_resolution",
        "Số nghị quyết đưa vào danh sách",
        "Resolution of listing",
        Kind.TEXT,
        (
            "so nghi quyet",
            "nghi quyet",
            "so nghi quyet dua vao danh sach",
            "listed resolution",
            "nghi quyet dua vao danh sach",
            "nghi quyet dua vao danh sach cam tinh dang",
            "so nghi quyet dua vao danh sach cam tinh dang",
        ),
    ),
    Column(
        "mentor_name",
        "Đảng viên giúp đỡ",
        "Mentor",
        Kind.NAME,
        (
            "dang vien giup do",
            "nguoi giup do",
            "dang vien duoc phan cong giup do",
            "phan cong giup do",
            "dang vien theo doi giup do",
            "mentor",
            "ho va ten dang vien giup do",
            "ho ten dang vien giup do",
            "nguoi duoc phan cong giup do",
            "dang vien theo doi",
            "ho va ten nguoi giup do",
            "ho ten nguoi giup do",
        ),
        longest=120,
    ),
    Column(
        "mentor_assigned_on",
        "Ngày phân công giúp đỡ",
        "Mentor assigned on",
        Kind.DAY,
        (
            "ngay phan cong",
            "ngay phan cong giup do",
            "mentor assigned on",
            "ngay phan cong dang vien giup do",
            "ngay duoc phan cong giup do",
        ),
    ),
    Column(
        "sent_to_course_on",
        "Ngày cử đi học lớp nhận thức về Đảng",
        "Sent to the course on",
        Kind.DAY,
        (
            "ngay cu di hoc",
            "ngay di hoc",
            "ngay hoc cam tinh",
            "ngay cu di hoc lop nhan thuc ve dang",
            "sent to course on",
            "ngay cu di hoc lop boi duong nhan thuc ve dang",
            "ngay hoc lop boi duong nhan thuc ve dang",
            "ngay hoc lop nhan thuc ve dang",
            "ngay cu di hoc lop cam tinh dang",
            "ngay cu di hoc cam tinh dang",
            "ngay hoc lop cam tinh dang",
            "ngay hoc cam tinh dang",
            "ngay hoc lop cam tinh",
        ),
    ),
    Column(
        "course",
        "Lớp bồi dưỡng",
        "Course",
        Kind.TEXT,
        (
            "lop",
            "lop boi duong",
            "lop hoc",
            "lop cam tinh dang",
            "course",
            "ten lop",
            "lop nhan thuc ve dang",
            "lop boi duong nhan thuc ve dang",
        ),
    ),
    Column(
        "certified_on",
        "Ngày cấp giấy chứng nhận",
        "Certified on",
        Kind.DAY,
        (
            "ngay cap giay chung nhan",
            "ngay cap chung nhan",
            "ngay cap gcn",
            "ngay giay chung nhan",
            "certified on",
            "ngay duoc cap giay chung nhan",
            "ngay chung nhan",
        ),
    ),
    Column(
        "certificate",
        "Số giấy chứng nhận",
        "Certificate",
        Kind.TEXT,
        ("so giay chung nhan", "so chung nhan", "so gcn", "giay chung nhan", "certificate"),
    ),
    Column(
        "certificate_issuer",
        "Nơi cấp giấy chứng nhận",
        "Certificate issued by",
        Kind.TEXT,
        (
            "noi cap giay chung nhan",
            "noi cap gcn",
            "co quan cap gcn",
            "certificate issuer",
            "noi mo lop cap giay chung nhan",
            "co quan cap giay chung nhan",
        ),
    ),
    Column(
        "applied_on",
        "Ngày viết đơn",
        "Application of",
        Kind.DAY,
        (
            "ngay viet don",
            "ngay lam don",
            "ngay don",
            "ngay nop don",
            "applied on",
            "ngay don xin vao dang",
            "ngay viet don xin vao dang",
            "ngay lam don xin vao dang",
            "ngay nop don xin vao dang",
        ),
    ),
    Column(
        "admission_decided_on",
        "Ngày quyết định kết nạp",
        "Admission decided on",
        Kind.DAY,
        (
            "ngay quyet dinh ket nap",
            "ngay qd ket nap",
            "ngay quyet dinh",
            "ngay qd",
            "admission decided on",
            "ngay ra quyet dinh ket nap",
            "ngay quyet dinh ket nap dang vien",
            "ngay quyet dinh ket nap dang",
        ),
    ),
    Column(
        "admission_decision",
        "Số quyết định kết nạp",
        "Admission decision",
        Kind.TEXT,
        (
            "so quyet dinh ket nap",
            "so qd ket nap",
            "so quyet dinh",
            "so qd",
            "admission decision",
            "quyet dinh ket nap",
            "quyet dinh ket nap dang vien",
            "so quyet dinh ket nap dang vien",
        ),
    ),
    Column(
        "admitted_on",
        "Ngày kết nạp",
        "Ceremony on",
        Kind.DAY,
        (
            "ngay ket nap",
            "ngay to chuc le ket nap",
            "ngay le ket nap",
            "ngay vao dang",
            "ceremony on",
            "ngay duoc ket nap",
            "ngay ket nap dang",
            "ngay ket nap dang vien",
            "ngay ket nap vao dang",
            "ngay vao dang du bi",
            "ket nap ngay",
            "vao dang ngay",
        ),
    ),
    Column(
        "ceremony_place",
        "Nơi tổ chức lễ kết nạp",
        "Ceremony at",
        Kind.TEXT,
        (
            "noi ket nap",
            "noi to chuc le ket nap",
            "ceremony at",
            "dia diem to chuc le ket nap",
            "dia diem ket nap",
        ),
    ),
    Column(
        "recognition_decided_on",
        "Ngày quyết định công nhận chính thức",
        "Recognition decided on",
        Kind.DAY,
        (
            "ngay quyet dinh cong nhan chinh thuc",
            "ngay quyet dinh cong nhan",
            "ngay qd cong nhan",
            "ngay qd chinh thuc",
            "recognition decided on",
            "ngay ra quyet dinh cong nhan chinh thuc",
            "ngay quyet dinh cong nhan dang vien chinh thuc",
            "ngay quyet dinh chuyen dang chinh thuc",
        ),
    ),
    Column(
        "recognition_decision",
        "Số quyết định công nhận chính thức",
        "Recognition decision",
        Kind.TEXT,
        (
            "so quyet dinh cong nhan chinh thuc",
            "so quyet dinh cong nhan",
            "so qd cong nhan",
            "so qd chinh thuc",
            "recognition decision",
            "quyet dinh cong nhan chinh thuc",
            "quyet dinh cong nhan dang vien chinh thuc",
            "so quyet dinh cong nhan dang vien chinh thuc",
        ),
    ),
    Column(
        "removed_on",
        "Ngày đưa ra khỏi danh sách",
        "Removed on",
        Kind.DAY,
        (
            "ngay dua ra khoi danh sach",
            "ngay ra khoi danh sach",
            "removed on",
            "ngay dua ra khoi danh sach cam tinh dang",
        ),
    ),
    Column(
        "removed_reason",
        "Lý do đưa ra khỏi danh sách",
        "Reason of removal",
        Kind.TEXT,
        (
            "ly do",
            "ly do dua ra khoi danh sach",
            "removed reason",
            "ly do dua ra khoi danh sach cam tinh dang",
        ),
    ),
)

_EXCLUDED = (
    (
        ExclusionGround.ON_TEMPORARY_ACTIVITY_ELSEWHERE,
        "Không tính: sinh hoạt tạm thời nơi khác",
        "Left out: on temporary activity elsewhere",
        (
            "sinh hoat tam thoi noi khac",
            "sinh hoat tam thoi",
            "dang vien sinh hoat tam thoi",
            "sinh hoat dang tam thoi",
        ),
    ),
    (
        ExclusionGround.EXEMPT_FROM_WORK_AND_ACTIVITY,
        "Không tính: được miễn công tác và sinh hoạt",
        "Left out: exempt from work and activity",
        (
            "mien sinh hoat",
            "duoc mien sinh hoat",
            "mien cong tac va sinh hoat",
            "mien cong tac",
            "mien cong tac va sinh hoat dang",
            "duoc mien cong tac va sinh hoat",
            "duoc mien cong tac va sinh hoat dang",
        ),
    ),
    (
        ExclusionGround.SUSPENDED_FROM_ACTIVITY,
        "Không tính: bị đình chỉ sinh hoạt",
        "Left out: suspended from activity",
        ("dinh chi sinh hoat", "bi dinh chi sinh hoat", "dinh chi", "dinh chi sinh hoat dang"),
    ),
    (
        ExclusionGround.CHARGED_PROSECUTED_OR_DETAINED,
        "Không tính: bị khởi tố, truy tố, tạm giam",
        "Left out: charged, prosecuted or detained",
        ("khoi to truy to tam giam", "bi khoi to truy to tam giam", "khoi to", "tam giam"),
    ),
)

EXCLUDED: dict[ExclusionGround, Column] = {
    ground: Column(f"excluded_{ground}", title_vi, title_en, Kind.COUNT, headings)
    for ground, title_vi, title_en, headings in _EXCLUDED
}
"""The columns of members left out of the base of a vote, by the ground."""

_VOTE = (
    Column(
        "entitled",
        "Tổng số có quyền biểu quyết",
        "Entitled to vote",
        Kind.COUNT,
        (
            "tong so dang vien chinh thuc",
            "so dang vien chinh thuc",
            "dang vien chinh thuc",
            "tong so dang vien",
            "tong so uy vien",
            "tong so cap uy vien",
            "so cap uy vien",
            "so uy vien",
            "duoc trieu tap",
            "so duoc trieu tap",
            "so trieu tap",
            "trieu tap",
            "so dang vien duoc trieu tap",
            "so nguoi duoc trieu tap",
            "entitled",
        ),
    ),
    *EXCLUDED.values(),
    Column(
        "present",
        "Có mặt, có quyền biểu quyết",
        "Present, entitled to vote",
        Kind.COUNT,
        (
            "co mat",
            "so co mat",
            "so nguoi co mat",
            "so dang vien co mat",
            "dang vien chinh thuc co mat",
            "so dang vien chinh thuc co mat",
            "chinh thuc co mat",
            "so uy vien co mat",
            "so cap uy vien co mat",
            "du hop",
            "so du hop",
            "present",
        ),
    ),
    Column(
        "agree",
        "Tán thành",
        "In favour",
        Kind.COUNT,
        (
            "tan thanh",
            "so tan thanh",
            "so phieu tan thanh",
            "phieu tan thanh",
            "dong y",
            "so dong y",
            "so phieu dong y",
            "phieu dong y",
            "nhat tri",
            "agree",
        ),
    ),
    Column(
        "disagree",
        "Không tán thành",
        "Against",
        Kind.COUNT,
        (
            "khong tan thanh",
            "so khong tan thanh",
            "so phieu khong tan thanh",
            "phieu khong tan thanh",
            "khong dong y",
            "so khong dong y",
            "so phieu khong dong y",
            "phieu khong dong y",
            "disagree",
        ),
    ),
    Column(
        "abstain",
        "Không có ý kiến",
        "Without a vote",
        Kind.COUNT,
        (
            "khong co y kien",
            "so khong co y kien",
            "khong bieu quyet",
            "khong bo phieu",
            "khong tham gia bieu quyet",
            "abstain",
        ),
    ),
    Column(
        "invalid",
        "Phiếu không hợp lệ",
        "Invalid ballots",
        Kind.COUNT,
        (
            "khong hop le",
            "so khong hop le",
            "so phieu khong hop le",
            "phieu hong",
            "so phieu hong",
            "phieu hong phieu trang",
            "invalid",
        ),
    ),
    Column(
        "method",
        "Cách biểu quyết",
        "Way of voting",
        Kind.METHOD,
        ("hinh thuc bieu quyet", "hinh thuc", "phuong thuc bieu quyet", "hinh thuc bo phieu", "method"),
        common=True,
    ),
    Column(
        "working_days",
        "Số ngày làm việc được gia hạn",
        "Working days added",
        Kind.COUNT,
        ("so ngay gia han", "gia han", "gia han them", "so ngay lam viec gia han", "so ngay lam viec", "working days", "them bao nhieu ngay lam viec"),
    ),
)  # fmt: skip
"""What votes and extended deadlines are told with."""

_GATHERED = (
    Column("own_side_member", "Bên bản thân có đảng viên", "Party member on own side", Kind.YES_NO, ("ben ban than co dang vien", "gia dinh co dang vien", "own side member", "ben ban than co nguoi than la dang vien")),
    Column("spouse_side_member", "Bên vợ hoặc chồng có đảng viên", "Party member on spouse's side", Kind.YES_NO, ("ben vo hoac chong co dang vien", "ben vo chong co dang vien", "spouse side member", "ben vo hoac chong co nguoi than la dang vien")),
    Column("organisations_asked", "Số người được hỏi ở đoàn thể", "Organisations: asked", Kind.COUNT, ("so nguoi duoc hoi o doan the", "nguoi duoc hoi o doan the", "so y kien doan the", "organisations asked", "so to chuc duoc hoi")),
    Column("organisations_agree", "Số người tán thành ở đoàn thể", "Organisations: in favour", Kind.COUNT, ("so tan thanh o doan the", "tan thanh o doan the", "doan the tan thanh", "organisations agree", "so to chuc tan thanh")),
    Column("residence_asked", "Số người được hỏi ở nơi cư trú", "Residence: asked", Kind.COUNT, ("so nguoi duoc hoi o noi cu tru", "nguoi duoc hoi o noi cu tru", "so y kien noi cu tru", "residence asked", "so noi cu tru duoc hoi")),
    Column("residence_agree", "Số người tán thành ở nơi cư trú", "Residence: in favour", Kind.COUNT, ("so tan thanh o noi cu tru", "tan thanh o noi cu tru", "residence agree", "so noi cu tru tan thanh")),
    Column("shared_since", "Người giới thiệu cùng công tác từ", "Introducer shared since", Kind.DAY, ("nguoi gioi thieu cung cong tac tu", "cung cong tac tu", "cung cong tac tu ngay", "shared since", "cung cong tac sinh hoat tu ngay")),
)  # fmt: skip
"""What the CV, opinions and members who introduce are told with."""

_STEP = (
    NAME,
    SURNAME,
    GIVEN_NAME,
    BORN,
    Column(
        "step",
        "Việc đã làm",
        "Step",
        Kind.STEP,
        ("viec", "buoc", "viec da lam", "noi dung", "noi dung cong viec", "su viec", "step"),
        required=True,
    ),
    Column("on", "Ngày trên giấy", "Day on the paper", Kind.DAY, ("ngay", "ngay tren giay", "ngay thuc hien", "ngay thang", "on", "date", "ngay van ban", "ngay ban hanh"), required=True),
    Column("number", "Số văn bản", "Number", Kind.TEXT, ("so", "so van ban", "so hieu", "so ky hieu", "so nghi quyet", "so quyet dinh", "so nq", "so qd", "so nq qd", "so nghi quyet quyet dinh", "so quyet dinh nghi quyet", "so qd nq", "number", "so va ky hieu", "so ky hieu van ban")),
    Column("party", "Nơi hoặc người liên quan", "Body or person", Kind.TEXT, ("noi ban hanh", "co quan", "to chuc", "noi", "nguoi", "noi hoac nguoi lien quan", "body")),
    Column("reason", "Lý do, ghi chú", "Reason", Kind.TEXT, ("ly do", "ly do ghi chu", "reason"), longest=500),
    *_VOTE,
    *_GATHERED,
)  # fmt: skip

LAYOUTS: dict[Layout, tuple[Column, ...]] = {
    Layout.MEMBERS: (*_PERSON, *_MEMBERSHIP),
    Layout.APPLICANTS: (*_PERSON, *_WAY),
    Layout.STEPS: _STEP,
}

_IDENTITY = (
    "Không lưu: số định danh không cần cho công tác phát triển đảng viên, mà lộ ra thì hại người.",
    "Not kept: identity numbers are not needed here, and harm people when they leak.",
)
_CONTACT = (
    "Không lưu: chỗ ở và cách liên lạc không thuộc những gì hồ sơ này cần.",
    "Not kept: addresses and contacts are not among what these case files need.",
)
_HISTORY = (
    "Không lưu: lời văn về lịch sử bản thân và gia đình nằm trên giấy, không nằm trong bảng.",
    "Not kept: what is told of a person's and family's past stays on paper.",
)
_ORDER = ("Không cần: phần mềm tự sắp xếp.", "Not needed: the software puts rows in order itself.")

REFUSED: tuple[RefusedColumn, ...] = (
    RefusedColumn(
        "identity_number",
        ("so cccd", "cccd", "can cuoc", "can cuoc cong dan", "so can cuoc", "so cmnd", "cmnd", "cmt",
         "so cmt", "chung minh nhan dan", "so dinh danh", "so dinh danh ca nhan", "ma so bhxh",
         "so bhxh", "so ho chieu", "ho chieu", "so cccd cmnd", "cmnd cccd", "so cmnd cccd", "ma so thue"),
        *_IDENTITY,
    ),
    RefusedColumn(
        "contact",
        ("dien thoai", "so dien thoai", "sdt", "email", "dia chi", "cho o hien nay", "noi o",
         "noi o hien nay", "ho khau thuong tru", "thuong tru", "dia chi thuong tru", "noi cu tru"),
        *_CONTACT,
    ),
    RefusedColumn(
        "past",
        ("ly lich", "lich su ban than", "lich su chinh tri", "quan he gia dinh", "hoan canh gia dinh",
         "thanh phan gia dinh", "nhan xet", "uu khuyet diem", "ky luat", "khen thuong", "luong", "he so luong"),
        *_HISTORY,
    ),
    RefusedColumn("order", ("stt", "tt", "so tt", "so thu tu", "no"), *_ORDER),
)  # fmt: skip


def column_of(layout: Layout, code: str) -> Column:
    """The column of a code; raises `KeyError`."""
    for column in LAYOUTS[layout]:
        if column.code == code:
            return column
    raise KeyError(code)
