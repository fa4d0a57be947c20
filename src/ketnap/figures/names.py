"""What figures are called, what they are broken down by, and what each row is called."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ketnap.casefiles.queries import Figure
from ketnap.domain.figures import UNKNOWN, Dimension
from ketnap.domain.figures.breakdown import NO, WITHOUT_TRAINING, YES
from ketnap.people.models import Schooling, Sex

FIGURE_NAMES: Mapping[Figure, str | Promise] = {
    Figure.PUT_FORWARD: gettext_lazy("Được giới thiệu"),
    Figure.LISTED: gettext_lazy("Đưa vào danh sách cảm tình"),
    Figure.MENTORED: gettext_lazy("Được phân công người giúp đỡ"),
    Figure.SENT_TO_COURSE: gettext_lazy("Cử đi học lớp nhận thức"),
    Figure.CERTIFIED: gettext_lazy("Được cấp giấy chứng nhận lớp nhận thức"),
    Figure.ADMITTED: gettext_lazy("Kết nạp"),
    Figure.REFUSED: gettext_lazy("Không được kết nạp"),
    Figure.NEW_MEMBER_CERTIFIED: gettext_lazy("Học xong lớp đảng viên mới"),
    Figure.RECOGNISED: gettext_lazy("Công nhận chính thức"),
    Figure.STRUCK_OFF: gettext_lazy("Xóa tên đảng viên dự bị"),
    Figure.REMOVED: gettext_lazy("Đưa ra khỏi danh sách cảm tình"),
    Figure.WITHDRAWN: gettext_lazy("Rút hồ sơ"),
    Figure.TRANSFERRED_OUT: gettext_lazy("Chuyển đi nơi khác"),
    Figure.TRANSFERRED_IN: gettext_lazy("Chuyển đến từ nơi khác"),
}
DIMENSION_NAMES: Mapping[Dimension, str | Promise] = {
    Dimension.SEX: gettext_lazy("Giới tính"),
    Dimension.AGE_BAND: gettext_lazy("Nhóm tuổi"),
    Dimension.YOUTH_UNION: gettext_lazy("Đoàn viên TNCS"),
    Dimension.TRADE_UNION: gettext_lazy("Đoàn viên công đoàn"),
    Dimension.ETHNICITY: gettext_lazy("Dân tộc"),
    Dimension.RELIGION: gettext_lazy("Tôn giáo"),
    Dimension.SCHOOLING: gettext_lazy("Trình độ học vấn"),
    Dimension.PROFESSION: gettext_lazy("Trình độ chuyên môn"),
    Dimension.OCCUPATION: gettext_lazy("Nghề nghiệp"),
    Dimension.UNIT: gettext_lazy("Đơn vị"),
}
_OVER, _UNDER = "over_", "under_"


def row_name(dimension: Dimension, code: str) -> str:
    """Return what a row is called below the name of its dimension."""
    if code == UNKNOWN:
        return _("chưa có")
    match dimension:
        case Dimension.AGE_BAND:
            return _age(code)
        case Dimension.SEX:
            return str(Sex(code).label) if code in Sex.values else code
        case Dimension.YOUTH_UNION | Dimension.TRADE_UNION:
            return {YES: _("có"), NO: _("không")}.get(code, code)
        case Dimension.SCHOOLING:
            return _schooling(code)
        case Dimension.PROFESSION:
            return _("chưa qua đào tạo") if code == WITHOUT_TRAINING else _schooling(code)
        case _:
            return code


def row_words(dimension: Dimension, code: str) -> str:
    """Return a row as it is told by itself."""
    return f"{DIMENSION_NAMES[dimension]}: {row_name(dimension, code)}"


def _age(code: str) -> str:
    if code.startswith(_OVER):
        return _("trên %s tuổi") % code.removeprefix(_OVER)
    if code.startswith(_UNDER):
        return _("dưới %s tuổi") % code.removeprefix(_UNDER)
    return _("%s tuổi") % code.replace("-", "–")


def _schooling(code: str) -> str:
    return str(Schooling(code).label) if code in Schooling.values else code
