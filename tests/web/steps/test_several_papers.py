"""Several old papers of one case, entered at once: all of them are recorded, or none."""

from django.test import Client
from django.urls import reverse

from casefiles.papers import listed
from conftest import today_actor
from ketnap.casefiles.models import Casefile, LogEntry
from ketnap.casefiles.queries import domain_casefile
from ketnap.casefiles.services import record_steps
from ketnap.domain.casefile.codes import StepKind
from ketnap.domain.casefile.steps import CourseCertified, ListedAsSympathiser
from web.conftest import days_ago
from web.steps.filled import FILLED


def typed_for(kind: StepKind) -> dict[str, str]:
    """Return what is typed for a step of a kind."""
    return next(typed for typed, step in FILLED if step.kind is kind)


LISTED = {"kinds": "listed_as_sympathiser", "on": "05/02/2024", "resolution": "03-NQ/CB"}
CERTIFIED = {
    "kinds": "course_certified",
    "on": "12/06/2024",
    "certificate": "12/2024",
    "issuer": "Trung tâm chính trị",
}
CV = {"kinds": "cv_certified", "on": "06/05/2024", **typed_for(StepKind.CV_CERTIFIED)}
DECIDED = {"kinds": "decided", "on": "06/05/2024", **typed_for(StepKind.DECIDED)}
CEREMONY = {"kinds": "ceremony_held", "on": "06/05/2024", **typed_for(StepKind.CEREMONY_HELD)}
REASON = "giấy tờ ghi bổ sung"


def page_of(case: Casefile) -> str:
    return reverse("record_several", args=[case.pk])


def sent(*rows: dict[str, str], seen: int = 0, **more: str) -> dict[str, object]:
    """Return what the page posts for these rows."""
    typed: dict[str, object] = {"seen_seq": str(seen), "kinds": [row["kinds"] for row in rows]}
    for number, row in enumerate(rows, start=1):
        typed |= {f"{number}-{name}": value for name, value in row.items() if name != "kinds"}
    return typed | more


def text_of(response) -> str:
    return " ".join(response.content.decode().split())


def recorded(case: Casefile) -> list[type]:
    return [type(step) for step in domain_casefile(case).steps]


def test_papers_are_recorded_together_in_the_order_of_their_days(signed_in, case):
    answer = signed_in.post(page_of(case), sent(CERTIFIED, LISTED, override_reason=REASON))

    assert answer.url == reverse("case", args=[case.pk])
    assert recorded(case) == [ListedAsSympathiser, CourseCertified]


def test_paper_the_rules_refuse_is_named_and_none_is_recorded(signed_in, case):
    answer = signed_in.post(page_of(case), sent(LISTED, CEREMONY, override_reason=REASON))

    page = text_of(answer)
    assert answer.status_code == 409
    assert '<a href="#giay-2">Giấy tờ 2: Lễ kết nạp</a>' in page
    assert "Giấy tờ 1: Đưa vào danh sách cảm tình Đảng</a>" not in page
    assert "Lễ kết nạp khi chưa có quyết định kết nạp" in page
    assert recorded(case) == []


def test_warning_asks_one_reason_that_is_kept_beside_every_paper(signed_in, case):
    asked = signed_in.post(page_of(case), sent(LISTED, CV, DECIDED))
    before = recorded(case)

    signed_in.post(page_of(case), sent(LISTED, CV, DECIDED, override_reason=REASON))

    page = text_of(asked)
    reasons = LogEntry.objects.filter(casefile=case).values_list("override_reason", flat=True)
    assert asked.status_code == 409
    assert page.count('name="override_reason"') == 1
    assert '<a href="#giay-3">' in page
    assert before == []
    assert list(reasons) == [REASON] * 3


def test_mistake_in_one_paper_names_it_and_records_none(signed_in, case):
    wrong = {**CERTIFIED, "on": "31/02/2024"}

    answer = signed_in.post(page_of(case), sent(LISTED, wrong))

    assert answer.status_code == 422
    assert 'href="#id_2-on">Giấy tờ 2' in text_of(answer)
    assert 'value="03-NQ/CB"' in text_of(answer)
    assert recorded(case) == []


def test_change_meanwhile_records_none_and_keeps_what_was_typed(signed_in, case, secretary):
    record_steps(
        case.pk,
        [listed(days_ago(900))],
        by=today_actor(secretary),
        seen_seq=0,
        override_reason=REASON,
    )

    answer = signed_in.post(page_of(case), sent(CERTIFIED, seen=0))

    assert answer.status_code == 409
    assert "hồ sơ vừa có bước mới" in text_of(answer)
    assert 'value="12/2024"' in text_of(answer)
    assert 'name="seen_seq" value="1"' in text_of(answer)
    assert recorded(case) == [ListedAsSympathiser]


