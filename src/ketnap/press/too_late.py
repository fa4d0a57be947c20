"""Packages that name somebody who agrees no longer: they do not leave, and their editor is told."""

from collections.abc import Iterable

from django.utils import timezone

from ketnap.domain.press.calls import Call
from ketnap.press.models import OutboxCall, SentPackage

_TOO_LATE = (
    "Trước khi gói tin đi, một người trong tin đã rút sự đồng ý hoặc không còn căn cứ nêu tên."
    " Hãy soạn lại."
)


def drop_packages_with(reference: str) -> None:
    """Drop the packages that name it and were never tried.

    One that was tried may have arrived, answered or not. The withdrawal passes it; the portal then
    hides the name in the article there is, or refuses the package.
    """
    waiting = OutboxCall.objects.select_for_update().filter(
        attempts=0,
        call=Call.PACKAGE.value,
        delivered_at__isnull=True,
        dropped_at__isnull=True,
        body__contains=f'"{reference}"',
    )
    drop(list(waiting))


def drop(packages: Iterable[OutboxCall]) -> None:
    """Let packages go nowhere, so that their editor prepares them again."""
    abouts = {row.pk: row.about for row in packages}
    OutboxCall.objects.filter(pk__in=abouts).update(dropped_at=timezone.now(), claimed_until=None)
    SentPackage.objects.filter(reference__in=abouts.values()).update(dropped_because=_TOO_LATE)
