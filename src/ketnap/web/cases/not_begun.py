"""Cases of which no step counts yet, above the list of those that stand at a stage."""

from dataclasses import dataclass

from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext as _

from ketnap.accounts.actors import actor_behind
from ketnap.casefiles.models import CaseStanding
from ketnap.casefiles.queries import cases_not_begun
from ketnap.web.day import address, day_of
from ketnap.web.day_words import full_day

_SHOWN = 50


@dataclass(frozen=True, slots=True)
class OnlyOpened:
    """A case that stands at no stage."""

    name: str
    href: str
    words: str


def not_begun(request: HttpRequest) -> list[OnlyOpened]:
    """Return the cases opened up to the page's day that stand at no stage on it; one query."""
    found = cases_not_begun(actor_behind(request), on=day_of(request).on)[:_SHOWN]
    return [
        OnlyOpened(
            name=each.full_name,
            href=address(request, "case", each.casefile_id),
            words=_words_of(each),
        )
        for each in found
    ]


def _words_of(standing: CaseStanding) -> str:
    said = (
        _("Lập ngày %(day)s; các bước đã ghi bị hủy hoặc mang ngày sau")
        if standing.head_seq
        else _("Lập ngày %(day)s")
    )
    return said % {"day": full_day(timezone.localdate(standing.casefile.opened_at))}
