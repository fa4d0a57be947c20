"""What serving processes load once is not looked through again and again."""

import gc

from ketnap.config.loaded import keep_loaded


def test_what_is_loaded_is_left_out_of_the_search_for_garbage():
    gc.unfreeze()  # a run of tests leaves out what was loaded for it

    keep_loaded()

    assert gc.get_freeze_count() > 100_000
