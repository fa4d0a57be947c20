"""The names of stages, steps, deadlines, fields and codes."""

from collections.abc import Mapping
from enum import StrEnum

from ketnap.domain.casefile.codes import (
    AppraisalOutcome,
    ChainRole,
    Closing,
    CommitteeLevel,
    ConsentPurpose,
    DeadlineCode,
    DecisionOutcome,
    ExclusionGround,
    GateName,
    IntroducingOrganisation,
    Matter,
    NominatorKind,
    ReviewOutcome,
    Schooling,
    Severity,
    Sex,
    SharedContext,
    Stage,
    StepKind,
    TransferDirection,
    VerificationResult,
    VerificationSubject,
    VoteMethod,
)
from ketnap.domain.casefile.wording.language import Language, Words

_STAGES: Mapping[Stage, Words] = {
    Stage.NOMINATED: Words("Được giới thiệu", "Nominated"),
    Stage.LISTED: Words("Cảm tình Đảng", "Party sympathiser"),
    Stage.TRAINED: Words("Đã học lớp", "Course completed"),
    Stage.FILING: Words("Lập hồ sơ", "Building the file"),
    Stage.CELL_PROPOSED: Words("Chi bộ đề nghị", "Proposed by the cell"),
    Stage.APPROVED: Words("Có quyết định", "Admission decided"),
    Stage.PROBATION: Words("Dự bị", "Probation"),
    Stage.RECOGNITION_DUE: Words("Đến hạn công nhận", "Recognition due"),
    Stage.RECOGNITION_PROPOSED: Words("Đề nghị công nhận", "Recognition proposed"),
    Stage.OFFICIAL: Words("Chính thức", "Official member"),
    Stage.CLOSED: Words("Đã khép lại", "Closed"),
}

_CLOSINGS: Mapping[Closing, Words] = {
    Closing.WITHDRAWN: Words("người xin vào Đảng đã rút đơn", "withdrawn by the applicant"),
    Closing.REMOVED: Words("chi bộ đã đưa khỏi danh sách", "taken off the list by the cell"),
    Closing.REFUSED: Words("cấp ủy không chuẩn y kết nạp", "admission not approved"),
    Closing.STRUCK_OFF: Words("đã xóa tên đảng viên dự bị", "struck off during probation"),
    Closing.TRANSFERRED: Words("đã chuyển đi nơi khác", "transferred to another cell"),
}