def test_paper_that_closes_the_case_is_recorded_elsewhere(signed_in, case):
    withdrawn = {"kinds": "withdrawn", "on": "05/03/2024", "reason": "Chuyển công tác"}

    answer = signed_in.post(page_of(case), sent(LISTED, withdrawn))

    assert answer.status_code == 422
    assert "nên ghi riêng ở trang của bước ấy" in text_of(answer)
    assert recorded(case) == []


def test_nothing_to_record_is_said(signed_in, case):
    answer = signed_in.post(page_of(case), sent())

    assert answer.status_code == 422
    assert "hãy thêm ít nhất một giấy tờ" in text_of(answer)


def test_paper_is_added_with_what_is_known_and_nothing_is_recorded(signed_in, case):
    answer = signed_in.post(page_of(case), sent(LISTED, add="yes", kind="course_certified"))

    page = text_of(answer)
    assert "Giấy tờ 2: " in page
    assert 'name="1-resolution" value="03-NQ/CB"' in page
    assert recorded(case) == []


def test_paper_is_dropped_and_the_others_keep_what_was_typed(signed_in, case):
    answer = signed_in.post(page_of(case), sent(LISTED, CERTIFIED, drop="1"))

    page = text_of(answer)
    assert 'name="1-certificate" value="12/2024"' in page
    assert "03-NQ/CB" not in page
    assert "Giấy tờ 2" not in page


def test_another_way_to_fill_one_paper_leaves_the_others_alone(signed_in, case):
    mentor = {"kinds": "mentor_assigned", "on": "06/02/2024", "mentor.way": "listed"}

    answer = signed_in.post(page_of(case), sent(LISTED, mentor, switch="2-mentor=typed"))

    page = text_of(answer)
    assert 'name="2-mentor.name"' in page
    assert 'name="2-on" value="06/02/2024"' in page
    assert 'name="1-resolution" value="03-NQ/CB"' in page
    assert recorded(case) == []


def test_kind_that_is_no_paper_is_not_found(signed_in, case):
    answers = [
        signed_in.post(page_of(case), sent({**LISTED, "kinds": "corrected"})),
        signed_in.post(page_of(case), sent(LISTED, add="yes", kind="khong-co")),
    ]

    assert [answer.status_code for answer in answers] == [404, 404]


def test_stranger_finds_no_page(client_of, stranger, case):
    browser: Client = client_of(stranger)

    assert browser.get(page_of(case)).status_code == 404
    assert browser.post(page_of(case), sent(LISTED)).status_code == 404


def test_nothing_is_recorded_on_a_day_gone_by(signed_in, case):
    answer = signed_in.post(f"{page_of(case)}?on={days_ago(1)}", sent(LISTED))

    assert answer.status_code == 409
    assert recorded(case) == []


def test_a_paper_that_is_recorded_already_is_asked_about_and_entered_by_who_knows(signed_in, case):
    signed_in.post(page_of(case), sent(LISTED, override_reason=REASON))
    again = sent(LISTED, seen=1, override_reason=REASON)

    asked = signed_in.post(page_of(case), again)

    assert asked.status_code == 409
    assert "trùng với bước đã ghi" in text_of(asked)
    assert f"{reverse('case', args=[case.pk])}#buoc-1" in text_of(asked)
    assert recorded(case) == [ListedAsSympathiser]

    signed_in.post(page_of(case), again | {"repeat_known": "on"})

    assert recorded(case) == [ListedAsSympathiser, ListedAsSympathiser]


def test_one_paper_typed_twice_on_the_page_is_asked_about(signed_in, case):
    asked = signed_in.post(page_of(case), sent(LISTED, LISTED, override_reason=REASON))

    assert "trùng với giấy tờ 1 ở trên trang này" in text_of(asked)
    assert recorded(case) == []


def test_a_step_that_is_recorded_already_is_asked_about(signed_in, case):
    signed_in.post(page_of(case), sent(LISTED, override_reason=REASON))
    typed = {name: value for name, value in LISTED.items() if name != "kinds"}
    href = reverse("record_step", args=[case.pk, "listed_as_sympathiser"])

    asked = signed_in.post(href, typed | {"seen_seq": "1", "override_reason": REASON})

    assert "giấy tờ này dường như đã ghi rồi" in text_of(asked)
    assert recorded(case) == [ListedAsSympathiser]
