"""Django's entry to the reminders."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class RemindersConfig(AppConfig):
    name = "ketnap.reminders"
    verbose_name = _("Nhắc việc")
