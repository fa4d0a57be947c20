"""A sheet that was read and lies ready to be gone through again."""

from ketnap.intake.staged import Merged, StagedSheet


def test_cells_merged_one_below_the_other_begin_where_the_uppermost_does(tmp_path):
    names = (Merged(5, 2, 6, 2), Merged(6, 3, 8, 3), Merged(9, 5, 10, 5))
    sheet = StagedSheet(tmp_path, names, epoch_1904=False, rows_in_all=0, rows_hidden=0)

    assert sheet.continued([2, 3], after=4) == {6: 5, 7: 5, 8: 5}
    assert sheet.continued([2, 3], after=5) == {7: 6, 8: 6}
