"""What the command of imports refuses beside case files before it reads any of them."""

import pytest

from ketnap.cli.entry import main


@pytest.mark.parametrize(
    ("options", "named"),
    [
        (["--dry-run"], "--dry-run"),
        (["--organisation", "Chi bộ Mẫu", "--hidden-too"], "--organisation, --hidden-too"),
        (["--as", "applicants"], "--as"),
    ],
)
def test_what_is_for_sheets_is_refused_with_case_files_rather_than_left_out(options, named, capsys):
    status = main(["import", "ho-so.json", *options])

    assert status == 2
    assert capsys.readouterr().err.startswith(f"{named} dùng cho bảng tính")
