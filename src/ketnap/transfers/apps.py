"""Django's entry to transfers."""

from importlib import import_module

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class TransfersConfig(AppConfig):
    name = "ketnap.transfers"
    verbose_name = _("Chuyển hồ sơ")

    def ready(self) -> None:
        """Follow the steps that would undo what was received."""
        import_module("ketnap.transfers.following")
