"""What a case has at hand for a form: members to choose, names to pick, values already known."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from ketnap.domain.casefile.codes import (
    ChainRole,
    ConsentPurpose,
    DeadlineCode,
    Matter,
    StepKind,
    TransferDirection,
    VerificationSubject,
)
from ketnap.domain.casefile.replay import first_from
from ketnap.domain.casefile.steps import (
    ConsentGiven,
    NamedMentor,
    Submitted,
    VerificationAnswered,
    VerificationRequested,
)
from ketnap.domain.casefile.usual_next import matter_at_hand
from ketnap.organisations.queries import mass_organisations_of, units_of
from ketnap.people.queries import official_members_of
from ketnap.submissions.stops import stops_on
from ketnap.web.case.people import current_mentor
from ketnap.web.case.reading import OpenCase
from ketnap.web.language import reader_language
from ketnap.web.steps.parts import ListedMember, Sheet, step_part

Known = Mapping[str, Any]
_ABOVE_THE_CELL = ("permitted_by", "by", "body", "to")
_ORGANISATIONS = frozenset({StepKind.NOMINATED, StepKind.INTRODUCED})


def sheet_of(case: OpenCase, kind: StepKind) -> Sheet:
    """What the form of a kind of step offers in this case."""
    texts = {path: _bodies(case) for path in _ABOVE_THE_CELL}
    texts["place"] = tuple(request.place for request in open_requests(case))
    if kind in _ORGANISATIONS:
        texts["by.name"] = _organisations(case)
    return Sheet(kind, reader_language(), texts=texts, members=_members(case))


def first_values(case: OpenCase, sheet: Sheet) -> dict[str, Any]:
    """What the fields show before anybody typed: only what the case already knows."""
    kind = sheet.kind
    known = _KNOWN[kind](case) if kind in _KNOWN else {}
    return dict(_typed(known, sheet)) | dict(_PLAIN.get(kind, {}))


def _typed(known: Known, sheet: Sheet) -> Iterator[tuple[str, Any]]:
    for name, part in step_part(sheet.kind).parts():
        if known.get(name) is not None:
            yield from part.typed(name, known[name], sheet)


_PLAIN: Mapping[StepKind, Mapping[str, Any]] = {
    StepKind.INTRODUCED: {"by.replacement": "no"},
}


# ---- what the case knows ----


def open_requests(case: OpenCase) -> tuple[VerificationRequested, ...]:
    """The verifications that were asked for and not answered yet."""
    answers = case.last_round.of(VerificationAnswered)
    return tuple(
        request
        for request in case.last_round.of(VerificationRequested)
        if first_from(
            (a for a in answers if (a.subject, a.place) == (request.subject, request.place)),
            request.on,
        )
        is None
    )


def _members(case: OpenCase) -> tuple[ListedMember, ...]:
    rows = official_members_of(case.record.cell_id, on=case.on)
    return tuple(ListedMember(row.person_id, row.person.full_name, row.official_on) for row in rows)


def _organisations(case: OpenCase) -> tuple[str, ...]:
    cell_id = case.record.cell_id
    mass = mass_organisations_of(cell_id, case.on)
    return (*(row.name for row in mass), *(row.name for row in units_of(cell_id, case.on)))


def _bodies(case: OpenCase) -> tuple[str, ...]:
    """The bodies above the cell today, then those of the day the case was opened: steps of old name them."""
    cells = (case.casefile_today.cell, case.casefile.cell)
    names = (
        name for cell in cells for name in (*(link.body for link in cell.chain), cell.superior)
    )
    return tuple(dict.fromkeys(names))


def _body(case: OpenCase, *roles: ChainRole) -> str | None:
    """The body that has one of the roles in the chain of today, the first role first."""
    by_role = {link.role: link.body for link in case.casefile_today.cell.chain}
    return next((by_role[role] for role in roles if role in by_role), None)


def _next_body(case: OpenCase) -> str:
    """The first body in the chain of today that the file has not been sent to on this matter, by any name."""
    matter = matter_at_hand(case.last_round)
    sent = {step.to for step in case.last_round.of(Submitted) if step.matter is matter}
    called = {
        name: stop.names for stop in stops_on(case.record.cell_id, case.on) for name in stop.names
    }
    bodies = [link.body for link in case.casefile_today.cell.chain]
    return next((body for body in bodies if not called.get(body, {body}) & sent), bodies[-1])


# ---- by kind of step ----


def _replaced_mentor(case: OpenCase) -> Known:
    mentor = current_mentor(case)
    return {"replaces": mentor.name if mentor else None}


def _request(case: OpenCase) -> Known:
    return {"subject": VerificationSubject.OWN_SIDE, "abroad": False}


def _answer(case: OpenCase) -> Known:
    waiting = open_requests(case)
    return {"subject": waiting[0].subject, "place": waiting[0].place} if waiting else {}


def _cell_vote(case: OpenCase) -> Known:
    members = official_members_of(case.record.cell_id, on=case.on).count()
    return {"matter": matter_at_hand(case.last_round), "official_members": members, "excluded": ()}


def _appraisal(case: OpenCase) -> Known:
    return {"matter": matter_at_hand(case.last_round), "body": _body(case, ChainRole.APPRAISE)}


def _committee_vote(case: OpenCase) -> Known:
    body = _body(case, ChainRole.PROPOSE, ChainRole.DECIDE)
    return {"matter": matter_at_hand(case.last_round), "body": body}


def _submission(case: OpenCase) -> Known:
    return {"matter": matter_at_hand(case.last_round), "to": _next_body(case)}


def _return(case: OpenCase) -> Known:
    sent = case.last_round.of(Submitted)
    return {"matter": matter_at_hand(case.last_round), "by": sent[-1].to if sent else None}


def _extension(case: OpenCase) -> Known:
    deciding = {
        Matter.ADMISSION: DeadlineCode.DECIDE_ADMISSION,
        Matter.RECOGNITION: DeadlineCode.DECIDE_RECOGNITION,
    }
    return {"deadline": deciding[matter_at_hand(case.last_round)]}


def _decision(case: OpenCase) -> Known:
    return {"matter": matter_at_hand(case.last_round), "body": _body(case, ChainRole.DECIDE)}


def _ceremony(case: OpenCase) -> Known:
    return {"mentor": current_mentor(case)}


def _mentor_assessment(case: OpenCase) -> Known:
    mentor = current_mentor(case)
    return {"mentor": NamedMentor(name=mentor.name) if mentor else None}


def _transfer(case: OpenCase) -> Known:
    return {"direction": TransferDirection.OUT}


def _consent(case: OpenCase) -> Known:
    given = [consent for consent in case.history.consents if isinstance(consent, ConsentGiven)]
    standing = (p for p in ConsentPurpose if not case.history.consent_stands(p, on=case.on))
    return {
        "purpose": next(standing, None),
        "text_version": given[-1].text_version if given else None,
    }


def _superior(name: str) -> Callable[[OpenCase], Known]:
    return lambda case: {name: case.casefile_today.cell.superior or None}


_KNOWN: Mapping[StepKind, Callable[[OpenCase], Known]] = {
    StepKind.MENTOR_ASSIGNED: _replaced_mentor,
    StepKind.FILE_OPENED: _superior("permitted_by"),
    StepKind.VERIFICATION_REQUESTED: _request,
    StepKind.VERIFICATION_ANSWERED: _answer,
    StepKind.CV_CERTIFIED: _superior("by"),
    StepKind.CELL_VOTED: _cell_vote,
    StepKind.APPRAISED: _appraisal,
    StepKind.COMMITTEE_VOTED: _committee_vote,
    StepKind.SUBMITTED: _submission,
    StepKind.RETURNED: _return,
    StepKind.DEADLINE_EXTENDED: _extension,
    StepKind.DECIDED: _decision,
    StepKind.CEREMONY_HELD: _ceremony,
    StepKind.MENTOR_ASSESSED: _mentor_assessment,
    StepKind.TRANSFERRED: _transfer,
    StepKind.CONSENT_GIVEN: _consent,
}
