"""What problems, standings and kinds are called on the pages of courses."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from ketnap.domain.course import Problem, Standing

PROBLEMS: Mapping[Problem, str | Promise] = {
    Problem.TOO_FEW_COLUMNS: _("Dòng này chưa đủ ba cột: họ và tên, số giấy chứng nhận, ngày cấp."),
    Problem.TOO_MANY_COLUMNS: _(
        "Dòng này thừa cột. Chỉ giữ họ và tên, số giấy chứng nhận, ngày cấp."
    ),
    Problem.FORBIDDEN_CHARACTERS: _("Có ký tự ẩn. Hãy xóa đi và gõ lại dòng này."),
    Problem.TOO_LONG: _("Có ô quá dài. Hãy xem lại dòng này có dính sang dòng khác không."),
    Problem.NAME_MISSING: _("Chưa có họ và tên."),
    Problem.CERTIFICATE_MISSING: _("Chưa có số giấy chứng nhận."),
    Problem.CERTIFICATE_REPEATED: _("Số giấy chứng nhận này có ở hai dòng."),
    Problem.DAY_MISSING: _("Chưa có ngày cấp."),
    Problem.DAY_UNREADABLE: _("Chưa đọc được ngày cấp. Hãy viết ngày/tháng/năm, ví dụ 15/03/2026."),
    Problem.DAY_IN_FUTURE: _("Ngày cấp chưa đến."),
    Problem.DAY_BEFORE_COURSE: _("Ngày cấp ở trước ngày khai giảng."),
    Problem.NOBODY_OF_THAT_NAME: _("Không có ai tên này trong danh sách lớp."),
    Problem.SEVERAL_OF_THAT_NAME: _("Có nhiều người tên này. Hãy chọn đúng người."),
    Problem.PERSON_REPEATED: _("Người này có ở hai dòng."),
    Problem.ALREADY_CERTIFIED: _("Người này đã có kết quả của lớp."),
}

STANDINGS: Mapping[Standing, str | Promise] = {
    Standing.NONE: _("Chưa có giấy chứng nhận"),
    Standing.LAPSES_BEFORE: _("Hết giá trị trước ngày biểu quyết"),
    Standing.LAPSES_SOON_AFTER: _("Hết giá trị trước khi có lớp sau"),
    Standing.HOLDS: _("Còn giá trị"),
}

ADVICE: Mapping[Standing, str | Promise] = {
    Standing.NONE: _("Cần học và có giấy chứng nhận trước khi chi bộ xét."),
    Standing.LAPSES_BEFORE: _("Cần học lại trước khi chi bộ xét."),
    Standing.LAPSES_SOON_AFTER: _(
        "Nên cử học lại ở lớp gần nhất: nếu chi bộ xét muộn hơn dự kiến thì giấy chứng nhận đã hết giá trị."
    ),
    Standing.HOLDS: _("Chưa cần học lại."),
}
