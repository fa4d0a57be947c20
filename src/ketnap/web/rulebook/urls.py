"""Addresses of the rulebook."""

from django.urls import path

from ketnap.web.rulebook import views

urlpatterns = [
    path("", views.rulebook, name="rulebook"),
    path("<slug:rule_id>/", views.rule, name="rule"),
]
