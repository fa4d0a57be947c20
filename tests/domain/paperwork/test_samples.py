"""The sample of a form shows what the form can hold."""

import pytest

from ketnap.documents.sheets.load import sheet_of
from ketnap.domain.paperwork.sample import sample_of
from ketnap.domain.paperwork.setting import printed_lines, set_blocks


@pytest.mark.parametrize("code", ["4-KNĐ", "5-KNĐ", "6-KNĐ", "8-KNĐ", "12-KNĐ", "13-KNĐ", "15-KNĐ"])
def test_a_sample_shows_where_reasons_are_given(code: str):
    sheet = sheet_of(code)
    version = sheet.versions[0]

    lines = list(printed_lines(set_blocks(version, sample_of(sheet, version))))

    assert [line for line in lines if line.startswith("Lý do không tán thành")]
