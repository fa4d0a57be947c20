"""The life of a paper (vòng đời giấy tờ): what happens to it, and which state follows from that."""

from collections.abc import Iterable, Mapping
from enum import StrEnum
from types import MappingProxyType


class PaperDeed(StrEnum):
    """What happens to a paper."""

    DRAFTED = "drafted"
    PRINTED = "printed"
    SIGNED = "signed"
    FILED = "filed"
    RETURNED = "returned"
    REPLACED = "replaced"


class PaperState(StrEnum):
    """Where a paper stands after all that has happened to it."""

    DRAFT = "draft"
    PRINTED = "printed"
    SIGNED = "signed"
    FILED = "filed"
    RETURNED = "returned"
    REPLACED = "replaced"


IN_FORCE = frozenset({PaperState.SIGNED, PaperState.FILED})
"""A paper counts while it is signed or filed."""

# A copy may be printed, another name signed, and the place changed, at any time before replacement.
NEXT: Mapping[PaperState | None, Mapping[PaperDeed, PaperState]] = MappingProxyType(
    {
        None: {PaperDeed.DRAFTED: PaperState.DRAFT},
        PaperState.DRAFT: {
            PaperDeed.PRINTED: PaperState.PRINTED,
            PaperDeed.SIGNED: PaperState.SIGNED,
            PaperDeed.REPLACED: PaperState.REPLACED,
        },
        PaperState.PRINTED: {
            PaperDeed.PRINTED: PaperState.PRINTED,
            PaperDeed.SIGNED: PaperState.SIGNED,
            PaperDeed.RETURNED: PaperState.RETURNED,
            PaperDeed.REPLACED: PaperState.REPLACED,
        },
        PaperState.SIGNED: {
            PaperDeed.PRINTED: PaperState.SIGNED,
            PaperDeed.SIGNED: PaperState.SIGNED,
            PaperDeed.FILED: PaperState.FILED,
            PaperDeed.RETURNED: PaperState.RETURNED,
            PaperDeed.REPLACED: PaperState.REPLACED,
        },
        PaperState.FILED: {
            PaperDeed.PRINTED: PaperState.FILED,
            PaperDeed.FILED: PaperState.FILED,
            PaperDeed.RETURNED: PaperState.RETURNED,
            PaperDeed.REPLACED: PaperState.REPLACED,
        },
        PaperState.RETURNED: {
            PaperDeed.PRINTED: PaperState.PRINTED,
            PaperDeed.SIGNED: PaperState.SIGNED,
            PaperDeed.FILED: PaperState.FILED,
            PaperDeed.REPLACED: PaperState.REPLACED,
        },
        PaperState.REPLACED: {},
    }
)


class DeedOutOfPlace(Exception):
    """This cannot happen to a paper in that state."""

    def __init__(self, deed: PaperDeed, state: PaperState | None) -> None:
        super().__init__(f"{deed} cannot follow on {state}")
        self.deed = deed
        self.state = state


def state_after(deeds: Iterable[PaperDeed], *, since: PaperState | None = None) -> PaperState:
    """Return the state that a paper's deeds lead to, in their order.

    Raises `DeedOutOfPlace` for the first that cannot happen, and for no deed at all.
    """
    state = since
    for deed in deeds:
        following = NEXT[state].get(deed)
        if following is None:
            raise DeedOutOfPlace(deed, state)
        state = following
    if state is None:
        raise DeedOutOfPlace(PaperDeed.DRAFTED, None)
    return state


def may_follow(deed: PaperDeed, state: PaperState) -> bool:
    """Say whether something can happen to a paper in a state."""
    return deed in NEXT[state]
