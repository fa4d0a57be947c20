"""Which step puts a finding right, and what a condition that is met is called."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from ketnap.domain.casefile.codes import StepKind

REMEDIES: Mapping[str, StepKind] = {
    "certificate_missing": StepKind.COURSE_CERTIFIED,
    "certificate_expired": StepKind.COURSE_CERTIFIED,
    "application_missing": StepKind.APPLICATION_FILED,
    "cv_missing": StepKind.CV_DECLARED,
    "verification_missing": StepKind.VERIFICATION_REQUESTED,
    "verification_unanswered": StepKind.VERIFICATION_ANSWERED,
    "introducers_incomplete": StepKind.INTRODUCED,
    "opinions_missing": StepKind.OPINIONS_SUMMARISED,
    "mentor_missing": StepKind.MENTOR_ASSIGNED,
    "new_member_course_missing": StepKind.NEW_MEMBER_COURSE_CERTIFIED,
    "self_review_missing": StepKind.SELF_REVIEW_FILED,
    "mentor_assessment_missing": StepKind.MENTOR_ASSESSED,
    "probation_opinions_missing": StepKind.PROBATION_OPINIONS_SUMMARISED,
}

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
