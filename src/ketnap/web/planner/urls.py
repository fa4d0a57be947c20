"""The address of the reverse planner."""

from django.urls import path

from ketnap.web.planner import views

urlpatterns = [path("", views.planner, name="planner")]
