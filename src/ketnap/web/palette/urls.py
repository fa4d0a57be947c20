"""Address of the palette."""

from django.urls import path

from ketnap.web.palette import views

urlpatterns = [path("", views.palette, name="palette")]
