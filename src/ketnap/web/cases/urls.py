"""Addresses of the list of cases."""

from django.urls import path

from ketnap.web.cases import views

urlpatterns = [path("ho-so/", views.cases, name="cases")]
