"""The life of a paper in words: where it stands, what happened to it, what may come next."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ketnap.documents.papers.models import PaperEvent
from ketnap.documents.papers.queries import PaperLife
from ketnap.domain.casefile.wording import day_in_words
from ketnap.domain.paperwork.life import PaperDeed, PaperState

STATE_NAMES: Mapping[PaperState, str | Promise] = {
    PaperState.DRAFT: gettext_lazy("Đã lập"),
    PaperState.PRINTED: gettext_lazy("Đã in"),
    PaperState.SIGNED: gettext_lazy("Đã ký"),
    PaperState.FILED: gettext_lazy("Đã lưu"),
    PaperState.RETURNED: gettext_lazy("Bị trả lại"),
    PaperState.REPLACED: gettext_lazy("Đã thay bằng bản khác"),
}
# A state as the row of a paper draws it.
LOOKS: Mapping[PaperState, str] = {
    PaperState.DRAFT: "draft",
    PaperState.PRINTED: "printed",
    PaperState.SIGNED: "signed",
    PaperState.FILED: "filed",
    PaperState.RETURNED: "draft",
    PaperState.REPLACED: "draft",
}
_DEED_NAMES: Mapping[PaperDeed, str | Promise] = {
    PaperDeed.DRAFTED: gettext_lazy("Lập"),
    PaperDeed.PRINTED: gettext_lazy("In"),
    PaperDeed.SIGNED: gettext_lazy("Ký"),
    PaperDeed.FILED: gettext_lazy("Lưu"),
    PaperDeed.RETURNED: gettext_lazy("Bị trả lại"),
    PaperDeed.REPLACED: gettext_lazy("Thay bằng bản khác"),
}


@dataclass(frozen=True, slots=True)
class LifeEvent:
    """One thing that happened to a paper."""

    on: str
    what: str
    who: str


def events_of(life: PaperLife) -> tuple[LifeEvent, ...]:
    """What happened to a paper, the last first."""
    return tuple(
        LifeEvent(day_in_words(event.on), _what(event), event.by_name)
        for event in reversed(life.events)
    )


def whereabouts_of(life: PaperLife) -> str:
    """What a state leaves open: where the paper is, whose signature it waits for, why it came back."""
    match life.state:
        case PaperState.FILED:
            return life.kept_at
        case PaperState.RETURNED:
            return life.returned_because
        case PaperState.SIGNED:
            return _("chưa ghi nơi lưu")
        case PaperState.PRINTED:
            return _("chờ ký")
        case _:
            return ""


def next_deed_of(life: PaperLife) -> str:
    """The one thing usually done next with a paper."""
    match life.state:
        case PaperState.DRAFT:
            return _("In")
        case PaperState.PRINTED | PaperState.RETURNED:
            return _("Ghi đã ký")
        case PaperState.SIGNED:
            return _("Ghi nơi lưu")
        case _:
            return _("Mở")


def _what(event: PaperEvent) -> str:
    details = "; ".join(_details(event))
    name = str(_DEED_NAMES[PaperDeed(event.deed)])
    return f"{name}: {details}" if details else name


def _details(event: PaperEvent) -> Iterator[str]:
    if event.name:
        yield f"{event.name}, {event.position}"
    if event.note:
        yield event.note
