"""Addresses at which an article stood that was taken down: they say so, and never what stood there."""

from hashlib import sha256
from typing import ClassVar

from django.db import models


class GoneAddress(models.Model):
    """An address that answers 410 (đã gỡ). Kept as a digest: an address may have held a name."""

    digest = models.CharField(max_length=64, unique=True)
    gone_at = models.DateTimeField(auto_now_add=True)

    objects: ClassVar[models.Manager["GoneAddress"]] = models.Manager()


def mark_gone(section_slug: str, slug: str) -> None:
    """Let an address say that its article was taken down."""
    GoneAddress.objects.get_or_create(digest=_digest(section_slug, slug))


def mark_back(section_slug: str, slug: str) -> None:
    """Let an address be that of an article again."""
    GoneAddress.objects.filter(digest=_digest(section_slug, slug)).delete()


def is_gone(section_slug: str, slug: str) -> bool:
    """Say whether an article stood at an address and was taken down."""
    return GoneAddress.objects.filter(digest=_digest(section_slug, slug)).exists()


def _digest(section_slug: str, slug: str) -> str:
    return sha256(f"{section_slug}/{slug}".encode()).hexdigest()
