"""Django's entry to the design room."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class DesignConfig(AppConfig):
    name = "ketnap.design"
    verbose_name = _("Giao diện")
