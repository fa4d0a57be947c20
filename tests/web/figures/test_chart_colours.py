"""Charts tell by their colour what happened after the ceremony."""

import pytest

from ketnap.domain.casefile.codes import Stage
from ketnap.web.figures.charts import Tone
from ketnap.web.figures.pictures import tone_of_passing


@pytest.mark.parametrize(
    ("source", "target", "tone"),
    [
        (Stage.CELL_PROPOSED, Stage.CLOSED, Tone.MAIN),
        (Stage.APPROVED, Stage.PROBATION, Tone.AFTER),
        (Stage.PROBATION, Stage.CLOSED, Tone.AFTER),
    ],
)
def test_passing_has_the_colour_of_where_it_leads_and_a_closing_that_of_where_it_began(
    source, target, tone
):
    assert tone_of_passing(source, target) is tone
