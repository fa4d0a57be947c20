"""What a form offers a template is called in words, down to the columns of its lists."""

import pytest

from ketnap.documents.sheets.load import load_sheets
from ketnap.domain.paperwork.blank_lists import columns_of, dictionary_of, labels_of
from ketnap.domain.paperwork.dictionary import sample_values
from ketnap.domain.text import fold


@pytest.mark.parametrize("code", sorted(load_sheets()))
def test_every_column_of_every_list_has_a_name_of_its_own(code: str):
    sheet = load_sheets()[code]
    lists = [
        (name, language)
        for version in sheet.versions
        for name in dictionary_of(sheet, version).lists
        for language in ("vi", "en")
    ]

    for name, language in lists:
        called = columns_of(sheet, name, language)
        assert len(set(called.values())) == len(called)
        assert not any("_" in words for words in called.values())


def test_a_list_that_records_fill_and_one_that_is_typed_tell_their_columns():
    sheets = load_sheets()

    by_records = columns_of(sheets["BC-NK"], "admitted_by")
    by_hand = columns_of(sheets["20-KNĐ"], "relatives", "en")

    assert by_records == {
        "fact": "Tiêu chí, trên nhóm đầu tiên",
        "name": "Nhóm",
        "number": "Số người",
        "share": "Tỷ lệ",
    }
    assert by_hand["points"] == "What is to be verified"


def test_a_trial_says_what_each_column_is_called():
    sheet = load_sheets()["20-KNĐ"]
    dictionary = dictionary_of(sheet, sheet.versions[0])
    columns = {name: columns_of(sheet, name) for name in dictionary.lists}

    values = sample_values(dictionary, labels_of(sheet, dictionary), columns)

    first = values["relatives"][0]
    assert isinstance(first, dict)
    assert fold(first["place"]).endswith("noi cu tru, cong tac]")
