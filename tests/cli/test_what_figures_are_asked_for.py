"""What the command of figures refuses before it counts anything."""

from argparse import Namespace
from datetime import date

import pytest

from ketnap.cli.figures import indicators
from ketnap.cli.refusal import Refusal

PERIOD = {"start": date(2026, 1, 1), "end": date(2026, 6, 30)}


@pytest.mark.parametrize(
    ("asked", "named"),
    [
        ({**PERIOD, "months": 3, "all": False}, "--all"),
        ({"start": PERIOD["end"], "end": PERIOD["start"]}, "last day"),
    ],
)
def test_what_cannot_be_answered_is_refused_rather_than_left_out(asked, named):
    with pytest.raises(Refusal, match=named):
        indicators(Namespace(**asked))
