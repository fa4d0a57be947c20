"""Publishing articles at their hour, within the process that serves the portal."""

import logging
import time

from django.db import DatabaseError, close_old_connections
from django.utils import timezone

from ketnap.portal.editorial.releases import publish_due

SECONDS_BETWEEN_LOOKS = 20

logger = logging.getLogger(__name__)


def publish_at_their_hour() -> None:
    """Look again and again for what is due; a look that fails is told, and the next one tries."""
    while True:
        close_old_connections()
        look()
        time.sleep(SECONDS_BETWEEN_LOOKS)


def look() -> None:
    """Publish what is due now."""
    try:
        publish_due(now=timezone.now())
    except DatabaseError:
        logger.exception("articles that are due could not be published; the next look tries again")
