"""Addresses of the forms."""

from django.urls import path

from ketnap.web.paper_forms import form, listing

urlpatterns = [
    path("", listing.forms, name="paper_forms"),
    path("<str:form_code>/", form.paper_form, name="paper_form"),
]
