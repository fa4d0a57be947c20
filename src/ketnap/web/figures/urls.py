"""Addresses of the figures."""

from django.urls import path

from ketnap.web.figures import views

urlpatterns = [
    path("", views.figures, name="figures"),
    path("bieu-do/", views.figure_pictures, name="figure_pictures"),
    path("bieu-do/<slug:code>.<slug:kind>", views.figure_file, name="figure_file"),
]
