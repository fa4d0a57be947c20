"""Files on their way up, as programs move them: once each, by the rules of the screens."""

from datetime import timedelta

import pytest
from django.utils import timezone

from conftest import People, today_actor
from ketnap.casefiles.models import Casefile, LogEntry
from ketnap.casefiles.services import open_casefile, record_steps
from ketnap.documents.registers.models import RegisterNumber
from ketnap.documents.registers.services import TermOrder, begin_term
from ketnap.domain.access import Role, TokenScope
from ketnap.organisations.models import ChainRole
from ketnap.organisations.queries import name_on
from ketnap.organisations.services import set_chain
from web.records_on_the_way import file_voted_on, sent_to

pytestmark = pytest.mark.django_db


def days_ago(days):
    return timezone.localdate() - timedelta(days=days)


@pytest.fixture
def voted(people: People, cell, secretary) -> Casefile:
    """A case the cell has voted on; its CV is not certified."""
    actor = today_actor(secretary)
    case = open_casefile(people.person(cell, "Đỗ Quang Minh"), cell, by=actor)
    steps = file_voted_on(days_ago(20), certified=False)
    record_steps(case.pk, steps, by=actor, seen_seq=0, override_reason="giấy tờ ghi bổ sung")
    return case


@pytest.fixture
def sent(voted, superior, secretary) -> Casefile:
    body = name_on(superior.pk, days_ago(0))
    record_steps(
        voted.pk,
        [sent_to(body, days_ago(12))],
        by=today_actor(secretary),
        seen_seq=head(voted),
        override_reason="giấy tờ ghi bổ sung",
    )
    return voted


@pytest.fixture
def committee(committee_officer, program_of):
    """A program of the officer of the committee above."""
    return program_of(committee_officer)


def head(case) -> int:
    return LogEntry.objects.filter(casefile=case).count()


def kinds(case) -> list[str]:
    return list(
        LogEntry.objects.filter(casefile=case).order_by("seq").values_list("kind", flat=True)
    )


def test_a_file_goes_up_once_with_a_reason_for_what_it_lacks(program, committee, voted, superior):
    seen = head(voted)
    incomplete = program.post(f"cases/{voted.pk}/submission", {"seen_seq": seen})
    order = {"seen_seq": seen, "override_reason": "giấy tờ gửi sau"}

    sent = program.post(f"cases/{voted.pk}/submission", order)
    again = program.post(f"cases/{voted.pk}/submission", order)

    assert (incomplete.status_code, incomplete.json()["code"]) == (422, "file_incomplete")
    assert incomplete.json()["lacks"]
    assert (sent.status_code, sent.json()["organisation_id"]) == (201, superior.pk)
    assert (again.status_code, again.json()["code"]) == (409, "case_changed")
    assert kinds(voted)[-2:] == ["cell_voted", "submitted"]
    inbox = committee.get("submissions").json()
    assert [each["casefile_id"] for each in inbox] == [voted.pk]


def test_a_committee_gives_a_file_back_with_reasons(committee, sent):
    seen = head(sent)
    unreasoned = committee.post(f"cases/{sent.pk}/return", {"seen_seq": seen})
    order = {"seen_seq": seen, "reasons": ["paper_missing"], "note": "thiếu bản sao"}

    given_back = committee.post(f"cases/{sent.pk}/return", order)

    assert (unreasoned.status_code, given_back.status_code) == (422, 201)
    assert kinds(sent)[-1] == "returned"
    assert committee.get("submissions").json() == []


def test_a_committee_appraises_and_decides_in_the_order_of_the_files(committee, sent, superior):
    appraisal = {"seen_seq": head(sent), "outcome": "favourable", "on": f"{days_ago(5)}"}
    appraised = committee.post(f"cases/{sent.pk}/appraisal", appraisal)
    file = {"casefile_id": sent.pk, "seen_seq": head(sent)}
    order = {"on": f"{days_ago(1)}", "outcome": "approved", "files": [file]}

    unnumbered = committee.post(f"organisations/{superior.pk}/decisions", order)
    numbered = order | {"files": [file | {"number": "41-QĐ/ĐU"}], "override_reason": "đã họp"}
    decided = committee.post(f"organisations/{superior.pk}/decisions", numbered)
    again = committee.post(f"organisations/{superior.pk}/decisions", numbered)

    assert appraised.status_code == 201, appraised.json()
    assert (unnumbered.status_code, unnumbered.json()["code"]) == (422, "register_missing")
    assert decided.status_code == 201, decided.json()
    [told] = decided.json()
    assert (told["number"], told["head_seq"]) == ("41-QĐ/ĐU", head(sent))
    assert (again.status_code, again.json()["code"]) == (409, "lies_elsewhere")
    assert again.json()["casefile_ids"] == [sent.pk]
    assert kinds(sent)[-2:] == ["appraised", "decided"]


