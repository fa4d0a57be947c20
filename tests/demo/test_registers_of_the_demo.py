"""The registers of the demo, as its clerks see them."""

from datetime import date

from demo.reading import Filled
from ketnap.accounts.actors import actor_of
from ketnap.accounts.models import User
from ketnap.casefiles.queries import casefiles_visible_to, domain_casefile
from ketnap.demo.ballots import term_begins_on
from ketnap.documents.registers.models import NumberState, Register, RegisterNumber
from ketnap.documents.registers.queries import registers_visible_to
from ketnap.documents.registers.verification import verify_registers
from ketnap.domain.access import Action
from ketnap.domain.casefile.codes import StepKind


def actor(username: str, on: date):
    return actor_of(User.objects.get(username=username), on=on)


def registers_of(username: str, on: date) -> dict[str, Register]:
    kept = registers_visible_to(actor(username, on), Action.KEEP_REGISTER)
    return {str(register): register for register in kept}


def test_cell_and_committee_keep_registers_of_their_own(filled: Filled):
    assert set(registers_of("vanthu", filled.today)) == {"NQ/CB", "KH/CB", "BC/CB", "CV/CB"}
    assert set(registers_of("dangbo", filled.today)) == {"NQ/ĐU", "QĐ/ĐU", "BC/ĐU", "TB/ĐU"}
    assert verify_registers() == []


def test_registers_show_every_state_a_number_can_have(filled: Filled):
    states = set(RegisterNumber.objects.values_list("state", flat=True))

    assert states == set(NumberState.values)
    assert RegisterNumber.objects.filter(taken_on__gt=filled.today).count() == 0


def test_days_of_a_register_follow_its_numbers(filled: Filled):
    for register in Register.objects.all():
        days = list(register.numbers.order_by("number").values_list("taken_on", flat=True))

        assert days == sorted(days)


def test_resolutions_that_cases_name_stand_in_the_register(filled: Filled):
    clerk = actor("vanthu", filled.today)
    register = registers_of("vanthu", filled.today)["NQ/CB"]
    since = register.term.valid_from

    named = {
        (step.resolution, step.on)
        for case in casefiles_visible_to(clerk)
        for step in domain_casefile(case).steps
        if step.on >= since and str(getattr(step, "resolution", "")).endswith("-NQ/CB")
    }

    assert named
    assert named == set(register.numbers.values_list("text", "settled_on"))


def test_each_vote_has_a_number_of_its_own(filled: Filled):
    votes = [
        (term_begins_on(step.on), step.resolution)
        for case in casefiles_visible_to(actor("vanthu", filled.today))
        for step in domain_casefile(case).steps
        if step.kind is StepKind.CELL_VOTED
    ]

    assert len(votes) == len(set(votes)) > 0
