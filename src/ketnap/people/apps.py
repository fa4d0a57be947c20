"""Django's entry to the people room."""

from importlib import import_module

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PeopleConfig(AppConfig):
    name = "ketnap.people"
    verbose_name = _("Con người")

    def ready(self) -> None:
        """Start following what is saved; models exist only from here on."""
        import_module("ketnap.people.following")
