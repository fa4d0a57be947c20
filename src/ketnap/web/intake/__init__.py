"""Nhập dữ liệu: a sheet is uploaded, its columns are matched, looked through, and taken in or put away."""
