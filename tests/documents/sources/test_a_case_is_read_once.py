"""All papers of a case are told in a number of queries that does not grow with its forms and days."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from admitting import approved
from casefiles.papers import listed, step
from conftest import People, today_actor
from ketnap.accounts.models import User
from ketnap.casefiles.keys import create_log_key, log_key_path
from ketnap.casefiles.models import Casefile
from ketnap.casefiles.services import open_casefile, record_steps
from ketnap.documents.drafts import CaseDrafts
from ketnap.documents.form_papers import papers_of_form
from ketnap.documents.making import make
from ketnap.documents.sheets.load import load_sheets, sheet_of
from ketnap.domain.casefile.steps import Step
from ketnap.domain.paperwork.sheet import Subject
from ketnap.organisations.models import Organisation

ON = date(2026, 1, 15)
MOST = 20


@pytest.fixture
def opened(people: People, cell: Organisation, secretary: User, tmp_path, monkeypatch):
    monkeypatch.setenv("KETNAP_ANCHORS", str(tmp_path / "anchors.jsonl"))
    if not log_key_path().exists():
        create_log_key()
    actor = today_actor(secretary)

    def open_with(name: str, *steps: Step) -> Casefile:
        case = open_casefile(people.person(cell, name), cell, by=actor)
        record_steps(case.pk, steps, by=actor, seen_seq=0, override_reason="ghi bổ sung")
        return Casefile.objects.select_related("person", "cell").get(pk=case.pk)

    return open_with


def queries_for(case: Casefile) -> int:
    drafts = CaseDrafts(case, on=ON)
    with CaptureQueriesContext(connection) as asked:
        for sheet in load_sheets().values():
            if sheet.subject not in (Subject.CELL, Subject.COMMITTEE):
                papers_of_form(drafts.of, sheet, ())
    return len(asked)


def test_a_long_history_costs_no_more_queries_than_a_short_one(opened):
    short = opened("Đỗ Quang Minh", listed(date(2023, 2, 6)))
    application = step("application_filed", date(2024, 1, 3))
    long = opened("Lý Thanh Hải", listed(date(2023, 2, 6)), application, *approved()[1:])

    few, many = queries_for(short), queries_for(long)

    assert many <= MOST
    assert many - few <= 2


def test_papers_made_of_one_case_ask_once_whether_bodies_have_templates_of_their_own(opened):
    case = opened("Đỗ Quang Minh", listed(date(2023, 2, 6)), *approved()[1:])
    drafts = CaseDrafts(case, on=ON)
    forms = [sheet_of(code) for code in ("NQ-DS", "MLHS", "PYK-TC")]
    papers = [draft for form in forms for draft in drafts.of(form)]

    with CaptureQueriesContext(connection) as asked:
        made = [make(draft).word() for draft in papers]

    assert (len(made), len(asked)) == (len(papers), 1)
