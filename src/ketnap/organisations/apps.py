"""Django's entry to the organisations room."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class OrganisationsConfig(AppConfig):
    name = "ketnap.organisations"
    verbose_name = _("Tổ chức")
