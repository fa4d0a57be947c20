"""The whole file: what is recorded is printed in the prescribed order, the rest is told of."""

from datetime import date

import pytest

from admitting import Admitting
from casefiles.papers import step
from conftest import People, today_actor
from ketnap.accounts.models import User
from ketnap.casefiles.keys import create_log_key, log_key_path
from ketnap.documents.whole_file import whole_file
from ketnap.organisations.models import Organisation

ON = date(2026, 2, 2)
BY_MEMBER = {
    "kind": "official_member",
    "name": "Lê Thị Chi",
    "official_on": "2010-01-01",
    "shared_since": "2012-03-01",
    "shared_context": "work",
    "replacement": False,
}
BY_YOUTH_UNION = {"kind": "youth_union", "name": "Đoàn cơ quan", "agree": 8, "total": 9}
BY_TRADE_UNION = {"kind": "trade_union", "name": "Công đoàn cơ quan", "agree": 9, "total": 9}


@pytest.fixture(autouse=True)
def _log_key() -> None:
    if not log_key_path().exists():
        create_log_key()


@pytest.fixture(autouse=True)
def _own_anchors(tmp_path, monkeypatch) -> None:
    monkeypatch.setenv("KETNAP_ANCHORS", str(tmp_path / "anchors.jsonl"))


@pytest.fixture
def admitting(people: People, cell: Organisation, clerk: User, mentor_user: User) -> Admitting:
    assert mentor_user.person is not None
    return Admitting(people, cell, today_actor(clerk), mentor_user.person)


def codes_of(papers) -> list[str]:
    return [made.draft.sheet.code for made in papers]


@pytest.mark.parametrize(("union", "code"), [(BY_YOUTH_UNION, "4-KNĐ"), (BY_TRADE_UNION, "4A-KNĐ")])
def test_whoever_introduced_has_the_form_of_his_own(
    admitting: Admitting, union: dict[str, object], code: str
):
    case = admitting.case(
        "Đỗ Quang Minh",
        step("listed_as_sympathiser", date(2025, 1, 6), resolution="03-NQ/CB"),
        step("application_filed", date(2025, 10, 6)),
        step("introduced", date(2025, 11, 3), by=BY_MEMBER),
        step("introduced", date(2025, 11, 4), by=union),
    )

    whole = whole_file(case, on=ON)

    assert codes_of(each.made for each in whole.in_file) == ["MLHS", "3-KNĐ", code]


def test_a_paper_not_recorded_is_told_of_and_not_printed(admitting: Admitting):
    case = admitting.case("Đỗ Quang Minh")

    whole = whole_file(case, on=ON)

    assert codes_of(each.made for each in whole.in_file) == ["MLHS"]
    assert "Đơn xin vào Đảng: chưa có trong hồ sơ." in [left.vi for left in whole.left_out]


def test_a_paper_that_lacks_what_it_needs_says_what(admitting: Admitting, settings):
    settings.TYPED_PERSONAL_PAPERS = True
    case = admitting.case("Đỗ Quang Minh", step("application_filed", date(2025, 10, 6)))

    whole = whole_file(case, on=ON)

    refusals = [left.vi for left in whole.left_out if "1-KNĐ" in left.vi]
    assert refusals == ["Chưa in được mẫu 1-KNĐ, còn thiếu: Ngày được xét là cảm tình Đảng."]


BY_HAND = "Đơn xin vào Đảng: chép tay; bản hướng dẫn không đưa vào hồ sơ."


@pytest.mark.parametrize("typed", [False, True])
def test_an_application_is_in_the_file_only_where_the_site_takes_it_typed(
    admitting: Admitting, settings, typed: bool
):
    settings.TYPED_PERSONAL_PAPERS = typed
    case = admitting.case(
        "Đỗ Quang Minh",
        step("listed_as_sympathiser", date(2025, 1, 6), resolution="03-NQ/CB"),
        step("application_filed", date(2025, 10, 6)),
    )

    whole = whole_file(case, on=ON)

    assert codes_of(each.made for each in whole.in_file) == (
        ["MLHS", "1-KNĐ"] if typed else ["MLHS"]
    )
    assert (BY_HAND in [left.vi for left in whole.left_out]) is not typed
