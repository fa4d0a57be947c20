"""Cases that were only opened, above the list of those that stand at a stage."""

from dataclasses import dataclass
from datetime import datetime, time, timedelta

from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext as _

from ketnap.accounts.actors import actor_behind
from ketnap.casefiles.queries import cases_not_begun
from ketnap.web.day import address, day_of
from ketnap.web.day_words import full_day

_SHOWN = 50


@dataclass(frozen=True, slots=True)
class OnlyOpened:
    """A case without any step."""

    name: str
    href: str
    words: str


def not_begun(request: HttpRequest) -> list[OnlyOpened]:
    """Return the cases without a step that were opened up to the page's day; one query."""
    next_day = day_of(request).on + timedelta(days=1)
    midnight = timezone.make_aware(datetime.combine(next_day, time()))
    found = cases_not_begun(actor_behind(request), before=midnight)[:_SHOWN]
    return [
        OnlyOpened(
            name=each.full_name,
            href=address(request, "case", each.casefile_id),
            words=_("Lập ngày %(day)s")
            % {"day": full_day(timezone.localdate(each.casefile.opened_at))},
        )
        for each in found
    ]
