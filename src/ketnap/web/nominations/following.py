"""What a nominator follows: what was asked, and what became of those put forward, the stage alone."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from ketnap.accounts.actors import actor_behind
from ketnap.domain.plan.request import RequestState
from ketnap.plans.bodies import Body, bodies_spoken_for
from ketnap.plans.models import NominationState
from ketnap.plans.queries.nominations import OwnNomination, own_nominations
from ketnap.plans.queries.requests import RequestLine, lines_of, requests_to
from ketnap.web.day import address, day_of
from ketnap.web.day_words import full_day
from ketnap.web.nominations.words import answer_words, person_note
from ketnap.web.plans.words import people_count, request_words

OPEN_STATES = frozenset({RequestState.WAITING, RequestState.OVERDUE})


@dataclass(frozen=True, slots=True)
class Followed:
    """The reader's own requests and nominations, on the page's day, and nothing else of the cell."""

    bodies: tuple[Body, ...]
    is_today: bool
    waiting: list[dict[str, Any]]
    answered: list[dict[str, Any]]
    people: list[dict[str, str]]

    @property
    def lead(self) -> str:
        if not self.bodies:
            return _("Tài khoản của bạn chưa gắn với đơn vị hay đoàn thể nào.")
        return _("Bạn giới thiệu thay mặt: %(names)s.") % {
            "names": ", ".join(body.name for body in self.bodies)
        }

    @property
    def may_put_forward(self) -> bool:
        return self.is_today and bool(self.bodies)


def followed_by(request: HttpRequest) -> Followed:
    """Return what the reader was asked, and those whom he put forward himself."""
    actor, day = actor_behind(request), day_of(request)
    lines = lines_of(requests_to(actor, on=day.on), on=day.on)
    own = own_nominations(actor, on=day.on)
    return Followed(
        bodies=bodies_spoken_for(actor, on=day.on),
        is_today=day.is_today,
        waiting=[_request_row(line, own) for line in lines if line.state in OPEN_STATES],
        answered=[_request_row(line, own) for line in lines if line.state not in OPEN_STATES],
        people=[_person_row(each, is_today=day.is_today) for each in own],
    )


def crumbs_to_nominations(request: HttpRequest) -> list[dict[str, str]]:
    """The way to a page below the nominator's own."""
    return [{"label": _("Giới thiệu quần chúng"), "href": address(request, "nominations")}]


def _request_row(line: RequestLine, own: Iterable[OwnNomination]) -> dict[str, Any]:
    asked = line.request
    return {
        "id": asked.pk,
        "put_forward_href": f"{reverse('put_forward')}?request={asked.pk}",
        "title": _("Đề nghị giới thiệu %(people)s") % {"people": people_count(asked.number_asked)},
        "to": asked.body.name,
        "due": _("hạn %(day)s") % {"day": full_day(asked.due_on)},
        "state": request_words(line.state),
        "is_overdue": line.state is RequestState.OVERDUE,
        "put_forward": _put_forward_words(line, own),
        "answer": asked.answer,
    }


def _put_forward_words(line: RequestLine, own: Iterable[OwnNomination]) -> str:
    """How many stand put forward in answer, and whom the reader withdrew again."""
    words = _("đã giới thiệu %(people)s") % {"people": people_count(line.put_forward)}
    nominations = [each.nomination for each in own]
    withdrawn = [
        nomination.full_name
        for nomination in nominations
        if nomination.request_id == line.request.pk
        and nomination.state == NominationState.WITHDRAWN
    ]
    if not withdrawn:
        return words
    return _("%(put_forward)s, đã rút %(names)s") % {
        "put_forward": words,
        "names": ", ".join(withdrawn),
    }


def _person_row(own: OwnNomination, *, is_today: bool) -> dict[str, str]:
    nomination = own.nomination
    return {
        "name": nomination.full_name,
        "note": person_note(nomination),
        "by": _("%(body)s giới thiệu ngày %(day)s")
        % {"body": nomination.body.name, "day": full_day(nomination.put_forward_on)},
        "answer": answer_words(own),
        "withdraw_href": reverse("withdraw_nomination", args=[nomination.pk])
        if is_today and nomination.state == NominationState.WAITING
        else "",
    }
