"""The app of messages to other programs."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class WebhooksConfig(AppConfig):
    name = "ketnap.webhooks"
    verbose_name = _("báo tin tự động")

    def ready(self) -> None:
        from ketnap.jobs.chores import add_chore
        from ketnap.webhooks.delivering import deliver_due

        add_chore("webhooks", deliver_due)
