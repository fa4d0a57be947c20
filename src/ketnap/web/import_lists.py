"""Lists narrowed to what an import brought: the import in an address, and what it is called."""

from datetime import datetime

from django import forms
from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext as _

from ketnap.accounts.actors import actor_behind
from ketnap.domain.intake.columns import Layout
from ketnap.intake.models import SheetImport
from ketnap.intake.queries import import_visible_to
from ketnap.intake.refusals import ImportNotVisible
from ketnap.web.day import address
from ketnap.web.day_words import full_day

PARAMETER = "import"
_NUMBER = forms.IntegerField(min_value=1, max_value=2**63 - 1)


def import_of_cases_in(request: HttpRequest) -> SheetImport | None:
    """Return the import whose cases the address asks for; nothing where it asks none.

    Raises `ImportNotVisible` for one that wrote no case, for what is no import, and to a stranger.
    """
    record = _import_in(request)
    if record is not None and record.batch_id is None:
        raise ImportNotVisible
    return record


def import_of_persons_in(request: HttpRequest) -> SheetImport | None:
    """Return the import whose persons the address asks for, likewise."""
    record = _import_in(request)
    if record is not None and (record.imported_at is None or record.layout == Layout.STEPS):
        raise ImportNotVisible
    return record


def import_query(record: SheetImport | None) -> dict[str, str]:
    """Return what an address says of an import; nothing without one."""
    return {PARAMETER: str(record.pk)} if record else {}


def import_href(request: HttpRequest, record: SheetImport) -> str:
    """Return the address of the list of what an import brought: persons of members, else cases."""
    page = "persons" if record.layout == Layout.MEMBERS else "cases"
    return address(request, page, query=import_query(record))


def import_words(record: SheetImport) -> str:
    """Return which import it is: the file, and the day it was imported."""
    return _("“%(file)s” ngày %(day)s") % {
        "file": record.file_name,
        "day": _day(record.imported_at),
    }


def undone_words(record: SheetImport | None) -> str:
    """Return that nothing of an import is left; nothing while it stands."""
    if record is None or record.undone_at is None:
        return ""
    words = _("Lần nhập này đã hoàn tác ngày %(day)s: những gì đã nhập không còn trong sổ.")
    return words % {"day": _day(record.undone_at)}


def _import_in(request: HttpRequest) -> SheetImport | None:
    text = request.GET.get(PARAMETER, "")
    if not text:
        return None
    try:
        number = _NUMBER.clean(text)
    except ValidationError as error:
        raise ImportNotVisible from error
    return import_visible_to(actor_behind(request), number)


def _day(moment: datetime | None) -> str:
    return full_day(timezone.localdate(moment))
