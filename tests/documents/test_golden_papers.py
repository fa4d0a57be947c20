"""The words of every form are those that were read and kept."""

import pytest

from documents.golden_papers import FOLDER, path_of, words_of
from ketnap.documents.sheets.load import load_sheets


@pytest.mark.parametrize("code", sorted(load_sheets()))
def test_a_form_prints_the_words_that_were_kept(code: str):
    sheet = load_sheets()[code]

    assert words_of(sheet) == path_of(sheet).read_text("utf-8")


def test_nothing_is_kept_of_a_form_that_is_gone():
    kept = {path.name for path in FOLDER.glob("*.txt")}

    assert kept == {path_of(sheet).name for sheet in load_sheets().values()}
