"""The form of a meeting: when, where, led by whom, about what; it returns a plan and does not save."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, time
from typing import Any

from django import forms
from django.forms.boundfield import BoundField
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from ketnap.casefiles.queries import case_rows
from ketnap.domain.access import Actor
from ketnap.domain.casefile.codes import Matter, Stage
from ketnap.domain.casefile.wording import stage_name
from ketnap.occasions.meetings.models import CellMeeting
from ketnap.occasions.meetings.queries import items_of, latest_meeting
from ketnap.occasions.meetings.services import Plan, Question
from ketnap.organisations.models import Organisation
from ketnap.people.models import Person
from ketnap.people.queries import official_members_of
from ketnap.web.far_day import ask_about_far_day
from ketnap.web.language import reader_language
from ketnap.web.meetings.words import MATTERS
from ketnap.web.steps.fields import TextField, day_field

LONGEST_PLACE = 200
LONGEST_TOPIC = 300
MOST_LISTED = 200
USUAL_HOUR = time(14, 0)
ASKED_AT: Mapping[Matter, tuple[Stage, ...]] = {
    Matter.ADMISSION: (Stage.FILING,),
    Matter.RECOGNITION: (Stage.RECOGNITION_DUE,),
    Matter.STRIKE_OFF: (Stage.RECOGNITION_DUE, Stage.PROBATION),
}
"""At which stages a cell usually votes on what; who is there already stays to be chosen."""


@dataclass(frozen=True, slots=True)
class Offered:
    """What the form offers: official members to lead, and people to vote on by matter."""

    members: tuple[Person, ...]
    people: Mapping[Matter, tuple[tuple[str, str], ...]]


class TopicsField(forms.Field):
    """One topic a line."""

    widget = forms.Textarea(attrs={"rows": 4})

    def to_python(self, value: Any) -> tuple[str, ...]:
        line = TextField(max_length=LONGEST_TOPIC, required=False)
        lines = (line.clean(text) for text in str(value or "").splitlines())
        return tuple(text for text in lines if text)

    def prepare_value(self, value: Any) -> Any:
        return "\n".join(value) if isinstance(value, tuple) else value


class PlanForm(forms.Form):
    """Asks for a meeting. Who is ticked is voted on, one person at a time, in the order shown."""

    held_on = day_field(label=_("Ngày họp"))
    begins_at = forms.TimeField(
        label=_("Giờ họp"),
        input_formats=["%H:%M", "%Hh%M", "%H"],
        widget=forms.TimeInput(format="%H:%M", attrs={"class": "kn-count", "autocomplete": "off"}),
    )
    place = TextField(label=_("Địa điểm"), max_length=LONGEST_PLACE)
    topics = TopicsField(
        label=_("Nội dung khác"),
        help_text=_("Mỗi dòng một nội dung, không kể việc biểu quyết từng người ở dưới."),
        required=False,
    )
    seen_revision = forms.IntegerField(min_value=0, widget=forms.HiddenInput, required=False)

    def __init__(
        self,
        offered: Offered,
        *,
        data: Mapping[str, Any] | None = None,
        initial: Mapping[str, Any] | None = None,
    ) -> None:
        super().__init__(data=data, initial=dict(initial or {}))
        self.offered = offered
        self.fields["presiding"] = _officer_field(gettext("Chủ trì"), offered)
        self.fields["secretary"] = _officer_field(gettext("Thư ký cuộc họp"), offered)
        for matter, people in offered.people.items():
            if people:
                self.fields[matter.value] = _people_field(matter, people)
        self.order_fields(("held_on", "begins_at", "place", "presiding", "secretary"))

    def main_fields(self) -> Iterator[BoundField]:
        """Everything but whom to strike off, which is rare and stands apart."""
        for bound in self.visible_fields():
            if bound.name != Matter.STRIKE_OFF.value:
                yield bound

    def strike_off(self) -> BoundField | None:
        name = Matter.STRIKE_OFF.value
        return self[name] if name in self.fields else None

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if "presiding" in cleaned and cleaned["presiding"] == cleaned.get("secretary"):
            self.add_error("secretary", _("Chủ trì và thư ký phải là hai người."))
        ask_about_far_day(self, "held_on")
        return cleaned

    def plan(self) -> Plan:
        """Return what a valid form orders."""
        answers = self.cleaned_data
        members = {person.pk: person for person in self.offered.members}
        return Plan(
            held_on=answers["held_on"],
            begins_at=answers["begins_at"],
            place=answers["place"],
            presiding=members[answers["presiding"]],
            secretary=members[answers["secretary"]],
            topics=answers["topics"],
            questions=tuple(
                Question(int(casefile_id), matter)
                for matter in Matter
                for casefile_id in answers.get(matter.value, ())
            ),
        )


def offered_in(
    actor: Actor, cell: Organisation, *, on: date, meeting: CellMeeting | None = None
) -> Offered:
    """Return whom a meeting of a cell may be led by, and whom it may vote on."""
    rows = official_members_of(cell.pk, on=meeting.held_on if meeting else on)
    chosen = [] if meeting is None else [item for item in items_of(meeting) if item.is_vote]
    people = {
        matter: _people(actor, cell, stages, on=on)
        | {
            str(item.case.pk): item.case.person.full_name
            for item in chosen
            if item.matter == matter
        }
        for matter, stages in ASKED_AT.items()
    }
    return Offered(
        members=tuple(row.person for row in rows),
        people={matter: tuple(found.items()) for matter, found in people.items()},
    )


def first_plan(actor: Actor, cell_id: int, offered: Offered, *, on: date) -> dict[str, Any]:
    """Return what the form shows before anybody typed: as the last meeting, led by who calls it."""
    last = latest_meeting(cell_id, before=on)
    if last is not None:
        return {
            "begins_at": last.begins_at,
            "place": last.place,
            "presiding": last.presiding_id,
            "secretary": last.secretary_id,
        }
    others = [person.pk for person in offered.members if person.pk != actor.person_id]
    return {
        "begins_at": USUAL_HOUR,
        "presiding": actor.person_id,
        "secretary": next(iter(others), None),
    }


def plan_of(meeting: CellMeeting) -> dict[str, Any]:
    """Return what the form shows of a meeting that was called already."""
    items = items_of(meeting)
    return {
        "held_on": meeting.held_on,
        "begins_at": meeting.begins_at,
        "place": meeting.place,
        "presiding": meeting.presiding_id,
        "secretary": meeting.secretary_id,
        "topics": tuple(item.topic for item in items if not item.is_vote),
        "seen_revision": meeting.revision,
        **{
            matter.value: [str(item.case.pk) for item in items if item.matter == matter]
            for matter in Matter
        },
    }


def _people(
    actor: Actor, cell: Organisation, stages: tuple[Stage, ...], *, on: date
) -> dict[str, str]:
    language = reader_language()
    return {
        str(row.casefile_id): f"{row.full_name} ({stage_name(row.stage, language)})"
        if len(stages) > 1
        else row.full_name
        for stage in stages
        for row in case_rows(actor, on, stage=stage, path=cell.path, limit=MOST_LISTED).rows
        if not row.paused
    }


def _officer_field(label: str, offered: Offered) -> forms.Field:
    members = [(person.pk, person.full_name) for person in offered.members]
    return forms.TypedChoiceField(label=label, choices=members, coerce=int)


def _people_field(matter: Matter, people: Sequence[tuple[str, str]]) -> forms.Field:
    return forms.MultipleChoiceField(
        label=str(MATTERS[matter]),
        choices=people,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
