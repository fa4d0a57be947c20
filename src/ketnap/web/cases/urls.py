"""Addresses of the list of cases."""

from django.urls import path

from ketnap.web.cases import exporting, new, views

urlpatterns = [
    path("ho-so/", views.cases, name="cases"),
    path("ho-so/moi/", new.open_case, name="open_case"),
    path("ho-so/xuat/", exporting.export_cases, name="export_cases"),
]