_STEPS: Mapping[StepKind, Words] = {
    StepKind.NOMINATED: Words("Giới thiệu quần chúng ưu tú", "Nomination"),
    StepKind.LISTED_AS_SYMPATHISER: Words(
        "Đưa vào danh sách cảm tình Đảng", "Entry on the list of sympathisers"
    ),
    StepKind.REMOVED_FROM_LIST: Words("Đưa khỏi danh sách", "Removal from the list"),
    StepKind.MENTOR_ASSIGNED: Words("Phân công đảng viên giúp đỡ", "Assignment of a mentor"),
    StepKind.MENTOR_REVIEWED: Words("Nhận xét định kỳ của người giúp đỡ", "Review by the mentor"),
    StepKind.SENT_TO_COURSE: Words(
        "Cử đi học lớp bồi dưỡng nhận thức về Đảng", "Sent to the awareness course"
    ),
    StepKind.COURSE_CERTIFIED: Words(
        "Cấp giấy chứng nhận lớp bồi dưỡng nhận thức", "Awareness-course certificate"
    ),
    StepKind.FILE_OPENED: Words("Cho phép lập hồ sơ kết nạp", "Permission to open the file"),
    StepKind.APPLICATION_FILED: Words("Nộp đơn xin vào Đảng (1-KNĐ)", "Application (1-KNĐ)"),
    StepKind.CV_DECLARED: Words("Khai lý lịch (2-KNĐ)", "CV declared (2-KNĐ)"),
    StepKind.VERIFICATION_REQUESTED: Words("Gửi thẩm tra lý lịch", "CV verification requested"),
    StepKind.VERIFICATION_ANSWERED: Words("Trả lời thẩm tra lý lịch", "CV verification answered"),
    StepKind.CV_CERTIFIED: Words("Chứng nhận lý lịch", "CV certified"),
    StepKind.INTRODUCED: Words(
        "Giới thiệu người vào Đảng (3-KNĐ, 4-KNĐ, 4A-KNĐ)", "Introduction (3-KNĐ, 4-KNĐ, 4A-KNĐ)"
    ),
    StepKind.OPINIONS_SUMMARISED: Words(
        "Tổng hợp ý kiến nhận xét (5-KNĐ)", "Summary of opinions (5-KNĐ)"
    ),
    StepKind.CELL_VOTED: Words("Chi bộ biểu quyết (6-KNĐ, 13-KNĐ)", "Cell vote (6-KNĐ, 13-KNĐ)"),
    StepKind.APPRAISED: Words(
        "Thẩm định của cấp trên (7-KNĐ, 14-KNĐ)", "Appraisal (7-KNĐ, 14-KNĐ)"
    ),
    StepKind.COMMITTEE_VOTED: Words(
        "Cấp ủy biểu quyết (8-KNĐ, 15-KNĐ)", "Committee vote (8-KNĐ, 15-KNĐ)"
    ),
    StepKind.SUBMITTED: Words("Chuyển hồ sơ lên cấp trên", "File submitted upwards"),
    StepKind.RETURNED: Words("Trả lại hồ sơ để bổ sung", "File returned for completion"),
    StepKind.DEADLINE_EXTENDED: Words("Gia hạn thời hạn", "Deadline extended"),
    StepKind.DECIDED: Words(
        "Quyết định của cấp ủy có thẩm quyền (9-KNĐ, 16-KNĐ)", "Decision (9-KNĐ, 16-KNĐ)"
    ),
    StepKind.CEREMONY_HELD: Words("Lễ kết nạp", "Admission ceremony"),
    StepKind.MEMBER_RECORD_FILED: Words(
        "Nộp lý lịch đảng viên (1-HSĐV, 2-HSĐV)", "Member record filed (1-HSĐV, 2-HSĐV)"
    ),
    StepKind.NEW_MEMBER_COURSE_CERTIFIED: Words(
        "Cấp giấy chứng nhận lớp đảng viên mới", "New-member course certificate"
    ),
    StepKind.SELF_REVIEW_FILED: Words("Bản tự kiểm điểm (10-KNĐ)", "Self-review (10-KNĐ)"),
    StepKind.MENTOR_ASSESSED: Words(
        "Nhận xét của người giúp đỡ (11-KNĐ)", "Mentor's assessment (11-KNĐ)"
    ),
    StepKind.PROBATION_OPINIONS_SUMMARISED: Words(
        "Tổng hợp ý kiến về đảng viên dự bị (12-KNĐ)", "Opinions on the probationer (12-KNĐ)"
    ),
    StepKind.TRANSFERRED: Words("Chuyển sinh hoạt", "Transfer"),
    StepKind.WITHDRAWN: Words("Rút đơn xin vào Đảng", "Withdrawal"),
    StepKind.PAUSED: Words("Tạm dừng", "Pause"),
    StepKind.RESUMED: Words("Tiếp tục", "Resumption"),
    StepKind.CONSENT_GIVEN: Words("Đồng ý xử lý dữ liệu cá nhân", "Consent given"),
    StepKind.CONSENT_WITHDRAWN: Words("Rút sự đồng ý", "Consent withdrawn"),
    StepKind.CORRECTED: Words("Đính chính", "Correction"),
}

