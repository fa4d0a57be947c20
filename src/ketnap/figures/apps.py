"""Django's entry to figures."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class FiguresConfig(AppConfig):
    name = "ketnap.figures"
    verbose_name = _("Số liệu")
