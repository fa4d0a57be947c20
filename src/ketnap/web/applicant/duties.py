"""What the person owes and what others owe him, each with its last day where there is one."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _

from ketnap.design.numbers import whole
from ketnap.domain.casefile.codes import ConsentPurpose, Stage, StepKind
from ketnap.domain.casefile.deadlines import EVENTS, LAPSES, Deadline
from ketnap.domain.casefile.owners import OwnerKind, owner_of
from ketnap.domain.casefile.steps import CeremonyHeld
from ketnap.domain.casefile.wording import deadline_name
from ketnap.domain.paperwork.dossier import Dossier, Paper, papers_of, proving_steps
from ketnap.rules.load import load_calendar, load_rulebook
from ketnap.web.case.reading import OpenCase
from ketnap.web.clocks import last_day_words, owner_name, tone_before
from ketnap.web.day_words import capitalised
from ketnap.web.language import reader_language

# The papers that the person writes in his own hand.
_OWN_PAPERS = frozenset(
    {
        StepKind.APPLICATION_FILED,
        StepKind.CV_DECLARED,
        StepKind.SELF_REVIEW_FILED,
    }
)
_OWN_KINDS = frozenset({OwnerKind.PROBATIONER, OwnerKind.NEW_MEMBER})
_PAPERS_WANTED = frozenset({Stage.FILING, Stage.PROBATION, Stage.RECOGNITION_DUE})
_CONSENT_WANTED = frozenset({Stage.TRAINED, Stage.FILING})


@dataclass(frozen=True, slots=True)
class Duty:
    """One thing to do: what, by when, how near, and who has it."""

    name: str
    due_on: str = ""
    note: str = ""
    tone: str = "calm"
    href: str = ""


def own_duties(case: OpenCase, consent_href: str) -> tuple[Duty, ...]:
    """Return what the person himself has to do now; nothing once the case is closed."""
    if case.assessment.closed is not None:
        return ()
    return (*_consents(case, consent_href), *_papers(case), *_terms(case, own=True))


def duties_of_others(case: OpenCase) -> tuple[Duty, ...]:
    """Return what the cell and the bodies above owe, the nearest first."""
    return tuple(_terms(case, own=False))


def _consents(case: OpenCase, href: str) -> Iterator[Duty]:
    if case.assessment.stage not in _CONSENT_WANTED:
        return
    answered = {said.purpose for said in case.history.consents}
    left = [purpose for purpose in ConsentPurpose if purpose not in answered]
    if left:
        note = _("Còn %(count)d mục đích bạn chưa trả lời. Bạn có thể không đồng ý.")
        yield Duty(_("Đọc văn bản về dữ liệu cá nhân"), note=note % {"count": len(left)}, href=href)


def _papers(case: OpenCase) -> Iterator[Duty]:
    """The papers of the dossier at hand that the person writes and that are not there yet."""
    if case.assessment.stage not in _PAPERS_WANTED:
        return
    has_joined = bool(case.last_round.of(CeremonyHeld))
    dossier = Dossier.RECOGNITION if has_joined else Dossier.ADMISSION
    rule = load_rulebook().on(case.on).find(dossier)
    for paper in papers_of(dossier, rule) if rule is not None else ():
        if _is_own(paper) and not proving_steps(paper, case.history):
            yield Duty(
                paper.title_in(reader_language()),
                note=_("mẫu %(code)s") % {"code": paper.form or "—"},
            )


def _is_own(paper: Paper) -> bool:
    return paper.proof is not None and paper.proof.kind in _OWN_PAPERS


def _terms(case: OpenCase, *, own: bool) -> Iterator[Duty]:
    for deadline in sorted(case.assessment.deadlines, key=lambda item: item.due_on):
        owner = owner_of(case.casefile_today, deadline, on=case.on)
        if deadline.met_on is None and (owner.kind in _OWN_KINDS) is own:
            yield Duty(
                name=deadline_name(deadline.code, reader_language()),
                due_on=last_day_words(deadline.code, deadline.due_on, on=case.on),
                note=_left(case, deadline, "" if own else owner_name(owner)),
                tone="calm"
                if deadline.code in EVENTS
                else tone_before(deadline.due_on, on=case.on),
            )


def _left(case: OpenCase, deadline: Deadline, who: str) -> str:
    return " · ".join(filter(None, (capitalised(who), _days_left(case, deadline))))


def _days_left(case: OpenCase, deadline: Deadline) -> str:
    if deadline.due_on < case.on:
        if deadline.code in EVENTS:
            return _("đã đến ngày")
        return _("đã hết giá trị") if deadline.code in LAPSES else _("đã quá hạn")
    if deadline.in_months or deadline.code in LAPSES | EVENTS:
        return _("còn %(days)s ngày") % {"days": whole((deadline.due_on - case.on).days)}
    days = load_calendar().working_days_between(case.on, deadline.due_on)
    return _("còn %(days)s ngày làm việc") % {"days": whole(days)}