_STEP_MEANINGS: Mapping[StepKind, Words] = {
    StepKind.NOMINATED: Words(
        "Phòng, trung tâm, đoàn thể hoặc đảng viên giới thiệu một quần chúng ưu tú với chi bộ.",
        "A unit, a mass organisation or a member puts an outstanding non-member forward.",
    ),
    StepKind.LISTED_AS_SYMPATHISER: Words(
        "Chi bộ ra nghị quyết đưa người này vào danh sách cảm tình Đảng.",
        "The cell enters the person on its list of sympathisers by resolution.",
    ),
    StepKind.REMOVED_FROM_LIST: Words(
        "Chi bộ đưa người này khỏi danh sách. Hồ sơ khép lại; các bước đã ghi vẫn còn.",
        "The cell takes the person off its list. The case closes; recorded steps remain.",
    ),
    StepKind.MENTOR_ASSIGNED: Words(
        "Chi bộ phân công một đảng viên chính thức theo dõi, giúp đỡ.",
        "The cell assigns an official member to follow and help the person.",
    ),
    StepKind.MENTOR_REVIEWED: Words(
        "Ghi kết quả nhận xét. Nội dung nhận xét giữ trên giấy, không lưu ở đây.",
        "Records the outcome of the review. Its text stays on paper.",
    ),
    StepKind.SENT_TO_COURSE: Words(
        "Chi bộ cử người này đi học lớp bồi dưỡng nhận thức về Đảng.",
        "The cell sends the person to the Party awareness course.",
    ),
    StepKind.COURSE_CERTIFIED: Words(
        "Ngày ghi là ngày cấp in trên giấy chứng nhận.",
        "The day is the day of issue printed on the certificate.",
    ),
    StepKind.FILE_OPENED: Words(
        "Cấp ủy cấp trên đồng ý cho chi bộ lập hồ sơ kết nạp.",
        "The superior committee allows the cell to open the admission file.",
    ),
    StepKind.APPLICATION_FILED: Words(
        "Người xin vào Đảng tự làm đơn và nộp cho chi bộ.",
        "The applicant files the application in person.",
    ),
    StepKind.CV_DECLARED: Words(
        "Ghi ngày khai và cho biết có người thân nào trong diện thẩm tra là đảng viên không.",
        "Records the day and whether a relative in scope is a Party member.",
    ),
    StepKind.VERIFICATION_REQUESTED: Words(
        "Mỗi nơi gửi thẩm tra ghi một bước.",
        "One step for each place that is asked.",
    ),
    StepKind.VERIFICATION_ANSWERED: Words(
        "Ghi đúng bên và nơi như lần gửi. Nội dung trả lời giữ trên giấy.",
        "Same side and place as in the request. The text of the answer stays on paper.",
    ),
    StepKind.CV_CERTIFIED: Words(
        "Cấp ủy cơ sở thẩm tra, kết luận và chứng nhận lý lịch.",
        "The grassroots committee concludes on the CV and certifies it.",
    ),
    StepKind.INTRODUCED: Words(
        "Giấy giới thiệu của đảng viên chính thức hoặc nghị quyết của Đoàn, công đoàn.",
        "A letter of an official member, or a resolution of the Youth Union or trade union.",
    ),
    StepKind.OPINIONS_SUMMARISED: Words(
        "Chi ủy tổng hợp ý kiến của đoàn thể và của chi ủy nơi cư trú.",
        "The cell committee sums up the opinions of organisations and of the residence.",
    ),
    StepKind.CELL_VOTED: Words(
        "Mỗi người biểu quyết riêng. Số phiếu phải khớp với số đảng viên có mặt.",
        "One person at a time. The ballots must balance with the members present.",
    ),
    StepKind.APPRAISED: Words(
        "Đảng ủy bộ phận hoặc ban tổ chức thẩm định đề nghị của chi bộ.",
        "A sectional committee or organising board appraises the proposal.",
    ),
    StepKind.COMMITTEE_VOTED: Words(
        "Kết quả biểu quyết của đảng ủy cơ sở hoặc ban thường vụ.",
        "The result of the vote of a grassroots or standing committee.",
    ),
    StepKind.SUBMITTED: Words("Hồ sơ được chuyển lên một cấp.", "The file goes one level up."),
    StepKind.RETURNED: Words(
        "Cấp trên trả hồ sơ và nêu lý do cần bổ sung.",
        "The body above returns the file and says what to complete.",
    ),
    StepKind.DEADLINE_EXTENDED: Words(
        "Chỉ thời hạn ra quyết định kết nạp và công nhận gia hạn được.",
        "Only the deadlines for the admission and recognition decisions can be extended.",
    ),
    StepKind.DECIDED: Words(
        "Ngày ghi là ngày ban hành quyết định. Ngày chi bộ nhận được ghi riêng.",
        "The day is the day of issue. The day of receipt is a separate field.",
    ),
    StepKind.CEREMONY_HELD: Words(
        "Lễ kết nạp mở đầu thời gian dự bị.", "The ceremony starts probation."
    ),
    StepKind.MEMBER_RECORD_FILED: Words(
        "Đảng viên mới khai và nộp lý lịch đảng viên.",
        "The new member declares and files the member record.",
    ),
    StepKind.NEW_MEMBER_COURSE_CERTIFIED: Words(
        "Ngày ghi là ngày cấp in trên giấy chứng nhận.",
        "The day is the day of issue printed on the certificate.",
    ),
    StepKind.SELF_REVIEW_FILED: Words(
        "Đảng viên dự bị viết khi hết thời gian dự bị.",
        "Written by the probationary member when probation has ended.",
    ),
    StepKind.MENTOR_ASSESSED: Words(
        "Bản nhận xét của đảng viên được phân công giúp đỡ.",
        "The paper of the assigned mentor.",
    ),
    StepKind.PROBATION_OPINIONS_SUMMARISED: Words(
        "Chi ủy tổng hợp ý kiến về đảng viên dự bị.",
        "The cell committee sums up the opinions on the probationary member.",
    ),
    StepKind.TRANSFERRED: Words(
        "Chuyển đi thì hồ sơ ở đây khép lại; chuyển đến thì hồ sơ tiếp tục.",
        "A transfer out closes the case here; a transfer in continues it.",
    ),
    StepKind.WITHDRAWN: Words(
        "Người xin vào Đảng rút đơn. Hồ sơ khép lại; các bước đã ghi vẫn còn.",
        "The applicant withdraws. The case closes; recorded steps remain.",
    ),
    StepKind.PAUSED: Words(
        "Tạm dừng việc xem xét và nêu lý do. Các thời hạn vẫn chạy.",
        "Consideration pauses, with a reason. Deadlines keep running.",
    ),
    StepKind.RESUMED: Words(
        "Tiếp tục xem xét sau khi tạm dừng.", "Consideration goes on after a pause."
    ),
    StepKind.CONSENT_GIVEN: Words(
        "Người trong hồ sơ đồng ý cho một mục đích, theo văn bản đã được đọc.",
        "The person consents to one purpose, by the text that was shown.",
    ),
    StepKind.CONSENT_WITHDRAWN: Words(
        "Người trong hồ sơ rút sự đồng ý cho một mục đích.",
        "The person withdraws the consent for one purpose.",
    ),
    StepKind.CORRECTED: Words(
        "Bước ghi nhầm được thay bằng bước đúng, hoặc bỏ đi. Bước cũ vẫn xem được.",
        "A wrong step counts as its replacement, or not at all. The old one stays visible.",
    ),
}

