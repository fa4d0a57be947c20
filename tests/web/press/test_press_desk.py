"""The screens of the press desk: the whole package, its sending, its state, and the way in."""

import time
from collections.abc import Callable
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from conftest import People
from ketnap.accounts.models import RoleHeld, User
from ketnap.casefiles.models import Casefile
from ketnap.domain.access import Role
from ketnap.domain.casefile.codes import ConsentPurpose
from ketnap.domain.press.calls import ArticleState, ArticleWaits, Call, Wait
from ketnap.domain.press.ticket import EditorRole, SectionRole, redeem
from ketnap.occasions.ceremonies.models import Ceremony
from ketnap.organisations.models import Organisation
from ketnap.press.delivering import deliver_waiting
from ketnap.press.models import SectionDuty, SentPackage
from ketnap.press.waiting import keep_waits
from press.conftest import GUEST, Portal

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk(client: Client, secretary: User) -> Client:
    """An's browser."""
    client.force_login(secretary)
    return client


@pytest.fixture
def editor(people: People, cell: Organisation) -> User:
    return people.user("binh", Role.EDITOR, cell, people.member(cell, "Trần Văn Bình"))


def form_of(ceremony: Ceremony) -> str:
    return reverse("prepare_press", args=["le-ket-nap", ceremony.pk])


def draft_in(page: Any) -> dict[str, str]:
    """Return what the form holds when nobody has written in it."""
    form = page.context["page"].form
    texts = {
        name: form.get_initial_for_field(field, name) or "" for name, field in form.fields.items()
    }
    return texts | {"section": "xay-dung-dang"}


def test_a_held_ceremony_offers_to_tell_of_it(desk: Client, ceremony: Ceremony) -> None:
    page = desk.get(reverse("ceremony", args=[ceremony.pk]))

    assert form_of(ceremony) in page.content.decode()


def test_the_page_shows_text_figures_people_and_what_is_left_out(
    desk: Client, ceremony: Ceremony, consent: Callable[..., None], minh: Casefile
) -> None:
    consent(minh, ConsentPurpose.PORTAL_NAME)

    page = desk.get(form_of(ceremony)).content.decode()

    assert "tổ chức Lễ kết nạp đảng viên mới cho 02 quần chúng ưu tú." in page
    assert f'href="/le-ket-nap/{ceremony.pk}/"' in page
    assert "figure=admitted&amp;organisation=" in page
    assert "Đồng ý nêu tên" in page
    assert "Chưa đồng ý nêu tên" in page
    assert "Kết quả biểu quyết và nội dung thẩm tra: chỉ lưu trong hồ sơ." in page


def test_an_editor_reads_no_name_that_may_not_be_printed(
    client: Client, editor: User, ceremony: Ceremony, consent: Callable[..., None], minh: Casefile
) -> None:
    consent(minh, ConsentPurpose.PORTAL_NAME)
    client.force_login(editor)

    page = client.get(form_of(ceremony)).content.decode()

    assert "Đỗ Quang Minh" in page
    assert "Vũ Thu Hà" not in page
    assert "Đảng viên mới thứ 1" in page


def test_an_editor_reads_offices_and_no_names_where_grounds_are_asked(
    client: Client, editor: User, secretary: User, ceremony: Ceremony
) -> None:
    client.force_login(secretary)
    for_the_secretary = client.get(form_of(ceremony)).content.decode()
    client.force_login(editor)

    for_an_editor = client.get(form_of(ceremony)).content.decode()

    assert GUEST in for_the_secretary
    assert GUEST not in for_an_editor
    assert "Lê Thị Chi" not in for_an_editor
    assert "Đảng ủy cơ sở Viện Nghiên cứu (người thứ 1)" in for_an_editor


def test_a_sent_package_stands_on_the_desk_with_its_state(
    desk: Client, ceremony: Ceremony, portal: Portal, django_capture_on_commit_callbacks: Any
) -> None:
    draft = draft_in(desk.get(form_of(ceremony)))
    with django_capture_on_commit_callbacks(execute=True):
        answer = desk.post(form_of(ceremony), {**draft, "title": "Tin vui đầu tháng Tư"})

    package = SentPackage.objects.get()
    assert answer["Location"] == reverse("press_package", args=[package.pk])
    listed = desk.get(reverse("press_desk")).content.decode()
    assert "Tin vui đầu tháng Tư" in listed
    assert "Bản nháp" in listed
    assert portal.calls() == [Call.PACKAGE]


