"""Kept sentences in the reader's language."""

import pytest
from django.utils.translation import override

from ketnap.web.people.history import DONE_TO_A_PERSON
from ketnap.web.retold import retold
from ketnap.web.roles.history import DONE_TO_AN_ACCOUNT


@pytest.mark.parametrize(
    ("kept", "read"),
    [
        ("lập bản ghi", "record made"),
        ("vào Chi bộ 1: đảng viên dự bị", "into Chi bộ 1: probationary member"),
        ("sửa, lý do: điều động, lý do khác", "corrected, reason: điều động, lý do khác"),
        ("nghề nghiệp: viên chức → kỹ sư", "occupation: viên chức → kỹ sư"),
        ("một câu không ai viết nữa", "một câu không ai viết nữa"),
    ],
)
def test_a_kept_sentence_is_told_in_english_and_what_people_wrote_stays(kept, read):
    with override("en"):
        assert retold(kept, DONE_TO_A_PERSON) == read


def test_a_role_in_the_history_of_an_account_is_named_in_english():
    with override("en"):
        told = retold("giao vai trò bí thư chi bộ, Chi bộ 1 từ 01/02/2030", DONE_TO_AN_ACCOUNT)

    assert told == "given the role of cell secretary, Chi bộ 1, from 01/02/2030"


def test_a_vietnamese_reader_reads_what_was_kept():
    assert retold("rời Chi bộ 1 từ 01/02/2030", DONE_TO_A_PERSON) == "rời Chi bộ 1 từ 01/02/2030"
