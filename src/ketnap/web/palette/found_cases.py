"""The cases that some letters find, and what may be recorded in the only one."""

from collections.abc import Iterator

from django.http import HttpRequest
from django.utils.translation import gettext as _

from ketnap.accounts.actors import actor_behind
from ketnap.casefiles.queries import CaseRow, case_rows, casefile_visible_to, relation_to
from ketnap.domain.access import Action, may
from ketnap.domain.casefile.wording import stage_name
from ketnap.domain.text import fold
from ketnap.web.day import address, day_of
from ketnap.web.language import reader_language
from ketnap.web.palette.way import Way

FEWEST_LETTERS = 2
"""One letter stands in nearly every name."""
MOST_CASES = 7


def found_cases(request: HttpRequest, search: str) -> tuple[Way, ...]:
    """Return the cases found, of those the reader may see, and the way to all of them."""
    actor = actor_behind(request)
    if len(fold(search)) < FEWEST_LETTERS or not may(actor, Action.SEE_CASE):
        return ()
    page = case_rows(actor, day_of(request).on, search=search, limit=MOST_CASES)
    ways = [_way_to(request, row) for row in page.rows]
    if page.next is not None:
        label = _("Mọi hồ sơ có “%s”") % search
        ways.append(Way(label, address(request, "cases", query={"q": search}), "search"))
    if len(page.rows) == 1:
        ways.extend(_recording(request, page.rows[0]))
        ways.append(_papers_of(request, page.rows[0]))
    return tuple(ways)


def _way_to(request: HttpRequest, row: CaseRow) -> Way:
    told = (stage_name(row.stage, reader_language()), row.workplace)
    return Way(
        row.full_name,
        address(request, "case", row.casefile_id),
        "folder",
        beside=" · ".join(word for word in told if word),
    )


def _papers_of(request: HttpRequest, row: CaseRow) -> Way:
    label = _("Giấy tờ của %(name)s") % {"name": row.full_name}
    return Way(label, address(request, "papers", row.casefile_id), "folder")


def _recording(request: HttpRequest, row: CaseRow) -> Iterator[Way]:
    actor = actor_behind(request)
    case = casefile_visible_to(actor, row.casefile_id)
    if day_of(request).is_today and may(actor, Action.RECORD_STEP, relation_to(case)):
        label = _("Ghi bước vào hồ sơ của %(name)s") % {"name": row.full_name}
        yield Way(label, address(request, "choose_step", row.casefile_id), "pencil")
