"""Every paper a rule names has an English title."""

from collections.abc import Iterator, Mapping
from typing import Any

import pytest

from ketnap.domain.paperwork.dossier import Dossier, papers_of
from ketnap.domain.paperwork.titles import english_title
from ketnap.rules.load import load_rulebook


def papers_named_in(value: Any) -> Iterator[str]:
    if isinstance(value, Mapping):
        if "title_vi" in value and "document" in value:
            yield value["document"]
        for part in value.values():
            yield from papers_named_in(part)
    elif isinstance(value, tuple):
        for part in value:
            yield from papers_named_in(part)


def test_every_paper_of_every_rule_has_an_english_title_of_its_own():
    rules = load_rulebook().rules.values()
    named = {
        paper for rule in rules for value in rule.values for paper in papers_named_in(value.value)
    }

    titles = {paper: english_title(paper) for paper in named}

    assert len(set(titles.values())) == len(named) > 20


def test_paper_nobody_has_named_is_an_error():
    with pytest.raises(KeyError, match="horoscope"):
        english_title("horoscope")


def test_paper_is_called_as_the_reader_reads():
    rule = load_rulebook().rules[Dossier.ADMISSION].values[0]
    (application,) = [
        paper for paper in papers_of(Dossier.ADMISSION, rule) if paper.form == "1-KNĐ"
    ]

    assert application.title_in("vi") == "Đơn xin vào Đảng"
    assert application.title_in("en") == "Application to join the Party"
