"""Addresses of the page of the person whom a case is about."""

from django.urls import path

from ketnap.web.applicant import consents, requests, views

urlpatterns = [
    path("", views.own_record, name="own_record"),
    path("the/", views.own_card, name="own_card"),
    path("yeu-cau/", requests.ask_about_data, name="ask_about_data"),
    path("dong-y/", consents.give_consent, name="give_consent"),
    path("rut-dong-y/<slug:purpose>/", consents.withdraw, name="withdraw_consent"),
]
