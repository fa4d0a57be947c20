"""What a file lacks before it goes one level up (kiểm tra đủ trước khi trình)."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date

from ketnap.domain.calendar import WorkingCalendar
from ketnap.domain.casefile.assess import assess
from ketnap.domain.casefile.codes import ChainRole, DecisionOutcome, Matter, Severity, StepKind
from ketnap.domain.casefile.findings import Finding, severity_of
from ketnap.domain.casefile.replay import History, replay
from ketnap.domain.casefile.steps import Casefile, CommitteeVoted, Decided
from ketnap.domain.casefile.votes import reaches, share_rule
from ketnap.domain.casefile.wording import day_in_words, finding_message
from ketnap.domain.paperwork.dossier import Dossier, Paper, papers_of, proving_steps
from ketnap.domain.paperwork.proofreading import Remark
from ketnap.domain.rulebook import Rulebook, RuleValue
from ketnap.domain.submission.journey import Journey, Stop

DOSSIERS: Mapping[Matter, Dossier] = {
    Matter.ADMISSION: Dossier.ADMISSION,
    Matter.RECOGNITION: Dossier.RECOGNITION,
}
# These papers come from the bodies above, or after the decision.
_LATER = frozenset(
    {
        StepKind.APPRAISED,
        StepKind.COMMITTEE_VOTED,
        StepKind.DECIDED,
        StepKind.MEMBER_RECORD_FILED,
    }
)


@dataclass(frozen=True, slots=True)
class Lack:
    """One thing a file lacks or contradicts, in both languages, with the rules it rests on."""

    severity: Severity
    vi: str
    en: str
    rules: tuple[RuleValue, ...] = ()

    @property
    def blocks(self) -> bool:
        return self.severity is Severity.BLOCK


def lacks_of(
    casefile: Casefile,
    journey: Journey,
    rulebook: Rulebook,
    calendar: WorkingCalendar,
    *,
    on: date,
    remarks: Iterable[Remark] = (),
    sender: Stop | None = None,
) -> tuple[Lack, ...]:
    """What stands against sending a file up on a day, the gravest first.

    Only a rule that is verified blocks. `sender` is the body that passes the file on; the cell
    where there is none.
    """
    found = [
        *_missing_papers(journey, replay(casefile.steps, on=on), rulebook, on=on),
        *_findings(casefile, journey, rulebook, calendar, on=on),
        *own_part_lacks(sender, journey, rulebook, on=on),
        *(Lack(Severity.WARN, remark.vi, remark.en, remark.rules) for remark in remarks),
    ]
    once: dict[str, Lack] = {}
    for lack in found:
        once.setdefault(lack.vi, lack)
    return tuple(sorted(once.values(), key=lambda lack: not lack.blocks))


def dossier_rule(matter: Matter, rulebook: Rulebook, *, on: date) -> RuleValue | None:
    """The rule that lists the papers of a matter on a day, if any does."""
    dossier = DOSSIERS.get(matter)
    return None if dossier is None else rulebook.on(on).find(dossier.value)


def papers_going_up(matter: Matter, rulebook: Rulebook, *, on: date) -> tuple[Paper, ...]:
    """The papers that the cell sends up, in the order of the rule; none where no rule lists them."""
    rule = dossier_rule(matter, rulebook, on=on)
    if rule is None:
        return ()
    papers = papers_of(DOSSIERS[matter], rule)
    return tuple(paper for paper in papers if paper.proof and paper.proof.kind not in _LATER)


def _missing_papers(
    journey: Journey, history: History, rulebook: Rulebook, *, on: date
) -> Iterator[Lack]:
    rule = dossier_rule(journey.matter, rulebook, on=on)
    if rule is None:
        return
    for paper in papers_going_up(journey.matter, rulebook, on=on):
        if paper.only_if_any or proving_steps(paper, history):
            continue
        form = f" ({paper.form})" if paper.form else ""
        yield Lack(
            severity_of((rule,)),
            f"Hồ sơ chưa có: {paper.title}{form}.",
            f"The file lacks: {paper.title_en}{form}.",
            (rule,),
        )


def _findings(
    casefile: Casefile,
    journey: Journey,
    rulebook: Rulebook,
    calendar: WorkingCalendar,
    *,
    on: date,
) -> Iterator[Lack]:
    """What is found on the vote, and what would be found on a decision of the day."""
    longer, seq = _as_if_decided(casefile, journey, on=on)
    for finding in assess(longer, rulebook, calendar, on=on).findings:
        if finding.seq in (journey.vote.seq, seq) and _is_about_the_file(finding):
            message = finding_message(finding, "vi"), finding_message(finding, "en")
            yield Lack(finding.severity, *message, finding.rules)


def _as_if_decided(casefile: Casefile, journey: Journey, *, on: date) -> tuple[Casefile, int]:
    seq = len(casefile.steps) + 1
    decision = Decided(
        seq=seq,
        on=on,
        matter=journey.matter,
        outcome=DecisionOutcome.APPROVED,
        decision="",
        body="",
    )
    return replace(casefile, steps=(*casefile.steps, decision)), seq


def _is_about_the_file(finding: Finding) -> bool:
    """Whether the file could be mended: what is late is told by the clock."""
    return finding.severity is not Severity.INFO and "due_on" not in finding.facts


def own_part_lacks(
    stop: Stop | None, journey: Journey, rulebook: Rulebook, *, on: date
) -> tuple[Lack, ...]:
    """What a body has not done by a day of its own part before the file goes on or is approved.

    A committee that proposes or decides votes first; a vote that did not carry supports nothing.
    """
    match stop:
        case Stop(role=ChainRole.APPRAISE, names=names):
            if any(step.body in names for step in journey.appraisals):
                return ()
            return (
                Lack(
                    Severity.WARN,
                    "Chưa ghi kết quả thẩm định của cấp mình.",
                    "The appraisal of this level is not recorded.",
                ),
            )
        case Stop(names=names):
            votes = [v for v in journey.committee_votes if v.body in names and v.on <= on]
            return _vote_lacks(votes[-1], rulebook) if votes else (_NO_VOTE[stop.role],)
        case None:
            return ()


_NO_VOTE: Mapping[ChainRole, Lack] = {
    ChainRole.PROPOSE: Lack(
        Severity.WARN,
        "Chưa ghi biểu quyết của cấp ủy đề nghị.",
        "The vote of the proposing committee is not recorded.",
    ),
    ChainRole.DECIDE: Lack(
        Severity.WARN,
        "Chưa ghi biểu quyết của cấp quyết định.",
        "The vote of the body that decides is not recorded.",
    ),
}


def _vote_lacks(vote: CommitteeVoted, rulebook: Rulebook) -> tuple[Lack, ...]:
    rule = share_rule(vote, rulebook.on(vote.on))
    if rule is None or reaches(vote.agree, base=vote.members, share=rule.value):
        return ()
    day = day_in_words(vote.on)
    return (
        Lack(
            Severity.WARN,
            f"Cấp ủy biểu quyết ngày {day} chưa đủ tỷ lệ: {vote.agree} trên {vote.members}.",
            f"The committee's vote of {day} did not reach its share: {vote.agree} of {vote.members}.",
            (rule,),
        ),
    )
