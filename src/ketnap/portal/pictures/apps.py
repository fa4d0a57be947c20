"""Django's entry to the room of the pictures."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PicturesConfig(AppConfig):
    name = "ketnap.portal.pictures"
    label = "pictures"
    verbose_name = _("Hình ảnh")
