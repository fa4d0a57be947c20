"""Django's entry to the registers."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class RegistersConfig(AppConfig):
    name = "ketnap.documents.registers"
    verbose_name = _("Sổ văn bản")
