"""What goes along with a signature, so that none stands alone on a page."""

from ketnap.domain.paperwork.going_along import going_along
from ketnap.domain.paperwork.phrase import read_phrase
from ketnap.domain.paperwork.sheet import Paragraph, Signature, Signatures, Space, Writing

SIGNED = Signatures(right=Signature())


def sentence(text: str, *, when: str | None = None) -> Paragraph:
    return Paragraph(text=read_phrase(text), when=when)


def test_the_sentence_before_a_signature_goes_along_and_no_other():
    assert going_along([sentence("Một."), sentence("Hai."), SIGNED]) == {1}


def test_of_alternatives_each_goes_along_and_the_lines_before_them():
    blocks = [
        sentence("Một."),
        Writing(blank="opinion", lines=3),
        sentence("Đồng ý.", when="favourable"),
        sentence("Chưa đồng ý.", when="unfavourable"),
        SIGNED,
    ]

    assert going_along(blocks) == {1, 2, 3}


def test_of_several_sentences_on_one_condition_the_last_goes_along():
    blocks = [sentence("Một.", when="known"), sentence("Hai.", when="known"), SIGNED]

    assert going_along(blocks) == {1}


def test_a_sentence_that_hangs_on_its_blank_alone_is_no_hold():
    assert going_along([sentence("Một."), sentence("[Theo {number}.]"), SIGNED]) == {0, 1}


def test_nothing_goes_along_across_a_space_or_without_a_signature():
    assert going_along([sentence("Một."), Space(height=5), SIGNED]) == frozenset()
    assert going_along([sentence("Một."), sentence("Hai.")]) == frozenset()
