"""Which state follows from what happened to a paper."""

import pytest
from hypothesis import given
from hypothesis import strategies as some

from ketnap.domain.paperwork.life import (
    NEXT,
    DeedOutOfPlace,
    PaperDeed,
    PaperState,
    may_follow,
    state_after,
)

D = PaperDeed


@pytest.mark.parametrize(
    ("deeds", "state"),
    [
        ([D.DRAFTED], PaperState.DRAFT),
        ([D.DRAFTED, D.PRINTED], PaperState.PRINTED),
        ([D.DRAFTED, D.SIGNED, D.PRINTED], PaperState.SIGNED),
        ([D.DRAFTED, D.SIGNED, D.FILED, D.FILED], PaperState.FILED),
        ([D.DRAFTED, D.SIGNED, D.RETURNED], PaperState.RETURNED),
        ([D.DRAFTED, D.SIGNED, D.RETURNED, D.SIGNED], PaperState.SIGNED),
        ([D.DRAFTED, D.REPLACED], PaperState.REPLACED),
    ],
)
def test_state_follows_from_the_deeds(deeds, state):
    assert state_after(deeds) is state


@pytest.mark.parametrize(
    ("deeds", "refused"),
    [
        ([], D.DRAFTED),
        ([D.PRINTED], D.PRINTED),
        ([D.DRAFTED, D.DRAFTED], D.DRAFTED),
        ([D.DRAFTED, D.FILED], D.FILED),
        ([D.DRAFTED, D.RETURNED], D.RETURNED),
        ([D.DRAFTED, D.REPLACED, D.SIGNED], D.SIGNED),
    ],
)
def test_deed_out_of_place_is_named(deeds, refused):
    with pytest.raises(DeedOutOfPlace) as refusal:
        state_after(deeds)

    assert refusal.value.deed is refused


@given(some.lists(some.sampled_from(PaperDeed), max_size=8))
def test_nothing_ever_follows_on_a_replacement(deeds):
    try:
        state_after([D.DRAFTED, *deeds])
    except DeedOutOfPlace:
        return

    assert D.REPLACED not in deeds[:-1]


def test_every_state_but_the_last_leads_on():
    ends = [state for state in PaperState if not NEXT[state]]

    assert ends == [PaperState.REPLACED]
    assert may_follow(D.SIGNED, PaperState.PRINTED)
    assert not may_follow(D.SIGNED, PaperState.REPLACED)
