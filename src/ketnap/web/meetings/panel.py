"""One vote of a meeting as the page shows it: what stands against it, the base, the count, the result."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ketnap.documents.sheets.load import sheet_of
from ketnap.domain.casefile.codes import ExclusionGround, Matter, Severity, VoteMethod
from ketnap.domain.casefile.findings import Finding
from ketnap.domain.casefile.steps import CellVoted
from ketnap.domain.meeting.attendance import Turnout
from ketnap.domain.meeting.ballots import Count, slips_in
from ketnap.occasions.meetings.models import AgendaItem, VoteCount
from ketnap.occasions.meetings.queries import count_from, count_of
from ketnap.occasions.meetings.recorded import RecordedVote
from ketnap.occasions.meetings.rehearsal import findings_of, number_of
from ketnap.occasions.meetings.words import slip_message
from ketnap.web.case.findings import FindingCard, Source, cards_of, source_of
from ketnap.web.language import reader_language
from ketnap.web.meetings.reading import OpenMeeting, rules_of
from ketnap.web.meetings.result import Result, result_of
from ketnap.web.meetings.words import FORMS, GROUNDS, METHODS, question_line
from ketnap.web.papers.reading import slug_of


@dataclass(frozen=True, slots=True)
class BaseLine:
    """One line of the sum that leads to the base."""

    label: str
    number: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Balance:
    """Whether the ballots add up, in words."""

    is_right: bool
    text: str
    invalid: int
    valid: int


@dataclass(frozen=True, slots=True)
class Figures:
    """What follows from the numbers typed or counted."""

    vote: CellVoted
    balance: Balance
    result: Result | None


@dataclass(frozen=True)
class Panel:
    """Everything about one vote but the form that asks for its numbers."""

    item: AgendaItem
    row: VoteCount | None
    recorded: RecordedVote | None
    number: int
    line: str
    base: tuple[BaseLine, ...]
    base_source: Source | None
    cards: tuple[FindingCard, ...]
    is_blocked: bool
    figures: Figures | None

    @property
    def name(self) -> str:
        return self.item.case.person.full_name

    @property
    def resolution(self) -> str:
        """The form, as addresses carry it, of the resolution on a vote that carried and is recorded."""
        result = self.figures.result if self.figures is not None else None
        if result is None or not result.is_reached or self.row is None or not self.row.step_seq:
            return ""
        form = FORMS.get(Matter(self.item.matter))
        return slug_of(sheet_of(form)) if form else ""

    @property
    def facts(self) -> tuple[tuple[str, str], ...]:
        """The counted numbers to read, once nothing is typed any more."""
        if self.is_struck_out:
            return ()
        if self.is_corrected and self.figures is not None:
            return tuple(_corrected_facts(self.figures.vote))
        return () if self.row is None else tuple(_facts(count_from(self.row)))

    @property
    def is_corrected(self) -> bool:
        """Whether the case tells the vote otherwise than it was counted here."""
        return self.recorded is not None and self.recorded.is_corrected

    @property
    def is_struck_out(self) -> bool:
        """Whether the case tells no such vote any more."""
        return self.recorded is not None and self.recorded.vote is None


def panel_of(opened: OpenMeeting, item: AgendaItem) -> Panel:
    """Return one vote for whoever asks; findings only for who may see the case."""
    row = count_of(item)
    number = number_of(item)
    findings = findings_before(opened, item) if row is None else ()
    recorded = opened.recorded.get(item.pk)
    return Panel(
        item=item,
        row=row,
        recorded=recorded,
        number=number,
        line=question_line(item, number),
        base=tuple(base_lines(_turnout(opened, recorded))),
        base_source=_base_source(opened),
        cards=cards_of(findings),
        is_blocked=any(finding.severity is Severity.BLOCK for finding in findings),
        figures=_figures(opened, item, number),
    )


def findings_before(opened: OpenMeeting, item: AgendaItem) -> tuple[Finding, ...]:
    """Return what stands against a vote, as if everybody there agreed."""
    if not opened.may_see_case(item) or not opened.record.is_planned:
        return ()
    everybody = Count(
        method=VoteMethod.PARTY_CARD, agree=opened.turnout.present_official, disagree=0
    )
    vote = opened.vote(item, everybody)
    found = findings_of(item, vote, today=opened.day.today)
    # What only says that two thirds are missing speaks of numbers nobody has counted yet.
    return tuple(finding for finding in found if finding.severity is not Severity.INFO)


def figures_of(opened: OpenMeeting, item: AgendaItem, count: Count, number: int) -> Figures:
    """Return what follows from a count; no result where its numbers contradict each other."""
    slips = list(slips_in(count, opened.turnout))
    text = slip_message(slips[0]) if slips else _balance_text(count)
    balance = Balance(not slips, text, count.invalid, max(count.valid, 0))
    vote = opened.vote(item, count)
    result = None if slips else result_of(vote, opened.rules, number=number)
    return Figures(vote, balance, result)


def _figures(opened: OpenMeeting, item: AgendaItem, number: int) -> Figures | None:
    """What follows from a count, or from the vote that its case tells of now."""
    recorded, row = opened.recorded.get(item.pk), count_of(item)
    if recorded is None or not recorded.is_corrected:
        return None if row is None else figures_of(opened, item, count_from(row), number)
    vote = recorded.vote
    if vote is None:
        return None
    count = Count(
        method=vote.method, agree=vote.agree, disagree=vote.disagree, spoiled=vote.invalid
    )
    balance = Balance(
        is_right=True,
        text=_balance_text(count),
        invalid=vote.invalid,
        valid=vote.agree + vote.disagree,
    )
    return Figures(vote, balance, result_of(vote, rules_of(vote), number=number))


def _turnout(opened: OpenMeeting, recorded: RecordedVote | None) -> Turnout:
    """The numbers of the meeting, or those of a vote that was corrected."""
    vote = None if recorded is None or not recorded.is_corrected else recorded.vote
    if vote is None:
        return opened.turnout
    return Turnout(
        official_members=vote.official_members,
        present_official=vote.present_official,
        excluded=vote.excluded,
    )


def base_lines(turnout: Turnout) -> Iterator[BaseLine]:
    """Yield the sum from all official members to those who count, each exclusion with its ground."""
    yield BaseLine(_("Tổng số đảng viên chính thức"), str(turnout.official_members))
    for group in turnout.excluded:
        label = str(GROUNDS[group.ground])
        if group.ground in _IF_ABSENT:
            label = _("%(ground)s, vắng") % {"ground": label}
        yield BaseLine(label, f"− {group.count}", _("không tính"))
    yield BaseLine(_("Cơ số tính tỷ lệ"), str(turnout.base), _absent_note(turnout))


_IF_ABSENT = (
    ExclusionGround.ON_TEMPORARY_ACTIVITY_ELSEWHERE,
    ExclusionGround.EXEMPT_FROM_WORK_AND_ACTIVITY,
)


def _absent_note(turnout: Turnout) -> str:
    absent = turnout.absent_and_counted
    if not absent:
        return ""
    words = ngettext(
        "%(count)d người vắng vẫn được tính", "%(count)d người vắng vẫn được tính", absent
    )
    return words % {"count": absent}


def _balance_text(count: Count) -> str:
    if count.returned is None:
        return _("%(agree)s tán thành, %(disagree)s không tán thành") % {
            "agree": count.agree,
            "disagree": count.disagree,
        }
    return _("Số phiếu khớp: %(agree)s + %(disagree)s + %(invalid)s = %(returned)s thu về") % {
        "agree": count.agree,
        "disagree": count.disagree,
        "invalid": count.invalid,
        "returned": count.returned,
    }


def _facts(count: Count) -> Iterator[tuple[str, str]]:
    yield _("Hình thức"), str(METHODS[count.method])
    if count.returned is not None:
        yield _("Phát ra"), str(count.issued)
        yield _("Thu về"), str(count.returned)
        yield _("Hợp lệ"), str(count.valid)
        yield (
            _("Không hợp lệ"),
            _("%(invalid)s (hỏng %(spoiled)s, trắng %(blank)s)")
            % {"invalid": count.invalid, "spoiled": count.spoiled, "blank": count.blank},
        )
    yield _("Tán thành"), str(count.agree)
    yield _("Không tán thành"), str(count.disagree)


def _corrected_facts(vote: CellVoted) -> Iterator[tuple[str, str]]:
    """The numbers of a corrected vote, which no longer tells spoiled ballots from blank ones."""
    yield _("Hình thức"), str(METHODS[vote.method])
    if vote.method is VoteMethod.SECRET_BALLOT:
        yield _("Hợp lệ"), str(vote.agree + vote.disagree)
        yield _("Không hợp lệ"), str(vote.invalid)
    yield _("Tán thành"), str(vote.agree)
    yield _("Không tán thành"), str(vote.disagree)


def _base_source(opened: OpenMeeting) -> Source | None:
    rule = opened.rules.find("cell_vote_base")
    return None if rule is None else source_of(rule, reader_language())
