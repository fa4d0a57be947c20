"""Why a case did not move, as a form tells it."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from ketnap.casefiles.refusals import CellIncomplete
from ketnap.domain.transfer.reading import CapsuleUnreadable
from ketnap.transfers.refusals import TransferRefused
from ketnap.transfers.sealing import SealBroken
from ketnap.web.language import reader_language
from ketnap.web.submissions.refused import told_by_the_form


@contextmanager
def told_by_the_transfer() -> Iterator[None]:
    """Turn what the rooms below refuse with into words beside the form."""
    try:
        with told_by_the_form():
            yield
    except (CapsuleUnreadable, SealBroken, TransferRefused) as refusal:
        words = refusal.vi if reader_language() == "vi" else refusal.en
        raise ValidationError(words) from refusal
    except CellIncomplete as refusal:
        words = _("Chi bộ chưa khai các cấp trên. Hãy khai chuỗi trình duyệt rồi nhận lại.")
        raise ValidationError(words) from refusal
