"""Django's entry to the interface for programs."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ApiConfig(AppConfig):
    name = "ketnap.api"
    verbose_name = _("Giao diện cho chương trình")

    def ready(self) -> None:
        """Have the workers forget the answers that were kept long enough."""
        from ketnap.api.repeats import forget_old_answers
        from ketnap.jobs.chores import add_chore

        add_chore("api", forget_old_answers)
