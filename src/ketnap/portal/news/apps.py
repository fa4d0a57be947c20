"""Django's entry to the room of the news."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class NewsConfig(AppConfig):
    name = "ketnap.portal.news"
    label = "news"
    verbose_name = _("Trang tin")

    def ready(self) -> None:
        """Listen to what changes the pages."""
        from ketnap.portal.news import editions, left_addresses

        editions.listen()
        left_addresses.listen()
