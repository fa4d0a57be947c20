"""Who may still be in the portal's editor: told anew every minute, and at once when somebody leaves."""

from dataclasses import dataclass

from ketnap.domain.press.shape import require_reference
from ketnap.domain.press.ticket import SectionRole


@dataclass(frozen=True, slots=True)
class Standing:
    """An account that may be in, and its roles as they are now.

    Tickets issued up to the second `since` (Unix time) count no more: its owner has signed out.
    """

    account: str
    roles: tuple[SectionRole, ...]
    since: int = 0

    def __post_init__(self) -> None:
        require_reference(self.account, ".account")


@dataclass(frozen=True, slots=True)
class EditorsNow:
    """All accounts that may be in, as of a second (Unix time); whoever is not among them may not."""

    as_of: int
    editors: tuple[Standing, ...] = ()


@dataclass(frozen=True, slots=True)
class EditorsTaken:
    """Answers with how many of those told of the portal knows."""

    editors: int
