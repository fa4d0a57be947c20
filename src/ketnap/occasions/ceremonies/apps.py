"""Django's entry to the ceremonies."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class CeremoniesConfig(AppConfig):
    name = "ketnap.occasions.ceremonies"
    verbose_name = _("Lễ kết nạp")
