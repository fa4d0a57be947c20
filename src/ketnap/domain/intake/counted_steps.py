"""Steps that are told with numbers: votes of the cell and of committees, deadlines made longer."""

from collections.abc import Callable, Iterator

from ketnap.domain.casefile.codes import CommitteeLevel, DeadlineCode, Matter, StepKind
from ketnap.domain.casefile.steps import CellVoted, CommitteeVoted, DeadlineExtended, Excluded, Step
from ketnap.domain.intake.columns import EXCLUDED
from ketnap.domain.intake.named_step import NUMBER, PARTY, REASON, Details, NamedStep

_MATTERS = {
    Matter.ADMISSION: "kết nạp",
    Matter.RECOGNITION: "công nhận chính thức",
    Matter.STRIKE_OFF: "xóa tên",
}
_COMMITTEES = {
    CommitteeLevel.GRASSROOTS: ("đảng ủy", "đảng ủy cơ sở"),
    CommitteeLevel.STANDING: ("ban thường vụ", "ban thường vụ đảng ủy"),
}
_DECIDING = {
    Matter.ADMISSION: DeadlineCode.DECIDE_ADMISSION,
    Matter.RECOGNITION: DeadlineCode.DECIDE_RECOGNITION,
}
_BALLOTS = ("agree", "disagree", "abstain")


def _cell_votes() -> Iterator[NamedStep]:
    excluded = tuple(column.code for column in EXCLUDED.values())
    takes = (NUMBER, "entitled", *excluded, "present", *_BALLOTS, "invalid", "method")
    for matter, name in _MATTERS.items():
        words = (
            f"chi bộ biểu quyết {name}",
            f"chi bộ họp xét {name}",
            f"họp chi bộ xét {name}",
            f"chi bộ xét {name}",
            f"chi bộ đề nghị {name}",
            f"nghị quyết chi bộ đề nghị {name}",
        )
        needs = ("entitled", "present", "agree", "method")
        yield NamedStep(StepKind.CELL_VOTED, words, _cell_voted(matter), takes, needs)


def _committee_votes() -> Iterator[NamedStep]:
    takes = (NUMBER, PARTY, "entitled", "present", *_BALLOTS)
    for matter, name in _MATTERS.items():
        for level, bodies in _COMMITTEES.items():
            words = tuple(
                f"{body} {deed} {name}"
                for body in bodies
                for deed in ("biểu quyết", "họp xét", "xét", "đề nghị")
            )
            make = _committee_voted(matter, level)
            yield NamedStep(StepKind.COMMITTEE_VOTED, words, make, takes, ("entitled", "agree"))


def _extensions() -> Iterator[NamedStep]:
    takes = ("working_days", REASON)
    for matter, deadline in _DECIDING.items():
        name = _MATTERS[matter]
        words = (
            f"gia hạn ra quyết định {name}",
            f"gia hạn quyết định {name}",
            f"gia hạn thời hạn quyết định {name}",
            f"gia hạn {name}",
        )
        make = _extended(deadline)
        yield NamedStep(StepKind.DEADLINE_EXTENDED, words, make, takes, ("working_days",))


def _cell_voted(matter: Matter) -> Callable[[Details], Step]:
    return lambda told: CellVoted(
        on=told.on,
        matter=matter,
        official_members=told.count("entitled"),
        excluded=tuple(
            Excluded(count=count, ground=ground)
            for ground, column in EXCLUDED.items()
            if (count := told.count(column.code))
        ),
        present_official=told.count("present"),
        agree=told.count("agree"),
        disagree=told.count("disagree"),
        invalid=told.count("invalid"),
        method=told.method(),
        resolution=told.number_if_given(),
    )


def _committee_voted(matter: Matter, level: CommitteeLevel) -> Callable[[Details], Step]:
    return lambda told: CommitteeVoted(
        on=told.on,
        matter=matter,
        body=told.party,
        level=level,
        members=told.count("entitled"),
        agree=told.count("agree"),
        disagree=told.count("disagree"),
        resolution=told.number_if_given(),
    )


def _extended(deadline: DeadlineCode) -> Callable[[Details], Step]:
    return lambda told: DeadlineExtended(
        on=told.on, deadline=deadline, working_days=told.count("working_days"), reason=told.reason
    )


COUNTED_STEPS: tuple[NamedStep, ...] = (*_cell_votes(), *_committee_votes(), *_extensions())
