"""The people of a ceremony on its page: deadlines, mentors, what is still missing."""

from collections.abc import Iterator
from itertools import pairwise
from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from ketnap.design.numbers import whole
from ketnap.domain.ceremony.programme import PROGRAMME_RULE
from ketnap.occasions.ceremonies.queries import Turn
from ketnap.rules.load import load_calendar, load_rulebook
from ketnap.web.case.findings import Source, source_of
from ketnap.web.ceremonies.deadline_words import deadline_words
from ketnap.web.ceremonies.reading import OpenCeremony
from ketnap.web.day import address
from ketnap.web.day_words import full_day
from ketnap.web.language import reader_language


def turns_shown(request: HttpRequest, ceremony: OpenCeremony) -> list[dict[str, Any]]:
    """Return each new member with decision, deadline on the planned day, mentor, and turns to change.

    `earlier` and `later` name whose turn is moved forward; both are empty where nothing changes.
    """
    order = [turn.casefile_id for turn in ceremony.turns] if ceremony.may_change else []
    earlier = {number: number for number in order[1:]}
    later = dict(pairwise(order))
    return [
        {
            "name": turn.full_name,
            "href": address(request, "case", turn.casefile_id),
            "decision": _decision(turn),
            "clock": deadline_words(turn.clock) if not ceremony.is_held else None,
            "mentor": turn.mentor_name,
            "consent": turn.row.late_consent,
            "reason": turn.row.late_reason,
            "earlier": earlier.get(turn.casefile_id),
            "later": later.get(turn.casefile_id),
            "correct_href": _correct_href(ceremony, turn),
            "is_voided": ceremony.is_held and turn.held is None,
        }
        for turn in ceremony.turns
    ]


def _correct_href(ceremony: OpenCeremony, turn: Turn) -> str:
    """The correction of the step that the ceremony is in a case, while it counts."""
    if turn.held is None or not ceremony.day.is_today:
        return ""
    return reverse("correct_step", args=[turn.casefile_id, turn.held.seq])


def strip_of(ceremony: OpenCeremony) -> list[dict[str, Any]]:
    """Return a few numbers about the ceremony."""
    done = ceremony.record.preparations.filter(done_at__isnull=False).count()
    total = ceremony.record.preparations.count()
    facts = [
        {"value": len(ceremony.turns), "term": _("đảng viên mới")},
        {"value": ceremony.record.invitees.count(), "term": _("khách mời")},
    ]
    if total:
        facts.append({"value": f"{done}/{total}", "term": _("việc chuẩn bị đã xong")})
    if ceremony.is_held:
        return facts
    days = load_calendar().working_days_between(ceremony.day.today, ceremony.record.held_on)
    return [{"value": whole(days), "term": _("ngày làm việc nữa đến lễ")}, *facts]


def troubles_of(request: HttpRequest, ceremony: OpenCeremony) -> list[dict[str, Any]]:
    """Return what must be put in order before the ceremony can be recorded."""
    return [] if ceremony.is_held else list(_troubles(request, ceremony))


def _troubles(request: HttpRequest, ceremony: OpenCeremony) -> Iterator[dict[str, Any]]:
    for turn in ceremony.turns:
        clock = deadline_words(turn.clock)
        if turn.clock is not None and clock is not None and turn.clock.is_late:
            yield {
                "kind": "warn",
                "title": _("%(name)s: lễ rơi vào sau thời hạn") % {"name": turn.full_name},
                "text": _late_words(turn),
                "sources": clock.sources,
            }
        if turn.row.mentor_id is None:
            yield {
                "kind": "missing",
                "title": _("%(name)s: chưa phân công người giúp đỡ") % {"name": turn.full_name},
                "text": _("Cần một đảng viên chính thức giúp đỡ trong thời gian dự bị."),
                "sources": (),
            }
        elif not turn.mentor_may_help:
            yield {
                "kind": "missing",
                "title": _("%(name)s: cần phân công người giúp đỡ khác") % {"name": turn.full_name},
                "text": _("Vào ngày lễ, %(mentor)s không còn là đảng viên chính thức của chi bộ.")
                % {"mentor": turn.mentor_name},
                "sources": (),
            }


def _late_words(turn: Turn) -> str:
    if turn.clock is None:
        return ""
    due_on = full_day(turn.clock.due_on)
    if not turn.lacks_consent:
        return _("Hạn là hết ngày %(day)s. Đã có văn bản đồng ý %(paper)s.") % {
            "day": due_on,
            "paper": turn.row.late_consent,
        }
    return _(
        "Hạn là hết ngày %(day)s. Cần văn bản đồng ý của cấp ủy cấp trên trực tiếp và lý do, "
        "ghi ở mục Đảng viên mới; hoặc chọn ngày sớm hơn."
    ) % {"day": due_on}


def programme_source(ceremony: OpenCeremony) -> Source | None:
    """Return the rule that prescribes the order on the day of the ceremony."""
    rule = load_rulebook().on(ceremony.record.held_on).find(PROGRAMME_RULE)
    return None if rule is None else source_of(rule, reader_language())


def _decision(turn: Turn) -> str:
    if turn.decision is None:
        return ""
    return _("Quyết định %(number)s ngày %(day)s") % {
        "number": turn.decision.decision,
        "day": full_day(turn.decision.on),
    }
