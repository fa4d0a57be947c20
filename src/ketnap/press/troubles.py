"""What goes wrong with the portal, kept as it is and put into words when somebody reads it."""

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType

from django.utils.functional import Promise
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from ketnap.domain.casefile.wording.language import Language
from ketnap.domain.press.refused import reason_in


class Failure(StrEnum):
    """How a call failed."""

    SILENT = "silent"
    NO_KEY = "no_key"
    NOT_NOW = "not_now"
    REFUSED = "refused"
    OTHER_VERSION = "other_version"
    UNREADABLE = "unreadable"


REFUSALS = frozenset({Failure.NOT_NOW, Failure.REFUSED, Failure.OTHER_VERSION, Failure.UNREADABLE})
"""The portal answered: what waits behind may be taken all the same. Only `REFUSED` lasts."""

_WORDS: Mapping[Failure, Promise] = MappingProxyType(
    {
        Failure.SILENT: _("Trang tin không trả lời."),
        Failure.NO_KEY: _("Chưa có khóa của trang tin. Hãy chạy `ketnap init`."),
        Failure.NOT_NOW: _("Trang tin lúc này chưa nhận: %(why)s"),
        Failure.REFUSED: _("Trang tin không nhận: %(why)s"),
        Failure.OTHER_VERSION: _("Trang tin chạy một bản khác: %(what)s."),
        Failure.UNREADABLE: _("Trang tin trả lời không đúng dạng: %(what)s"),
    }
)


def words_of(failure: Failure, said: str) -> str:
    """Return a failure in the reader's language, with what the portal said."""
    language: Language = "en" if (get_language() or "").startswith("en") else "vi"
    words = str(_WORDS[failure])
    reason = reason_in(said, language)
    return words % {"what": reason, "why": reason} if said else words
