"""Every read of registers: which somebody may see or keep, and what stands in them."""

from collections.abc import Iterable
from datetime import date

from django.db.models import Count, Q, QuerySet

from ketnap.documents.registers.models import NumberState, Register, RegisterNumber, Term
from ketnap.documents.registers.refusals import RegisterNotVisible
from ketnap.domain.access import Action, Actor, CaseRelation, may, scope_of
from ketnap.domain.figures import Span
from ketnap.organisations.dated import in_force
from ketnap.organisations.models import Organisation
from ketnap.organisations.paths import numbers_in
from ketnap.organisations.queries import within


def terms_visible_to(actor: Actor | None, action: Action = Action.SEE_REGISTER) -> QuerySet[Term]:
    """Return the terms of the bodies whose registers somebody may see, or keep; latest first."""
    scope = scope_of(actor, action)
    visible = within(scope.organisation_ids, scope.path_prefixes, "organisation")
    return Term.objects.filter(visible).select_related("organisation").order_by("-valid_from")


def term_visible_to(
    actor: Actor | None, term_id: int, action: Action = Action.SEE_REGISTER
) -> Term:
    """Return one term; raises `RegisterNotVisible` for a stranger."""
    term = terms_visible_to(actor, action).filter(pk=term_id).first()
    if term is None:
        raise RegisterNotVisible
    return term


def registers_visible_to(
    actor: Actor | None, action: Action = Action.SEE_REGISTER
) -> QuerySet[Register]:
    """Return the registers somebody may see, or keep, in the order they were opened."""
    scope = scope_of(actor, action)
    visible = within(scope.organisation_ids, scope.path_prefixes, "term__organisation")
    return Register.objects.filter(visible).select_related("term__organisation").order_by("pk")


def registers_on(
    actor: Actor | None, day: date, organisation_ids: Iterable[int]
) -> QuerySet[Register]:
    """Return the registers of some bodies for the term in force on a day, counted as of that day."""
    rows = registers_visible_to(actor).filter(in_force(day, "term__"))
    return with_counts(rows.filter(term__organisation__in=[*organisation_ids]), on=day)


def register_visible_to(
    actor: Actor | None, register_id: int, action: Action = Action.SEE_REGISTER
) -> Register:
    """Return one register; raises `RegisterNotVisible` for a stranger."""
    register = registers_visible_to(actor, action).filter(pk=register_id).first()
    if register is None:
        raise RegisterNotVisible
    return register


def number_visible_to(
    actor: Actor | None, number_id: int, action: Action = Action.SEE_REGISTER
) -> RegisterNumber:
    """Return one number with its register; raises `RegisterNotVisible` for a stranger."""
    registers = registers_visible_to(actor, action)
    found = RegisterNumber.objects.filter(pk=number_id, register__in=registers.values("pk"))
    number = found.select_related("register__term__organisation").first()
    if number is None:
        raise RegisterNotVisible
    return number


def term_on(organisation_id: int, day: date) -> Term | None:
    """Return the term of a body on a day, if it is known."""
    return Term.objects.filter(in_force(day), organisation_id=organisation_id).first()


def term_standing(path: str, day: date) -> Term | None:
    """Return the term of the body at a place on a day, or of the nearest one above whose term is known."""
    terms = (term_on(number, day) for number in reversed(numbers_in(path)))
    return next((each for each in terms if each is not None), None)


def term_days(path: str, on: date) -> Span | None:
    """Return the days of the same term; of one whose end is not known, those up to the day."""
    term = term_standing(path, on)
    return None if term is None else Span(term.valid_from, term.valid_until or on)


def term_ended_before(path: str, day: date) -> Span | None:
    """Return the days of the last term that was over on a day, of the nearest body with such a term."""
    bodies = numbers_in(path)
    ended = Term.objects.filter(organisation_id__in=bodies, valid_until__lt=day)
    last = max(
        ended, key=lambda term: (bodies.index(term.organisation_id), term.valid_from), default=None
    )
    return None if last is None else Span(last.valid_from, last.valid_until or day)


def register_for(organisation_id: int, document_type: str, *, on: date) -> Register | None:
    """Return the register from which a body numbers its papers of a type on a day, if it has one."""
    rows = Register.objects.filter(in_force(on, "term__"), document_type=document_type)
    of_body = rows.filter(term__organisation_id=organisation_id)
    return of_body.select_related("term__organisation").first()


def with_counts(registers: QuerySet[Register], *, on: date) -> QuerySet[Register]:
    """Return the same registers, each with how many numbers were `issued`, `held` and `unclear` by a day."""
    taken = Q(numbers__taken_on__lte=on)
    settled = Q(numbers__settled_on__lte=on)
    unclear = Q(numbers__state=NumberState.UNACCOUNTED)
    return registers.annotate(
        issued=Count("numbers", filter=taken & settled & Q(numbers__state=NumberState.ISSUED)),
        held=Count("numbers", filter=taken & ~unclear & ~settled),
        unclear=Count("numbers", filter=taken & unclear),
    )


def numbers_of(register: Register, *, on: date | None = None) -> QuerySet[RegisterNumber]:
    """Return the numbers of a register, the highest first; with a day, those taken by then."""
    numbers = RegisterNumber.objects.filter(register=register)
    if on is not None:
        numbers = numbers.filter(taken_on__lte=on)
    return numbers.select_related("taken_by__person", "settled_by__person").order_by("-number")


def state_on(number: RegisterNumber, day: date) -> NumberState:
    """Return where a number stood on a day: one that was settled later was held then."""
    state = NumberState(number.state)
    if number.settled_on is not None and number.settled_on > day:
        return NumberState.RESERVED
    return state


def keeps(actor: Actor | None, register: Register) -> bool:
    """Return whether somebody may take numbers from a register."""
    return may(actor, Action.KEEP_REGISTER, place_of(register.term.organisation))


def gives_next(register: Register, *, today: date) -> bool:
    """Return whether a register still gives new numbers: once its term is over it only notes those papers bear."""
    until = register.term.valid_until
    return until is None or today <= until


def place_of(organisation: Organisation) -> CaseRelation:
    """Return what the access policy must know of a body."""
    return CaseRelation(organisation.pk, organisation.path)
