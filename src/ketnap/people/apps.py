"""Django's entry to the people room."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PeopleConfig(AppConfig):
    name = "ketnap.people"
    verbose_name = _("Con người")
