"""Django's entry to the press desk."""

from importlib import import_module

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PressConfig(AppConfig):
    name = "ketnap.press"
    verbose_name = _("Tin bài")

    def ready(self) -> None:
        """Follow withdrawn consents, and let workers deliver what waits."""
        from ketnap.jobs.chores import add_chore

        import_module("ketnap.press.following")
        delivering = import_module("ketnap.press.delivering")
        add_chore("press", delivering.deliver_waiting)
