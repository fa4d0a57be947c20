"""The pieces of a text to be released, and what is found in them."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final


class PieceKind(StrEnum):
    """What a piece of an article is."""

    TITLE = "title"
    LEAD = "lead"
    TEXT = "text"
    CAPTION = "caption"
    ALT_TEXT = "alt_text"
    FILE_NAME = "file_name"
    TAG = "tag"
    ADDRESS = "address"
    METADATA = "metadata"


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of plain text; `place` names it for people, as `Đoạn 3`."""

    kind: PieceKind
    place: str
    text: str


class Weight(StrEnum):
    """Whether a finding stops the release, stops it until somebody answers for it, or asks to look again."""

    BLOCKS = "blocks"
    ASKS = "asks"
    WARNS = "warns"


class Trouble(StrEnum):
    """What is wrong with a piece."""

    ID_NUMBER = "id_number"
    BIRTH_DATE = "birth_date"
    PHONE_NUMBER = "phone_number"
    MAIL_ADDRESS = "mail_address"
    RESIDENCE = "residence"
    PLACE_OF_HOUSES = "place_of_houses"
    FAMILY = "family"
    HEALTH = "health"
    VOTE_COUNT = "vote_count"
    VERIFICATION = "verification"
    INQUIRY = "inquiry"
    LIFE_DETAIL = "life_detail"
    WITHHELD_NAME = "withheld_name"
    LIKE_WITHHELD = "like_withheld"
    UNKNOWN_NAME = "unknown_name"
    PLACEHOLDER = "placeholder"
    NO_CAPTION = "no_caption"
    NO_ALT_TEXT = "no_alt_text"


_ASK: Final = frozenset(
    {
        Trouble.PHONE_NUMBER,
        Trouble.MAIL_ADDRESS,
        Trouble.HEALTH,
        Trouble.LIFE_DETAIL,
        Trouble.LIKE_WITHHELD,
        Trouble.UNKNOWN_NAME,
    }
)
"""What may be harmless after all: an approver says in words why it may stand."""
_ONLY_WARN: Final = frozenset(
    {
        Trouble.PLACE_OF_HOUSES,
        Trouble.INQUIRY,
    }
)


@dataclass(frozen=True, slots=True)
class Finding:
    """Something a piece must not hold, or lacks: where, and in which words."""

    trouble: Trouble
    place: str
    quoted: str
    start: int = 0

    @property
    def weight(self) -> Weight:
        if self.trouble in _ASK:
            return Weight.ASKS
        return Weight.WARNS if self.trouble in _ONLY_WARN else Weight.BLOCKS
