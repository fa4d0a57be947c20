"""Root addresses of the staff process."""

from django.urls import include, path

urlpatterns = [
    path("", include("ketnap.accounts.urls")),
    path("", include("ketnap.web.urls")),
    path("", include("ketnap.api.urls")),
]
