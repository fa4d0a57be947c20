"""Django's entry to the accounts room."""

from django.apps import AppConfig
from django.core.checks import register
from django.utils.translation import gettext_lazy as _


class AccountsConfig(AppConfig):
    name = "ketnap.accounts"
    verbose_name = _("Tài khoản")

    def ready(self) -> None:
        """Put the checks and the sign-in receiver to work."""
        from ketnap.accounts import (  # noqa: F401  # receivers connect on import
            checks,
            guessing,
            second_factor,
            sessions,
        )

        register(checks.check_every_view_is_marked)
        register(checks.check_secret_key)
