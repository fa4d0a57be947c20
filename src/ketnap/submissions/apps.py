"""Django's entry to the way up."""

from importlib import import_module

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class SubmissionsConfig(AppConfig):
    name = "ketnap.submissions"
    verbose_name = _("Trình duyệt")

    def ready(self) -> None:
        """Follow the steps that end a file's way, and ask in whose name they are recorded."""
        import_module("ketnap.submissions.following")
        import_module("ketnap.submissions.services.own_name")
