"""What a program is told when an occasion does not take what it was given."""

from django.utils.translation import gettext as _

from ketnap.api.problems import Answer, Answers
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
    names = ", ".join(each.full_name for each in refusal.people)
    return Answer(409, "members_changed", title, {"detail": names})


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


OF_OCCASIONS: Answers = {
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
