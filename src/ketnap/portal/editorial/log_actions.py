"""What the history of an article tells beyond Wagtail's own deeds."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.log_actions import LogFormatter

PACKAGE_TAKEN = "ketnap.package_taken"
FIGURES_TAKEN = "ketnap.figures_taken"
CONSENT_WITHDRAWN = "ketnap.consent_withdrawn"
RELEASE_REFUSED = "ketnap.release_refused"
TAKEN_DOWN = "ketnap.taken_down"
LIKENESS_LOOKED_AT = "ketnap.likeness_looked_at"
RECEIVERS_TOLD = "ketnap.receivers_told"
NAME_ANSWERED_FOR = "ketnap.name_answered_for"
NAME_NO_LONGER_ANSWERED_FOR = "ketnap.name_no_longer_answered_for"
SECTION_CLOSED = "ketnap.section_closed"
SECTION_REOPENED = "ketnap.section_reopened"

_WORDS = {
    PACKAGE_TAKEN: (_("Nhận gói tin"), _("Bài nháp được lập từ gói tin của khu vực nội bộ")),
    FIGURES_TAKEN: (_("Nhận lại số liệu"), _("Số liệu của gói tin được gửi lại")),
    CONSENT_WITHDRAWN: (_("Rút đồng ý"), _("Một người đã rút đồng ý; tên hoặc ảnh đã được gỡ")),
    RELEASE_REFUSED: (_("Chưa đăng được"), _("Đến giờ đăng nhưng bài chưa qua được kiểm tra")),
    SECTION_CLOSED: (_("Đóng chuyên mục"), _("Chuyên mục đã đóng, không nhận bài mới")),
    SECTION_REOPENED: (_("Mở lại chuyên mục"), _("Chuyên mục đã được mở lại")),
    RECEIVERS_TOLD: (
        _("Đã báo nơi nhận bài"),
        _("Nơi đã nhận tệp ZIP được báo gỡ tên, ảnh của người đã rút đồng ý"),
    ),
    LIKENESS_LOOKED_AT: (_("Đã xem lại tên"), _("Chữ giống tên người đã rút đồng ý đã được xem")),
}


class _TakenDown(LogFormatter):
    label = _("Gỡ bài")

    def format_message(self, log_entry: Any) -> str:
        """Return that the article was taken down, and why."""
        return str(_("Đã gỡ bài: %(reason)s") % {"reason": log_entry.data["reason"]})


class _NameAnsweredFor(LogFormatter):
    label = _("Ghi căn cứ cho một chỗ")

    def format_message(self, log_entry: Any) -> str:
        """Return the words that may be printed, and on what ground."""
        return str(_("Căn cứ cho “%(name)s”: %(ground)s") % log_entry.data)


class _NameNoLongerAnsweredFor(LogFormatter):
    label = _("Bỏ căn cứ của một chỗ")

    def format_message(self, log_entry: Any) -> str:
        """Return the words that may be printed no longer, and the ground there was."""
        return str(_("“%(name)s” không còn căn cứ; trước đó: %(ground)s") % log_entry.data)


def register(actions: Any) -> None:
    """Give every deed of ours its words."""
    for deed, (label, message) in _WORDS.items():
        actions.register_action(deed, label, message)
    actions.register_action(TAKEN_DOWN)(_TakenDown)
    actions.register_action(NAME_ANSWERED_FOR)(_NameAnsweredFor)
    actions.register_action(NAME_NO_LONGER_ANSWERED_FOR)(_NameNoLongerAnsweredFor)
