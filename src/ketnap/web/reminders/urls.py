"""Addresses of the reminders."""

from django.urls import path

from ketnap.web.reminders import listing, mail, snoozing

urlpatterns = [
    path("", listing.reminders, name="reminders"),
    path("da-doc/", listing.read_all, name="read_reminders"),
    path("da-doc/<int:reminder_id>/", listing.read_one, name="read_reminder"),
    path("hoan/<int:casefile_id>/<str:code>/<int:seq>/", snoozing.put_off, name="snooze"),
    path("thu/", mail.mail_settings, name="mail_settings"),
    path("thu/bo/", mail.remove, name="remove_address"),
    path("thu/<str:token>/", mail.confirm, name="confirm_address"),
]