_DEADLINES: Mapping[DeadlineCode, Words] = {
    DeadlineCode.VERIFICATION_REPLY: Words(
        "Trả lời thẩm tra lý lịch", "Answer to the verification"
    ),
    DeadlineCode.CERTIFICATE_EXPIRES: Words(
        "Hạn giá trị của giấy chứng nhận lớp nhận thức", "Validity of the awareness certificate"
    ),
    DeadlineCode.PAPERS_GO_STALE: Words(
        "Hạn dùng của giấy tờ trong hồ sơ", "Validity of the papers in the file"
    ),
    DeadlineCode.DECIDE_ADMISSION: Words("Ra quyết định kết nạp", "Decision on admission"),
    DeadlineCode.HOLD_CEREMONY: Words("Tổ chức lễ kết nạp", "Hold the admission ceremony"),
    DeadlineCode.FILE_MEMBER_RECORD: Words("Nộp lý lịch đảng viên", "File the member record"),
    DeadlineCode.PROBATION_ENDS: Words("Hết thời gian dự bị", "Probation ends"),
    DeadlineCode.CONSIDER_RECOGNITION: Words(
        "Chi bộ xét công nhận chính thức", "Cell considers recognition"
    ),
    DeadlineCode.DECIDE_RECOGNITION: Words(
        "Ra quyết định công nhận chính thức", "Decision on recognition"
    ),
}

