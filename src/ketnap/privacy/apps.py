"""Django's entry to consents and requests of the person concerned."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PrivacyConfig(AppConfig):
    name = "ketnap.privacy"
    verbose_name = _("Quyền của người có hồ sơ")
