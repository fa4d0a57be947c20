"""Addresses of access tokens."""

from django.urls import path

from ketnap.web.tokens import views

urlpatterns = [
    path("", views.tokens, name="tokens"),
    path("moi/", views.new_token, name="new_token"),
    path("<int:token_id>/ket-thuc/", views.end_token, name="end_token"),
]
