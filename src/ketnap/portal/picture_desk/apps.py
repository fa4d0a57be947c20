"""Django's entry to the room of the picture desk."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PictureDeskConfig(AppConfig):
    name = "ketnap.portal.picture_desk"
    label = "picture_desk"
    verbose_name = _("Ảnh của bài")
