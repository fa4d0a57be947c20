"""What may be told of an admission ceremony."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from ketnap.casefiles.queries import domain_casefile
from ketnap.domain.casefile.chain import approving_decisions
from ketnap.domain.casefile.replay import corrected_steps, replay
from ketnap.domain.casefile.steps import CeremonyHeld, Decided, Step
from ketnap.domain.press.package import Occasion, PressFigure, PublicPurpose
from ketnap.domain.press.telling import CeremonyFacts, DecisionFacts, PeriodFacts, tell_ceremony
from ketnap.domain.press.telling.ceremony import NEW_MEMBERS
from ketnap.domain.press.telling.guests import tell_guest
from ketnap.occasions.ceremonies.models import Ceremony, NewMember
from ketnap.organisations.queries import cell_facts
from ketnap.press.consents import purposes_agreed_to
from ketnap.press.gathering.gathered import Gathered, Mention, period_until, used


@dataclass(frozen=True, slots=True)
class _Turn:
    """A new member with what the case says of decision and mentor.

    Whoever was not admitted there after all is no longer told of, and no text may name him.
    """

    mention: Mention
    is_admitted: bool
    decision: Decided | None
    mentor: str


def gather_ceremony(ceremony_id: int, *, on: date) -> Gathered | None:
    """Return what may be told of a ceremony; nothing of one that admitted nobody, or not yet."""
    held = Ceremony.objects.filter(pk=ceremony_id, recorded_at__isnull=False)
    ceremony = held.select_related("cell").first()
    if ceremony is None:
        return None
    everybody = _turns(ceremony, on)
    turns = [turn for turn in everybody if turn.is_admitted]
    if not turns:
        return None
    period = period_until(ceremony.cell, ceremony.held_on)
    draft = tell_ceremony(_facts(ceremony, turns, period.facts))
    figures = (_new_members(ceremony, len(turns)), *period.figures)
    return Gathered(
        occasion=Occasion.CEREMONY,
        record_id=ceremony.pk,
        cell=ceremony.cell,
        held_on=ceremony.held_on,
        place=ceremony.place,
        draft=draft,
        figures=used(draft, figures),
        counted=figures,
        new_members=tuple(turn.mention for turn in everybody),
        officials=_officials(ceremony, turns),
        left_out=_left_out([turn.mention for turn in turns]),
    )


def admitted_somebody(ceremony: Ceremony) -> bool:
    """Return whether an admission that a ceremony recorded still stands."""
    rows = ceremony.new_members.select_related("casefile__person", "casefile__cell")
    return any(_held(domain_casefile(row.casefile).steps, row.step_seq) for row in rows)


def _turns(ceremony: Ceremony, on: date) -> tuple[_Turn, ...]:
    rows = ceremony.new_members.select_related(
        "casefile__person", "casefile__cell", "mentor"
    ).order_by("position")
    return tuple(
        _turn(row, purposes_agreed_to(row.casefile, on=on), ceremony.held_on) for row in rows
    )


def _turn(row: NewMember, agreed: frozenset[PublicPurpose], held_on: date) -> _Turn:
    name, steps = row.casefile.person.full_name, domain_casefile(row.casefile).steps
    decisions = approving_decisions(replay(steps, on=held_on).rounds[-1])
    held = _held(steps, row.step_seq)
    planned = row.mentor.full_name if row.mentor else ""
    return _Turn(
        Mention(name, "đảng viên mới", row.casefile, agreed if held else frozenset()),
        is_admitted=held is not None,
        decision=decisions[-1] if decisions else None,
        mentor=held.mentor.name if held else planned,
    )


def _held(steps: Iterable[Step], seq: int | None) -> CeremonyHeld | None:
    """The step that the ceremony recorded, unless it was cancelled since."""
    standing = (step for step in corrected_steps(steps) if step.seq == seq)
    return next((step for step in standing if isinstance(step, CeremonyHeld)), None)


def _facts(ceremony: Ceremony, turns: Sequence[_Turn], period: PeriodFacts) -> CeremonyFacts:
    facts = cell_facts(ceremony.cell_id, ceremony.held_on)
    everybody = all(turn.mention.may_be_named for turn in turns)
    return CeremonyFacts(
        held_on=ceremony.held_on,
        place=ceremony.place,
        cell=facts.name,
        superior=facts.superior,
        new_members=len(turns),
        names=tuple(turn.mention.name for turn in turns) if everybody else (),
        decisions=tuple(
            DecisionFacts(one.decision, one.on, one.body)
            for one in (turn.decision for turn in turns)
            if one is not None
        ),
        guests=tuple(tell_guest(guest.office) for guest in ceremony.invitees.all() if guest.office),
        mentors=len({turn.mentor for turn in turns if turn.mentor}),
        period=period,
    )


def _new_members(ceremony: Ceremony, count: int) -> PressFigure:
    source = reverse("ceremony", args=[ceremony.pk])
    return PressFigure(
        NEW_MEMBERS, "Số đảng viên được kết nạp tại buổi lễ", count, ceremony.held_on, source
    )


def _officials(ceremony: Ceremony, turns: Sequence[_Turn]) -> tuple[Mention, ...]:
    """Who could be named by an office: guests in the order of their rank, then mentors."""
    guests = [Mention(guest.name, guest.office) for guest in ceremony.invitees.all()]
    mentors = [Mention(turn.mentor, "đảng viên giúp đỡ") for turn in turns if turn.mentor]
    by_name: dict[str, Mention] = {}
    for one in (*guests, *mentors):
        by_name.setdefault(one.name, one)
    return tuple(by_name.values())


def _left_out(members: Sequence[Mention]) -> tuple[str | Promise, ...]:
    reasons: list[str | Promise] = [
        _(
            "Ngày sinh, quê quán, nơi làm việc, gia đình, lý lịch của đảng viên mới: không đưa ra ngoài."
        ),
        _("Kết quả biểu quyết và nội dung thẩm tra: chỉ lưu trong hồ sơ."),
        _("Tên người dự lễ và người giúp đỡ: chỉ nêu khi có căn cứ."),
    ]
    if not all(one.may_be_named for one in members):
        reasons.insert(
            0,
            _("Tên đảng viên mới: có người chưa đồng ý nêu tên, nên bản nháp chỉ nêu số người."),
        )
    return tuple(reasons)
