"""Everybody in the demo: members, and the people on their way to membership. All invented."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from ketnap.domain.casefile.codes import Schooling, Sex

_SEXES = {"nữ": Sex.FEMALE, "nam": Sex.MALE}
_SCHOOLING = {
    "trung cấp": Schooling.VOCATIONAL,
    "cao đẳng": Schooling.COLLEGE,
    "đại học": Schooling.UNIVERSITY,
    "thạc sĩ": Schooling.MASTER,
    "tiến sĩ": Schooling.DOCTOR,
}
_MARRIED = {"đã kết hôn": True, "độc thân": False}


@dataclass(frozen=True, slots=True)
class Member:
    """An official member from before the demo begins."""

    name: str
    sex: Sex
    born_on: date
    schooling: Schooling
    official_on: date


@dataclass(frozen=True, slots=True)
class Applicant:
    """A person with a case; `number` is the place in the tables below."""

    number: int
    name: str
    sex: Sex
    born_on: date
    ethnicity: str
    schooling: Schooling
    married: bool
    youth_union_member: bool


def _cells(table: str) -> Iterator[list[str]]:
    for line in table.strip().splitlines():
        yield [cell.strip() for cell in line.split("|")]


def _members(table: str) -> tuple[Member, ...]:
    return tuple(
        Member(
            name,
            _SEXES[sex],
            date.fromisoformat(born),
            _SCHOOLING[schooling],
            date.fromisoformat(official),
        )
        for name, sex, born, schooling, official in _cells(table)
    )


def _applicants(table: str, *, first: int, youth_union: bool) -> tuple[Applicant, ...]:
    return tuple(
        Applicant(
            number,
            name,
            _SEXES[sex],
            date.fromisoformat(born),
            ethnicity,
            _SCHOOLING[schooling],
            _MARRIED[marriage],
            youth_union,
        )
        for number, (name, sex, born, ethnicity, schooling, marriage) in enumerate(
            _cells(table), start=first
        )
    )


SECRETARY = "Vũ Thị Thanh Hòa"
CLERK = "Đặng Quốc Triệu"
MENTOR = "Nguyễn Thị Kim Oanh"

MEMBERS = _members("""
Vũ Thị Thanh Hòa      | nữ  | 1973-09-14 | tiến sĩ | 2001-05-19
Đặng Quốc Triệu       | nam | 1979-02-03 | thạc sĩ | 2007-12-20
Nguyễn Thị Kim Oanh   | nữ  | 1980-11-27 | thạc sĩ | 2009-06-26
Phan Thế Khải         | nam | 1976-04-08 | thạc sĩ | 2004-10-11
Hoàng Thị Bích Ngà    | nữ  | 1981-07-22 | đại học | 2011-03-25
Trịnh Công Lập        | nam | 1978-01-30 | thạc sĩ | 2006-08-17
Bùi Thị Hải Yến       | nữ  | 1982-05-05 | thạc sĩ | 2012-09-03
Lâm Chí Viễn          | nam | 1977-12-12 | tiến sĩ | 2005-02-02
Mạc Thị Tường Vi      | nữ  | 1983-08-19 | đại học | 2013-05-20
Dương Văn Tấn Phát    | nam | 1975-03-16 | đại học | 2003-11-07
Cao Thị Mỹ Hạnh       | nữ  | 1974-10-01 | đại học | 2002-07-26
Tạ Hữu Nghiêm         | nam | 1970-06-21 | thạc sĩ | 1999-02-03
Lưu Thị Phương Dung   | nữ  | 1984-02-28 | thạc sĩ | 2014-04-29
Châu Minh Quýnh       | nam | 1981-09-09 | đại học | 2010-12-22
Lương Bá Thạch        | nam | 1969-08-30 | đại học | 1997-05-19
Nghiêm Thị Hồng Thắm  | nữ  | 1971-01-17 | cao đẳng | 1998-10-20
Quách Ngọc Bảo        | nam | 1980-07-07 | tiến sĩ | 2009-01-09
Kiều Xuân Đỉnh        | nam | 1983-03-03 | thạc sĩ | 2013-12-06
Phùng Thị Ngọc Diệp   | nữ  | 1985-12-04 | đại học | 2014-11-14
Hồ Sĩ Tuyên           | nam | 1972-11-11 | đại học | 2000-09-02
Từ Thị Minh Thư       | nữ  | 1982-10-10 | đại học | 2012-02-24
Đinh Thị Lan Chi      | nữ  | 1979-05-25 | thạc sĩ | 2008-03-08
""")
# Those further up have been official since before the term, and stay.
MENTORS = MEMBERS[2:10]
COMPANIONS = MEMBERS[10:14]
EXEMPT_SINCE = {
    "Lương Bá Thạch": date(2024, 9, 4),
    "Nghiêm Thị Hồng Thắm": date(2025, 3, 5),
}
TEMPORARILY_ELSEWHERE = "Quách Ngọc Bảo"
LEFT_ON = {
    "Kiều Xuân Đỉnh": date(2019, 10, 1),
    "Phùng Thị Ngọc Diệp": date(2021, 8, 2),
    "Hồ Sĩ Tuyên": date(2022, 12, 1),
    "Từ Thị Minh Thư": date(2023, 4, 3),
    "Đinh Thị Lan Chi": date(2024, 7, 1),
}

SISTER_SECRETARY = "Ngô Thị Thu Giang"
SISTER_MEMBERS = _members("""
Ngô Thị Thu Giang     | nữ  | 1976-06-12 | thạc sĩ | 2005-05-13
Thái Doãn Lộc         | nam | 1974-12-24 | tiến sĩ | 2003-03-26
Khổng Thị Ánh Tuyết   | nữ  | 1980-04-18 | thạc sĩ | 2009-09-10
Âu Dương Thành Nhân   | nam | 1982-08-02 | đại học | 2012-10-05
Lại Thị Quỳnh Như     | nữ  | 1984-11-15 | thạc sĩ | 2014-06-18
Mai Trọng Hiếu        | nam | 1978-03-29 | đại học | 2007-04-27
Ông Thị Diễm Phúc     | nữ  | 1983-09-21 | đại học | 2013-08-16
Tống Khắc Cường       | nam | 1979-01-06 | thạc sĩ | 2008-12-12
Vi Thị Hoa Ban        | nữ  | 1981-02-14 | đại học | 2011-07-01
""")

SISTER_MENTORS = SISTER_MEMBERS[1:5]
SISTER_COMPANIONS = SISTER_MEMBERS[5:]

OFFICER = "Triệu Thế Dũng"
UPPER_OFFICER = "Cù Thị Lan Phương"
OFFICE_MEMBERS = _members("""
Triệu Thế Dũng        | nam | 1975-07-19 | thạc sĩ | 2004-02-03
Hà Thị Lệ Quyên       | nữ  | 1980-10-23 | đại học | 2010-05-07
Doãn Gia Bách         | nam | 1982-06-06 | thạc sĩ | 2013-01-11
Cù Thị Lan Phương     | nữ  | 1978-04-02 | thạc sĩ | 2006-12-19
""")

# Put forward in the term 2015-2020; past the age of the Youth Union when the cell voted.
_OF_THE_TERM = _applicants(
    """
