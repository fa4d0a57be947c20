"""What a plan says, in the reader's language: practices, reasons, and what stands in the way."""

from collections.abc import Mapping
from typing import assert_never

from django.utils.functional import Promise
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from ketnap.design.numbers import whole
from ketnap.domain.casefile.codes import StepKind
from ketnap.domain.casefile.wording import step_name
from ketnap.domain.planner import Note, NoteCode, Practice, Reason
from ketnap.web.day_words import full_day
from ketnap.web.language import reader_language

PRACTICE_NAMES: Mapping[Practice, Promise | str] = {
    Practice.LISTING_TO_COURSE: _("Từ khi vào danh sách đến khi cử đi học"),
    Practice.COURSE_TO_CERTIFICATE: _("Từ khi cử đi học đến khi có giấy chứng nhận"),
    Practice.CERTIFICATE_TO_OPENING: _("Từ giấy chứng nhận đến khi được lập hồ sơ"),
    Practice.OPENING_TO_CV: _("Viết đơn và khai lý lịch"),
    Practice.CV_TO_VERIFICATION: _("Từ khi khai lý lịch đến khi gửi thẩm tra"),
    Practice.ANSWERS_TO_CERTIFICATION: _("Từ trả lời cuối cùng đến khi chứng nhận lý lịch"),
    Practice.INTRODUCTION_TO_OPINIONS: _("Từ giấy giới thiệu đến khi tổng hợp ý kiến"),
    Practice.PAPERS_TO_VOTE: _("Từ khi đủ giấy tờ đến khi họp chi bộ"),
    Practice.VOTE_TO_SUBMISSION: _("Từ khi biểu quyết đến khi chuyển hồ sơ"),
    Practice.SUBMISSION_TO_DECISION: _("Cấp trên xem xét, từ khi nhận hồ sơ"),
    Practice.DECISION_TO_CEREMONY: _("Chuẩn bị lễ, từ khi có quyết định"),
    Practice.MARGIN: _("Coi là gấp khi còn ít hơn"),
}


def reason_words(kind: StepKind, reason: Reason | None) -> str:
    """Return why a step may come no later; the ceremony itself was chosen."""
    if reason is None:
        return _t("ngày đã chọn")
    if reason.then is kind:
        return _t("hạn đang chạy của chính bước này, %(days)s ngày làm việc") % {
            "days": whole(reason.working_days)
        }
    words = {
        "days": whole(reason.working_days),
        "then": step_name(reason.then, reader_language()),
    }
    if reason.rule is not None:
        return _t("quy định cho %(days)s ngày làm việc đến “%(then)s”") % words
    if reason.working_days:
        return _t("thực tế cần %(days)s ngày làm việc đến “%(then)s”") % words
    return _t("phải xong trước “%(then)s”") % words


def note_words(note: Note) -> str:
    """Return one sentence that says what to know, with the day it speaks of."""
    words = {
        "step": step_name(note.kind, reader_language()),
        "day": full_day(note.on),
        "days": whole(note.working_days),
    }
    match note.code:
        case NoteCode.TOO_LATE:
            return _t("Không kịp: cần “%(step)s” trước hoặc trong ngày %(day)s.") % words
        case NoteCode.RUSHED:
            return _t("Gấp: “%(step)s” phải xong ngày %(day)s, còn %(days)s ngày làm việc.") % words
        case NoteCode.TOO_EARLY:
            return _t("Quá sớm: “%(step)s” không thể trước ngày %(day)s.") % words
        case NoteCode.ANSWER_MAY_COME_LATER:
            return (
                _t(
                    "“%(step)s” còn trong hạn đến ngày %(day)s, có thể đến sau ngày cần. Nên hỏi trước."
                )
                % words
            )
        case NoteCode.AFTER_DEADLINE:
            return _t("Ngày lễ đã chọn sau hạn tổ chức lễ, là ngày %(day)s.") % words
        case NoteCode.DECISION_DUE_TOO_SOON:
            return (
                _t(
                    "Quyết định phải có trước ngày %(day)s; khi ấy hạn tổ chức lễ đến trước ngày đã chọn."
                )
                % words
            )
        case NoteCode.PAST_YOUTH_AGE:
            return (
                _t(
                    "Đến ngày biểu quyết %(day)s đã quá tuổi Đoàn: cần hai đảng viên chính thức giới thiệu."
                )
                % words
            )
        case NoteCode.DAY_OFF:
            return _t("Ngày %(day)s là ngày nghỉ. Lễ vẫn tổ chức được nếu chi bộ muốn.") % words
        case _:
            assert_never(note.code)
