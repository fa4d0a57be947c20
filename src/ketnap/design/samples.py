"""Invented people and papers for the living page of components."""

from typing import Any

from django import forms

from ketnap.design.forms import DayField

LONG_NAME = "Nguyễn Thị Hoàng Phương Thảo Nguyên"
LONG_TITLE = "Nghị quyết giới thiệu đoàn viên ưu tú của Đoàn Thanh niên Cộng sản Hồ Chí Minh, lập lại sau khi quá hạn"
STAGES = (
    ("nominated", "Được giới thiệu"),
    ("listed", "Cảm tình Đảng"),
    ("trained", "Đã học lớp"),
    ("filing", "Lập hồ sơ"),
    ("cell_proposed", "Chi bộ đề nghị"),
    ("approved", "Có quyết định"),
    ("probation", "Dự bị"),
    ("recognition_due", "Đến hạn công nhận"),
    ("recognition_proposed", "Đề nghị công nhận"),
    ("official", "Chính thức"),
    ("closed", "Đã khép lại"),
)
STATES = ("block", "warn", "note", "complete", "missing", "unconfirmed", "secret")
CLOCKS: tuple[dict[str, Any], ...] = (
    {"label": "Ngày làm việc 17/30", "done": 17, "total": 30, "place": "đang ở Đảng ủy, hạn 11/12"},
    {
        "label": "Ngày làm việc 28/30",
        "done": 28,
        "total": 30,
        "place": "đang ở Đảng ủy xã Tân Lập, hạn 26/11",
        "place_icon": "map-pin",
        "tone": "near",
    },
    {
        "label": "Quá 3 ngày làm việc",
        "done": 1,
        "total": 1,
        "place": "đang ở đảng viên, hạn 18/11",
        "place_icon": "user",
        "tone": "over",
    },
    {
        "label": "Đã gia hạn, ngày 31/45",
        "done": 31,
        "total": 45,
        "place": "gia hạn một lần 15 ngày làm việc",
        "place_icon": "history",
        "tone": "extended",
    },
    {"label": "Tạm dừng", "place": "từ 02/11, chờ xác minh", "place_icon": "hourglass"},
    {"label": "Xong trước hạn 6 ngày", "place": "ghi ngày 13/11", "place_icon": "circle-check"},
)
SOURCE = {
    "rule": "Hồ sơ lập quá thời hạn mà chi bộ chưa xét thì làm lại một số giấy tờ.",
    "source": "Hướng dẫn mẫu 01-HD/TW ngày 19/5/2031, mục 5.4a",
    "valid_from": "19/05/2031",
}
UNCONFIRMED = {
    **SOURCE,
    "unconfirmed": "Văn bản đã ban hành nhưng chưa đối chiếu được toàn văn. Hệ thống chỉ nhắc, không chặn.",
    "href": "#finding_card",
}
TRACK = tuple(
    {
        "name": name,
        "state": "done" if number < 4 else "here" if number == 4 else "later",
        "when": when,
    }
    for number, (name, when) in enumerate(
        (
            ("Được giới thiệu", "03/2031"),
            ("Cảm tình Đảng", "03/2031"),
            ("Đã học lớp", "06/2031"),
            ("Lập hồ sơ", "từ 01/2032"),
            ("Chi bộ đề nghị", ""),
            ("Có quyết định", ""),
            ("Dự bị", ""),
            ("Chính thức", ""),
        ),
        start=1,
    )
)
PAPERS = (
    {"code": "CN-NTVĐ", "title": "Giấy chứng nhận học lớp bồi dưỡng", "signed_on": "12/06/2031",
     "state": "filed", "where": "Tủ A2, ngăn 3", "action": "Mở", "action_href": "#papers"},
    {"code": "3-KNĐ", "title": "Giấy giới thiệu người vào Đảng", "signed_on": "06/01/2032",
     "state": "signed", "where": "chưa ghi nơi lưu", "action": "Ghi nơi lưu", "action_href": "#papers"},
    {"code": "4-KNĐ", "title": LONG_TITLE, "state": "printed", "where": "chờ Đoàn ký",
     "action": "Ghi đã ký", "action_href": "#papers"},
    {"code": "5-KNĐ", "title": "Tổng hợp ý kiến nhận xét", "state": "draft",
     "where": "thiếu ý kiến nơi cư trú", "action": "Điền tiếp", "action_href": "#papers"},
    {"code": "6-KNĐ", "title": "Nghị quyết đề nghị kết nạp", "state": "none", "where": "sau biểu quyết"},
    {"code": "KLXM", "title": "Kết luận xác minh", "state": "secret", "where": "Đảng ủy giữ"},
)  # fmt: skip
NEEDS = (
    {"state": "missing", "text": "Lập tổng hợp ý kiến (5-KNĐ)"},
    {"state": "warn", "text": "Đoàn cơ sở ký lại 4-KNĐ"},
    {"state": "complete", "text": "8 điều kiện đã đủ"},
)
TIME = (
    {"on": "20/11/2032", "what": "In nghị quyết giới thiệu (4-KNĐ), bản lập lại", "by": "Lương Thị Ngân"},
    {"on": "30/09/2032", "what": "Đảng ủy chứng nhận lý lịch", "by": "Lương Thị Ngân", "major": True},
    {"on": "02/07/2032", "what": "Trả lời thẩm tra đủ 2 nơi", "by": "Lương Thị Ngân",
     "note": "Đính chính bước ghi ngày 01/07/2032."},
    {"on": "01/07/2032", "what": "Trả lời thẩm tra đủ 3 nơi", "by": "Lương Thị Ngân",
     "note": "Đã được đính chính ngày 02/07/2032.", "corrected": True},
)  # fmt: skip
FIGURES = (
    {"label": "Nguồn được giới thiệu", "value": "14", "target": "16", "percent": 87, "mark": 89, "text": "đúng tiến độ"},
    {"label": "Học lớp nhận thức", "value": "6", "target": "8", "percent": 75, "mark": 89, "text": "chậm 1 người so với tiến độ"},
    {"label": "Kết nạp trong năm", "value": "3", "target": "5", "percent": 60, "mark": 89, "text": "2 người có lễ ngày 11/12"},
    {"label": "Đang theo dõi", "value": "31", "text": "31 hồ sơ chưa khép lại"},
)  # fmt: skip
COLUMNS = (
    {"label": "Họ và tên", "href": "#data_table", "sorted": "ascending"},
    {"label": "Giai đoạn"},
    {"label": "Đơn vị"},
    {"label": "Số ngày", "numeric": True},
)
ROWS = (
    ({"text": LONG_NAME, "href": "#data_table"}, {"text": "Lập hồ sơ", "stage": "filing"},
     {"text": "Phòng Phân tích"}, {"text": "17"}),
    ({"text": "Đỗ Anh Khoa", "href": "#data_table"}, {"text": "Dự bị", "stage": "probation"},
     {"text": "Phòng Hạ tầng"}, {"text": "1.250", "href": "#data_table"}),
)  # fmt: skip
TOTALS = ({"text": "Cộng"}, {"text": ""}, {"text": ""}, {"text": "1.267", "href": "#data_table"})
FACTS = (
    {"term": "Ngày sinh", "value": "14/08/1998"},
    {"term": "Đơn vị", "value": "Phòng Phân tích", "href": "#fact_list"},
    {"term": "Số quyết định", "value": ""},
    {"term": "Người giúp đỡ", "value": "Ngô Thế Tài", "note": "từ 06/01/2032"},
)
BOARD = (
    {"title": "Cảm tình Đảng", "count": 8, "more_href": "#board", "more": "Xem cả 8 hồ sơ",
     "cards": ({"name": "Hoàng Thu Trà", "href": "#board", "note": "Văn phòng"},
               {"name": LONG_NAME, "href": "#board", "note": "Trạm Dữ liệu miền Trung"})},
    {"title": "Lập hồ sơ", "count": 3,
     "cards": ({"name": "Bùi Gia Hưng", "href": "#board", "note": "Phòng Hạ tầng",
                "states": ("missing",), "clock": CLOCKS[1]},)},
    {"title": "Có quyết định", "count": 0, "cards": ()},
)  # fmt: skip
TABS = (
    {"label": "Đang theo dõi", "href": "#tabs", "count": 31, "current": True},
    {"label": "Dự bị", "href": "#tabs", "count": 3},
    {"label": "Đã khép lại", "href": "#tabs"},
)
CONSENTS = (
    {"state": "given", "text": "Đồng ý nêu tên", "note": "ngày 01/12/2032"},
    {"state": "refused", "text": "Không đồng ý đăng ảnh"},
    {"state": "unasked", "text": "Chưa hỏi về kỷ yếu"},
)
STRIP = (
    {"value": "26", "term": "đảng viên chính thức"},
    {"value": "22", "term": "có mặt"},
    {"value": "4", "term": "vắng, đều có lý do"},
)
CRUMBS = ({"label": "Hồ sơ", "href": "#page_head"},)
SOURCES = (SOURCE,)
UNCONFIRMED_SOURCES = (UNCONFIRMED,)
WARN_STATES = ("warn", "unconfirmed")
BLOCK_STATES = ("block",)
MISSING_STATES = ("missing", "unconfirmed")


