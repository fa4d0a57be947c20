"""The draft about a plan (kế hoạch phát triển đảng viên) and how far it is reached."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from ketnap.domain.press.package import Paragraph
from ketnap.domain.press.telling.draft import Draft, Shown, day, filled, paragraph, to_fill


@dataclass(frozen=True, slots=True)
class TargetFacts:
    """A target: the deed in words (`kết nạp`, `đảng viên`), the number set, the number reached."""

    figure: str
    verb: str
    whom: str
    target: int
    reached: int

    @property
    def target_key(self) -> str:
        return f"target_{self.figure}"


@dataclass(frozen=True, slots=True)
class PlanFacts:
    """What may be told of a plan; `span` as `năm 2018`."""

    span: str
    cell: str
    resolution: str
    on: date
    targets: tuple[TargetFacts, ...]


def tell_plan(facts: PlanFacts) -> Draft:
    """Return the draft: what is planned, what is reached, what comes next."""
    return Draft(
        title=f"{facts.cell} thực hiện kế hoạch phát triển đảng viên {facts.span}",
        lead=_lead(facts),
        paragraphs=filled((_reached(facts), _next())),
        captions=("Chi ủy bàn kế hoạch phát triển đảng viên.",),
    )


def _lead(facts: PlanFacts) -> Paragraph:
    ground = f"Thực hiện {facts.resolution}, " if facts.resolution else ""
    begin = f"{ground}{facts.cell} đề ra chỉ tiêu {facts.span}"
    if not facts.targets:
        return paragraph(f"{begin}: {to_fill('các chỉ tiêu')}.")
    return paragraph(
        f"{begin}: ", *_listed(facts.targets, lambda one: Shown(one.target_key, one.target)), "."
    )


def _reached(facts: PlanFacts) -> Paragraph | None:
    done = [one for one in facts.targets if one.reached]
    if not done:
        return None
    listed = _listed(done, lambda one: Shown(one.figure, one.reached))
    return paragraph(f"Tính đến ngày {day(facts.on)}, chi bộ đã ", *listed, ".")


def _listed(
    targets: Sequence[TargetFacts], shown: Callable[[TargetFacts], Shown]
) -> list[str | Shown]:
    parts: list[str | Shown] = []
    for place, one in enumerate(targets):
        if place:
            parts.append(" và " if place == len(targets) - 1 else ", ")
        parts += [f"{one.verb} ", shown(one), f" {one.whom}"]
    return parts


def _next() -> Paragraph:
    return paragraph(f"Thời gian tới, chi bộ tập trung {to_fill('các việc chính')}.")
