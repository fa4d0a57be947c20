"""The secret of a subscription: made anew each time from its salt, so that none lies in a table."""

from base64 import urlsafe_b64encode

from django.utils.crypto import salted_hmac

from ketnap.webhooks.models import Subscription


def secret_of(subscription: Subscription) -> str:
    """Return the secret; another key of the installation makes it another one."""
    digest = salted_hmac("ketnap.webhooks", subscription.salt, algorithm="sha256").digest()
    return "ketnap_whsec_" + urlsafe_b64encode(digest).decode().rstrip("=")
