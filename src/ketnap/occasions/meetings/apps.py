"""Django's entry to the meetings of the cell."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class MeetingsConfig(AppConfig):
    name = "ketnap.occasions.meetings"
    verbose_name = _("Họp chi bộ")
