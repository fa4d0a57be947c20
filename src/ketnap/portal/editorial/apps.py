"""Django's entry to the room of the editorial work."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class EditorialConfig(AppConfig):
    name = "ketnap.portal.editorial"
    label = "editorial"
    verbose_name = _("Biên tập")

    def ready(self) -> None:
        """Listen to what happens to articles."""
        from ketnap.portal.editorial import listening

        listening.listen()
