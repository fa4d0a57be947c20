"""Says in words why something was not recorded of a paper."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from ketnap.documents.papers.refusals import NumberNotFree
from ketnap.domain.paperwork.life import DeedOutOfPlace


@contextmanager
def in_words() -> Iterator[None]:
    """Turn what the rooms below refuse into what a form can say."""
    try:
        yield
    except DeedOutOfPlace as refusal:
        words = _("Giấy này đã ở tình trạng khác nên không ghi được việc ấy. Hãy mở lại giấy.")
        raise ValidationError(words, code="out_of_place") from refusal
    except NumberNotFree as refusal:
        words = _("Số %(number)s đã hủy, chưa rõ, hoặc đang ở một giấy đã ký khác.")
        params = {"number": refusal.text}
        raise ValidationError(words, code="number_not_free", params=params) from refusal
