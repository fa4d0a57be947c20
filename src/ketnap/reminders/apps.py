"""Django's entry to the reminders."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class RemindersConfig(AppConfig):
    name = "ketnap.reminders"
    verbose_name = _("Nhắc việc")

    def ready(self) -> None:
        """Let workers mail saved reports, and tell of articles that wait."""
        from ketnap.jobs.chores import add_chore
        from ketnap.reminders.services.press import mail_waiting_articles
        from ketnap.reminders.services.reports import mail_due_reports  # models are ready only now

        add_chore("saved reports", mail_due_reports)
        add_chore("waiting articles", mail_waiting_articles)
