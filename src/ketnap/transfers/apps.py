"""Django's entry to transfers."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class TransfersConfig(AppConfig):
    name = "ketnap.transfers"
    verbose_name = _("Chuyển hồ sơ")
