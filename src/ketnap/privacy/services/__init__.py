"""Every write about consents and requests of the person concerned."""

from ketnap.privacy.services.consents import give_consents, withdraw_consent

__all__ = ["give_consents", "withdraw_consent"]
