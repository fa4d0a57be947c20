"""The dated tree is read anew by whoever asks for it, unless only reading goes on."""

import pytest

from ketnap.organisations.tree import DatedTree, tree_read_once

pytestmark = pytest.mark.django_db


def test_whatever_only_reads_has_the_tree_read_the_first_time_alone(django_assert_num_queries):
    with tree_read_once(), django_assert_num_queries(1):
        first, second = DatedTree.read(), DatedTree.read()

    with django_assert_num_queries(2):
        DatedTree.read()
        DatedTree.read()
    assert first is second
