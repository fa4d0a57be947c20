"""Blanks about the vote a paper is about: of the cell, or of a committee above it."""

from collections.abc import Callable

from ketnap.domain.casefile.codes import VoteMethod
from ketnap.domain.casefile.steps import CellVoted, CommitteeVoted
from ketnap.domain.casefile.votes import base_of, carried
from ketnap.domain.casefile.wording.names import code_name
from ketnap.domain.paperwork.blanks.blank import Blank, Value
from ketnap.domain.paperwork.left_out import LEFT_OUT, groups_in_words, left_out_of_base
from ketnap.domain.paperwork.material import Material
from ketnap.domain.paperwork.sheet import BlankKind, Source
from ketnap.domain.paperwork.words import percent
from ketnap.domain.sitting import CommitteeTurnout, exclusion_grounds

AnyVote = CellVoted | CommitteeVoted


def _vote(material: Material) -> AnyVote | None:
    step = material.step
    return step if isinstance(step, CellVoted | CommitteeVoted) else None


def _of(read: Callable[[AnyVote, Material], Value]) -> Callable[[Material], Value]:
    def value(material: Material) -> Value:
        vote = _vote(material)
        return read(vote, material) if vote is not None else None

    return value


def _all(vote: AnyVote, material: Material) -> int:
    """Everybody with a vote; of a committee, the step has those who count, its sitting has all."""
    if isinstance(vote, CellVoted):
        return vote.official_members
    return vote.members if material.sitting is None else material.sitting.turnout.members


def _base(vote: AnyVote, material: Material) -> int:
    return base_of(vote, material.rules)


def _present(vote: AnyVote) -> int | None:
    return vote.present_official if isinstance(vote, CellVoted) else None


def _absent(vote: AnyVote) -> int | None:
    return vote.official_members - vote.present_official if isinstance(vote, CellVoted) else None


def _neither(vote: AnyVote) -> int | None:
    """Those there who were neither in favour nor against; none where there is nobody."""
    present = _present(vote)
    return None if present is None else (present - vote.agree - vote.disagree or None)


def _method(vote: AnyVote) -> str | None:
    method: VoteMethod | None = vote.method if isinstance(vote, CellVoted) else None
    return None if method is None else code_name(method, "vi")


def _left_out(vote: AnyVote, material: Material) -> str | None:
    if isinstance(vote, CellVoted):
        return left_out_of_base(vote, material.rules) or None
    if material.sitting is None:
        return None
    grounds = exclusion_grounds(material.rules)
    return groups_in_words(material.sitting.turnout.excluded, grounds) or None


def _base_percent(vote: AnyVote, material: Material) -> str | None:
    """Only where it is another share than that of everybody."""
    base = _base(vote, material)
    return percent(vote.agree, base) if base != _all(vote, material) else None


def _sitting(read: Callable[[CommitteeTurnout], int | None]) -> Callable[[Material], int | None]:
    def value(material: Material) -> int | None:
        return None if material.sitting is None else read(material.sitting.turnout)

    return value


def _number(name: str, vi: str, en: str, read: Callable[[AnyVote, Material], Value]) -> Blank:
    return Blank(name, vi, en, Source.MEETING, BlankKind.NUMBER, _of(read))


def _computed(name: str, vi: str, en: str, read: Callable[[AnyVote, Material], Value]) -> Blank:
    return Blank(name, vi, en, Source.COMPUTED, BlankKind.TEXT, _of(read))


BLANKS = (
    Blank(
        "vote_on",
        "Ngày biểu quyết",
        "Day of the vote",
        Source.MEETING,
        BlankKind.DAY,
        _of(lambda v, m: v.on),
    ),
    _number(
        "vote_members", "Tổng số có quyền biểu quyết", "All who may vote", lambda v, m: _all(v, m)
    ),
    _number("vote_present", "Có mặt", "Present", lambda v, m: _present(v)),
    _number("vote_absent", "Vắng mặt", "Absent", lambda v, m: _absent(v)),
    _number("vote_base", "Số tính tỷ lệ", "Base of the share", _base),
    _number("vote_agree", "Số tán thành", "In favour", lambda v, m: v.agree),
    _number("vote_disagree", "Số không tán thành", "Against", lambda v, m: v.disagree),
    _number(
        "vote_neither",
        "Số có mặt không tán thành, cũng không phản đối",
        "Present, neither in favour nor against",
        lambda v, m: _neither(v),
    ),
    _computed(
        "vote_agree_percent",
        "Tỷ lệ tán thành",
        "Share in favour",
        lambda v, m: percent(v.agree, _all(v, m)) or None,
    ),
    _computed(
        "vote_disagree_percent",
        "Tỷ lệ không tán thành",
        "Share against",
        lambda v, m: percent(v.disagree, _all(v, m)) or None,
    ),
    _computed(
        "vote_unopposed",
        "Không ai không tán thành",
        "Nobody against",
        lambda v, m: "có" if v.disagree == 0 else None,
    ),
    _computed(
        "vote_base_agree_percent",
        "Tỷ lệ tán thành trên số phải tính",
        "Share in favour of the base",
        _base_percent,
    ),
    _computed(
        LEFT_OUT,
        "Những người không tính vào tỷ lệ",
        "Who is left out of the base",
        _left_out,
    ),
    Blank(
        "committee_present",
        "Số ủy viên có mặt",
        "Committee members present",
        Source.MEETING,
        BlankKind.NUMBER,
        _sitting(lambda turnout: turnout.present),
    ),
    Blank(
        "committee_absent",
        "Số ủy viên vắng mặt",
        "Committee members absent",
        Source.MEETING,
        BlankKind.NUMBER,
        _sitting(lambda turnout: turnout.absent),
    ),
    _computed("vote_method", "Hình thức biểu quyết", "Manner of the vote", lambda v, m: _method(v)),
    _computed(
        "vote_carried",
        "Đạt tỷ lệ quy định",
        "Reached the share",
        lambda v, m: "đạt" if carried(v, m.rules) else None,
    ),
)
