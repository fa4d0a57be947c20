"""Addresses of the editing pages."""

from django.urls import include, path
from wagtail.admin import urls as wagtail_urls

from ketnap.portal.editors.views import door

urlpatterns = [
    # In the place of Wagtail's own page, which asks for a password that nobody has here.
    path("login/", door, name="editor_door"),
    path("", include(wagtail_urls)),
]
