"""Django's entry to the bundles."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class BundlesConfig(AppConfig):
    name = "ketnap.documents.bundles"
    verbose_name = _("Gói giấy tờ")

    def ready(self) -> None:
        from ketnap.documents.bundles.kinds import add_kinds  # models are ready only now

        add_kinds()
