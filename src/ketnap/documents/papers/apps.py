"""Django's entry to the papers."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PapersConfig(AppConfig):
    name = "ketnap.documents.papers"
    verbose_name = _("Giấy tờ")
