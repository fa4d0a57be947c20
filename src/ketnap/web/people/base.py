"""The base of a vote (cơ số tính tỷ lệ) on a day, with who is left out and the rule for it."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ketnap.domain.casefile.votes import needed_to_reach
from ketnap.domain.casefile.wording import code_name
from ketnap.domain.membership import LeftOut, VoteBase
from ketnap.people.queries import vote_base_on
from ketnap.rules.load import load_rulebook
from ketnap.web.case.findings import Source, source_of
from ketnap.web.language import reader_language
from ketnap.web.open_cell import OpenCell

SHARE_RULE = "cell_vote_admission"


@dataclass(frozen=True, slots=True)
class Absentee:
    """A member left out, and why."""

    name: str
    ground: str
    always: bool


@dataclass(frozen=True, slots=True)
class BaseCard:
    """The base as the page shows it."""

    number: str
    official: int
    sentence: str
    needed: str
    left_out: tuple[Absentee, ...]
    sources: tuple[Source, ...]


def base_card(cell: OpenCell) -> BaseCard:
    """Return the base of a vote of the cell on the page's day."""
    rules = load_rulebook().on(cell.on)
    base = vote_base_on(cell.record.pk, cell.on, rules)
    share = rules.find(SHARE_RULE)
    used = [rule for rule in (base.rule, share) if rule is not None]
    return BaseCard(
        number=str(base.most) if base.least == base.most else f"{base.least}–{base.most}",
        official=len(base.official),
        sentence=_sentence(base),
        needed="" if share is None or base.least < 1 else _needed(base, share.value),
        left_out=tuple(_absentees(base)),
        sources=tuple(source_of(rule, reader_language()) for rule in used),
    )


def _sentence(base: VoteBase) -> str:
    if base.least == base.most:
        return (
            _("Mọi đảng viên chính thức được tính, dù có mặt hay vắng mặt.")
            if not (base.always_left_out)
            else _("Không tính những người nêu dưới đây.")
        )
    words = ngettext(
        "Có %(count)d người chỉ được tính khi dự họp và biểu quyết.",
        "Có %(count)d người chỉ được tính khi dự họp và biểu quyết.",
        len(base.left_out_if_absent),
    )
    return words % {"count": len(base.left_out_if_absent)}


def _needed(base: VoteBase, share: dict[str, int]) -> str:
    least, most = (needed_to_reach(number, share) for number in (base.least, base.most))
    if least == most:
        return _("Đề nghị kết nạp cần ít nhất %(count)d người tán thành.") % {"count": least}
    return _(
        "Đề nghị kết nạp cần ít nhất %(least)d người tán thành nếu cơ số là %(base_least)d, "
        "%(most)d nếu cơ số là %(base_most)d."
    ) % {
        "least": least,
        "most": most,
        "base_least": base.least,
        "base_most": base.most,
    }


def _absentees(base: VoteBase) -> Iterable[Absentee]:
    for always, group in ((True, base.always_left_out), (False, base.left_out_if_absent)):
        for each in group:
            yield _absentee(each, always=always)


def _absentee(each: LeftOut, *, always: bool) -> Absentee:
    return Absentee(each.member.name, code_name(each.ground, reader_language()), always)
