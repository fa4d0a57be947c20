"""Blanks about the vote a paper is about: of the cell, or of a committee above it."""

from collections.abc import Callable

from ketnap.domain.casefile.codes import VoteMethod
from ketnap.domain.casefile.steps import CellVoted, CommitteeVoted
from ketnap.domain.casefile.votes import base_of, carried
from ketnap.domain.casefile.wording.names import code_name
from ketnap.domain.paperwork.blanks.blank import Blank, Value
from ketnap.domain.paperwork.left_out import left_out_of_base
from ketnap.domain.paperwork.material import Material
from ketnap.domain.paperwork.sheet import BlankKind, Source
from ketnap.domain.paperwork.words import percent

AnyVote = CellVoted | CommitteeVoted


def _vote(material: Material) -> AnyVote | None:
    step = material.step
    return step if isinstance(step, CellVoted | CommitteeVoted) else None


def _of(read: Callable[[AnyVote, Material], Value]) -> Callable[[Material], Value]:
    def value(material: Material) -> Value:
        vote = _vote(material)
        return read(vote, material) if vote is not None else None

    return value


def _all(vote: AnyVote) -> int:
    return vote.members if isinstance(vote, CommitteeVoted) else vote.official_members


def _base(vote: AnyVote, material: Material) -> int:
    return base_of(vote, material.rules)


def _present(vote: AnyVote) -> int | None:
    return vote.present_official if isinstance(vote, CellVoted) else None


def _absent(vote: AnyVote) -> int | None:
    present = _present(vote)
    return None if present is None else _all(vote) - present


def _neither(vote: AnyVote) -> int | None:
    """Those there who were neither in favour nor against; none where there is nobody."""
    present = _present(vote)
    return None if present is None else (present - vote.agree - vote.disagree or None)


def _method(vote: AnyVote) -> str | None:
    method: VoteMethod | None = vote.method if isinstance(vote, CellVoted) else None
    return None if method is None else code_name(method, "vi")


def _left_out(vote: AnyVote, material: Material) -> str | None:
    return left_out_of_base(vote, material.rules) or None if isinstance(vote, CellVoted) else None


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
        "vote_members", "Tổng số có quyền biểu quyết", "All who may vote", lambda v, m: _all(v)
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
        lambda v, m: percent(v.agree, _all(v)) or None,
    ),
    _computed(
        "vote_disagree_percent",
        "Tỷ lệ không tán thành",
        "Share against",
        lambda v, m: percent(v.disagree, _all(v)) or None,
    ),
    _computed(
        "vote_base_agree_percent",
        "Tỷ lệ tán thành trên số phải tính",
        "Share in favour of the base",
        lambda v, m: percent(v.agree, _base(v, m)) if _base(v, m) != _all(v) else None,
    ),
    _computed(
        "vote_left_out",
        "Những người không tính vào tỷ lệ",
        "Who is left out of the base",
        _left_out,
    ),
    _computed("vote_method", "Hình thức biểu quyết", "Manner of the vote", lambda v, m: _method(v)),
    _computed(
        "vote_carried",
        "Đạt tỷ lệ quy định",
        "Reached the share",
        lambda v, m: "đạt" if carried(v, m.rules) else None,
    ),
)
