"""Addresses of the inbox of requests about personal data."""

from django.urls import path

from ketnap.web.data_requests import inbox

urlpatterns = [
    path("", inbox.data_requests, name="data_requests"),
    path("<int:request_id>/tra-loi/", inbox.answer, name="answer_data_request"),
    path("<int:request_id>/ket-thuc/", inbox.close, name="close_data_request"),
]
