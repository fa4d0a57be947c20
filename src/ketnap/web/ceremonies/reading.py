"""A ceremony as its pages read it: fetched for whoever asks, with people, programme and checklist."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, time
from functools import cached_property

from django.http import HttpRequest
from django.utils.translation import gettext as _

from ketnap.accounts.actors import actor_behind
from ketnap.design.numbers import whole
from ketnap.domain.access import Actor
from ketnap.domain.ceremony import HELPER_CODE, timetable
from ketnap.occasions.ceremonies.models import Ceremony, ProgrammeLine
from ketnap.occasions.ceremonies.queries import Turn, ceremony_visible_to, turns_of
from ketnap.occasions.ceremonies.words import HINTS, item_title
from ketnap.web.day import PageDay, address, day_of
from ketnap.web.day_words import capitalised, full_day, weekday_and_day

_HOUR = "%H:%M"


@dataclass(frozen=True, slots=True)
class Item:
    """One item of the programme as people read it."""

    code: str
    at: str
    title: str
    details: tuple[str, ...]
    who: str
    hands_over: str
    person: str


@dataclass(frozen=True)
class OpenCeremony:
    """A ceremony somebody may see, on the day the page speaks about."""

    actor: Actor
    record: Ceremony
    day: PageDay

    @property
    def id(self) -> int:
        return self.record.pk

    @property
    def is_held(self) -> bool:
        return self.record.recorded_at is not None

    @property
    def may_change(self) -> bool:
        """Whether something can still be planned or recorded on this page."""
        return self.day.is_today and not self.is_held

    @cached_property
    def turns(self) -> tuple[Turn, ...]:
        return turns_of(self.record, self.actor, today=self.day.today)

    @property
    def can_be_told(self) -> bool:
        """Whether somebody was admitted here, and still is by the record."""
        return self.is_held and any(turn.held is not None for turn in self.turns)

    @property
    def names(self) -> str:
        return ", ".join(turn.full_name for turn in self.turns)

    @cached_property
    def lines(self) -> Sequence[ProgrammeLine]:
        return list(self.record.programme.order_by("position"))

    @cached_property
    def items(self) -> tuple[Item, ...]:
        """The programme with the hour of each item."""
        persons = {turn.row.pk: turn.full_name for turn in self.turns}
        starts = timetable(self.record.starts_at or time(), [line.minutes for line in self.lines])
        return tuple(
            self._item(line, f"{start:{_HOUR}}", persons.get(line.new_member_id or 0, ""))
            for line, start in zip(self.lines, starts, strict=True)
        )

    @property
    def title(self) -> str:
        return _("Lễ kết nạp ngày %(day)s") % {"day": full_day(self.record.held_on)}

    @property
    def when_and_where(self) -> str:
        day = capitalised(weekday_and_day(self.record.held_on, year=0))
        if self.record.starts_at is None:
            return _("%(day)s, %(place)s") % {"day": day, "place": self.record.place}
        return _("%(day)s, %(hour)s, %(place)s") % {
            "day": day,
            "hour": f"{self.record.starts_at:{_HOUR}}",
            "place": self.record.place,
        }

    @property
    def lead(self) -> str:
        """When, where and who, in one sentence."""
        alone = _("%(when)s. Kết nạp %(names)s.")
        together = _("%(when)s. Kết nạp %(names)s, từng người một.")
        words = together if len(self.turns) > 1 else alone
        return words % {"when": self.when_and_where, "names": self.names}

    def _item(self, line: ProgrammeLine, at: str, person: str) -> Item:
        hint = str(HINTS.get(line.code, ""))
        mentors = self._mentors() if line.code == HELPER_CODE else ()
        return Item(
            code=line.code,
            at=at,
            title=item_title(line.code, person),
            details=tuple(filter(None, (line.detail or hint, *mentors))),
            who=line.who,
            hands_over=line.hands_over,
            person=person,
        )

    def _mentors(self) -> tuple[str, ...]:
        return tuple(
            _("%(mentor)s giúp đỡ %(name)s")
            % {"mentor": turn.mentor_name or _("(chưa phân công)"), "name": turn.full_name}
            for turn in self.turns
        )


def open_ceremony(request: HttpRequest, ceremony_id: int) -> OpenCeremony:
    """The ceremony for whoever asks; a stranger gets 404."""
    actor = actor_behind(request)
    return OpenCeremony(actor, ceremony_visible_to(actor, ceremony_id), day_of(request))


def crumbs_to(request: HttpRequest, ceremony: OpenCeremony | None = None) -> list[dict[str, str]]:
    """The way to a page about ceremonies, or about one ceremony."""
    crumbs = [{"label": _("Lễ kết nạp"), "href": address(request, "ceremonies")}]
    if ceremony is not None:
        href = address(request, "ceremony", ceremony.id)
        crumbs.append({"label": full_day(ceremony.record.held_on), "href": href})
    return crumbs


def days_until(day: date, today: date) -> str:
    """Return how far off a day is, in words."""
    left = (day - today).days
    if left > 0:
        return _("còn %(days)s ngày") % {"days": whole(left)}
    return _("hôm nay") if left == 0 else _("đã qua, chưa ghi")
