"""Leaves an anchor of the ledger at any moment, beside the daily ones."""

from django.db import transaction
from django.utils import timezone

from ketnap.casefiles.anchors import Anchor, append_anchor
from ketnap.casefiles.appending import locked_head


@transaction.atomic
def write_anchor() -> Anchor:
    """The anchor just written, of everything recorded so far."""
    head = locked_head()
    anchor = Anchor(timezone.localdate(), head.count, head.digest)
    append_anchor(anchor)
    return anchor
