"""In which encoding a text of separated values is, told from its words alone."""

import pytest

from domain.intake.test_legacy import written_in
from intake.messy import as_1258
from ketnap.domain.intake.legacy import Encoding
from ketnap.domain.text import nfc
from ketnap.intake.reading.separated import decoded

SMALL = "Họ tên\nLê Hà\n"


def test_a_small_text_of_windows_is_not_taken_for_an_old_font():
    assert nfc(decoded(as_1258(SMALL))) == SMALL


@pytest.mark.parametrize("encoding", Encoding)
def test_a_small_text_of_an_old_font_stays_in_its_western_letters(encoding):
    typed = written_in(encoding, SMALL + "Trần Thị Bình\n")

    assert decoded(typed.encode("cp1252")) == typed