Phạm Gia Khiêu        | nam | 1984-05-12 | Kinh  | thạc sĩ | đã kết hôn
Nguyễn Thị Mai Trinh  | nữ  | 1985-02-17 | Kinh  | đại học | đã kết hôn
Lê Hoàng Thạch Anh    | nam | 1983-10-30 | Kinh  | đại học | độc thân
Nông Thị Bích Lựu     | nữ  | 1986-08-09 | Tày   | thạc sĩ | đã kết hôn
Đỗ Tiến Khôi          | nam | 1985-12-01 | Kinh  | thạc sĩ | đã kết hôn
Trần Thị Diệu Hiền    | nữ  | 1986-01-23 | Kinh  | đại học | đã kết hôn
Vương Đức Thuận       | nam | 1982-07-14 | Kinh  | đại học | đã kết hôn
Lò Thị Khánh Loan     | nữ  | 1987-03-05 | Thái  | đại học | độc thân
Bạch Văn Toàn Thắng   | nam | 1984-09-18 | Mường | thạc sĩ | đã kết hôn
Phí Thị Thu Hường     | nữ  | 1985-06-27 | Kinh  | thạc sĩ | đã kết hôn
Ninh Quang Đại        | nam | 1981-11-08 | Kinh  | tiến sĩ | đã kết hôn
Hứa Thị Cẩm Nhung     | nữ  | 1987-04-16 | Nùng  | đại học | đã kết hôn
Đoàn Phúc Lâm         | nam | 1986-10-10 | Kinh  | đại học | độc thân
Tăng Thị Xuân Mai     | nữ  | 1984-01-31 | Kinh  | thạc sĩ | đã kết hôn
La Vĩnh Kỳ            | nam | 1983-05-20 | Kinh  | đại học | đã kết hôn
Nguyễn Thị Hương Sen  | nữ  | 1980-02-09 | Kinh  | cao đẳng | đã kết hôn
Trương Bảo Lộc        | nam | 1985-07-03 | Kinh  | đại học | độc thân
Đào Thị Ngân Hà       | nữ  | 1986-12-25 | Kinh  | đại học | đã kết hôn
Chu Văn Kiệt          | nam | 1982-04-04 | Kinh  | đại học | đã kết hôn
Lý Thị Ngọc Huyền     | nữ  | 1987-09-13 | Dao   | đại học | đã kết hôn
Phan Nhật Thường      | nam | 1984-11-29 | Kinh  | thạc sĩ | đã kết hôn
Võ Thị Tuyết Băng     | nữ  | 1985-03-11 | Kinh  | đại học | độc thân
Hoàng Mạnh Tường      | nam | 1983-08-26 | Kinh  | thạc sĩ | đã kết hôn
""",
    first=0,
    youth_union=False,
)

_AFTER_THE_TERM = _applicants(
    """
