"""Django's entry to the staff screens."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class WebConfig(AppConfig):
    name = "ketnap.web"
    verbose_name = _("Màn hình làm việc")

    def ready(self) -> None:
        from ketnap.web.menu import place_entries  # models are ready only now

        place_entries()