def test_a_portal_that_does_not_answer_is_said_and_nothing_is_lost(
    desk: Client, ceremony: Ceremony, django_capture_on_commit_callbacks: Any
) -> None:
    draft = draft_in(desk.get(form_of(ceremony)))
    with django_capture_on_commit_callbacks(execute=True):
        desk.post(form_of(ceremony), draft)

    page = desk.get(reverse("press_desk")).content.decode()

    assert "1 thư chưa chuyển được sang trang tin" in page
    assert "Trang tin không trả lời." in page
    assert "Không có gì bị mất" in page


def test_a_package_that_the_portal_refused_can_be_given_up_with_a_reason(
    desk: Client, ceremony: Ceremony, portal: Portal, django_capture_on_commit_callbacks: Any
) -> None:
    portal.refuses = "chuyên mục không có"
    draft = draft_in(desk.get(form_of(ceremony)))
    with django_capture_on_commit_callbacks(execute=True):
        desk.post(form_of(ceremony), draft)
    package = SentPackage.objects.get()
    way = reverse("drop_press_package", args=[package.pk])
    assert way in desk.get(reverse("press_package", args=[package.pk])).content.decode()

    without_a_reason = desk.post(way, {"reason": ""})
    desk.post(way, {"reason": "Đã soạn lại ở chuyên mục khác."})

    assert without_a_reason.status_code == 422
    package.refresh_from_db()
    assert package.dropped_because == "Đã soạn lại ở chuyên mục khác."
    assert "chưa chuyển được sang" not in desk.get(reverse("press_desk")).content.decode()


def test_who_sent_a_package_that_the_portal_refused_reads_why_and_sends_it_again(
    desk: Client, ceremony: Ceremony, portal: Portal, django_capture_on_commit_callbacks: Any
) -> None:
    portal.refuses = "chuyên mục không có"
    with django_capture_on_commit_callbacks(execute=True):
        desk.post(form_of(ceremony), draft_in(desk.get(form_of(ceremony))))
    page = desk.get(reverse("press_package", args=[SentPackage.objects.get().pk]))
    told = page.content.decode()
    at_the_desk = desk.get(reverse("press_desk")).content.decode()
    portal.refuses = ""

    desk.post(reverse("refresh_press"))

    assert "Trang tin không nhận gói tin này" in told
    assert "chuyên mục không có" in told
    assert reverse("refresh_press") in told
    assert "Trang tin không nhận 1 gói tin" in at_the_desk
    assert SentPackage.objects.get().state == ArticleState.DRAFT


def test_a_package_that_may_have_arrived_cannot_be_given_up(
    desk: Client, ceremony: Ceremony, django_capture_on_commit_callbacks: Any
) -> None:
    draft = draft_in(desk.get(form_of(ceremony)))
    with django_capture_on_commit_callbacks(execute=True):
        desk.post(form_of(ceremony), draft)
    way = reverse("drop_press_package", args=[SentPackage.objects.get().pk])

    assert desk.post(way, {"reason": "thôi"}).status_code == 404


def test_the_desk_delivers_again_and_asks_for_states(
    desk: Client, ceremony: Ceremony, portal: Portal
) -> None:
    desk.post(form_of(ceremony), draft_in(desk.get(form_of(ceremony))))
    portal.state = ArticleState.PUBLISHED

    desk.post(reverse("refresh_press"))

    assert portal.calls() == [Call.PACKAGE, Call.STATES]
    assert "Đã đăng" in desk.get(reverse("press_desk")).content.decode()


def test_what_must_not_leave_is_shown_beside_its_field_and_the_text_is_kept(
    desk: Client, ceremony: Ceremony
) -> None:
    draft = draft_in(desk.get(form_of(ceremony)))

    answer = desk.post(form_of(ceremony), {**draft, "paragraph_0": "Có 15/17 phiếu tán thành."})

    page = answer.content.decode()
    assert answer.status_code == 422
    assert "Có 15/17 phiếu tán thành." in page
    assert "Có kết quả biểu quyết." in page
    assert not SentPackage.objects.exists()


def test_a_name_on_a_stated_ground_is_shown_with_it_on_the_package(
    desk: Client, ceremony: Ceremony
) -> None:
    draft = draft_in(desk.get(form_of(ceremony)))
    names = [field.label for field in desk.get(form_of(ceremony)).context["grounds"]]
    place = next(place for place, name in enumerate(names) if name.startswith(GUEST))

    answer = desk.post(
        form_of(ceremony), {**draft, f"ground_{place}": "Dự với tư cách công vụ"}, follow=True
    )

    page = answer.content.decode()
    assert GUEST in page
    assert "Dự với tư cách công vụ" in page


