"""A line of a table where it becomes labels and values."""

from django.template.loader import render_to_string


def test_a_cell_may_have_a_label_of_its_own_in_the_place_of_its_columns():
    columns = [{"label": "Chi bộ"}, {"label": "Kết nạp gần nhất"}, {"label": "Số tháng"}]
    cells = [{"text": "Cộng"}, {"text": "2", "label": "Số chi bộ"}, {"text": "14"}]

    row = render_to_string(
        "design/components/data_table_row.html", {"columns": columns, "cells": cells}
    )

    assert 'data-label="Số chi bộ"' in row
    assert 'data-label="Số tháng"' in row
    assert "Kết nạp gần nhất" not in row
