"""Django's entry to the imports."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class IntakeConfig(AppConfig):
    name = "ketnap.intake"
    label = "intake"
    verbose_name = _("Nhập dữ liệu")

    def ready(self) -> None:
        from ketnap.intake.kinds import add_kinds  # models are ready only now

        add_kinds()
