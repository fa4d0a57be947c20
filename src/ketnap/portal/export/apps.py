"""Django's entry to the room of the export."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ExportConfig(AppConfig):
    name = "ketnap.portal.export"
    label = "export"
    verbose_name = _("Xuất bài")
