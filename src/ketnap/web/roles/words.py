"""The policy in words: actions by subject, and how a role stands to a case."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from ketnap.domain.access import Action, Relation

# A title for each group of actions, in the order of the work; EVERYBODY's come first.
ACTIONS: tuple[tuple[Promise, Mapping[Action, Promise]], ...] = (
    (
        _("Xem chung"),
        {
            Action.SEE_DESK: _("mở bàn làm việc"),
            Action.SEE_RULEBOOK: _("đọc quy định"),
            Action.SEE_MATRIX: _("xem ai được làm gì"),
            Action.SEE_FIGURES: _("xem số liệu"),
            Action.SEE_OWN_RECORD: _("xem hồ sơ của chính mình"),
            Action.GIVE_CONSENT: _("đồng ý và rút sự đồng ý của mình"),
            Action.SEND_REQUEST: _("gửi yêu cầu về dữ liệu của mình"),
        },
    ),
    (
        _("Hồ sơ"),
        {
            Action.SEE_CASE: _("xem hồ sơ, xem trước giấy tờ"),
            Action.OPEN_CASE: _("lập hồ sơ"),
            Action.RECORD_STEP: _("ghi bước"),
            Action.PRINT_PAPER: _("điền, in, tải giấy tờ"),
            Action.PROPOSE_TEMPLATE: _("đề nghị mẫu riêng của đơn vị"),
            Action.APPROVE_TEMPLATE: _("duyệt mẫu riêng của đơn vị"),
            Action.KEEP_PAPERS: _("ghi giấy tờ đã ký, đã lưu, bị trả lại"),
            Action.SEE_REGISTER: _("xem sổ văn bản"),
            Action.KEEP_REGISTER: _("giữ sổ văn bản: lấy số, hủy số"),
            Action.EXPORT_CASE: _("xuất hồ sơ ra tệp"),
            Action.IMPORT_RECORDS: _("nhập dữ liệu từ bảng tính"),
            Action.SUBMIT_CASE: _("trình hồ sơ lên cấp trên"),
            Action.HANDLE_SUBMISSION: _("xử lý hồ sơ trình lên"),
            Action.SEE_SUBMISSIONS: _("xem hồ sơ đang chờ ở cấp dưới"),
            Action.TRANSFER_CASE: _("chuyển đi và nhận hồ sơ chuyển đến"),
            Action.SEE_ACCESS_LOG: _("xem nhật ký truy cập"),
            Action.SEE_PEOPLE: _("xem danh sách người"),
            Action.CHANGE_PEOPLE: _("sửa dữ liệu về người"),
            Action.ANSWER_REQUEST: _("trả lời yêu cầu về dữ liệu cá nhân"),
        },
    ),
    (
        _("Tạo nguồn"),
        {
            Action.NOMINATE: _("giới thiệu quần chúng ưu tú"),
            Action.SEE_STAGE: _("xem giai đoạn của người đã giới thiệu"),
            Action.TAKE_UP_NOMINATION: _("tiếp nhận giới thiệu"),
            Action.GIVE_OPINION: _("cho ý kiến nhận xét"),
            Action.SEE_PLAN: _("xem kế hoạch"),
            Action.MANAGE_PLAN: _("lập kế hoạch"),
        },
    ),
    (
        _("Họp, lớp, lễ kết nạp"),
        {
            Action.SEE_MEETING: _("xem cuộc họp được triệu tập"),
            Action.HOLD_MEETING: _("chuẩn bị và ghi cuộc họp"),
            Action.MANAGE_COURSE: _("cử đi học, ghi kết quả lớp"),
            Action.HOLD_CEREMONY: _("tổ chức lễ kết nạp"),
            Action.PREPARE_PRESS: _("soạn tin bài"),
        },
    ),
    (
        _("Quản trị"),
        {
            Action.DELEGATE: _("ủy quyền vai trò của mình"),
            Action.MANAGE_ROLES: _("giao và thôi vai trò"),
            Action.MANAGE_ACCOUNTS: _("lập và đóng tài khoản"),
            Action.MANAGE_ORGANISATION: _("sửa thông tin tổ chức"),
            Action.KEEP_INSTALLATIONS: _("giữ khóa của nơi cài đặt khác"),
            Action.CHOOSE_COUNTING: _("chọn ngày tính kết nạp trong số liệu"),
            Action.OPEN_INSPECTION: _("mở cuộc kiểm tra"),
            Action.SEE_INSPECTION: _("xem cuộc kiểm tra"),
        },
    ),
)

RELATIONS: Mapping[Relation, Promise] = {
    Relation.OWN_CELL: _("trong chi bộ, cấp ủy của mình"),
    Relation.AT_OR_BELOW: _("ở tổ chức mình và cấp dưới"),
    Relation.MENTORED: _("với người mình giúp đỡ"),
    Relation.PUT_FORWARD: _("với người mình giới thiệu"),
    Relation.RECEIVED: _("với hồ sơ được trình đến"),
    Relation.CHOSEN: _("với hồ sơ được chọn"),
    Relation.OWN_CASE: _("với hồ sơ của chính mình"),
}
# One letter for each way of standing, for the narrow columns of the matrix.
LETTERS: Mapping[Relation, Promise] = {
    Relation.OWN_CELL: _("C"),
    Relation.AT_OR_BELOW: _("D"),
    Relation.MENTORED: _("G"),
    Relation.PUT_FORWARD: _("T"),
    Relation.RECEIVED: _("N"),
    Relation.CHOSEN: _("K"),
    Relation.OWN_CASE: _("M"),
}
EVERYWHERE_LETTER = _("●")
EVERYWHERE = _("mọi người có vai trò")