def test_a_figure_that_no_longer_agrees_is_marked_on_the_package(
    desk: Client, ceremony: Ceremony
) -> None:
    desk.post(form_of(ceremony), draft_in(desk.get(form_of(ceremony))))
    package = SentPackage.objects.get()
    sent_otherwise = package.content.replace('"value": 2', '"value": 7')
    SentPackage.objects.update(content=sent_otherwise)

    page = desk.get(reverse("press_package", args=[package.pk])).content.decode()

    assert "hồ sơ nay là 2, trang tin đã được báo" in page


def test_an_editor_is_led_to_the_door_with_a_ticket(
    client: Client, editor: User, settings: Any
) -> None:
    client.force_login(editor)

    answer = client.post(reverse("enter_newsroom"))

    address = urlsplit(answer["Location"])
    ticket = redeem(
        parse_qs(address.query)["ve"][0], key=settings.PRESS_KEY.encode(), now=int(time.time())
    )
    assert answer.status_code == 303
    assert (
        f"{address.scheme}://{address.netloc}{address.path}" == f"{settings.PORTAL_ORIGIN}/cua/vao"
    )
    assert ticket.roles == (SectionRole(EditorRole.EDITOR),)


def test_only_the_desk_lets_its_forms_lead_to_the_portal(
    desk: Client, ceremony: Ceremony, settings: Any
) -> None:
    policies = {
        page: desk.get(address)["Content-Security-Policy"]
        for page, address in {"desk": reverse("press_desk"), "form": form_of(ceremony)}.items()
    }

    assert f"form-action 'self' {settings.PORTAL_ORIGIN};" in f"{policies['desk']};"
    assert "form-action 'self';" in f"{policies['form']};"


def test_what_waits_at_the_portal_is_told_on_both_desks_to_whoever_must_act(
    desk: Client, client: Client, editor: User
) -> None:
    keep_waits([ArticleWaits(7, Wait.SECRETARY, "tin-tuc", "Chi bộ họp", "/x/", timezone.now())])

    own = [desk.get(reverse(page)).content.decode() for page in ("desk", "press_desk")]
    client.force_login(editor)
    others = client.get(reverse("press_desk")).content.decode()

    assert "1 bài đang chờ đồng chí ở trang biên tập." in own[0]
    assert "Chờ bí thư xem" in own[1]
    assert "Chi bộ họp" in own[1]
    assert "Bài chờ đồng chí" not in others


def test_a_secretary_gives_out_sections(desk: Client, editor: User) -> None:
    held = RoleHeld.objects.get(user=editor)

    desk.post(
        reverse("set_section_duties", args=[held.pk]),
        {"editor": ["xay-dung-dang"], "approver": [""]},
    )

    given = SectionDuty.objects.order_by("duty").values_list("duty", "section")
    assert list(given) == [("approver", ""), ("editor", "xay-dung-dang")]
    page = desk.get(reverse("press_editors")).content.decode()
    assert "Biên tập: Xây dựng Đảng" in page
    assert "Duyệt đăng: mọi chuyên mục" in page


def test_a_word_that_names_no_occasion_is_not_found(desk: Client, ceremony: Ceremony) -> None:
    answer = desk.get(reverse("prepare_press", args=["dam-cuoi", ceremony.pk]))

    assert answer.status_code == 404


def test_a_withdrawal_the_portal_does_not_answer_is_told_until_it_does(
    desk: Client,
    minh: Casefile,
    consent: Callable[..., None],
    django_capture_on_commit_callbacks: Any,
    request: pytest.FixtureRequest,
) -> None:
    consent(minh, ConsentPurpose.PORTAL_NAME)
    pages = (reverse("case", args=[minh.pk]), reverse("desk"))

    def told() -> list[bool]:
        return ["có thể còn hiện" in desk.get(page).content.decode() for page in pages]

    before = told()
    with django_capture_on_commit_callbacks(execute=True):
        consent(minh, ConsentPurpose.PORTAL_NAME, kind="consent_withdrawn")
    while_away = told()
    request.getfixturevalue("portal")
    deliver_waiting()

    assert [before, while_away, told()] == [[False] * 2, [True] * 2, [False] * 2]
