"""The rulebook as people see it, with the real rules."""

import re
from datetime import date

import pytest

from ketnap.domain.casefile.wording import citation
from ketnap.domain.rulebook import Confidence
from ketnap.rules.load import load_rulebook
from ketnap.web.rulebook.spans import spans_of
from web.conftest import days_ago

RULE = "admission_decision_deadline"


def text_of(response) -> str:
    assert response.status_code == 200
    return response.content.decode()


def rules_in(page: str) -> set[str]:
    return set(re.findall(r'href="/quy-dinh/([a-z0-9_]+)/', page))


def test_rulebook_shows_every_rule_that_holds_today(browser):
    today = days_ago(0)

    page = text_of(browser.get("/quy-dinh/"))

    assert rules_in(page) == {
        rule.rule_id
        for rule in load_rulebook().rules.values()
        if any(value.holds_on(today) for value in rule.values)
    }


def test_rulebook_shows_what_held_on_the_day_it_speaks_about(browser):
    before = text_of(browser.get(f"/quy-dinh/?find={RULE}&on=2025-06-30"))
    after = text_of(browser.get(f"/quy-dinh/?find={RULE}&on=2025-07-01"))

    assert "60 ngày làm việc" in entry_of(before, RULE)
    assert "45 ngày làm việc" in entry_of(after, RULE)
    assert f"/quy-dinh/{RULE}/?on=2025-07-01" in after


@pytest.mark.parametrize("words", ["quyet dinh ket nap", "QUYẾT ĐỊNH kết nạp", RULE])
def test_search_in_the_rulebook_needs_no_accents(browser, words):
    page = text_of(browser.get("/quy-dinh/", {"find": words}))

    assert RULE in rules_in(page)
    assert "probation_months" not in rules_in(page)


def test_search_in_the_rulebook_finds_words_of_the_value_and_the_source(browser):
    source = citation(load_rulebook().rules[RULE].value_on(days_ago(0)).source, "vi")

    assert RULE in rules_in(text_of(browser.get("/quy-dinh/", {"find": source})))
    assert RULE in rules_in(text_of(browser.get("/quy-dinh/", {"find": "ngay lam viec"})))


def test_search_that_finds_no_rule_says_what_to_try(browser):
    page = text_of(browser.get("/quy-dinh/?find=khong-co-dau"))

    assert "Không tìm thấy quy định nào" in page


def test_search_in_the_rulebook_answers_htmx_with_part_of_the_page(browser):
    page = text_of(browser.get(f"/quy-dinh/?find={RULE}"))
    fragment = text_of(browser.get(f"/quy-dinh/?find={RULE}", headers={"HX-Request": "true"}))

    assert fragment.strip() in page
    assert "<html" not in fragment


def test_rule_that_is_not_verified_asks_to_be_confirmed(browser):
    rules = load_rulebook().rules.values()
    today = days_ago(0)
    now = {rule.rule_id: value for rule in rules for value in rule.values if value.holds_on(today)}
    sure = next(name for name, value in now.items() if value.confidence is Confidence.VERIFIED)
    unsure = next(name for name, value in now.items() if value.confidence is Confidence.RECALLED)

    pages = {name: text_of(browser.get(f"/quy-dinh/?find={name}")) for name in (sure, unsure)}

    assert "Cần xác nhận" not in entry_of(pages[sure], sure)
    assert "Cần xác nhận" in entry_of(pages[unsure], unsure)


def test_local_rule_is_told_apart_and_said_to_be_off(browser):
    local = next(rule for rule in load_rulebook().rules.values() if not rule.enabled)

    listed = entry_of(text_of(browser.get(f"/quy-dinh/?find={local.rule_id}")), local.rule_id)
    alone = text_of(browser.get(f"/quy-dinh/{local.rule_id}/"))

    assert "Của địa phương" in listed
    assert "Đang tắt, không áp dụng" in listed
    assert "Quy định này đang tắt" in alone


def test_rule_page_shows_every_span_with_its_source(browser):
    rule = load_rulebook().rules[RULE]

    page = text_of(browser.get(f"/quy-dinh/{RULE}/"))

    for value in rule.values:
        assert f"Từ {value.valid_from:%d/%m/%Y}" in page
        assert citation(value.source, "vi") in page
    assert page.count("áp dụng trong ngày đang xem") == 1
    assert '<ins class="kn-new">' in page


def test_rule_page_of_an_unknown_rule_is_not_found(browser, secretary):
    assert browser.get("/quy-dinh/khong_co/").status_code == 404


def test_rulebook_lists_the_days_worked_in_place_of_others(browser):
    page = text_of(browser.get("/quy-dinh/"))

    assert "Thứ Bảy 10/01/2026" in page
    assert "làm bù" in page
    assert "lịch nghỉ đã công bố đến hết" in page


def test_spans_say_what_is_new_and_what_is_gone():
    rule = load_rulebook().rules[RULE]

    spans = spans_of(rule, "vi", on=date(2025, 7, 1))

    changed = [span for span in spans if span.changed]
    assert [span.first for span in changed] == ["01/07/2025"]
    assert [str(item.line) for item in changed[0].lines if item.is_new] == ["45 ngày làm việc"]
    assert [str(line) for line in changed[0].gone] == ["60 ngày làm việc"]
    assert changed[0].is_current
    assert spans[-1].is_first


def test_rulebook_is_open_to_everybody_who_holds_a_role(client_of, mentor_user):
    assert client_of(mentor_user).get("/quy-dinh/").status_code == 200


def test_rulebook_asks_who_is_there(client, db):
    assert client.get("/quy-dinh/").status_code == 302


def entry_of(page: str, rule_id: str) -> str:
    """The row of one rule in the list."""
    start = page.index(f'href="/quy-dinh/{rule_id}/')
    return page[start:].partition('<li class="kn-row">')[0]


def test_subjects_stand_in_one_card_and_open_where_a_search_hits(browser):
    whole = text_of(browser.get("/quy-dinh/"))
    found = text_of(browser.get("/quy-dinh/", {"find": "du bi"}))

    assert whole.count('class="kn-card kn-chapters"') == 1
    assert '<details class="kn-fold" open>' not in whole
    assert found.count('<details class="kn-fold" open>') == found.count('class="kn-fold"') > 1
