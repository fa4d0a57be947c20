"""A letter asks one place, about one side, by the days that the rule gives."""

from datetime import date

import pytest

from domain.casefile.build import step
from domain.paperwork.materials import ON, material_of, value_of, values_of
from ketnap.rules.load import load_rulebook


@pytest.mark.parametrize(("abroad", "where"), [(False, "home"), (True, "abroad")])
def test_the_answer_is_due_in_the_days_of_the_rule(abroad: bool, where: str):
    request = step("verification_requested", ON, abroad=abroad)
    rule = load_rulebook().on(ON)[f"verification_reply_{where}_deadline"]

    days = value_of("verification_reply_days", material_of(request, about=request))

    assert days == rule.value


def test_no_time_is_set_before_a_rule_set_one():
    early = date(2013, 5, 6)
    request = step("verification_requested", early)

    letter = material_of(request, about=request, on=early)

    assert value_of("verification_reply_days", letter) is None


def test_the_letter_goes_to_the_place_of_its_own_request():
    own = step("verification_requested", ON, place="Đảng ủy xã An Hòa")
    spouse = step("verification_requested", ON, place="Đảng ủy xã Vân Hải", subject="spouse_side")

    letter = material_of(own, spouse, about=spouse)

    assert values_of("verification_place verification_side", letter) == {
        "verification_place": "Đảng ủy xã Vân Hải",
        "verification_side": "bên vợ hoặc chồng",
    }
