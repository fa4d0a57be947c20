"""Django's entry to the room of what is signed."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class SignedConfig(AppConfig):
    name = "ketnap.portal.signed"
    label = "signed"
    verbose_name = _("Lời gọi nội bộ")
