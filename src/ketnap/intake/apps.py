"""Django's entry to the imports."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class IntakeConfig(AppConfig):
    name = "ketnap.intake"
    label = "intake"
    verbose_name = _("Nhập dữ liệu")

    def ready(self) -> None:
        """Let workers import, and remove what nobody came back for."""
        from ketnap.intake.files import sweep
        from ketnap.intake.kinds import add_kinds  # models are ready only now
        from ketnap.jobs.chores import add_chore

        add_kinds()
        add_chore("intake", sweep)
