"""How the figures of a page were counted, in sentences under them."""

from django.utils.translation import gettext as _

from ketnap.casefiles.queries import CountBy
from ketnap.figures.settings import load_least_shown
from ketnap.web.day_words import full_day
from ketnap.web.figures.asking import AskedFigures


def counted_by(count_by: CountBy) -> str:
    """Return by which day admissions are counted."""
    if count_by is CountBy.CEREMONY:
        return _("Kết nạp tính theo ngày tổ chức lễ kết nạp.")
    return _("Kết nạp tính theo ngày ban hành quyết định.")


def notes_for(asked: AskedFigures) -> list[str]:
    """Return what whoever takes the figures along must know of them."""
    return [
        counted_by(asked.count_by),
        _(
            "Mỗi người tính một lần trong mỗi mục, theo ngày trên giấy; kỳ gồm cả ngày đầu và ngày cuối."
        ),
        _(
            "Tăng, giảm đảng viên (cả Biểu 1) theo ngày trong danh sách đảng viên: người kết nạp tính từ ngày đầu là đảng viên dự bị, nên có thể khác số kết nạp tính theo quyết định."
        ),
        _asking(asked),
        _(
            "Giới tính, dân tộc, trình độ và các mục khác lấy theo hồ sơ người ấy hiện nay; tuổi tính vào ngày được đếm."
        ),
        _(
            "Tỷ lệ tính trên tổng số, kể cả người chưa rõ; các mục phân theo chồng lên nhau, không cộng với nhau."
        ),
        _("Tổ chức trực thuộc xếp theo cây tổ chức hiện nay."),
    ]


def outside_notes(asked: AskedFigures) -> list[str]:
    """Return what a copy for readers outside leaves out, and beside which others it must not be given."""
    if asked.sees_cases:
        return []
    return [
        _(
            "Nhóm ít hơn %d người, và số nào cho suy ra nhóm ấy, ghi là “không nêu”; họ tên và danh sách sau mỗi số không có."
        )
        % load_least_shown(),
        _(
            "Đừng đưa cho cùng một nơi bản của cấp trên kèm bản của tổ chức bên dưới, hay bản của hai kỳ gối nhau: lấy hiệu hai bản có thể suy ra nhóm ít người."
        ),
    ]


def _asking(asked: AskedFigures) -> str:
    day = full_day(asked.on)
    if asked.known_on is None:
        return _("Xem tại ngày %s, theo mọi điều đã ghi và đính chính đến nay.") % day
    return (
        _(
            "Các mục đếm theo điều đã ghi đến hết ngày %s; giai đoạn và đảng viên theo điều biết hiện nay."
        )
        % day
    )
