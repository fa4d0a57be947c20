"""Django's entry to the room of the editors."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class EditorsConfig(AppConfig):
    name = "ketnap.portal.editors"
    label = "editors"
    verbose_name = _("Biên tập viên")
