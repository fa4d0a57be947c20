"""The button of a step that is offered as the next one."""

import pytest

from ketnap.domain.casefile.codes import ChainRole, Stage
from ketnap.domain.casefile.next_steps import next_steps
from ketnap.domain.casefile.replay import Round
from ketnap.domain.casefile.steps import CellFacts, ChainLink
from ketnap.web.step_labels import recording_label

CELL = CellFacts(
    name="Chi bộ Văn phòng",
    superior="Đảng ủy cơ sở",
    has_youth_union=False,
    has_trade_union=False,
    chain=(ChainLink(body="Đảng ủy bộ phận", role=ChainRole.APPRAISE),),
)


@pytest.mark.parametrize("stage", Stage)
def test_every_step_that_usually_comes_next_has_a_button(stage):
    labels = [recording_label(kind) for kind in next_steps(stage, Round(), CELL)]

    assert all(label.startswith("Ghi ") for label in labels)
