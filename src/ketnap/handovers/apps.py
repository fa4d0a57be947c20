"""Django's entry to the hand-over room."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class HandoversConfig(AppConfig):
    name = "ketnap.handovers"
    verbose_name = _("Bàn giao")
