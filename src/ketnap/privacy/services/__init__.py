"""Every write about consents and requests of the person concerned."""

from ketnap.privacy.services.consents import give_consents, withdraw_consent
from ketnap.privacy.services.requests import answer_request, close_request, send_request

__all__ = [
    "answer_request",
    "close_request",
    "give_consents",
    "send_request",
    "withdraw_consent",
]
