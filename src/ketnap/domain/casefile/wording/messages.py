"""What each finding says: a short title, one sentence of detail, and its source."""

from collections.abc import Callable, Mapping
from datetime import date
from enum import StrEnum
from typing import Any

from ketnap.domain.casefile.findings import Facts, Finding
from ketnap.domain.casefile.wording.language import Language, Words, day_in_words
from ketnap.domain.casefile.wording.names import code_name

_TITLES: Mapping[str, Words] = {
    "age_below_min": Words("Chưa đủ tuổi kết nạp", "Below the minimum age"),
    "age_above_max": Words("Quá tuổi theo quy định chung", "Above the age of the general rule"),
    "schooling_below_min": Words(
        "Trình độ học vấn chưa tới mức quy định", "Schooling below the required level"
    ),
    "certificate_missing": Words(
        "Chưa có giấy chứng nhận lớp nhận thức", "No awareness-course certificate"
    ),
    "certificate_expired": Words(
        "Giấy chứng nhận lớp nhận thức đã hết giá trị", "Awareness-course certificate expired"
    ),
    "application_missing": Words("Chưa có đơn xin vào Đảng (1-KNĐ)", "No application (1-KNĐ)"),
    "cv_missing": Words("Chưa khai lý lịch (2-KNĐ)", "No CV declared (2-KNĐ)"),
    "opinions_missing": Words(
        "Chưa có tổng hợp ý kiến nhận xét (5-KNĐ)", "No summary of opinions (5-KNĐ)"
    ),
    "verification_missing": Words("Chưa thẩm tra lý lịch đủ các bên", "CV verification incomplete"),
    "verification_unanswered": Words(
        "Còn nơi chưa trả lời thẩm tra", "A verification is still unanswered"
    ),
    "introducers_incomplete": Words("Chưa đủ người giới thiệu", "Introductions incomplete"),
    "introducer_not_official": Words(
        "Người giới thiệu chưa phải đảng viên chính thức", "Introducer was not an official member"
    ),
    "introducer_shared_time_short": Words(
        "Thời gian cùng công tác của người giới thiệu chưa đủ", "Introducer's shared time too short"
    ),
    "papers_stale": Words("Giấy tờ trong hồ sơ đã quá hạn dùng", "Papers of the file are stale"),
    "cell_too_small": Words(
        "Chi bộ không đủ số đảng viên chính thức", "Cell has too few official members"
    ),
    "recognition_vote_too_early": Words("Chưa hết thời gian dự bị", "Probation has not ended yet"),
    "new_member_course_missing": Words(
        "Chưa có giấy chứng nhận lớp đảng viên mới", "No new-member course certificate"
    ),
    "self_review_missing": Words("Chưa có bản tự kiểm điểm (10-KNĐ)", "No self-review (10-KNĐ)"),
    "mentor_assessment_missing": Words(
        "Chưa có nhận xét của người giúp đỡ (11-KNĐ)", "No mentor's assessment (11-KNĐ)"
    ),
    "probation_opinions_missing": Words(
        "Chưa có tổng hợp ý kiến về đảng viên dự bị (12-KNĐ)",
        "No summary of opinions on the probationer (12-KNĐ)",
    ),
    "vote_counts_inconsistent": Words("Số phiếu không khớp", "The numbers of the vote disagree"),
    "vote_share_not_reached": Words("Biểu quyết chưa đủ tỷ lệ", "The vote did not reach its share"),
    "recognition_votes_exhausted": Words(
        "Đã hết số lần biểu quyết, cần báo cáo cấp trên",
        "No further vote in the cell; report upwards",
    ),
    "decision_without_proposal": Words(
        "Quyết định khi chưa có biểu quyết của chi bộ", "Decision without a vote of the cell"
    ),
    "cv_not_certified": Words(
        "Quyết định khi lý lịch chưa được chứng nhận", "Decision before the CV was certified"
    ),
    "ceremony_without_decision": Words(
        "Lễ kết nạp khi chưa có quyết định kết nạp", "Ceremony without an admission decision"
    ),
    "mentor_not_official": Words(
        "Người giúp đỡ chưa phải đảng viên chính thức", "Mentor was not an official member"
    ),
    "mentor_missing": Words("Chưa phân công người giúp đỡ", "No mentor assigned"),
    "consent_missing": Words(
        "Chưa có sự đồng ý xử lý dữ liệu cá nhân", "No consent to the use of personal data"
    ),
    "case_file_full": Words("Hồ sơ không nhận thêm bước", "The case file takes no more steps"),
    "step_before_birth": Words("Ngày ở trước ngày sinh", "A day before the birth"),
    "struck_off_never_admitted": Words(
        "Xóa tên khi hồ sơ chưa có kết nạp", "Struck off without an admission in the file"
    ),
    "came_without_leaving": Words(
        "Chuyển đến khi hồ sơ chưa từng chuyển đi", "Came in although the file never left"
    ),
    "case_moved_away": Words("Hồ sơ đã chuyển đi", "The case file has moved away"),
    "transfer_settled": Words(
        "Việc chuyển hồ sơ hai bên đã xác nhận", "Both sides have confirmed the transfer"
    ),
    "withdrawal_before_consent": Words(
        "Ngày rút trước ngày đồng ý", "The withdrawal is dated before the consent"
    ),
    "verification_reply_overdue": Words(
        "Trả lời thẩm tra quá hạn", "Answer to the verification overdue"
    ),
    "admission_decision_overdue": Words(
        "Quyết định kết nạp quá hạn", "Decision on admission overdue"
    ),
    "ceremony_overdue": Words("Lễ kết nạp quá hạn", "Ceremony overdue"),
    "member_record_overdue": Words("Lý lịch đảng viên nộp quá hạn", "Member record overdue"),
    "recognition_consideration_overdue": Words(
        "Xét công nhận chính thức quá hạn", "Consideration of recognition overdue"
    ),
    "recognition_decision_overdue": Words(
        "Quyết định công nhận quá hạn", "Decision on recognition overdue"
    ),
}

