"""Why the portal does not take a call: crosses in Vietnamese, is read in either language."""

import re
from typing import Final

from ketnap.domain.casefile.wording.language import Language, Words
from ketnap.domain.press.shape import UnknownVersion

NOT_TAKEN: Final = Words(
    "Lời gọi không được nhận: chữ ký sai, quá hạn hoặc đã dùng.",
    "The call was not taken: its signature is wrong, too old or used already.",
)
TOO_LONG: Final = Words("Nội dung quá dài.", "The content is too long.")
NOT_UTF8: Final = Words("Nội dung không phải UTF-8.", "The content is not UTF-8.")
NO_SUCH_ARTICLE: Final = Words(
    "Trang tin không có bài nào từ gói tin này.", "The portal has no article from this package."
)
NO_SUCH_SECTION: Final = Words(
    "Trang tin không có chuyên mục này.", "The portal has no such section."
)
CONSENT_WITHDRAWN: Final = Words(
    "Một người trong gói tin đã rút đồng ý. Hãy soạn lại gói tin.",
    "Somebody in the package has withdrawn consent. Write the package anew.",
)
_KNOWN: Final = {
    words.vi: words
    for words in (
        NOT_TAKEN,
        TOO_LONG,
        NOT_UTF8,
        NO_SUCH_ARTICLE,
        NO_SUCH_SECTION,
        CONSENT_WITHDRAWN,
    )
}
_VERSIONS: Final = re.compile(r"bản (\d+) đến bản (\d+)")


def reason_in(reason: str, language: Language) -> str:
    """Return what a portal said in a language; as it stands where this release does not know it."""
    if reason in _KNOWN:
        return _KNOWN[reason].in_(language)
    spoken = _VERSIONS.search(reason)
    if spoken and language == "en":
        return UnknownVersion(range(int(spoken[1]), int(spoken[2]) + 1)).en
    return reason
