"""A report names its period as people call it."""

from datetime import date

import pytest

from ketnap.documents.registers.models import Term
from ketnap.documents.sources.period_names import period_name
from ketnap.domain.figures import Span

pytestmark = pytest.mark.django_db

TERM = Span(date(2020, 5, 5), date(2025, 5, 4))


@pytest.mark.parametrize(
    ("start", "end", "name"),
    [
        (date(2024, 1, 1), date(2024, 12, 31), "năm 2024"),
        (date(2024, 7, 1), date(2024, 12, 31), "6 tháng cuối năm 2024"),
        (date(2024, 4, 1), date(2024, 6, 30), "quý II năm 2024"),
        (date(2024, 2, 1), date(2024, 2, 29), "tháng 2 năm 2024"),
        (TERM.start, TERM.end, "nhiệm kỳ 2020 – 2025"),
        (date(2024, 2, 1), date(2024, 4, 1), ""),
    ],
)
def test_a_period_is_called_by_its_kind(cell, superior, start, end, name):
    Term.objects.create(
        organisation=superior, name="2020–2025", valid_from=TERM.start, valid_until=TERM.end
    )

    assert period_name(cell, Span(start, end)) == name
