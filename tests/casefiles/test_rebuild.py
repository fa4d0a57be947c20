"""Derived tables made by another version, or by other rules, are made anew."""

from dataclasses import replace
from datetime import date

import pytest

from casefiles.papers import file_named, nominated
from ketnap.casefiles.derivation import derived_by
from ketnap.casefiles.models import CaseStanding, StageSpan
from ketnap.casefiles.operator import OPERATOR
from ketnap.casefiles.rebuild import outdated_cases, rebuild_outdated
from ketnap.casefiles.services import import_casefile, record_steps
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
    assert rebuild_outdated() == 1
    assert (rebuild_outdated(), verify()) == (0, [])


def test_a_case_without_derived_rows_is_rebuilt(case):
    CaseStanding.objects.filter(casefile=case).delete()

    assert rebuild_outdated() == 1
    assert verify() == []


def test_what_was_derived_by_other_rules_is_told_apart():
    rules = list(load_rulebook().rules.values())
    other = Rulebook([replace(rules[0], enabled=not rules[0].enabled), *rules[1:]])

    assert derived_by(other) != derived_by(load_rulebook())