class VoteForm(forms.Form):
    """A form with one of every kind of field."""

    on = DayField(
        label="Ngày trên nghị quyết", help_text="Ngày ghi trên văn bản, không phải ngày nhập."
    )
    agreed = forms.IntegerField(label="Số phiếu tán thành", min_value=0)
    kind = forms.ChoiceField(
        label="Việc", choices=(("admission", "Xét kết nạp"), ("recognition", "Công nhận"))
    )
    by = forms.ChoiceField(
        label="Hình thức",
        choices=(("ballot", "Bỏ phiếu kín"), ("hands", "Giơ tay")),
        widget=forms.RadioSelect,
    )
    note = forms.CharField(
        label="Ghi chú", required=False, widget=forms.Textarea(attrs={"rows": 2})
    )
    is_read = forms.BooleanField(label="Tôi đã đối chiếu với bản giấy")


class FilterForm(forms.Form):
    """What narrows a list."""

    name = forms.CharField(label="Tên", required=False)
    stage = forms.ChoiceField(
        label="Giai đoạn", required=False, choices=(("", "Mọi giai đoạn"), *STAGES)
    )


class ReasonForm(forms.Form):
    """The one thing asked before a case is closed."""

    reason = forms.CharField(label="Lý do ghi trong nghị quyết")


def vote_form(theme: str) -> VoteForm:
    """Return the form as it comes back with mistakes in it."""
    answers = {f"{theme}-on": "31/02/2032", f"{theme}-agreed": "-1", f"{theme}-kind": "admission"}
    return VoteForm(answers, prefix=theme)
