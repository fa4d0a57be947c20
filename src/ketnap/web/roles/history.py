"""What was done to an account, as the access log keeps it."""

from django.utils.translation import gettext_lazy as _

from ketnap.web.retold import Sentence

DONE_TO_AN_ACCOUNT = (
    Sentence(_("lập tài khoản")),
    Sentence(_("lập tài khoản người vào Đảng")),
    Sentence(_("đóng tài khoản %(day)s")),
    Sentence(_("bỏ xác thực hai bước")),
    Sentence(_("cấp liên kết đặt mật khẩu")),
    Sentence(_("yêu cầu liên kết đặt mật khẩu")),
    Sentence(_("yêu cầu bỏ xác thực hai bước")),
    Sentence(_("từ chối liên kết đặt mật khẩu")),
    Sentence(_("từ chối bỏ xác thực hai bước")),
    Sentence(_("hủy mật khẩu, phiên đăng nhập và khóa truy cập cũ vì có vai trò mở được hồ sơ")),
    Sentence(_("xác nhận vai trò %(role)s, %(place)s"), own=frozenset({"role"})),
    Sentence(_("từ chối vai trò %(role)s, %(place)s: %(reason)s"), own=frozenset({"role"})),
    Sentence(_("tự đặt mật khẩu bằng liên kết")),
    Sentence(_("kết thúc một phiên đăng nhập")),
    Sentence(_("kết thúc các phiên đăng nhập khác")),
    Sentence(_("kết thúc mọi phiên đăng nhập của tài khoản")),
    Sentence(_("có người nhập sai mật khẩu từ địa chỉ %(address)s")),
    Sentence(_("lập khóa truy cập số %(number)s")),
    Sentence(_("kết thúc khóa truy cập số %(number)s")),
    Sentence(_("mở kiểm tra %(count)s hồ sơ: %(basis)s")),
    Sentence(_("phân công chuyên mục ở trang tin")),
    Sentence(_("giao vai trò %(role)s, %(place)s từ %(day)s"), own=frozenset({"role"})),
    Sentence(_("thôi vai trò %(role)s, %(place)s từ %(day)s"), own=frozenset({"role"})),
    Sentence(_("được ủy quyền %(role)s, %(place)s đến hết %(day)s"), own=frozenset({"role"})),
)
