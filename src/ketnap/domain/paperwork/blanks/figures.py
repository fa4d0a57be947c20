"""Blanks about the figures of a period, and how many stand where at its end."""

from collections.abc import Callable

from ketnap.domain.paperwork.blanks.blank import Blank, Value
from ketnap.domain.paperwork.material import Material
from ketnap.domain.paperwork.sheet import BlankKind, Source


def _read(name: str) -> Callable[[Material], Value]:
    return lambda material: material.facts.get(name) or None


def _fact(name: str, vi: str, en: str) -> Blank:
    return Blank(name, vi, en, Source.COMPUTED, BlankKind.TEXT, _read(name))


BLANKS = (
    _fact("period_from", "Từ ngày", "First day of the period"),
    _fact("period_to", "Đến ngày", "Last day of the period"),
    _fact("period_name", "Tên kỳ báo cáo", "Name of the period"),
    _fact("members_at_start", "Số đảng viên đầu kỳ", "Members at the start of the period"),
    _fact("members_at_end", "Số đảng viên cuối kỳ", "Members at the end of the period"),
    _fact(
        "sympathisers_at_end",
        "Số quần chúng cảm tình Đảng cuối kỳ",
        "Party sympathisers at the end of the period",
    ),
    _fact(
        "on_probation_at_end",
        "Số đảng viên dự bị cuối kỳ",
        "Probationary members at the end of the period",
    ),
    _fact("period_listed", "Số người được ghi vào danh sách cảm tình Đảng", "Listed"),
    _fact("period_sent_to_course", "Số người được cử học lớp nhận thức về Đảng", "Sent to course"),
    _fact("period_certified", "Số người được cấp giấy chứng nhận", "Certified"),
    _fact("period_admitted", "Số người được kết nạp", "Admitted"),
    _fact(
        "period_new_member_certified",
        "Số đảng viên dự bị được cấp giấy chứng nhận lớp đảng viên mới",
        "Probationers certified by a course for new members",
    ),
    _fact("due_next", "Số đảng viên dự bị hết dự bị kỳ tới", "Probations that end next"),
    _fact("due_next_from", "Kỳ tới, từ ngày", "First day of the period to come"),
    _fact("due_next_to", "Kỳ tới, đến ngày", "Last day of the period to come"),
    _fact("period_recognised", "Số người được công nhận chính thức", "Recognised"),
    _fact("admitted_before", "Số người được kết nạp ở kỳ so sánh", "Admitted in the period before"),
    _fact("compared_period", "Kỳ so sánh", "The period before that is compared"),
    _fact("admission_target", "Chỉ tiêu kết nạp", "Target of admissions"),
    _fact(
        "admission_target_reached",
        "Số người được kết nạp của các chi bộ có chỉ tiêu",
        "Admitted by the cells with a target",
    ),
    _fact("admission_target_share", "Tỷ lệ đạt chỉ tiêu kết nạp", "Share of the target reached"),
    _fact("admission_rate", "Tỷ lệ kết nạp so với đảng viên", "Admissions per members"),
    _fact("rate_members", "Số đảng viên làm mẫu số", "Members that the rate is of"),
    _fact("rate_of", "Đảng viên làm mẫu số là của lúc nào", "Of when those members are"),
    _fact("admitted_mean_age", "Tuổi bình quân người được kết nạp", "Mean age of the admitted"),
    _fact("members_came", "Số đảng viên tăng trong kỳ", "Members who came"),
    _fact("members_left", "Số đảng viên giảm trong kỳ", "Members who left"),
    _fact("cells_admitting", "Số chi bộ có kết nạp", "Cells that admitted somebody"),
    _fact("cells_with_source", "Số chi bộ có nguồn", "Cells with a source"),
    _fact("months_without", "Số tháng chưa kết nạp", "Months without an admission"),
    _fact("counting_day", "Ngày tính kết nạp", "Day that counts for admissions"),
    _fact("period_removed", "Số người đưa ra khỏi danh sách", "Removed from the list"),
)
