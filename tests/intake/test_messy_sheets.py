"""Every ugly sheet comes to the outcome that its owner can be told of."""

import pytest

from intake.messy import MESSY
from ketnap.domain.intake.days import Order, ShortYears
from ketnap.domain.intake.rows import Tally
from ketnap.intake.checked import entries_checked
from ketnap.intake.services.checking import problems_of
from ketnap.intake.sheet import entries_of, likelier_layout, proposed

pytestmark = pytest.mark.django_db

ANSWERS = {"order": Order, "short_years": ShortYears}


@pytest.mark.parametrize("messy", MESSY, ids=lambda messy: messy.name)
def test_an_ugly_sheet_comes_to_its_outcome(messy, checked):
    how = {name: ANSWERS[name](value) for name, value in messy.how.items()}

    record = checked(messy.build(), sheet=messy.sheet, **how)

    assert likelier_layout(record, proposed(record).encoding) is None
    found = [f"{each.row}{each.column} {each.code}" for each in problems_of(record)]
    assert found == list(messy.problems)
    assert record.outcome["sound"] == messy.sound
    assert record.outcome["hidden"] == messy.hidden
    blank = record.outcome["passed"].pop("blank", 0)
    assert blank <= 2
    if messy.passed:
        assert record.outcome["passed"] == dict(messy.passed)
    read, kept = Tally(), Tally()
    entries = list(entries_of(record, read))
    assert (list(entries_checked(record, kept)), kept) == (entries, read)
    if messy.names:
        assert [entry.name for entry in entries if entry.is_sound] == list(messy.names)