_GATES: Mapping[GateName, Words] = {
    GateName.ADMISSION_VOTE: Words("Chi bộ xét kết nạp", "Cell vote on admission"),
    GateName.RECOGNITION_VOTE: Words("Chi bộ xét công nhận chính thức", "Cell vote on recognition"),
}

_SEVERITIES: Mapping[Severity, Words] = {
    Severity.BLOCK: Words("Chặn", "Blocks"),
    Severity.WARN: Words("Cảnh báo", "Warning"),
    Severity.INFO: Words("Lưu ý", "Note"),
}

_CODES: tuple[tuple[StrEnum, Words], ...] = (
    (Sex.FEMALE, Words("Nữ", "Female")),
    (Sex.MALE, Words("Nam", "Male")),
    (Schooling.NONE, Words("Chưa biết chữ", "No schooling")),
    (Schooling.LITERATE, Words("Biết đọc, biết viết", "Reads and writes")),
    (Schooling.PRIMARY, Words("Hoàn thành tiểu học", "Primary")),
    (
        Schooling.LOWER_SECONDARY_COMPLETED,
        Words("Học hết chương trình trung học cơ sở", "Lower secondary, completed"),
    ),
    (
        Schooling.LOWER_SECONDARY_DIPLOMA,
        Words("Tốt nghiệp trung học cơ sở", "Lower secondary, diploma"),
    ),
    (Schooling.UPPER_SECONDARY, Words("Tốt nghiệp trung học phổ thông", "Upper secondary")),
    (Schooling.VOCATIONAL, Words("Trung cấp", "Vocational")),
    (Schooling.COLLEGE, Words("Cao đẳng", "College")),
    (Schooling.UNIVERSITY, Words("Đại học", "University")),
    (Schooling.MASTER, Words("Thạc sĩ", "Master")),
    (Schooling.DOCTOR, Words("Tiến sĩ", "Doctor")),
    (ChainRole.APPRAISE, Words("Thẩm định", "Appraises")),
    (ChainRole.PROPOSE, Words("Đề nghị", "Proposes")),
    (ChainRole.DECIDE, Words("Quyết định", "Decides")),
    (NominatorKind.UNIT, Words("Phòng, trung tâm", "Unit")),
    (NominatorKind.YOUTH_UNION, Words("Đoàn Thanh niên", "Youth Union")),
    (NominatorKind.TRADE_UNION, Words("Công đoàn", "Trade union")),
    (NominatorKind.MEMBER, Words("Đảng viên", "Party member")),
    (ReviewOutcome.PROGRESSING, Words("Đang tiến bộ", "Progressing")),
    (ReviewOutcome.NEEDS_HELP, Words("Cần giúp đỡ thêm", "Needs more help")),
    (VerificationSubject.OWN_SIDE, Words("Bên bản thân", "Own side")),
    (VerificationSubject.SPOUSE_SIDE, Words("Bên vợ hoặc chồng", "Spouse's side")),
    (VerificationResult.CLEAR, Words("Đã rõ", "Clear")),
    (VerificationResult.UNCLEAR, Words("Còn điểm chưa rõ", "Unclear")),
    (SharedContext.WORK, Words("Cùng công tác", "Work")),
    (SharedContext.LABOUR, Words("Cùng lao động", "Labour")),
    (SharedContext.STUDY, Words("Cùng học tập", "Study")),
    (SharedContext.RESIDENCE, Words("Cùng nơi cư trú", "Residence")),
    (IntroducingOrganisation.YOUTH_UNION, Words("Đoàn Thanh niên", "Youth Union")),
    (IntroducingOrganisation.TRADE_UNION, Words("Công đoàn", "Trade union")),
    (Matter.ADMISSION, Words("Kết nạp", "Admission")),
    (Matter.RECOGNITION, Words("Công nhận chính thức", "Recognition")),
    (Matter.STRIKE_OFF, Words("Xóa tên", "Strike-off")),
    (
        ExclusionGround.ON_TEMPORARY_ACTIVITY_ELSEWHERE,
        Words("Sinh hoạt tạm thời ở nơi khác, vắng mặt", "On temporary activity elsewhere, absent"),
    ),
    (
        ExclusionGround.EXEMPT_FROM_WORK_AND_ACTIVITY,
        Words(
            "Được miễn công tác và sinh hoạt đảng, vắng mặt",
            "Exempt from work and activity, absent",
        ),
    ),
    (
        ExclusionGround.SUSPENDED_FROM_ACTIVITY,
        Words("Bị đình chỉ sinh hoạt đảng", "Suspended from activity"),
    ),
    (
        ExclusionGround.CHARGED_PROSECUTED_OR_DETAINED,
        Words("Bị khởi tố, truy tố hoặc tạm giam", "Charged, prosecuted or detained"),
    ),
    (VoteMethod.SECRET_BALLOT, Words("Bỏ phiếu kín", "Secret ballot")),
    (VoteMethod.PARTY_CARD, Words("Biểu quyết bằng thẻ đảng viên", "Party card")),
    (AppraisalOutcome.FAVOURABLE, Words("Đề nghị tiếp tục", "Favourable")),
    (AppraisalOutcome.UNFAVOURABLE, Words("Chưa đề nghị", "Unfavourable")),
    (CommitteeLevel.GRASSROOTS, Words("Đảng ủy cơ sở", "Grassroots committee")),
    (CommitteeLevel.STANDING, Words("Ban thường vụ", "Standing committee")),
    (DecisionOutcome.APPROVED, Words("Chuẩn y", "Approved")),
    (DecisionOutcome.REFUSED, Words("Không chuẩn y", "Refused")),
    (TransferDirection.OUT, Words("Chuyển đi", "Out")),
    (TransferDirection.IN, Words("Chuyển đến", "In")),
    (ConsentPurpose.CASE_FILE, Words("Lập và lưu hồ sơ", "Keeping the case file")),
    (ConsentPurpose.VERIFICATION, Words("Thẩm tra lý lịch", "Verification")),
    (
        ConsentPurpose.INTERNAL_SHARING,
        Words("Chia sẻ trong các cấp ủy có trách nhiệm", "Sharing with the committees in charge"),
    ),
    (ConsentPurpose.PORTAL_NAME, Words("Nêu tên trên trang tin", "Name on the portal")),
    (ConsentPurpose.PORTAL_PICTURE, Words("Đăng ảnh trên trang tin", "Picture on the portal")),
)
# Codes of different sets may be spelled alike and then compare equal; the set tells them apart.
_BY_SET: Mapping[tuple[type[StrEnum], str], Words] = {
    (type(code), code.value): words for code, words in _CODES
}

