"""What each trouble means and where it is written, in both languages."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from ketnap.domain.casefile.wording.language import Language, Words
from ketnap.domain.press.release.finding import Trouble

_PUBLICATION: Final = Words(
    "Luật Bảo vệ dữ liệu cá nhân số 91/2025/QH15, Điều 16",
    "Law on Personal Data Protection 91/2025/QH15, Article 16",
)
_BASIC: Final = Words(
    "Luật Bảo vệ dữ liệu cá nhân số 91/2025/QH15, Điều 16; Nghị định 356/2025/NĐ-CP, Điều 3",
    "Law on Personal Data Protection 91/2025/QH15, Article 16; Decree 356/2025/NĐ-CP, Article 3",
)
_SENSITIVE: Final = Words(
    "Nghị định 356/2025/NĐ-CP, Điều 4; nội dung hồ sơ kết nạp không đưa ra ngoài khu vực nội bộ",
    "Decree 356/2025/NĐ-CP, Article 4; what is in an admission file stays in the staff zone",
)
_HEALTH: Final = Words(
    "Nghị định 356/2025/NĐ-CP, Điều 4 khoản 1: dữ liệu về sức khỏe là dữ liệu nhạy cảm",
    "Decree 356/2025/NĐ-CP, Article 4(1): data on health are sensitive",
)
_CONSENT: Final = Words(
    "Luật Bảo vệ dữ liệu cá nhân số 91/2025/QH15, Điều 9 và Điều 16",
    "Law on Personal Data Protection 91/2025/QH15, Articles 9 and 16",
)
_ACCESSIBILITY: Final = Words(
    "Thông tư 26/2020/TT-BTTTT về tiếp cận của người khuyết tật",
    "Circular 26/2020/TT-BTTTT on access for people with disabilities",
)
_HOUSE: Final = Words("Quy ước biên tập của trang tin", "The portal's own rule of editing")

_REASONS: Final[Mapping[Trouble, tuple[Words, Words]]] = MappingProxyType(
    {
        Trouble.ID_NUMBER: (
            Words(
                "Có số giấy tờ tùy thân hoặc số thẻ. Hãy xóa.",
                "The number of an identity paper or card stands here. Delete it.",
            ),
            _BASIC,
        ),
        Trouble.BIRTH_DATE: (
            Words(
                "Có ngày sinh, năm sinh hoặc tuổi của một người. Hãy xóa.",
                "Somebody's date of birth or age stands here. Delete it.",
            ),
            _BASIC,
        ),
        Trouble.PHONE_NUMBER: (
            Words(
                "Có số điện thoại. Hãy xóa; nếu là số của cơ quan, người duyệt ghi căn cứ.",
                "A telephone number stands here. Delete it; if it is the agency's, let an approver"
                " state the ground.",
            ),
            _BASIC,
        ),
        Trouble.MAIL_ADDRESS: (
            Words(
                "Có địa chỉ thư điện tử. Hãy xóa; nếu là của cơ quan, người duyệt ghi căn cứ.",
                "A mail address stands here. Delete it; if it is the agency's, let an approver state"
                " the ground.",
            ),
            _BASIC,
        ),
        Trouble.RESIDENCE: (
            Words(
                "Có nơi ở hoặc quê quán của một người. Hãy xóa.",
                "Where somebody lives or comes from stands here. Delete it.",
            ),
            _BASIC,
        ),
        Trouble.PLACE_OF_HOUSES: (
            Words(
                "Có tên thôn, xóm, tổ dân phố. Chỉ giữ nếu là nơi diễn ra hoạt động.",
                "A hamlet or neighbourhood is named. Keep it only if the event was held there.",
            ),
            _BASIC,
        ),
        Trouble.FAMILY: (
            Words(
                "Có thông tin về gia đình của một người. Hãy xóa.",
                "Something about somebody's family stands here. Delete it.",
            ),
            _BASIC,
        ),
        Trouble.HEALTH: (
            Words(
                "Có thông tin về sức khỏe của một người. Hãy xóa; nếu không nói về ai, người duyệt ghi"
                " căn cứ.",
                "Something about somebody's health stands here. Delete it; if it is about nobody, let"
                " an approver state the ground.",
            ),
            _HEALTH,
        ),
        Trouble.VOTE_COUNT: (
            Words(
                "Có kết quả biểu quyết. Chỉ viết rằng chi bộ đã biểu quyết thông qua.",
                "The outcome of a vote stands here. Say only that the cell has adopted it.",
            ),
            _SENSITIVE,
        ),
        Trouble.VERIFICATION: (
            Words(
                "Có nội dung thẩm tra, lý lịch hoặc kỷ luật. Hãy xóa.",
                "Something of the verification, record or discipline stands here. Delete it.",
            ),
            _SENSITIVE,
        ),
        Trouble.INQUIRY: (
            Words(
                "Có kết quả xác minh. Chỉ giữ nếu không phải việc của người được kết nạp.",
                "The result of an inquiry stands here. Keep it only if it is about no new member.",
            ),
            _SENSITIVE,
        ),
        Trouble.LIFE_DETAIL: (
            Words(
                "Có thể là tuổi, năm sinh, dân tộc hoặc nơi ở của một người. Hãy xóa; nếu không nói về"
                " ai, người duyệt ghi căn cứ.",
                "This may be somebody's age, year of birth, ethnic group or home. Delete it; if it is"
                " about nobody, let an approver state the ground.",
            ),
            _BASIC,
        ),
        Trouble.WITHHELD_NAME: (
            Words(
                "Người này không đồng ý nêu tên trên trang tin. Hãy viết mà không nêu tên.",
                "This person has not agreed to be named on the portal. Write it without the name.",
            ),
            _CONSENT,
        ),
        Trouble.LIKE_WITHHELD: (
            Words(
                "Có thể là một người không đồng ý nêu tên. Hãy bỏ tên; nếu là người khác, người duyệt"
                " ghi căn cứ.",
                "This may be a person who has not agreed to be named. Leave the name out; if it is"
                " somebody else, let an approver state the ground.",
            ),
            _CONSENT,
        ),
        Trouble.UNKNOWN_NAME: (
            Words(
                "Tên này không có trong danh sách được nêu tên. Hãy bỏ tên, hoặc để người duyệt"
                " ghi căn cứ.",
                "This name is not among those allowed. Leave it out, or let an approver state the"
                " ground.",
            ),
            _CONSENT,
        ),
        Trouble.PLACEHOLDER: (
            Words(
                "Còn chỗ phải điền. Hãy viết nội dung hoặc xóa cả câu.",
                "Something is still to be filled in. Write it, or delete the sentence.",
            ),
            _HOUSE,
        ),
        Trouble.NO_CAPTION: (
            Words("Ảnh chưa có chú thích. Hãy viết.", "The picture has no caption. Write one."),
            _HOUSE,
        ),
        Trouble.NO_ALT_TEXT: (
            Words(
                "Ảnh chưa có lời mô tả cho người không nhìn thấy. Hãy viết ảnh có gì.",
                "The picture has no description for those who cannot see it. Say what is in it.",
            ),
            _ACCESSIBILITY,
        ),
    }
)


def reason_of(trouble: Trouble, language: Language) -> str:
    """Return what is wrong and what to do."""
    return _REASONS[trouble][0].in_(language)


def source_of(trouble: Trouble, language: Language) -> str:
    """Return where it is written."""
    return _REASONS[trouble][1].in_(language)
