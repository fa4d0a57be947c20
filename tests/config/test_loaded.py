"""What serving processes load once is not looked through again and again."""

import gc

import pytest

from ketnap.config.loaded import keep_loaded


@pytest.fixture
def unfrozen():
    yield
    gc.unfreeze()


@pytest.mark.usefixtures("unfrozen")
def test_what_is_loaded_is_left_out_of_the_search_for_garbage():
    before = gc.get_freeze_count()

    keep_loaded()

    assert gc.get_freeze_count() > before + 100_000