_LATE = Words(
    "Hạn là ngày {due_on}, thực hiện ngày {met_on}. Hãy lưu lý do chậm trong hồ sơ.",
    "It was due on {due_on} and done on {met_on}. Keep the reason in the file.",
)
_OPEN = Words(
    "Hạn là ngày {due_on}, đến nay chưa có. Hãy thực hiện và nêu lý do chậm.",
    "It was due on {due_on} and is still open. Do it now and give the reason.",
)

_LAPSED = Words(
    "Hạn là ngày {due_on}; đến khi hồ sơ khép ngày {closed_on} vẫn chưa có.",
    "It was due on {due_on} and was not done when the case closed on {closed_on}.",
)

_DETAILS: Mapping[str, Words] = {
    "age_below_min": Words(
        "Tính đủ tháng được {age_months} tháng tuổi, cần ít nhất {limit_months} tháng.",
        "Completed months of age: {age_months}; at least {limit_months} are needed.",
    ),
    "age_above_max": Words(
        "Tính đủ tháng được {age_months} tháng tuổi, quá {limit_months} tháng. "
        "Cần văn bản đồng ý của cấp ủy có thẩm quyền.",
        "Completed months of age: {age_months}, above {limit_months}. "
        "Written consent of the competent committee is needed.",
    ),
    "schooling_below_min": Words(
        "Đang ghi “{schooling}”, cần từ “{least}” trở lên, trừ trường hợp được xét riêng.",
        "Recorded “{schooling}”; “{least}” or higher is needed unless an exception applies.",
    ),
    "certificate_missing": Words(
        "Hãy cử đi học và ghi giấy chứng nhận trước khi chi bộ xét.",
        "Send the person to the course and record the certificate before the vote.",
    ),
    "certificate_expired": Words(
        "Giấy cấp ngày {issued_on} dùng được đến hết ngày {until}. Cần học lại.",
        "Issued on {issued_on}, valid through {until}. The course must be taken again.",
    ),
    "application_missing": Words(
        "Hãy ghi đơn khi người xin vào Đảng đã nộp.",
        "Record the application once it has been filed.",
    ),
    "cv_missing": Words(
        "Hãy ghi ngày khai lý lịch khi đã nhận bản khai.",
        "Record the day of the CV once it has been received.",
    ),
    "opinions_missing": Words(
        "Chi ủy cần tổng hợp ý kiến của đoàn thể và nơi cư trú.",
        "The cell committee sums up the opinions of organisations and of the residence.",
    ),
    "verification_missing": Words("Còn thiếu: {sides}.", "Still missing: {sides}."),
    "verification_unanswered": Words(
        "Chưa có trả lời từ: {places}.", "No answer yet from: {places}."
    ),
    "introducer_not_official": Words(
        "{name}: ngày chính thức {official_on}, ngày giới thiệu {on}.",
        "{name}: official since {official_on}, introduced on {on}.",
    ),
    "papers_stale": Words(
        "Quá {months} tháng tính đến ngày biểu quyết: {papers}. Cần làm lại.",
        "Older than {months} months on the day of the vote: {papers}. To be made anew.",
    ),
    "cell_too_small": Words(
        "Có {members} đảng viên chính thức, cần ít nhất {least}.",
        "It has {members} official members; at least {least} are needed.",
    ),
    "recognition_vote_too_early": Words(
        "Thời gian dự bị hết ngày {ends_on}; từ ngày đó chi bộ mới xét.",
        "Probation ends on {ends_on}; the cell considers recognition from that day on.",
    ),
    "new_member_course_missing": Words(
        "Hãy ghi giấy chứng nhận khi đã học xong.", "Record the certificate after the course."
    ),
    "self_review_missing": Words(
        "Đảng viên dự bị viết khi hết thời gian dự bị.",
        "The probationary member writes it when probation has ended.",
    ),
    "mentor_assessment_missing": Words(
        "Hãy nhắc đảng viên được phân công giúp đỡ.", "Remind the assigned mentor."
    ),
    "probation_opinions_missing": Words(
        "Chi ủy cần tổng hợp ý kiến của đoàn thể và nơi cư trú.",
        "The cell committee sums up the opinions of organisations and of the residence.",
    ),
    "vote_counts_inconsistent": Words(
        "Tổng các phiếu, số có mặt, số không tính và tổng số không thể cùng đúng. "
        "Hãy xem lại biên bản kiểm phiếu.",
        "Ballots, members present, members left out and the total cannot all be right. "
        "Check the minutes of the count.",
    ),
    "vote_share_not_reached": Words(
        "{agree} tán thành trên {base}; cần {needed}.",
        "{agree} of {base} in favour; {needed} needed.",
    ),
    "recognition_votes_exhausted": Words(
        "Đã {votes} lần biểu quyết không đủ tỷ lệ. "
        "Cấp ủy cấp trên trực tiếp và cấp ủy có thẩm quyền xem xét, quyết định.",
        "{votes} votes did not reach their share. The superior and the competent committee decide.",
    ),
    "decision_without_proposal": Words(
        "Chưa ghi lần biểu quyết nào của chi bộ về “{matter}” trước quyết định này.",
        "No vote of the cell on “{matter}” is recorded before this decision.",
    ),
    "cv_not_certified": Words(
        "Hãy ghi bước chứng nhận lý lịch nếu cấp ủy cơ sở đã chứng nhận.",
        "Record the certification if the grassroots committee has certified the CV.",
    ),
    "ceremony_without_decision": Words(
        "Hãy ghi quyết định kết nạp trước, rồi quay lại bước này.",
        "Record the admission decision first, then come back to this step.",
    ),
    "mentor_not_official": Words(
        "{name}: ngày chính thức {official_on}, ngày phân công {on}.",
        "{name}: official since {official_on}, assigned on {on}.",
    ),
    "mentor_missing": Words(
        "Chi bộ cần phân công một đảng viên chính thức giúp đỡ.",
        "The cell assigns an official member to help.",
    ),
    "case_file_full": Words(
        "Một hồ sơ chỉ nhận đến {most} bước. Hãy báo người quản trị hệ thống.",
        "A case file takes at most {most} steps. Tell the system administrator.",
    ),
    "step_before_birth": Words(
        "Bước ghi ngày {on}, người trong hồ sơ sinh ngày {born_on}. Hãy ghi đúng ngày trên giấy; nếu ngày sinh sai thì"
        " sửa ngày sinh trước.",
        "The step bears {on}, the person was born on {born_on}. Give the day on the paper; if the day of birth is wrong,"
        " correct that first.",
    ),
    "struck_off_never_admitted": Words(
        "Đến ngày này hồ sơ chưa có quyết định kết nạp, quyết định công nhận hay lễ kết nạp nào. Hãy ghi các bước ấy"
        " trước; nếu người này là đảng viên từ trước khi có hồ sơ thì nêu lý do.",
        "Up to that day the file has no decision on admission or recognition and no ceremony. Record these first; if the"
        " person was a member before the file began, say so as the reason.",
    ),
    "came_without_leaving": Words(
        "Hồ sơ đang mở và chưa có bước chuyển đi. Nếu các bước trước là của nơi cũ thì bổ sung bước chuyển đi; nếu ghi"
        " nhầm thì đính chính.",
        "The file is open and has no step of leaving. If the earlier steps are those of the former cell, add that it"
        " left; if this was recorded by mistake, correct it.",
    ),
    "case_moved_away": Words(
        "Hồ sơ đã chuyển đến {other} ngày {on}. Việc từ ngày ấy do nơi nhận ghi vào hồ sơ ở đó.",
        "The case file moved to {other} on {on}. What happens from that day on is recorded there.",
    ),
    "transfer_settled": Words(
        "Việc chuyển hồ sơ ngày {on} (bên kia: {other}) đã có giấy báo nhận, nên một bên không tự bỏ hay đổi ngày. "
        "Nếu chuyển hoặc nhận nhầm, nơi đang giữ hồ sơ hãy chuyển trả, rồi bên kia nhận lại.",
        "The transfer of {on} (other side: {other}) has its receipt, so neither side takes it back or changes its day alone. "
        "If it was sent or received by mistake, whoever holds the file sends it back, and the other side receives it.",
    ),
    "withdrawal_before_consent": Words(
        "Sự đồng ý cho mục đích “{purpose}” đang có hiệu lực được ghi ngày {on}, nên việc rút mang ngày trước đó không"
        " có tác dụng. Hãy ghi ngày rút từ ngày {on} trở đi, hoặc đính chính ngày của lần đồng ý.",
        "The consent for “{purpose}” in force is dated {on}, so a withdrawal of an earlier day ends nothing."
        " Record the withdrawal on {on} or later, or correct the day of the consent.",
    ),
    "consent_missing": Words(
        "Cần sự đồng ý cho mục đích “{purpose}” còn hiệu lực vào ngày đó.",
        "A consent for “{purpose}” that stood on the day is needed.",
    ),
}

