"""What the button of a step says, the same wherever the step is offered as the next one."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from ketnap.domain.casefile.codes import StepKind

_LABELS: Mapping[StepKind, str | Promise] = {
    StepKind.NOMINATED: _("Ghi giới thiệu"),
    StepKind.LISTED_AS_SYMPATHISER: _("Ghi vào danh sách cảm tình"),
    StepKind.MENTOR_ASSIGNED: _("Ghi phân công giúp đỡ"),
    StepKind.MENTOR_REVIEWED: _("Ghi nhận xét định kỳ"),
    StepKind.SENT_TO_COURSE: _("Ghi cử đi học"),
    StepKind.COURSE_CERTIFIED: _("Ghi giấy chứng nhận"),
    StepKind.FILE_OPENED: _("Ghi cho lập hồ sơ"),
    StepKind.CONSENT_GIVEN: _("Ghi sự đồng ý"),
    StepKind.APPLICATION_FILED: _("Ghi đơn xin vào Đảng"),
    StepKind.CV_DECLARED: _("Ghi lý lịch"),
    StepKind.VERIFICATION_REQUESTED: _("Ghi gửi thẩm tra"),
    StepKind.VERIFICATION_ANSWERED: _("Ghi trả lời"),
    StepKind.CV_CERTIFIED: _("Ghi chứng nhận lý lịch"),
    StepKind.INTRODUCED: _("Ghi giấy giới thiệu"),
    StepKind.OPINIONS_SUMMARISED: _("Ghi tổng hợp ý kiến"),
    StepKind.CELL_VOTED: _("Ghi biểu quyết"),
    StepKind.SUBMITTED: _("Ghi gửi hồ sơ"),
    StepKind.APPRAISED: _("Ghi thẩm định"),
    StepKind.COMMITTEE_VOTED: _("Ghi cấp ủy biểu quyết"),
    StepKind.DECIDED: _("Ghi quyết định"),
    StepKind.CEREMONY_HELD: _("Ghi lễ kết nạp"),
    StepKind.MEMBER_RECORD_FILED: _("Ghi đã nộp lý lịch"),
    StepKind.NEW_MEMBER_COURSE_CERTIFIED: _("Ghi đã học lớp đảng viên mới"),
    StepKind.SELF_REVIEW_FILED: _("Ghi bản tự kiểm điểm"),
    StepKind.MENTOR_ASSESSED: _("Ghi nhận xét"),
    StepKind.PROBATION_OPINIONS_SUMMARISED: _("Ghi tổng hợp ý kiến"),
}


def recording_label(kind: StepKind) -> str:
    """The verb and the thing: what is recorded by pressing."""
    return str(_LABELS[kind])
