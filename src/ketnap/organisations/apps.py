"""Django's entry to the organisations room."""

from django.apps import AppConfig
from django.utils.translation import pgettext_lazy


class OrganisationsConfig(AppConfig):
    name = "ketnap.organisations"
    verbose_name = pgettext_lazy("all of them", "Tổ chức")