_UNKNOWN = Words("chưa có", "not known")
_PAPER_KINDS: Mapping[str, Words] = {
    "official_member": Words("giấy giới thiệu của {author}", "letter of introduction by {author}"),
    "youth_union": Words("nghị quyết của {author}", "resolution of {author}"),
    "trade_union": Words("nghị quyết của {author}", "resolution of {author}"),
    "opinions": Words("tổng hợp ý kiến", "summary of opinions"),
}
_WITHOUT_A_RULE = "ketnap.casefile/1, 4"


def finding_title(finding: Finding, language: Language) -> str:
    """The trouble in a few words."""
    return _TITLES[finding.code].in_(language)


def finding_detail(finding: Finding, language: Language) -> str:
    """One sentence with the facts, and what to do next."""
    special = _SPECIAL.get(finding.code)
    if special is not None:
        return special(finding.facts, language)
    if finding.code in _DETAILS:
        return _fill(_DETAILS[finding.code], finding.facts, language)
    return _late(finding.facts, language)


def finding_message(finding: Finding, language: Language) -> str:
    """Title and detail in one text."""
    return f"{finding_title(finding, language)}. {finding_detail(finding, language)}"


def finding_source(finding: Finding) -> str:
    """The sources of the rules a finding rests on, or the clause of the format where none does."""
    sources = dict.fromkeys(rule.source for rule in finding.rules)
    return "; ".join(sources) or _WITHOUT_A_RULE


