"""Numbers and days of one paper that cannot all be right, named by the field to look at."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _

from ketnap.domain.casefile.steps import (
    CellVoted,
    CommitteeVoted,
    Decided,
    Introduced,
    OpinionCount,
    OpinionsSummarised,
    OrganisationIntroducer,
    ProbationOpinionsSummarised,
    Step,
)


@dataclass(frozen=True, slots=True)
class Slip:
    """What does not agree, and at which field it is put right."""

    path: str
    message: str


def slips_in(step: Step) -> Iterator[Slip]:
    """The contradictions within what one paper says; whether a rule allows it is not asked."""
    check = _CHECKS.get(type(step))
    if check is not None:
        yield from check(step)


def _cell_vote(vote: CellVoted) -> Iterator[Slip]:
    if vote.present_official > vote.official_members:
        yield Slip(
            "present_official",
            _("Nhiều hơn tổng số đảng viên chính thức (%(most)s). Hãy xem lại.")
            % {"most": vote.official_members},
        )
    if sum(group.count for group in vote.excluded) > vote.official_members:
        yield Slip("excluded", _("Số không tính nhiều hơn tổng số đảng viên chính thức."))
    if vote.agree + vote.disagree + vote.invalid > vote.present_official:
        yield Slip(
            "agree",
            _("Cộng các phiếu được %(sum)s, nhiều hơn số có mặt (%(most)s). Hãy xem lại biên bản.")
            % {
                "sum": vote.agree + vote.disagree + vote.invalid,
                "most": vote.present_official,
            },
        )


def _committee_vote(vote: CommitteeVoted) -> Iterator[Slip]:
    if vote.agree + vote.disagree > vote.members:
        yield Slip(
            "agree",
            _("Cộng các phiếu được %(sum)s, nhiều hơn số cấp ủy viên (%(most)s).")
            % {"sum": vote.agree + vote.disagree, "most": vote.members},
        )


def _introduction(step: Introduced) -> Iterator[Slip]:
    match step.by:
        case OrganisationIntroducer(agree=agree, total=total) if agree > total:
            yield Slip("by.agree", _more_than(total))


def _opinions(step: OpinionsSummarised | ProbationOpinionsSummarised) -> Iterator[Slip]:
    if step.organisations.agree > step.organisations.asked:
        yield Slip("organisations.agree", _more_than(step.organisations.asked))
    match step.residence:
        case OpinionCount(asked=asked, agree=agree) if agree > asked:
            yield Slip("residence.agree", _more_than(asked))


def _decision(step: Decided) -> Iterator[Slip]:
    if step.received_on is not None and step.received_on < step.on:
        yield Slip("received_on", _("Ngày nhận ở trước ngày ban hành quyết định."))


def _more_than(most: int) -> str:
    return _("Số tán thành nhiều hơn tổng số (%(most)s). Hãy xem lại.") % {"most": most}


_CHECKS: Mapping[type[Step], Callable[..., Iterator[Slip]]] = {
    CellVoted: _cell_vote,
    CommitteeVoted: _committee_vote,
    Introduced: _introduction,
    OpinionsSummarised: _opinions,
    ProbationOpinionsSummarised: _opinions,
    Decided: _decision,
}