Nguyễn Thị Vân Khánh  | nữ  | 1988-10-20 | Kinh  | đại học | đã kết hôn
Đồng Xuân Bách        | nam | 1987-02-12 | Kinh  | thạc sĩ | đã kết hôn
Trần Thị Kiều Loan    | nữ  | 1990-05-30 | Kinh  | đại học | độc thân
Phạm Hữu Tình         | nam | 1989-09-09 | Kinh  | thạc sĩ | đã kết hôn
Lê Thị Bích Trâm      | nữ  | 1991-06-18 | Kinh  | đại học | đã kết hôn
""",
    first=len(_OF_THE_TERM),
    youth_union=False,
)

_GROWN = _applicants(
    """
Nguyễn Khắc Huy Hoàng | nam | 1986-06-15 | Kinh  | thạc sĩ | đã kết hôn
Bùi Thị Thảo Nguyên   | nữ  | 1988-10-02 | Mường | thạc sĩ | đã kết hôn
Đặng Hải Đăng         | nam | 1985-01-19 | Kinh  | đại học | đã kết hôn
Phạm Thị Yến Chi      | nữ  | 1989-05-07 | Kinh  | đại học | đã kết hôn
Trần Lê Quốc Khánh    | nam | 1987-09-02 | Kinh  | thạc sĩ | đã kết hôn
Lê Thị Hà Giang       | nữ  | 1990-03-28 | Kinh  | đại học | độc thân
Vũ Đình Phong Nhã     | nam | 1984-12-16 | Kinh  | tiến sĩ | đã kết hôn
Hoàng Thị Tố Uyên     | nữ  | 1988-07-21 | Tày   | thạc sĩ | đã kết hôn
Ngô Thiện Chí         | nam | 1986-02-24 | Kinh  | đại học | đã kết hôn
Đỗ Thị Quế Lâm        | nữ  | 1991-11-05 | Kinh  | thạc sĩ | đã kết hôn
Dương Tuấn Vũ         | nam | 1989-08-13 | Kinh  | đại học | độc thân
Lương Thị Mộc Miên    | nữ  | 1987-01-08 | Thái  | đại học | đã kết hôn
Tô Văn Hiển           | nam | 1983-04-22 | Kinh  | cao đẳng | đã kết hôn
Cù Thị Thanh Trúc     | nữ  | 1990-09-17 | Kinh  | thạc sĩ | đã kết hôn
Phùng Gia Thịnh       | nam | 1988-12-30 | Kinh  | đại học | đã kết hôn
Giáp Thị Nguyệt Minh  | nữ  | 1985-10-26 | Kinh  | đại học | đã kết hôn
Hà Trung Chính        | nam | 1987-06-11 | Kinh  | thạc sĩ | đã kết hôn
Mai Thị Thùy Linh     | nữ  | 1991-02-14 | Kinh  | đại học | độc thân
Viên Đình Hưng        | nam | 1986-05-30 | Kinh  | thạc sĩ | đã kết hôn
Tạ Thị Bảo Ngọc       | nữ  | 1989-03-03 | Kinh  | đại học | đã kết hôn
""",
    first=len(_OF_THE_TERM) + len(_AFTER_THE_TERM),
    youth_union=False,
)

_YOUNG = _applicants(
    """
