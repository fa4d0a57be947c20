"""Django's entry to a site's own templates."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class OwnTemplatesConfig(AppConfig):
    name = "ketnap.documents.own_templates"
    verbose_name = _("Mẫu riêng của đơn vị")
