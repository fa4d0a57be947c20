"""Why a file was not taken, in words for the editor who sent it."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from ketnap.portal.pictures.cleaning.troubles import Trouble

_REASONS: dict[Trouble, Promise] = {
    Trouble.EMPTY: _("Tệp trống."),
    Trouble.TOO_MANY_BYTES: _("Tệp lớn hơn 20 MB. Hãy xuất ảnh ở cỡ nhỏ hơn rồi gửi lại."),
    Trouble.TOO_MANY_PIXELS: _(
        "Ảnh lớn hơn 25 triệu điểm ảnh. Hãy thu nhỏ ảnh, ví dụ còn 4000 điểm mỗi chiều, rồi gửi lại."
    ),
    Trouble.NOT_A_PICTURE: _("Không phải ảnh JPEG, PNG hay WebP. Chỉ nhận ba loại này."),
    Trouble.PHONE_FORMAT: _(
        "Ảnh HEIC của điện thoại. Hãy chia sẻ hoặc xuất ảnh thành JPEG rồi gửi lại."
    ),
    Trouble.ANIMATED: _("Ảnh động. Chỉ nhận ảnh tĩnh."),
    Trouble.BROKEN: _("Tệp hỏng hoặc thiếu một phần. Hãy mở ảnh, lưu lại rồi gửi lại."),
    Trouble.TOO_MUCH_WORK: _("Không xử lý nổi tệp này. Hãy mở ảnh, lưu lại rồi gửi lại."),
}


class PictureRefused(Exception):
    """One file was not taken as a picture; `reason` says why and what to do."""

    def __init__(self, name: str, trouble: Trouble) -> None:
        super().__init__(f"{name}: {trouble}")
        self.name = name
        self.trouble = trouble

    @property
    def reason(self) -> str:
        return str(_REASONS[self.trouble])
