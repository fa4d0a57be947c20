"""Addresses of the calendar."""

from django.urls import path

from ketnap.web.calendar import exporting, feeds, subscribing, views

urlpatterns = [
    path("", views.calendar, name="calendar"),
    path("xuat/", exporting.export_calendar, name="export_calendar"),
    path("dang-ky/", subscribing.subscriptions, name="subscriptions"),
    path("dang-ky/thu-hoi/<int:feed_id>/", subscribing.revoke, name="revoke_feed"),
    path("tep/<str:name>/<str:secret>.ics", feeds.feed, name="calendar_feed"),
]
