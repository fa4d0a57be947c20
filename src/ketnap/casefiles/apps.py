"""Registers the casefiles room with Django."""

from importlib import import_module

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class CasefilesConfig(AppConfig):
    name = "ketnap.casefiles"
    label = "casefiles"
    verbose_name = _("Hồ sơ phát triển đảng viên")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Start following what happens to persons; models exist only from here on."""
        import_module("ketnap.casefiles.following")
