"""What came of an import in words: which rows were passed over, and how many are not named."""

import pytest

from ketnap.intake.models import ImportState, SheetImport
from ketnap.web.intake.words import outcome_words, passed_words


@pytest.mark.parametrize(
    ("count", "told"),
    [
        (2, "2 dòng ký tên dưới bảng (1, 2)"),
        (20, ", 19, 20)"),
        (23, ", 19, 20, và 3 dòng nữa)"),
        (1200, ", 19, 20, và 1180 dòng nữa)"),
    ],
)
def test_rows_of_signatures_are_named_and_the_rest_is_counted(count, told):
    outcome = {"signatures": count, "signed": list(range(1, count + 1))[:1000]}

    before = passed_words(SheetImport(outcome={**outcome, "passed": {"signature": count}}))
    after = outcome_words(SheetImport(state=ImportState.IMPORTED, outcome=outcome | {"members": 1}))

    assert told in before
    assert told in after


def test_rows_of_a_merged_name_are_told_as_read_not_as_passed_over():
    told = passed_words(SheetImport(outcome={"passed": {"merged": 2, "blank": 1}}))

    assert told.startswith("Đã bỏ qua: 1 dòng trống. 2 dòng được đọc chung với dòng trên")