_FIELDS: Mapping[str, Words] = {
    "on": Words("Ngày trên giấy", "Day on the paper"),
    "full_name": Words("Họ và tên", "Full name"),
    "born_on": Words("Ngày sinh", "Date of birth"),
    "sex": Words("Giới tính", "Sex"),
    "ethnicity": Words("Dân tộc", "Ethnicity"),
    "religion": Words("Tôn giáo", "Religion"),
    "schooling": Words("Trình độ học vấn", "Schooling"),
    "occupation": Words("Nghề nghiệp", "Occupation"),
    "workplace": Words("Nơi công tác", "Workplace"),
    "youth_union_member": Words("Đoàn viên Thanh niên", "Youth Union member"),
    "trade_union_member": Words("Đoàn viên công đoàn", "Trade-union member"),
    "married": Words("Đã kết hôn", "Married"),
    "by": Words("Bởi", "By"),
    "by.kind": Words("Bên giới thiệu", "Put forward by"),
    "by.name": Words("Tên người hoặc tổ chức giới thiệu", "Name of the person or organisation"),
    "by.official_on": Words(
        "Ngày chính thức của người giới thiệu", "Introducer's day of recognition"
    ),
    "by.shared_since": Words("Cùng công tác, sinh hoạt từ ngày", "Shared time since"),
    "by.shared_context": Words("Hình thức cùng công tác, sinh hoạt", "Kind of shared time"),
    "by.replacement": Words("Thay người giới thiệu trước", "Replaces an earlier introducer"),
    "by.agree": Words("Số tán thành", "In favour"),
    "by.total": Words("Tổng số ủy viên dự họp", "Committee members present"),
    "resolution": Words("Số nghị quyết", "Resolution number"),
    "reason": Words("Lý do", "Reason"),
    "mentor": Words("Đảng viên được phân công giúp đỡ", "Mentor"),
    "mentor.name": Words("Họ và tên người giúp đỡ", "Mentor's full name"),
    "mentor.official_on": Words("Ngày chính thức của người giúp đỡ", "Mentor's day of recognition"),
    "replaces": Words("Thay cho", "Replaces"),
    "outcome": Words("Kết quả", "Outcome"),
    "course": Words("Tên lớp", "Course"),
    "certificate": Words("Số giấy chứng nhận", "Certificate number"),
    "issuer": Words("Nơi cấp", "Issued by"),
    "permitted_by": Words("Cấp ủy cho phép", "Permitted by"),
    "own_side_member": Words(
        "Bên bản thân có người thân là đảng viên", "A relative on the own side is a member"
    ),
    "spouse_side_member": Words(
        "Bên vợ hoặc chồng có người thân là đảng viên", "A relative on the spouse's side is one"
    ),
    "subject": Words("Thẩm tra bên nào", "Which side"),
    "place": Words("Nơi", "Place"),
    "abroad": Words("Ở nước ngoài", "Abroad"),
    "result": Words("Kết quả thẩm tra", "Result"),
    "organisations": Words("Ý kiến tổ chức đoàn thể", "Opinions of organisations"),
    "organisations.asked": Words("Số tổ chức được hỏi", "Organisations asked"),
    "organisations.agree": Words("Số tổ chức tán thành", "Organisations in favour"),
    "residence": Words("Ý kiến nơi cư trú", "Opinion of the residence"),
    "residence.asked": Words("Số nơi cư trú được hỏi", "Residence committees asked"),
    "residence.agree": Words("Số nơi cư trú tán thành", "Residence committees in favour"),
    "residence.waived": Words("Lý do không phải hỏi nơi cư trú", "Why residence is not asked"),
    "matter": Words("Nội dung", "Matter"),
    "official_members": Words("Tổng số đảng viên chính thức", "Official members"),
    "excluded": Words("Không tính vào tổng số", "Left out of the base"),
    "present_official": Words("Đảng viên chính thức có mặt", "Official members present"),
    "agree": Words("Tán thành", "In favour"),
    "disagree": Words("Không tán thành", "Against"),
    "invalid": Words("Phiếu không hợp lệ", "Invalid ballots"),
    "method": Words("Cách biểu quyết", "Method"),
    "body": Words("Cấp ủy, tổ chức", "Body"),
    "level": Words("Cấp biểu quyết", "Level"),
    "members": Words("Số cấp ủy viên được tính tỷ lệ", "Committee members counted"),
    "to": Words("Chuyển đến", "Sent to"),
    "deadline": Words("Thời hạn được gia hạn", "Deadline"),
    "working_days": Words("Thêm bao nhiêu ngày làm việc", "Working days added"),
    "decision": Words("Số quyết định", "Decision number"),
    "received_on": Words("Ngày chi bộ nhận được", "Received by the cell on"),
    "late_consent": Words(
        "Văn bản đồng ý của cấp trên (khi tổ chức chậm)", "Superior committee's consent (if late)"
    ),
    "direction": Words("Chuyển đi hay chuyển đến", "Direction"),
    "other": Words("Nơi kia", "The other cell"),
    "purpose": Words("Mục đích", "Purpose"),
    "text_version": Words("Bản văn bản đã đọc", "Version of the text shown"),
    "corrects": Words("Bước được đính chính", "Step corrected"),
    "replacement": Words("Nội dung đúng", "Replacement"),
    "recorded_at": Words("Thời điểm ghi", "Recorded at"),
}

