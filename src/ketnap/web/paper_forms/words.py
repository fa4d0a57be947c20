"""What is said of a form and its versions."""

from collections.abc import Mapping
from datetime import date

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ketnap.domain.casefile.wording import day_in_words
from ketnap.domain.paperwork.sheet import Shape, Subject, Version

SUBJECT_NAMES: Mapping[Subject, str | Promise] = {
    Subject.CASE: gettext_lazy("Giấy tờ của một hồ sơ"),
    Subject.MEETING: gettext_lazy("Giấy tờ của cuộc họp"),
    Subject.COURSE: gettext_lazy("Giấy tờ của lớp"),
    Subject.CEREMONY: gettext_lazy("Giấy tờ của lễ kết nạp"),
    Subject.CELL: gettext_lazy("Giấy tờ của chi bộ"),
    Subject.COMMITTEE: gettext_lazy("Giấy tờ của cấp ủy"),
}
SHAPE_NAMES: Mapping[Shape, str | Promise] = {
    Shape.CONFIRMED: gettext_lazy("đã đối chiếu mẫu gốc"),
    Shape.PARTLY: gettext_lazy("đối chiếu được một phần"),
    Shape.UNCONFIRMED: gettext_lazy("chưa thấy mẫu gốc, trình bày theo quy định chung"),
}
_SIZES: Mapping[str, str | Promise] = {
    "a4": gettext_lazy("khổ A4"),
    "a5": gettext_lazy("khổ A5"),
    "booklet": gettext_lazy("tập khổ 145 × 205 mm"),
}


def span_of(first: date, last: date | None) -> str:
    """The days on which a version holds."""
    since = day_in_words(first)
    if last is None:
        return _("từ %(since)s đến nay") % {"since": since}
    return _("%(since)s đến %(until)s") % {"since": since, "until": day_in_words(last)}


def size_name(version: Version) -> str:
    """On what paper a version is printed."""
    name = str(_SIZES.get(version.page, version.page))
    return _("%(size)s, nằm ngang") % {"size": name} if version.landscape else name
