"""What organisations and the place of residence thought, counted apart and together."""

from dataclasses import replace

import pytest

from domain.casefile.build import AN, step
from domain.paperwork.materials import BODIES, ON, material_of, value_of, values_of
from ketnap.domain.casefile.replay import replay
from ketnap.domain.casefile.steps import Casefile

BOTH = {"organisations": {"asked": 6, "agree": 4}, "residence": {"asked": 3, "agree": 3}}
WAIVED = {"organisations": {"asked": 6, "agree": 6}, "residence": {"waived": "đang học xa"}}


@pytest.mark.parametrize("kind", ["opinions_summarised", "probation_opinions_summarised"])
def test_each_group_is_counted_apart(kind: str):
    summary = step(kind, ON, **BOTH)

    values = values_of(
        "organisations_disagree organisations_agree_percent organisations_disagree_percent "
        "residence_asked residence_disagree residence_waived",
        material_of(summary, about=summary),
    )

    assert values == {
        "organisations_disagree": 2,
        "organisations_agree_percent": "66,7",
        "organisations_disagree_percent": "33,3",
        "residence_asked": 3,
        "residence_disagree": 0,
        "residence_waived": None,
    }


def test_older_papers_count_both_groups_as_one():
    summary = step("opinions_summarised", ON, **BOTH)

    values = values_of("opinions_asked opinions_agree", material_of(summary, about=summary))

    assert values == {"opinions_asked": 9, "opinions_agree": 7}


def test_a_waived_group_has_its_reason_and_no_count():
    summary = step("opinions_summarised", ON, **WAIVED)

    values = values_of(
        "residence_waived residence_asked residence_agree_percent opinions_asked",
        material_of(summary, about=summary),
    )

    assert values == {
        "residence_waived": "đang học xa",
        "residence_asked": None,
        "residence_agree_percent": None,
        "opinions_asked": 6,
    }


def test_the_organisations_asked_are_those_the_person_belongs_to():
    bodies = replace(BODIES, youth_union="Chi đoàn Văn phòng", trade_union="Công đoàn Văn phòng")
    member = replace(AN, trade_union_member=True)
    file = Casefile(person=member, cell=material_of().case.cell, steps=())

    of_a_member = material_of(bodies=bodies, case=file, history=replay((), on=ON))
    of_nobodys_member = material_of(bodies=bodies)

    assert value_of("consulted_organisations", of_a_member) == "Công đoàn Văn phòng"
    assert value_of("consulted_organisations", of_nobodys_member) is None


def test_each_group_is_unopposed_by_itself():
    summary = step("opinions_summarised", ON, **BOTH)

    values = values_of(
        "organisations_unopposed residence_unopposed opinions_unopposed",
        material_of(summary, about=summary),
    )

    assert list(values.values()) == [None, "có", None]
