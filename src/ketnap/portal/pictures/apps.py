"""Django's entry to the room of the pictures."""

from django.apps import AppConfig
from django.db.models.signals import post_delete
from django.utils.translation import gettext_lazy as _


class PicturesConfig(AppConfig):
    name = "ketnap.portal.pictures"
    label = "pictures"
    verbose_name = _("Hình ảnh")

    def ready(self) -> None:
        """Listen to what ends a size of a picture."""
        from ketnap.portal.pictures import models, sizes

        post_delete.connect(
            sizes.forget_sizes, sender=models.Rendition, dispatch_uid="size_deleted"
        )
