"""What the palette leads to besides the menu: the deeds, and the pages below its entries."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.urls import resolve, reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from ketnap.accounts import access
from ketnap.domain.access import Action, Actor, may


@dataclass(frozen=True, slots=True)
class Place:
    """A page that needs no record to be opened."""

    label: str | Promise
    url_name: str
    icon: str
    action: Action | None = None
    """What one must be allowed besides, where the page itself lets more people in."""


DEEDS = (
    Place(_("Lập hồ sơ mới"), "open_case", "plus"),
    Place(_("Giới thiệu quần chúng ưu tú"), "put_forward", "user-plus"),
    Place(_("Triệu tập họp"), "call_meeting", "users-group"),
    Place(_("Lên lịch lễ kết nạp"), "new_ceremony", "flag"),
    Place(_("Lập lớp bồi dưỡng"), "new_course", "school"),
    Place(_("Thêm đảng viên"), "new_member", "user-plus"),
    Place(_("Ghi người đến sinh hoạt tạm thời"), "receive_guest", "user-plus"),
    Place(_("Lập tài khoản"), "new_account", "key"),
    Place(_("Mở cuộc kiểm tra"), "new_inspection", "eye"),
    Place(_("Lấy số văn bản"), "registers", "archive", Action.KEEP_REGISTER),
)
"""What can be begun from anywhere."""

PAGES = (
    Place(_("Người được giới thiệu"), "nomination_inbox", "inbox"),
    Place(_("Đề nghị giới thiệu"), "requests", "send"),
    Place(_("Rà soát danh sách"), "list_reviews", "target"),
    Place(_("Hoạt động giáo dục, tuyên truyền"), "activities", "target"),
    Place(_("Giấy chứng nhận lớp nhận thức"), "certificates", "certificate"),
    Place(_("Biên tập viên của trang tin"), "press_editors", "users"),
    Place(_("Hồ sơ đang chờ, theo chi bộ"), "waiting_cells", "sitemap"),
    Place(_("Mọi người trong sổ"), "persons", "users"),
    Place(_("Bản ghi có thể trùng"), "duplicates", "users"),
    Place(_("Tài khoản"), "accounts", "key"),
    Place(_("Ai được làm gì"), "permission_matrix", "table"),
    Place(_("Đăng ký lịch"), "subscriptions", "calendar"),
    Place(_("Nhắc việc"), "reminders", "bell"),
    Place(_("Nhận nhắc việc qua thư"), "mail_settings", "mail"),
    Place(_("Các phiên đăng nhập của tôi"), "my_sessions", "device-desktop"),
    Place(_("Đổi mật khẩu"), "account_change_password", "lock"),
    Place(_("Xác thực hai bước"), "mfa_index", "lock"),
)
"""Pages that stand below an entry of the menu or in the bar on top."""


def open_to(actor: Actor, places: Iterable[Place]) -> Iterator[Place]:
    """Yield the places whose own mark lets somebody in."""
    for place in places:
        mark = access.mark_of(resolve(reverse(place.url_name)).func)
        asked = (mark.action, place.action) if mark is not None else ()
        if mark is not None and all(action is None or may(actor, action) for action in asked):
            yield place
