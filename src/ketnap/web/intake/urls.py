"""Addresses of the imports."""

from django.urls import path

from ketnap.web.intake import choosing, deciding, listing, matching, uploading

urlpatterns = [
    path("", listing.imports, name="imports"),
    path("moi/", uploading.upload, name="upload_sheet"),
    path("tep-mau/<str:layout>/", uploading.blank, name="blank_sheet"),
    path("<int:import_id>/", deciding.sheet_import, name="sheet_import"),
    path("<int:import_id>/trang-tinh/", choosing.choose, name="choose_sheet"),
    path("<int:import_id>/khop-cot/", matching.match, name="match_columns"),
    path("<int:import_id>/nhap/", deciding.take_in, name="take_in_sheet"),
    path("<int:import_id>/bo/", deciding.put_import_away, name="put_import_away"),
    path("<int:import_id>/hoan-tac/", deciding.undo, name="undo_import"),
]
