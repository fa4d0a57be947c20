"""Numbers that have been used, so that nothing signed comes twice."""

from typing import ClassVar

from django.db import models


class SpentNonce(models.Model):
    """A number used once (số dùng một lần), of a call or a ticket that has been taken."""

    nonce = models.CharField(max_length=64, unique=True)
    spent_at = models.DateTimeField(db_index=True)

    objects: ClassVar[models.Manager["SpentNonce"]] = models.Manager()
