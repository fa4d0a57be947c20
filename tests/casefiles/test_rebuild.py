"""Derived tables made by another version, or by other rules, are made anew."""

from dataclasses import replace
from datetime import date

import pytest
from django.db import connection

import live_database
from casefiles.papers import file_named, nominated
from ketnap.casefiles.derivation import derived_by
from ketnap.casefiles.models import CaseStanding, StageSpan
from ketnap.casefiles.operator import OPERATOR
from ketnap.casefiles.rebuild import Rebuilt, outdated_cases, rebuild_derived, rebuild_outdated
from ketnap.casefiles.services import import_casefile, open_casefile, record_steps
from ketnap.casefiles.verification import verify
from ketnap.domain.rulebook import Rulebook
from ketnap.rules.load import load_rulebook

pytestmark = pytest.mark.django_db


def test_only_what_another_version_derived_is_rebuilt(case, actor):
    record_steps(case.pk, [nominated(date(2024, 1, 8))], by=actor, seen_seq=0)
    import_casefile(file_named("straight_path"), by=OPERATOR)
    CaseStanding.objects.filter(casefile=case).update(derived_by="", search_text="")
    StageSpan.objects.filter(casefile=case).delete()

    assert list(outdated_cases()) == [case]
    assert rebuild_outdated() == Rebuilt(1, ())
    assert (rebuild_outdated(), verify()) == (Rebuilt(0, ()), [])


def test_a_case_without_derived_rows_is_rebuilt(case):
    CaseStanding.objects.filter(casefile=case).delete()

    assert rebuild_outdated() == Rebuilt(1, ())
    assert verify() == []


def test_a_case_that_cannot_be_read_is_left_alone_and_the_others_are_rebuilt(
    case, people, cell, actor
):
    other = open_casefile(people.person(cell, "Vũ Thu Hà"), cell, by=actor)
    record_steps(case.pk, [nominated(date(2024, 1, 8))], by=actor, seen_seq=0)
    StageSpan.objects.filter(casefile=other).delete()
    connection.check_constraints()
    lifted = live_database.lift_triggers()
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE casefiles_logentry SET payload = '{' WHERE casefile_id = %s", [case.pk]
        )
    connection.check_constraints()
    live_database.restore_triggers(lifted)
    before = list(StageSpan.objects.filter(casefile=case).values_list())

    rebuilt = rebuild_derived()

    assert rebuilt == Rebuilt(1, (case.pk,))
    assert list(StageSpan.objects.filter(casefile=case).values_list()) == before


def test_what_was_derived_by_other_rules_is_told_apart():
    rules = list(load_rulebook().rules.values())
    other = Rulebook([replace(rules[0], enabled=not rules[0].enabled), *rules[1:]])

    assert derived_by(other) != derived_by(load_rulebook())