_FIELD_HELP: Mapping[str, Words] = {
    "on": Words(
        "Ngày in trên giấy, không phải ngày nhập vào máy.",
        "The day printed on the paper, not the day of typing.",
    ),
    "resolution": Words("Ghi đúng như in, ví dụ 03-NQ/CB.", "As printed, such as 03-NQ/CB."),
    "decision": Words("Ghi đúng như in, ví dụ 57-QĐ/ĐU.", "As printed, such as 57-QĐ/ĐU."),
    "received_on": Words(
        "Để trống nếu nhận ngay trong ngày ban hành.",
        "Leave empty if received on the day of issue.",
    ),
    "official_members": Words(
        "Mọi đảng viên chính thức của chi bộ, kể cả người vắng mặt.",
        "All official members of the cell, absent ones included.",
    ),
    "excluded": Words(
        "Chỉ những trường hợp quy định cho phép không tính.",
        "Only where the regulation allows them to be left out.",
    ),
    "by.official_on": Words(
        "Ghi khi người giới thiệu là đảng viên.", "Where the introducer is a Party member."
    ),
}


def stage_name(stage: Stage, language: Language) -> str:
    """What a stage is called."""
    return _STAGES[stage].in_(language)


def closing_name(closing: Closing, language: Language) -> str:
    """How a case that ended is called."""
    return _CLOSINGS[closing].in_(language)


