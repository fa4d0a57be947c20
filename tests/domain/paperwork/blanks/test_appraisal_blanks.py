"""An appraisal came to one thing or the other, or has not come to anything yet."""

import pytest

from domain.casefile.build import step
from domain.paperwork.materials import ON, material_of, values_of

NAMES = "appraised_favourably appraised_unfavourably"


@pytest.mark.parametrize(
    ("outcome", "said"), [("favourable", ["có", None]), ("unfavourable", [None, "có"])]
)
def test_one_outcome_excludes_the_other(outcome: str, said: list[str | None]):
    appraised = step("appraised", ON, outcome=outcome)

    values = values_of(NAMES, material_of(appraised, about=appraised))

    assert list(values.values()) == said


def test_nothing_is_said_before_the_appraisal():
    assert set(values_of(NAMES, material_of()).values()) == {None}
