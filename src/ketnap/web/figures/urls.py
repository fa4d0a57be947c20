"""Addresses of the figures."""

from django.urls import path

from ketnap.web.figures import (
    cell_lists,
    counting,
    courses,
    official_tables,
    reports,
    saved_reports,
    views,
)

urlpatterns = [
    path("", views.figures, name="figures"),
    path("bieu-do/", views.figure_pictures, name="figure_pictures"),
    path("bieu-do/<slug:code>.<slug:kind>", views.figure_file, name="figure_file"),
    path("chi-bo/<slug:code>/", cell_lists.figure_cells, name="figure_cells"),
    path("lop-boi-duong/", courses.figure_courses, name="figure_courses"),
    path("lop-boi-duong/tai/", courses.take_courses_out, name="take_courses_out"),
    path("bieu/", official_tables.official_tables, name="official_tables"),
    path("bieu/excel/", official_tables.official_workbook, name="official_workbook"),
    path("bao-cao.<slug:kind>", reports.period_report_file, name="period_report"),
    path("ngay-tinh/", counting.choose_counting, name="choose_counting"),
    path("luu/", saved_reports.keep_report, name="keep_report"),
    path("luu/<int:report_id>/bo/", saved_reports.forget_report, name="forget_report"),
]
