"""A paper with typed counts that cannot be right is not made."""

from datetime import date

import pytest

from ketnap.documents.drafts import drafts_for_case
from ketnap.documents.making import make
from ketnap.documents.refusals import CANNOT_BE_MADE
from ketnap.documents.sheets.load import sheet_of
from ketnap.domain.paperwork.counts import CountsImpossible

ON = date(2025, 10, 20)


def test_a_resolution_with_more_votes_than_members_is_refused(case):
    [draft] = drafts_for_case(case, sheet_of("NQ-PC"), on=ON)

    with pytest.raises(CountsImpossible) as refused:
        make(draft, {"members_official": "10", "agree_count": "11"})

    assert isinstance(refused.value, CANNOT_BE_MADE)
    assert "nhiều hơn số đảng viên chính thức của chi bộ (10)" in refused.value.vi


def test_a_resolution_carried_by_all_members_is_made(case):
    [draft] = drafts_for_case(case, sheet_of("NQ-PC"), on=ON)

    made = make(draft, {"members_official": "10", "agree_count": "10"})

    assert made.filled.texts["agree_count"] == "10"
