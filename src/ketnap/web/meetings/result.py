"""What a vote amounts to, in words that follow its numbers."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from ketnap.domain.casefile.codes import Matter
from ketnap.domain.casefile.steps import CellVoted
from ketnap.domain.meeting.outcome import Outcome, outcome_of
from ketnap.domain.meeting.repeats import Escalation, escalation_of
from ketnap.domain.rulebook import RulesInForce
from ketnap.web.case.findings import Source, source_of
from ketnap.web.language import reader_language
from ketnap.web.meetings.bar import Bar, bar_of
from ketnap.web.meetings.words import FORMS, PROPOSALS, percent, share_words


@dataclass(frozen=True, slots=True)
class Result:
    """A counted vote as the page tells it."""

    bar: Bar | None
    is_reached: bool
    sentence: str
    title: str
    text: str
    sources: tuple[Source, ...]


def result_of(vote: CellVoted, rules: RulesInForce, *, number: int) -> Result:
    """Return what a vote amounts to; `number` says which time the cell votes on the question."""
    outcome = outcome_of(vote, rules)
    escalation = escalation_of(number, vote.matter, rules)
    return Result(
        bar=bar_of(outcome),
        is_reached=outcome.is_reached,
        sentence=_sentence(outcome),
        title=_title(outcome),
        text=" ".join(_texts(outcome, escalation, rules)),
        sources=_sources(outcome, escalation, rules),
    )


def _sentence(outcome: Outcome) -> str:
    if outcome.needed is None or outcome.share_rule is None:
        return _("Chưa có quy định về tỷ lệ cho ngày này.")
    return _(
        "Cần ít nhất %(needed)s trên %(base)s (%(share)s của cơ số tính tỷ lệ). "
        "Hiện có %(agree)s tán thành, bằng %(percent)s."
    ) % {
        "needed": outcome.needed,
        "base": outcome.base,
        "share": share_words(outcome.share_rule.value),
        "agree": outcome.vote.agree,
        "percent": percent(outcome.of_base),
    }


def _title(outcome: Outcome) -> str:
    if outcome.share_rule is None:
        return _("Chưa có căn cứ để tính")
    share = {"share": share_words(outcome.share_rule.value)}
    return _("Đạt %(share)s") % share if outcome.is_reached else _("Chưa đạt %(share)s") % share


def _texts(outcome: Outcome, escalation: Escalation | None, rules: RulesInForce) -> list[str]:
    if outcome.needed is None:
        return []
    all_members = _(
        "Trên tổng số %(members)s đảng viên chính thức, tỷ lệ tán thành là %(percent)s."
    ) % {"members": outcome.vote.official_members, "percent": percent(outcome.of_all)}
    if outcome.is_reached:
        return [_may_adopt(outcome.vote.matter), all_members]
    short = _("Còn thiếu %(count)s tán thành.") % {"count": outcome.needed - outcome.vote.agree}
    return [short, *_then(rules), all_members, *_goes_up(escalation)]


def _may_adopt(matter: Matter) -> str:
    proposal = PROPOSALS[matter]
    if matter in FORMS:
        return _("Chi bộ có thể ra nghị quyết %(proposal)s (%(form)s).") % {
            "proposal": proposal,
            "form": FORMS[matter],
        }
    return _("Chi bộ có thể ra nghị quyết %(proposal)s.") % {"proposal": proposal}


def _then(rules: RulesInForce) -> list[str]:
    if rules.find("vote_below_share") is None:
        return []
    return [
        _(
            "Chưa đủ để ra nghị quyết; kết quả đầy đủ được báo cáo cấp ủy có thẩm quyền "
            "xem xét, quyết định."
        )
    ]


def _goes_up(escalation: Escalation | None) -> list[str]:
    if escalation is None:
        return []
    facts = {"number": escalation.number, "most": escalation.most}
    if escalation.is_last or escalation.is_beyond:
        return [
            _(
                "Đây là lần biểu quyết thứ %(number)s. Sau %(most)s lần không đủ tỷ lệ, chi bộ "
                "báo cáo cấp ủy cấp trên trực tiếp và cấp ủy có thẩm quyền xem xét, quyết định."
            )
            % facts
        ]
    return [
        _(
            "Đây là lần biểu quyết thứ %(number)s. Sau %(most)s lần không đủ tỷ lệ thì báo cáo "
            "cấp trên."
        )
        % facts
    ]


def _sources(
    outcome: Outcome, escalation: Escalation | None, rules: RulesInForce
) -> tuple[Source, ...]:
    cited = [outcome.share_rule, outcome.base_rule]
    if not outcome.is_reached:
        cited.append(rules.find("vote_below_share"))
        cited.append(None if escalation is None else escalation.rule)
    return tuple(source_of(rule, reader_language()) for rule in cited if rule is not None)
