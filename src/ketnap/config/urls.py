"""Root addresses of the staff process."""

from django.urls import include, path

urlpatterns = [
    path("", include("ketnap.accounts.urls")),
    path("", include("ketnap.web.urls")),
    path("", include("ketnap.api.urls")),
]

handler500 = "ketnap.web.busy.page_of_an_error"
