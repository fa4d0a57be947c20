"""Addresses of one case's recording forms."""

from django.urls import path

from ketnap.web.steps import correcting, several, views

urlpatterns = [
    path("", views.choose_step, name="choose_step"),
    path("giay-to-cu/", several.record_several, name="record_several"),
    path("dinh-chinh/<int:seq>/", correcting.correct_step, name="correct_step"),
    path("dinh-chinh/<int:seq>/kiem-tra/", correcting.check_correction, name="check_correction"),
    path("<slug:kind>/", views.record_step, name="record_step"),
    path("<slug:kind>/kiem-tra/", views.check_step, name="check_step"),
]
