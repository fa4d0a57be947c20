"""The eight stages of the way, with the month in which each was reached."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from ketnap.casefiles.models import StageSpan
from ketnap.domain.casefile.codes import Stage
from ketnap.domain.casefile.wording import closing_name, stage_name
from ketnap.web.case.reading import OpenCase
from ketnap.web.day_words import capitalised
from ketnap.web.language import reader_language

SHOWN = (
    Stage.NOMINATED,
    Stage.LISTED,
    Stage.TRAINED,
    Stage.FILING,
    Stage.CELL_PROPOSED,
    Stage.APPROVED,
    Stage.PROBATION,
    Stage.OFFICIAL,
)
# Between the ceremony and recognition the person stands on one place of the track.
_SHOWN_AS: Mapping[Stage, Stage] = {
    Stage.RECOGNITION_DUE: Stage.PROBATION,
    Stage.RECOGNITION_PROPOSED: Stage.PROBATION,
}


@dataclass(frozen=True, slots=True)
class Place:
    """One stage of the track: done, here or later."""

    name: str
    state: str
    when: str


@dataclass(frozen=True, slots=True)
class Track:
    """The way so far. `closed` says why it ended, where it did."""

    stages: tuple[Place, ...]
    position: int
    here: str
    note: str
    closed: str


def track_of(case: OpenCase) -> Track:
    """Where the case stands on the page's day; reads the stages derived from its log."""
    spans = StageSpan.objects.filter(casefile=case.record, from_on__lte=case.on)
    reached = reached_on(spans.order_by("from_on"))
    stage, closing = case.assessment.stage, case.assessment.closed
    at = _place(max(reached, key=SHOWN.index, default=Stage.NOMINATED) if closing else stage)
    language = reader_language()
    here = stage_name(stage if closing is None else SHOWN[at], language)
    return Track(
        stages=tuple(_stage(place, at, reached, case) for place in range(len(SHOWN))),
        position=at + 1,
        here=here,
        note=_note(SHOWN[at], reached),
        closed="" if closing is None else capitalised(closing_name(closing, language)),
    )


def reached_on(spans: Iterable[StageSpan]) -> dict[Stage, date]:
    """The first day of each stage since the procedure last started."""
    reached: dict[Stage, date] = {}
    was_closed = False
    for span in spans:
        stage = Stage(span.stage)
        if stage is Stage.CLOSED:
            was_closed = True
            continue
        if was_closed:
            reached, was_closed = {}, False
        reached.setdefault(_SHOWN_AS.get(stage, stage), span.from_on)
    return reached


def _place(stage: Stage) -> int:
    return SHOWN.index(_SHOWN_AS.get(stage, stage))


def _stage(place: int, at: int, reached: Mapping[Stage, date], case: OpenCase) -> Place:
    stage = SHOWN[place]
    since = reached.get(stage)
    is_here = place == at and case.assessment.closed is None
    shown = case.assessment.stage if is_here else stage
    name = stage_name(shown, reader_language())
    if place < at or (place == at and not is_here):
        return Place(name, "done", f"{since:%m/%Y}" if since else "")
    if is_here and stage is not Stage.OFFICIAL:
        return Place(name, "here", _since(since))
    return Place(name, "done" if is_here else "later", _month(since) if is_here else "")


def _month(day: date | None) -> str:
    return f"{day:%m/%Y}" if day else ""


def _since(day: date | None) -> str:
    return _("từ %(month)s") % {"month": _month(day)} if day else ""


def _note(stage: Stage, reached: Mapping[Stage, date]) -> str:
    words = _since(reached.get(stage))
    place = SHOWN.index(stage) + 1
    if place == len(SHOWN):
        return words
    following = stage_name(SHOWN[place], reader_language())
    return ". ".join(filter(None, (words, _("Giai đoạn sau: %(stage)s") % {"stage": following})))
