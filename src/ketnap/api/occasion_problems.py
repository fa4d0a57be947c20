"""What a program is told when an occasion does not take what it was given."""

from typing import Any

from django.utils.translation import gettext as _

from ketnap.api.problems import Answer, Answers
from ketnap.occasions.ceremonies.refusals import (
    AlreadyHeld,
    LateConsentMissing,
    MentorMissing,
    MentorNotOfficial,
    NobodyToAdmit,
    NotAwaitingCeremony,
    PapersRefer,
    PeopleLeftOut,
    ProgrammeChanged,
)
from ketnap.occasions.ceremonies.refusals import NotYetHeld as CeremonyNotYetHeld
from ketnap.occasions.courses.refusals import ListChanged, NoStepForIt
from ketnap.occasions.meetings.refusals import (
    CountChanged,
    CountContradicts,
    ItemCounted,
    MeetingChanged,
    MeetingOver,
    MembersChanged,
    NobodyCalled,
    NotYetHeld,
    OfficersAbsent,
)
from ketnap.occasions.meetings.words import slip_message


def _over(_refusal: MeetingOver) -> Answer:
    title = _("Cuộc họp đã kết thúc hoặc đã hoãn, không sửa được nữa.")
    return Answer(409, "meeting_over", title)


def _changed(refusal: MeetingChanged) -> Answer:
    title = _("Cuộc họp vừa được sửa. Hãy đọc lại rồi gửi lại.")
    changes = ", ".join(each.detail for each in refusal.since)
    return Answer(409, "meeting_changed", title, {"detail": changes})


def _count_changed(_refusal: CountChanged) -> Answer:
    title = _("Kết quả biểu quyết này vừa được ghi lại. Hãy đọc lại rồi gửi lại.")
    return Answer(409, "count_changed", title)


def _members_changed(refusal: MembersChanged) -> Answer:
    title = _("Điểm danh không khớp danh sách đảng viên của ngày họp. Hãy đọc lại danh sách.")
    detail = ", ".join(each.full_name for each in refusal.people)
    if refusal.strangers:
        numbers = ", ".join(map(str, refusal.strangers))
        words = _("Không phải đảng viên của ngày họp: person_id %(numbers)s.")
        detail = " ".join(filter(None, (detail and f"{detail}.", words % {"numbers": numbers})))
    return Answer(409, "members_changed", title, {"detail": detail})


def _contradicts(refusal: CountContradicts) -> Answer:
    title = _("Số phiếu không khớp nhau.")
    first = refusal.slips[0].field
    words = " ".join(slip_message(slip) for slip in refusal.slips)
    return Answer(422, "count_contradicts", title, {"detail": words, "place": f"$.{first}"})


def _not_yet_held(_refusal: NotYetHeld) -> Answer:
    return Answer(422, "not_yet_held", _("Chưa đến ngày họp."))


def _nobody_called(_refusal: NobodyCalled) -> Answer:
    return Answer(422, "nobody_called", _("Chưa điểm danh. Hãy gửi điểm danh trước."))


def _officers_absent(refusal: OfficersAbsent) -> Answer:
    title = _("Chủ trì hoặc thư ký được ghi là vắng. Hãy sửa điểm danh hoặc kế hoạch họp.")
    names = ", ".join(each.full_name for each in refusal.people)
    return Answer(422, "officers_absent", title, {"detail": names})


def _item_counted(_refusal: ItemCounted) -> Answer:
    title = _("Nội dung đã có kết quả biểu quyết thì không bỏ khỏi chương trình được.")
    return Answer(422, "item_counted", title)


def _list_changed(refusal: ListChanged) -> Answer:
    title = _("Những người này không ở chỗ đã đọc trong danh sách lớp. Hãy đọc lại lớp.")
    return Answer(409, "list_changed", title, _about(refusal))


def _no_step_for_it(_refusal: NoStepForIt) -> Answer:
    title = _("Chỉ lớp bồi dưỡng nhận thức về Đảng mới ghi việc cử đi học vào hồ sơ.")
    return Answer(422, "no_step_for_it", title)


def _ceremony_held(_refusal: AlreadyHeld) -> Answer:
    title = _("Lễ đã ghi vào hồ sơ. Sai sót được đính chính ở từng hồ sơ.")
    return Answer(409, "ceremony_held", title)


def _papers_refer(_refusal: PapersRefer) -> Answer:
    title = _("Đã lập giấy tờ của lễ này, nên không bỏ lịch được. Hãy sửa ngày của lễ.")
    return Answer(409, "papers_refer", title)


def _programme_changed(_refusal: ProgrammeChanged) -> Answer:
    title = _("Chương trình lễ không gồm đúng những mục này. Hãy đọc lại lễ rồi gửi lại.")
    return Answer(409, "programme_changed", title)


def _not_awaiting(refusal: NotAwaitingCeremony) -> Answer:
    title = _("Có người không chờ lễ này: chưa có quyết định kết nạp, hoặc đã xếp vào lễ khác.")
    return Answer(409, "not_awaiting", title, _about(refusal))


def _nobody_to_admit(_refusal: NobodyToAdmit) -> Answer:
    return Answer(422, "nobody_to_admit", _("Không có ai để kết nạp."))


def _people_left_out(refusal: PeopleLeftOut) -> Answer:
    title = _("Lễ còn kết nạp những người mà cases chưa nêu. Hãy đọc lại lễ rồi gửi đủ mọi người.")
    return Answer(409, "people_left_out", title, _about(refusal))


def _ceremony_not_yet_held(_refusal: CeremonyNotYetHeld) -> Answer:
    return Answer(422, "not_yet_held", _("Chưa đến ngày tổ chức lễ."))


def _mentor_missing(refusal: MentorMissing) -> Answer:
    title = _("Có người chưa được phân công người giúp đỡ. Hãy phân công trước.")
    return Answer(422, "mentor_missing", title, _about(refusal))


def _mentor_not_official(refusal: MentorNotOfficial) -> Answer:
    title = _("Người giúp đỡ phải là đảng viên chính thức của chi bộ vào ngày tổ chức lễ.")
    return Answer(422, "mentor_not_official", title, _about(refusal))


def _late_consent_missing(refusal: LateConsentMissing) -> Answer:
    title = _("Lễ quá hạn: còn thiếu văn bản đồng ý của cấp ủy cấp trên, hoặc lý do tổ chức muộn.")
    return Answer(422, "late_consent_missing", title, _about(refusal))


def _about(refusal: Any) -> dict[str, Any]:
    return {"casefile_ids": refusal.casefile_ids}


OF_OCCASIONS: Answers = {
    ListChanged: _list_changed,
    NoStepForIt: _no_step_for_it,
    AlreadyHeld: _ceremony_held,
    PapersRefer: _papers_refer,
    ProgrammeChanged: _programme_changed,
    NotAwaitingCeremony: _not_awaiting,
    NobodyToAdmit: _nobody_to_admit,
    PeopleLeftOut: _people_left_out,
    CeremonyNotYetHeld: _ceremony_not_yet_held,
    MentorMissing: _mentor_missing,
    MentorNotOfficial: _mentor_not_official,
    LateConsentMissing: _late_consent_missing,
    MeetingOver: _over,
    MeetingChanged: _changed,
    CountChanged: _count_changed,
    MembersChanged: _members_changed,
    CountContradicts: _contradicts,
    NotYetHeld: _not_yet_held,
    NobodyCalled: _nobody_called,
    OfficersAbsent: _officers_absent,
    ItemCounted: _item_counted,
}
