"""Django's entry to the press desk."""

from importlib import import_module

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PressConfig(AppConfig):
    name = "ketnap.press"
    verbose_name = _("Tin bài")

    def ready(self) -> None:
        """Follow withdrawn consents and editors who leave, and let workers keep up with the portal."""
        from ketnap.jobs.chores import add_chore, add_chore_during_jobs

        # Models are ready only now.
        from ketnap.press.refreshing import refresh_press
        from ketnap.press.visits import tell_or_wait

        import_module("ketnap.press.following")
        import_module("ketnap.press.signing_out")
        add_chore("press", refresh_press)
        add_chore_during_jobs("editors", tell_or_wait)
