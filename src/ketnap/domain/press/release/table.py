"""What is looked for in a text: the patterns of each trouble."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from ketnap.domain.press.release import details, lives, papers, votes
from ketnap.domain.press.release.finding import Trouble
from ketnap.domain.press.release.patterns import Pattern

PATTERNS: Final[Mapping[Trouble, tuple[Pattern, ...]]] = MappingProxyType(
    {
        Trouble.ID_NUMBER: papers.ID_NUMBER,
        Trouble.BIRTH_DATE: lives.BIRTH_DATE,
        Trouble.PHONE_NUMBER: papers.PHONE_NUMBER,
        Trouble.MAIL_ADDRESS: papers.MAIL_ADDRESS,
        Trouble.RESIDENCE: lives.RESIDENCE,
        Trouble.PLACE_OF_HOUSES: lives.PLACE_OF_HOUSES,
        Trouble.FAMILY: lives.FAMILY,
        Trouble.HEALTH: lives.HEALTH,
        Trouble.VOTE_COUNT: votes.VOTE_COUNT,
        Trouble.VERIFICATION: lives.VERIFICATION,
        Trouble.INQUIRY: lives.INQUIRY,
        Trouble.LIFE_DETAIL: details.LIFE_DETAIL,
        Trouble.PLACEHOLDER: (
            Pattern(r"\[\[.*?(?:\]\]|$)"),
            Pattern(r"\]\]|\.{6,}|\b[xX]{3,}\b"),
        ),
    }
)
