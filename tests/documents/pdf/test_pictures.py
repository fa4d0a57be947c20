"""Drawings as pictures: their words are set in the type of the pages."""

import pytest

from ketnap.documents.pdf.pictures import png_of

DRAWING = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="60" height="20" viewBox="0 0 60 20">'
    '<text x="2" y="14" font-size="12" font-weight="{weight}" font-family="{family}">{word}</text>'
    "</svg>"
)


@pytest.mark.parametrize("weight", ["normal", "bold"])
@pytest.mark.parametrize("word", ["Kết", "Nữ", "Đủ", "→", "−≥", "108,3 %"])
def test_words_and_signs_of_charts_have_the_type_of_the_pages(word, weight):
    in_type, in_serif = (
        png_of(DRAWING.format(weight=weight, family=family, word=word))
        for family in ("Inter", "Liberation Serif")
    )

    assert in_type != in_serif