def _fill(template: Words, facts: Facts, language: Language) -> str:
    return template.in_(language).format_map(
        {name: _say(value, language) for name, value in facts.items()}
    )


def _say(value: Any, language: Language) -> str:
    match value:
        case None:
            return _UNKNOWN.in_(language)
        case date():
            return day_in_words(value)
        case StrEnum():
            return code_name(value, language)
        case tuple():
            return ", ".join(_say(item, language) for item in value)
        case Mapping():
            return _paper(value, language)
        case _:
            return str(value)


def _paper(paper: Facts, language: Language) -> str:
    name = _PAPER_KINDS[paper["kind"]].in_(language).format(author=paper["author"])
    return f"{name} ({day_in_words(paper['on'])})"


def _how_late(facts: Facts) -> Words:
    if facts["met_on"]:
        return _LATE
    return _LAPSED if facts["closed_on"] else _OPEN


def _late(facts: Facts, language: Language) -> str:
    text = _fill(_how_late(facts), facts, language)
    if facts["late_consent"]:
        consent = Words(
            f" Cấp trên đã đồng ý bằng văn bản {facts['late_consent']}.",
            f" The superior committee consented by {facts['late_consent']}.",
        )
        return text + consent.in_(language)
    return text


def _introducers(facts: Facts, language: Language) -> str:
    lacking = []
    if facts["members"]:
        members = facts["members"]
        lacking.append(
            Words(f"{members} đảng viên chính thức giới thiệu", f"{members} official member(s)")
        )
    if facts["organisation"] == "youth_union":
        lacking.append(
            Words("nghị quyết giới thiệu của Đoàn (4-KNĐ)", "a Youth Union resolution (4-KNĐ)")
        )
    elif facts["organisation"]:
        lacking.append(
            Words(
                "nghị quyết giới thiệu của công đoàn (4A-KNĐ)", "a trade-union resolution (4A-KNĐ)"
            )
        )
    if facts["must_be"] == "youth_union_member":
        lacking.append(Words("tư cách đoàn viên Thanh niên", "membership of the Youth Union"))
    elif facts["must_be"]:
        lacking.append(Words("tư cách đoàn viên công đoàn", "membership of the trade union"))
    listed = "; ".join(words.in_(language) for words in lacking)
    return Words(f"Còn thiếu: {listed}.", f"Still missing: {listed}.").in_(language)


def _shared_time(facts: Facts, language: Language) -> str:
    since = day_in_words(facts["since"])
    text = Words(
        f"{facts['name']}: cùng công tác, sinh hoạt từ {since}, cần đủ {facts['months']} tháng.",
        f"{facts['name']}: shared time since {since}; {facts['months']} full months are needed.",
    ).in_(language)
    if facts["context"] is None:
        return text
    kind = code_name(facts["context"], language)
    return text + Words(
        f" Hình thức “{kind}” không được tính vào ngày đó.",
        f" Shared time of the kind “{kind}” did not count on that day.",
    ).in_(language)


def _share(facts: Facts, language: Language) -> str:
    if facts["needed"] is None:
        return Words(
            f"Không còn đảng viên nào trong số phải tính tỷ lệ ({facts['base']}).",
            f"Nobody is left to take the share of ({facts['base']}).",
        ).in_(language)
    return _fill(_DETAILS["vote_share_not_reached"], facts, language)


_SPECIAL: Mapping[str, Callable[[Facts, Language], str]] = {
    "vote_share_not_reached": _share,
    "introducers_incomplete": _introducers,
    "introducer_shared_time_short": _shared_time,
}
