"""What a condition is called once it is met."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

CONDITIONS: Mapping[str, str | Promise] = {
    "age_below_min": _("Đủ tuổi kết nạp"),
    "age_above_max": _("Trong độ tuổi theo quy định chung"),
    "schooling_below_min": _("Trình độ học vấn"),
    "certificate_missing": _("Có giấy chứng nhận lớp nhận thức"),
    "certificate_expired": _("Giấy chứng nhận lớp nhận thức còn giá trị"),
    "application_missing": _("Đơn xin vào Đảng (1-KNĐ)"),
    "cv_missing": _("Lý lịch (2-KNĐ)"),
    "opinions_missing": _("Tổng hợp ý kiến nhận xét (5-KNĐ)"),
    "verification_missing": _("Thẩm tra lý lịch đủ các bên"),
    "verification_unanswered": _("Các nơi được hỏi đã trả lời"),
    "introducers_incomplete": _("Đủ người giới thiệu"),
    "papers_stale": _("Giấy tờ còn trong hạn dùng"),
    "recognition_vote_too_early": _("Hết thời gian dự bị"),
    "new_member_course_missing": _("Giấy chứng nhận lớp đảng viên mới"),
    "self_review_missing": _("Bản tự kiểm điểm (10-KNĐ)"),
    "mentor_assessment_missing": _("Nhận xét của người giúp đỡ (11-KNĐ)"),
    "probation_opinions_missing": _("Tổng hợp ý kiến về đảng viên dự bị (12-KNĐ)"),
}
