"""A paper remembers what it was filled with, and tells what would differ today."""

import json
from unicodedata import normalize

import pytest

from documents.papers.conftest import DAY, VALUES, VERSION
from ketnap.documents.papers.fingerprints import fingerprints_of, names_that_differ
from ketnap.documents.papers.queries import disagreements
from ketnap.documents.papers.services import draw_up

KEY, OTHER_KEY = b"k" * 32, b"o" * 32


@pytest.fixture
def paper(case, keeper):
    return draw_up(case, "6-KNĐ", VERSION, DAY, VALUES, by=keeper)


@pytest.mark.django_db
def test_paper_agrees_with_the_values_it_was_filled_with(paper):
    assert disagreements(paper, VALUES) == ()


@pytest.mark.django_db
def test_paper_names_the_blanks_that_would_be_filled_otherwise(paper):
    current = {**VALUES, "full_name": "Đỗ Quang Mình", "agree": "12"}

    assert disagreements(paper, current) == ("agree", "full_name")


@pytest.mark.django_db
def test_value_that_is_gone_from_the_record_differs(paper):
    current = {name: value for name, value in VALUES.items() if name != "born_on"}

    assert disagreements(paper, current) == ("born_on",)


@pytest.mark.django_db
def test_blank_that_the_paper_did_not_have_is_not_compared(paper):
    assert disagreements(paper, {**VALUES, "place": "Hà Nội"}) == ()


@pytest.mark.django_db
def test_no_value_is_kept(paper):
    kept = json.dumps(paper.fingerprints)

    assert set(paper.fingerprints) == set(VALUES)
    assert not any(value in kept for value in VALUES.values() if len(value) > 2)


def test_letters_in_another_unicode_form_are_the_same_value():
    kept = fingerprints_of({"place": "Hà Nội"}, key=KEY, salt="s")

    assert names_that_differ(kept, {"place": normalize("NFD", "Hà Nội")}, key=KEY, salt="s") == ()


def test_same_value_leaves_another_fingerprint_in_each_blank_paper_and_installation():
    prints = [
        fingerprints_of({name: "11"}, key=key, salt=salt)[name]
        for name, key, salt in (
            ("agree", KEY, "s"),
            ("issued", KEY, "s"),
            ("agree", KEY, "t"),
            ("agree", OTHER_KEY, "s"),
        )
    ]

    assert len(set(prints)) == len(prints)
