"""What may come next: the steps that usually follow at a stage and are not recorded yet."""

from collections.abc import Iterator, Mapping, Sequence, Set

from ketnap.domain.casefile.codes import ChainRole, Stage, StepKind
from ketnap.domain.casefile.replay import Round
from ketnap.domain.casefile.steps import STEP_CLASSES, CellFacts

_USUAL: Mapping[Stage, tuple[StepKind, ...]] = {
    Stage.NOMINATED: (StepKind.LISTED_AS_SYMPATHISER,),
    Stage.LISTED: (
        StepKind.MENTOR_ASSIGNED,
        StepKind.SENT_TO_COURSE,
        StepKind.COURSE_CERTIFIED,
        StepKind.MENTOR_REVIEWED,
    ),
    Stage.TRAINED: (StepKind.MENTOR_ASSIGNED, StepKind.FILE_OPENED, StepKind.CONSENT_GIVEN),
    Stage.FILING: (
        StepKind.CONSENT_GIVEN,
        StepKind.APPLICATION_FILED,
        StepKind.CV_DECLARED,
        StepKind.VERIFICATION_REQUESTED,
        StepKind.VERIFICATION_ANSWERED,
        StepKind.CV_CERTIFIED,
        StepKind.INTRODUCED,
        StepKind.OPINIONS_SUMMARISED,
        StepKind.CELL_VOTED,
    ),
    Stage.CELL_PROPOSED: (
        StepKind.SUBMITTED,
        StepKind.APPRAISED,
        StepKind.COMMITTEE_VOTED,
        StepKind.DECIDED,
    ),
    Stage.APPROVED: (StepKind.CEREMONY_HELD,),
    Stage.PROBATION: (StepKind.MEMBER_RECORD_FILED, StepKind.NEW_MEMBER_COURSE_CERTIFIED),
    Stage.RECOGNITION_DUE: (
        StepKind.NEW_MEMBER_COURSE_CERTIFIED,
        StepKind.SELF_REVIEW_FILED,
        StepKind.MENTOR_ASSESSED,
        StepKind.PROBATION_OPINIONS_SUMMARISED,
        StepKind.CELL_VOTED,
    ),
    Stage.RECOGNITION_PROPOSED: (
        StepKind.SUBMITTED,
        StepKind.APPRAISED,
        StepKind.COMMITTEE_VOTED,
        StepKind.DECIDED,
    ),
    Stage.OFFICIAL: (),
    Stage.CLOSED: (StepKind.NOMINATED, StepKind.LISTED_AS_SYMPATHISER),
}

_STAGES = tuple(_USUAL)

MAY_COME_AGAIN = frozenset(
    {
        StepKind.NOMINATED,
        StepKind.LISTED_AS_SYMPATHISER,
        StepKind.MENTOR_REVIEWED,
        StepKind.VERIFICATION_REQUESTED,
        StepKind.VERIFICATION_ANSWERED,
        StepKind.INTRODUCED,
        StepKind.CELL_VOTED,
        StepKind.SUBMITTED,
        StepKind.APPRAISED,
        StepKind.COMMITTEE_VOTED,
        StepKind.DECIDED,
    }
)
"""The steps that are not done once and for all."""


def next_steps(
    stage: Stage,
    round_: Round,
    cell: CellFacts,
    *,
    asked: Set[StepKind] = frozenset(),
    votes_exhausted: bool = False,
) -> tuple[StepKind, ...]:
    """The usual next steps at a stage, in their order, less those done once and for all.

    What is `asked` for by a finding comes again, and in front where its own stage is behind. Once
    the votes of the cell are exhausted, the matter goes up instead. No step is named that no body
    above the cell takes.
    """
    usual = _after_the_last_vote(_USUAL[stage]) if votes_exhausted else _USUAL[stage]
    return tuple(
        kind
        for kind in (*_left_behind(stage, usual, asked), *usual)
        if (kind in asked or _is_open(kind, round_))
        and (kind is not StepKind.APPRAISED or is_appraised(cell))
    )


def _left_behind(
    stage: Stage, usual: Sequence[StepKind], asked: Set[StepKind]
) -> Iterator[StepKind]:
    behind = _STAGES[: _STAGES.index(stage)]
    earlier = dict.fromkeys(kind for each in behind for kind in _USUAL[each])
    return (kind for kind in earlier if kind in asked and kind not in usual)


def _after_the_last_vote(usual: Sequence[StepKind]) -> tuple[StepKind, ...]:
    others = tuple(kind for kind in usual if kind is not StepKind.CELL_VOTED)
    return (*others, StepKind.SUBMITTED, StepKind.DECIDED)


def is_appraised(cell: CellFacts) -> bool:
    """Whether a committee between the cell and the one that decides looks at its files first."""
    return any(link.role is ChainRole.APPRAISE for link in cell.chain)


def _is_open(kind: StepKind, round_: Round) -> bool:
    return kind in MAY_COME_AGAIN or not round_.of(STEP_CLASSES[kind])
