"""Cases of which no step counts yet, above the list of those that stand at a stage."""

from dataclasses import dataclass

from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ketnap.accounts.actors import actor_behind
from ketnap.casefiles.models import CaseStanding
from ketnap.casefiles.queries import cases_not_begun
from ketnap.web.cases.filters import Wanted
from ketnap.web.day import address, day_of
from ketnap.web.day_words import full_day

_SHOWN = 50


@dataclass(frozen=True, slots=True)
class OnlyOpened:
    """A case that stands at no stage."""

    name: str
    href: str
    words: str


@dataclass(frozen=True, slots=True)
class NotBegun:
    """The latest of these cases, and how many more there are, in words."""

    rows: tuple[OnlyOpened, ...]
    more: str


def not_begun(request: HttpRequest, wanted: Wanted) -> NotBegun | None:
    """Return the cases opened up to the page's day that stand at no stage on it; one query for few.

    Of a list narrowed to an import they are those of the import; a list narrowed otherwise alone
    has none of them.
    """
    if wanted.stage or wanted.figure or wanted.number:
        return None
    if wanted.is_narrowed and wanted.brought_by is None:
        return None
    found = cases_not_begun(
        actor_behind(request),
        on=day_of(request).on,
        search=wanted.search,
        batch=wanted.batch,
        path=wanted.path,
    )
    first = list(found[: _SHOWN + 1])
    if not first:
        return None
    rows = tuple(_row(request, each) for each in first[:_SHOWN])
    return NotBegun(rows, _more_words(found.count() - _SHOWN) if len(first) > _SHOWN else "")


def _row(request: HttpRequest, each: CaseStanding) -> OnlyOpened:
    return OnlyOpened(
        name=each.full_name,
        href=address(request, "case", each.casefile_id),
        words=_words_of(each),
    )


def _more_words(count: int) -> str:
    words = ngettext(
        "Còn %(count)d hồ sơ nữa chưa có bước nào được tính; xuất danh sách ra tệp thì có đủ.",
        "Còn %(count)d hồ sơ nữa chưa có bước nào được tính; xuất danh sách ra tệp thì có đủ.",
        count,
    )
    return words % {"count": count}


def _words_of(standing: CaseStanding) -> str:
    said = (
        _("Lập ngày %(day)s; các bước đã ghi bị hủy hoặc mang ngày sau")
        if standing.head_seq
        else _("Lập ngày %(day)s")
    )
    return said % {"day": full_day(timezone.localdate(standing.casefile.opened_at))}