Nguyễn Hà Phương Thảo | nữ  | 1999-04-20 | Kinh  | đại học | độc thân
Trần Minh Khuê        | nữ  | 1998-08-15 | Kinh  | thạc sĩ | độc thân
Lê Thượng Khoa        | nam | 2000-01-12 | Kinh  | đại học | độc thân
Phạm Nguyên Vũ        | nam | 1997-11-23 | Kinh  | đại học | đã kết hôn
Đinh Thị Tường Lam    | nữ  | 1999-09-09 | Mường | đại học | độc thân
Hoàng Nhật Minh Đức   | nam | 1998-02-27 | Kinh  | thạc sĩ | độc thân
Vũ Thị Linh Đan       | nữ  | 2001-05-18 | Kinh  | đại học | độc thân
Bùi Thị Tú Quyên      | nữ  | 1997-07-04 | Kinh  | đại học | đã kết hôn
Đặng Trường Giang Sơn | nam | 2000-10-31 | Kinh  | cao đẳng | độc thân
Nông Thế Vinh         | nam | 1998-12-19 | Tày   | đại học | độc thân
Ngô Tường Vân         | nữ  | 1999-06-06 | Kinh  | thạc sĩ | độc thân
Lý A Sình             | nam | 1997-03-25 | Mông  | đại học | đã kết hôn
Đỗ Thị Thiên Thanh    | nữ  | 2000-07-29 | Kinh  | đại học | độc thân
Phan Tấn Tài          | nam | 1998-05-16 | Kinh  | đại học | độc thân
Trịnh Thị Diễm My     | nữ  | 2001-01-02 | Kinh  | đại học | độc thân
Cao Hoàng Long Vân    | nam | 1997-10-08 | Kinh  | đại học | đã kết hôn
Hồ Thị Ánh Dương      | nữ  | 1999-12-12 | Kinh  | thạc sĩ | độc thân
Lưu Đức Thành An      | nam | 1998-09-24 | Kinh  | đại học | độc thân
Triệu Thị Mùi Hương   | nữ  | 2000-04-07 | Dao   | đại học | độc thân
Vương Chấn Phong      | nam | 1997-01-30 | Kinh  | thạc sĩ | đã kết hôn
Kim Thị Sa Ry         | nữ  | 1999-02-22 | Khmer | đại học | độc thân
Mạc Thiên Ân          | nam | 1998-11-11 | Kinh  | đại học | độc thân
""",
    first=len(_OF_THE_TERM) + len(_AFTER_THE_TERM) + len(_GROWN),
    youth_union=True,
)

_OF_THE_SISTER_CELL = _applicants(
    """
Sầm Thị Hoài Thu      | nữ  | 1988-03-14 | Nùng  | thạc sĩ | đã kết hôn
Phó Đức Nhuận         | nam | 1986-09-05 | Kinh  | đại học | đã kết hôn
Từ Thị Lam Giang      | nữ  | 1989-12-08 | Kinh  | đại học | độc thân
Uông Thành Nam        | nam | 1987-05-27 | Kinh  | thạc sĩ | đã kết hôn
Kim Thị Thu Hằng      | nữ  | 1985-02-20 | Kinh  | đại học | đã kết hôn
Vương Đình Khoát      | nam | 1984-07-08 | Kinh  | thạc sĩ | đã kết hôn
Ma Thị Bích Liễu      | nữ  | 1988-10-19 | Tày   | đại học | đã kết hôn
Tiêu Quang Sáng       | nam | 1986-01-30 | Kinh  | đại học | độc thân
Quách Thị Yến Chi     | nữ  | 1987-11-03 | Mường | thạc sĩ | đã kết hôn
""",
    first=len(_OF_THE_TERM) + len(_AFTER_THE_TERM) + len(_GROWN) + len(_YOUNG),
    youth_union=False,
)

_WHOSE_CERTIFICATE_LAPSED = _applicants(
    """
Khổng Thị Hoài An     | nữ  | 1986-10-09 | Kinh  | đại học | đã kết hôn
""",
    first=len(_OF_THE_TERM)
    + len(_AFTER_THE_TERM)
    + len(_GROWN)
    + len(_YOUNG)
    + len(_OF_THE_SISTER_CELL),
    youth_union=False,
)

APPLICANTS = {
    person.name: person
    for person in (
        *_OF_THE_TERM,
        *_AFTER_THE_TERM,
        *_GROWN,
        *_YOUNG,
        *_OF_THE_SISTER_CELL,
        *_WHOSE_CERTIFICATE_LAPSED,
    )
}
