"""Django's entry to the sittings."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class SittingsConfig(AppConfig):
    name = "ketnap.occasions.sittings"
    verbose_name = _("Cuộc họp cấp ủy")