def test_the_register_of_the_committee_gives_the_numbers_of_its_standing_committee(
    people, program, program_of, voted, core, superior, cell, administrator
):
    set_chain(cell, [(core, ChainRole.DECIDE)], since=days_ago(60), actor=administrator)
    going = {"seen_seq": head(voted), "override_reason": "giấy tờ gửi sau"}
    program.post(f"cases/{voted.pk}/submission", going)
    clerk = people.user("van-thu-dang-uy", Role.COMMITTEE_OFFICER, superior)
    order = TermOrder(name="2020-2025", since=days_ago(90), document_types=("QĐ",))
    begin_term(superior, order, by=today_actor(clerk))
    officer = people.user("thuong-vu", Role.COMMITTEE_OFFICER, core)
    of_core = program_of(officer)
    files = [{"casefile_id": voted.pk, "seen_seq": head(voted)}]
    decision = {"on": f"{days_ago(0)}", "outcome": "refused", "files": files}

    refused = of_core.post(f"organisations/{core.pk}/decisions", decision)
    people.also(officer, Role.COMMITTEE_OFFICER, superior)
    decided = of_core.post(f"organisations/{core.pk}/decisions", decision)

    assert (refused.status_code, refused.json()["code"]) == (422, "register_of_others")
    assert name_on(superior.pk, days_ago(0)) in refused.json()["title"]
    assert decided.status_code == 201, decided.json()
    assert [each["number"] for each in decided.json()] == [RegisterNumber.objects.get().text]


def test_a_day_of_an_ended_term_gets_no_new_number_and_the_one_sent_is_noted(
    people, committee, sent, superior
):
    clerk = today_actor(people.user("van-thu-dang-uy", Role.COMMITTEE_OFFICER, superior))
    for name, since in (("2020-2025", days_ago(90)), ("2025-2030", days_ago(0))):
        order = TermOrder(name=name, since=since, document_types=("QĐ",), body_symbol="ĐU")
        begin_term(superior, order, by=clerk)
    files = [{"casefile_id": sent.pk, "seen_seq": head(sent)}]
    decision = {"on": f"{days_ago(1)}", "outcome": "refused", "files": files}
    address = f"organisations/{superior.pk}/decisions"

    refused = committee.post(address, decision)
    numbered = [{**files[0], "number": "07-QĐ/ĐU"}]
    decided = committee.post(address, decision | {"files": numbered})

    assert (refused.status_code, refused.json()["code"]) == (422, "refused")
    assert "không cấp số mới nữa" in refused.json()["detail"]
    assert decided.status_code == 201, decided.json()
    noted = RegisterNumber.objects.get(number=7)
    assert (noted.register.term.name, noted.state) == ("2020-2025", "issued")


def test_a_file_is_decided_once_at_a_time(committee, sent, superior):
    file = {"casefile_id": sent.pk, "seen_seq": head(sent)}
    order = {"on": f"{days_ago(1)}", "outcome": "approved", "files": [file, file]}
    before = kinds(sent)

    answer = committee.post(f"organisations/{superior.pk}/decisions", order)

    assert (answer.status_code, answer.json()["code"]) == (422, "unreadable")
    assert answer.json()["place"] == "$.files"
    assert kinds(sent) == before


def test_a_body_decides_in_its_own_name_alone(committee, sent, cell):
    order = {"on": f"{days_ago(1)}", "outcome": "approved", "files": []}

    assert committee.post(f"organisations/{cell.pk}/decisions", order).status_code == 404


def test_moving_files_takes_a_scope_of_its_own(committee_officer, program_of, sent):
    reader = program_of(committee_officer, [TokenScope.SUBMISSIONS_READ])

    answer = reader.post(f"cases/{sent.pk}/return", {"seen_seq": head(sent)})

    assert (answer.status_code, answer.json()["code"]) == (403, "scope_missing")
