"""The sources of the real rules, as somebody reads them who reads Vietnamese."""

import re

import pytest

from ketnap.domain.casefile.wording import citation
from ketnap.domain.casefile.wording.citations import PHRASES
from ketnap.rules.load import load_rulebook

WORD = re.compile(r"[^\W\d_]{3,}")


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("Party Charter, 19/01/2011, Art. 4(3)", "Điều lệ Đảng, 19/01/2011, Điều 4(3)"),
        (
            "208-QĐ/TW, 26/7/2026 (clause not read; value carried over)",
            "208-QĐ/TW, 26/7/2026 (chưa đọc được điều khoản; giá trị giữ từ văn bản trước)",
        ),
        (
            "project design: no text says otherwise",
            "Quy ước của phần mềm: không văn bản nào nói khác",
        ),
        ("38-HD/BTCTW, 29/9/2025, I.1.1c", "38-HD/BTCTW, 29/9/2025, I.1.1c"),
    ],
)
def test_citation_is_told_in_vietnamese_with_its_numbers_as_they_are(source, expected):
    assert citation(source, "vi") == expected


def test_citation_stays_as_it_was_taken_down_for_who_reads_english():
    source = "Party Charter, 19/01/2011, Art. 4(3)"

    assert citation(source, "en") == source


def test_no_source_of_the_rules_keeps_a_word_without_vietnamese():
    sources = {value.source for rule in load_rulebook().rules.values() for value in rule.values}
    known = set(WORD.findall(" ".join(PHRASES.values()).casefold()))

    told = {word for source in sources for word in WORD.findall(citation(source, "vi"))}

    assert {word for word in told if not word.isupper() and word.casefold() not in known} == set()


def test_every_phrase_stands_in_a_source():
    sources = {value.source for rule in load_rulebook().rules.values() for value in rule.values}

    unused = [phrase for phrase in PHRASES if not any(phrase in source for source in sources)]

    assert unused == []
