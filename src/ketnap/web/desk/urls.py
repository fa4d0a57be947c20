"""The address of the desk."""

from django.urls import path

from ketnap.web.desk import views

urlpatterns = [path("", views.desk, name="desk")]
