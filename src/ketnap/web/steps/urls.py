"""Addresses of one case's recording forms."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
