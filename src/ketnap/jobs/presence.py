"""Which workers are there: each says so every few seconds; one that falls silent is given up."""

from datetime import datetime, timedelta

from django.db.models import QuerySet
from django.utils import timezone

from ketnap.jobs.models import Worker

BEAT = timedelta(seconds=5)
LEASE = timedelta(seconds=30)
"""After how long without a word a worker is given up: several beats, so that one may fail."""

FORGOTTEN_AFTER = timedelta(hours=1)


def say_present(name: str) -> None:
    """Note that a worker is alive now."""
    Worker.objects.update_or_create(name=name, defaults={"seen_at": timezone.now()})


def say_gone(name: str) -> None:
    """Note that a worker has stopped by itself."""
    Worker.objects.filter(name=name).delete()


def workers_present(now: datetime) -> QuerySet[Worker]:
    """Return the workers that were heard of lately."""
    return Worker.objects.filter(seen_at__gte=now - LEASE)


def forget_the_silent(now: datetime) -> None:
    """Drop the rows of workers that have been gone for long."""
    Worker.objects.filter(seen_at__lt=now - FORGOTTEN_AFTER).delete()