def step_name(kind: StepKind, language: Language) -> str:
    """What a kind of step is called."""
    return _STEPS[kind].in_(language)


def step_meaning(kind: StepKind, language: Language) -> str:
    """One sentence that says what recording the step states."""
    return _STEP_MEANINGS[kind].in_(language)


def deadline_name(code: DeadlineCode, language: Language) -> str:
    """What a deadline is called."""
    return _DEADLINES[code].in_(language)


def gate_name(name: GateName, language: Language) -> str:
    """What a gate is called."""
    return _GATES[name].in_(language)


def severity_name(severity: Severity, language: Language) -> str:
    """What a severity is called."""
    return _SEVERITIES[severity].in_(language)


def code_name(code: StrEnum, language: Language) -> str:
    """The label of a code of one of the closed sets that steps are written in."""
    if isinstance(code, DeadlineCode):
        return deadline_name(code, language)
    return _BY_SET[type(code), code.value].in_(language)


def field_name(path: str, language: Language) -> str:
    """The label of a field of a step, by its path such as `mentor.official_on`."""
    return _FIELDS[path].in_(language)


def field_help(path: str, language: Language) -> str:
    """A hint for filling a field; empty where none is needed."""
    words = _FIELD_HELP.get(path)
    return words.in_(language) if words is not None else ""
