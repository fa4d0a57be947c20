"""What the items of a programme and the lines of a checklist are called."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy

from ketnap.domain.ceremony import HELPER_CODE, OATH_CODE, READING_CODE, PreparationGroup

Words = str | Promise

ITEMS: Mapping[str, Words] = {
    "flag_salute_and_anthems": _lazy("Chào cờ"),
    "opening_and_guests": _lazy("Tuyên bố lý do, giới thiệu đại biểu"),
    READING_CODE: _lazy("Đọc quyết định kết nạp"),
    OATH_CODE: _lazy("Đảng viên mới đọc lời tuyên thệ"),
    HELPER_CODE: _lazy("Nêu nhiệm vụ, quyền hạn; phân công người giúp đỡ"),
    "superior_committee_speaks_if_any": _lazy("Đại diện cấp ủy cấp trên phát biểu"),
    "closing_and_anthems": _lazy("Bế mạc"),
}
"""The items, by the code of the rule that prescribes them."""

HINTS: Mapping[str, Words] = {
    "flag_salute_and_anthems": _lazy("Quốc ca, Quốc tế ca"),
    READING_CODE: _lazy("Bí thư chi bộ hoặc chi ủy viên đọc"),
    HELPER_CODE: _lazy("Nhiệm vụ, quyền hạn của đảng viên; nhiệm vụ của chi bộ"),
    "superior_committee_speaks_if_any": _lazy("Nếu có"),
    "closing_and_anthems": _lazy("Quốc ca, Quốc tế ca"),
}

PREPARATIONS: Mapping[str, Words] = {
    "slogan_on_top": _lazy("Trên cùng: khẩu hiệu “Đảng Cộng sản Việt Nam quang vinh muôn năm”"),
    "party_flag": _lazy("Cờ Đảng"),
    "national_flag": _lazy("Cờ Tổ quốc"),
    "ho_chi_minh_statue_or_portrait_left": _lazy("Bên trái: tượng hoặc ảnh Chủ tịch Hồ Chí Minh"),
    "marx_lenin_picture_right": _lazy("Bên phải: ảnh C. Mác và V.I. Lê-nin"),
    "title_line": _lazy("Tiêu đề “Lễ kết nạp đảng viên”"),
    "admission_decisions": _lazy("Các quyết định kết nạp, bản chính"),
    "oath_sheets": _lazy("Tờ lời tuyên thệ"),
    "host_script": _lazy("Lời dẫn chương trình"),
    "anthems_recording": _lazy("Nhạc Quốc ca, Quốc tế ca"),
    "guest_list_to_sign": _lazy("Danh sách đại biểu ký tên"),
    "minutes_book": _lazy("Sổ ghi biên bản"),
}

GROUPS: Mapping[PreparationGroup, Words] = {
    PreparationGroup.DECORATION: _lazy("Trang trí, nhìn từ hội trường lên"),
    PreparationGroup.PAPERS_AND_SOUND: _lazy("Giấy tờ và âm thanh"),
}


def item_title(code: str, person: str) -> str:
    """Return what an item is called, with the new member it is about."""
    title = str(ITEMS[code])
    return _("%(item)s: %(name)s") % {"item": title, "name": person} if person else title
