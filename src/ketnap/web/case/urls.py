"""Addresses of one case."""

from django.urls import path

from ketnap.web.case import account, views

urlpatterns = [
    path("", views.case, name="case"),
    path("xuat/", views.export_case, name="export_case"),
    path("tai-khoan/", account.open_account, name="open_applicants_account"),
    path("ai-da-xem/", views.case_access_log, name="case_access_log"),
]
