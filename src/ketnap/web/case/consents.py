"""What the person has consented to, one line per purpose."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from ketnap.domain.casefile.codes import ConsentPurpose
from ketnap.domain.casefile.steps import ConsentGiven, ConsentWithdrawn
from ketnap.domain.casefile.wording import code_name, day_in_words
from ketnap.web.case.reading import OpenCase
from ketnap.web.language import reader_language


@dataclass(frozen=True, slots=True)
class Consent:
    """The last word on one purpose: given, refused or unasked."""

    state: str
    text: str
    note: str


def consents_of(case: OpenCase) -> tuple[Consent, ...]:
    """Return every purpose with the last word on it, asked or not."""
    return tuple(_consent(case, purpose) for purpose in ConsentPurpose)


def _consent(case: OpenCase, purpose: ConsentPurpose) -> Consent:
    text = code_name(purpose, reader_language())
    said = [item for item in case.history.consents if item.purpose is purpose]
    match said[-1] if said else None:
        case ConsentGiven(on=on, text_version=version):
            note = _("đồng ý ngày %(day)s, văn bản %(version)s")
            return Consent("given", text, note % {"day": day_in_words(on), "version": version})
        case ConsentWithdrawn(on=on):
            return Consent("refused", text, _("đã rút ngày %(day)s") % {"day": day_in_words(on)})
        case _:
            return Consent("unasked", text, _("chưa hỏi"))
