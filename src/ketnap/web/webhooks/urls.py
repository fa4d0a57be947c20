"""Addresses of messages to other programs."""

from django.urls import path

from ketnap.web.webhooks import views

urlpatterns = [
    path("", views.webhooks, name="webhooks"),
    path("moi/", views.new_webhook, name="new_webhook"),
    path("<int:subscription_id>/thoi/", views.end_webhook, name="end_webhook"),
]
