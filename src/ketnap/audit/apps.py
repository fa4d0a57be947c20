"""Django's entry to the audit room."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class AuditConfig(AppConfig):
    name = "ketnap.audit"
    verbose_name = _("Nhật ký truy cập")
