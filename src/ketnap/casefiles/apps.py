"""Registers the casefiles room with Django."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class CasefilesConfig(AppConfig):
    name = "ketnap.casefiles"
    label = "casefiles"
    verbose_name = _("Hồ sơ phát triển đảng viên")
    default_auto_field = "django.db.models.BigAutoField"
