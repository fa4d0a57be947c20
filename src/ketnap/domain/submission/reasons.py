"""Why a file comes back (lý do trả lại): a closed set to choose from, and what is written beside it."""

from collections.abc import Iterable, Mapping
from enum import StrEnum

from ketnap.domain.casefile.wording import Language


class ReturnReason(StrEnum):
    """What the cell is asked to put right."""

    PAPER_MISSING = "paper_missing"
    PAPER_LAPSED = "paper_lapsed"
    FORM_WRONG = "form_wrong"
    FACTS_DISAGREE = "facts_disagree"
    VERIFICATION_INCOMPLETE = "verification_incomplete"
    OPINIONS_INCOMPLETE = "opinions_incomplete"
    VOTE_UNCLEAR = "vote_unclear"


_NAMES: Mapping[ReturnReason, tuple[str, str]] = {
    ReturnReason.PAPER_MISSING: ("Thiếu giấy tờ", "A paper is missing"),
    ReturnReason.PAPER_LAPSED: ("Có giấy tờ hết giá trị", "A paper has lapsed"),
    ReturnReason.FORM_WRONG: ("Sai mẫu hoặc thể thức", "Wrong form or layout"),
    ReturnReason.FACTS_DISAGREE: (
        "Thông tin giữa các giấy tờ không khớp",
        "Facts in the papers disagree",
    ),
    ReturnReason.VERIFICATION_INCOMPLETE: (
        "Thẩm tra lý lịch chưa đủ",
        "The verification of the CV is incomplete",
    ),
    ReturnReason.OPINIONS_INCOMPLETE: (
        "Tổng hợp ý kiến nhận xét chưa đủ",
        "The summary of opinions is incomplete",
    ),
    ReturnReason.VOTE_UNCLEAR: (
        "Nghị quyết, kết quả biểu quyết chưa rõ",
        "The resolution or the result of the vote is unclear",
    ),
}


def reason_name(reason: ReturnReason, language: Language) -> str:
    """What a reason is called."""
    vi, en = _NAMES[reason]
    return vi if language == "vi" else en


def reason_text(reasons: Iterable[ReturnReason], note: str) -> str:
    """The reason as the step keeps it: what was chosen, in the order of the set, and the note."""
    chosen = frozenset(reasons)
    listed = "; ".join(_NAMES[reason][0] for reason in ReturnReason if reason in chosen)
    return ". ".join(part for part in (listed, note.strip()) if part)
