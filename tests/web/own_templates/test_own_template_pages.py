"""The pages of own templates: from the standard template in hand to one that is in use."""

import io
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone
from docx import Document

from conftest import People, today_actor
from documents.own_templates.word_files import paragraph, word_file
from ketnap.audit.models import AccessEntry
from ketnap.documents.own_templates.forms import standard_template
from ketnap.documents.own_templates.models import OwnTemplate
from ketnap.documents.own_templates.services import (
    Proposal,
    approve_template,
    propose_template,
)
from ketnap.documents.word import office
from ketnap.domain.access import Role
from ketnap.web.own_templates import words

pytestmark = pytest.mark.django_db

FORM = "6-KNĐ"


@pytest.fixture
def clerks(client_of, clerk):
    """Bình's browser."""
    return client_of(clerk)


@pytest.fixture
def secretarys(client_of, secretary):
    """An's browser."""
    return client_of(secretary)


@pytest.fixture
def waiting(cell, clerk) -> OwnTemplate:
    today = timezone.localdate()
    proposal = Proposal(form_code=FORM, file=standard_template(FORM, today), note="thêm địa chỉ")
    return propose_template(cell, proposal, by=today_actor(clerk), today=today)


@pytest.fixture
def in_use(waiting, secretary) -> OwnTemplate:
    today = timezone.localdate()
    actor = today_actor(secretary)
    return approve_template(waiting.pk, by=actor, valid_from=today, today=today)


def upload(browser: Any, cell: Any, content: bytes, name: str = "mau.docx") -> Any:
    file = SimpleUploadedFile(name, content)
    address = reverse("propose_template", args=[cell.pk, FORM])
    return browser.post(address, {"file": file, "note": "thêm địa chỉ"})


def text_of(response: Any) -> str:
    return str(response.content.decode())


def test_reader_of_one_body_is_led_to_it(clerks, cell):
    assert clerks.get(reverse("own_templates")).url == reverse("own_templates_of", args=[cell.pk])


def test_reader_of_several_bodies_chooses(clerks, clerk, people: People, superior):
    people.also(clerk, Role.COMMITTEE_OFFICER, superior)

    page = text_of(clerks.get(reverse("own_templates")))

    assert "Của tổ chức nào?" in page
    assert "Đảng ủy cơ sở Viện Nghiên cứu" in page


@pytest.mark.parametrize(
    ("program", "takes_network", "expected"),
    [
        ("no-such-program", True, "Máy chủ chưa cài LibreOffice"),
        ("sh", False, "Máy chủ không cho ngắt mạng của LibreOffice"),
        ("sh", True, None),
    ],
)
def test_page_says_what_the_machine_cannot_do_for_own_templates(
    clerks, cell, monkeypatch, program, takes_network, expected
):
    monkeypatch.setattr(office, "PROGRAM", program)
    monkeypatch.setattr(words, "can_take_network", lambda: takes_network)

    page = text_of(clerks.get(reverse("own_templates_of", args=[cell.pk])))

    assert ("Máy chủ" in page) is (expected is not None)
    assert (expected or "") in page


def test_a_cell_is_shown_the_forms_it_issues_alone(clerks, cell):
    page = text_of(clerks.get(reverse("own_templates_of", args=[cell.pk])))
    other = text_of(clerks.get(reverse("own_templates_of_form", args=[cell.pk, "9-KNĐ"])))

    assert reverse("own_templates_of_form", args=[cell.pk, FORM]) in page
    assert reverse("own_templates_of_form", args=[cell.pk, "9-KNĐ"]) not in page
    assert reverse("propose_template", args=[cell.pk, "9-KNĐ"]) not in other


def test_standard_template_is_handed_out_as_a_file_no_browser_runs(clerks):
    response = clerks.get(reverse("standard_form", args=[FORM]))

    assert response["Content-Disposition"].startswith("attachment")
    assert response["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert response["Cache-Control"] == "private, no-store"
    assert Document(io.BytesIO(response.content)).paragraphs


def test_unknown_form_is_not_found(clerks, cell):
    for name, args in (
        ("standard_form", ["99-KNĐ"]),
        ("own_templates_of_form", [cell.pk, "99-KNĐ"]),
        ("propose_template", [cell.pk, "99-KNĐ"]),
    ):
        assert clerks.get(reverse(name, args=args)).status_code == 404


def test_form_tells_how_its_blanks_are_written(clerks, cell):
    page = text_of(clerks.get(reverse("own_templates_of_form", args=[cell.pk, FORM])))

    assert "{{ person_name }}" in page
    assert "Đơn vị chưa có mẫu riêng" in page


def test_uploaded_template_waits_for_a_second_person(clerks, cell, clerk):
    response = upload(clerks, cell, standard_template(FORM, timezone.localdate()))

    kept = OwnTemplate.objects.get()
    assert response.url == reverse("own_template", args=[kept.pk])
    page = text_of(clerks.get(response.url))
    assert "Chờ người thứ hai duyệt" in page
    assert "Rút lại mẫu" in page
    assert reverse("approve_template", args=[kept.pk]) not in page


def test_problems_of_a_file_stand_on_the_page_with_their_places(clerks, cell):
    hostile = word_file(paragraph("Họ và tên: {{ ho_ten }}"), paragraph("{{ ''.__class__ }}"))

    response = upload(clerks, cell, hostile)

    page = text_of(response)
    assert response.status_code == 422
    assert "Mẫu này không có chỗ điền “ho_ten”" in page
    assert "Phần thân, đoạn 1: “Họ và tên: {{ ho_ten }}”" in page
    assert "Phần thân, đoạn 2" in page
    assert not OwnTemplate.objects.exists()


def test_problems_are_told_in_the_readers_language(clerks, cell):
    clerks.cookies["ketnap_language"] = "en"

    page = text_of(upload(clerks, cell, word_file(paragraph("{{ ho_ten }}"))))

    assert "This form offers no blank “ho_ten”" in page
    assert "Body, paragraph 1" in page


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (b"%PDF-1.7", "Đây không phải tệp Word dạng .docx"),
        (bytes(10 * 1024 * 1024 + 1), "Tệp quá lớn"),
    ],
)
def test_file_of_another_kind_is_told(clerks, cell, content, expected):
    response = upload(clerks, cell, content, "../../evil.exe")

    assert response.status_code == 422
    assert expected in text_of(response)


def test_desk_tells_the_approver_alone_what_waits(secretarys, clerks, waiting, cell):
    words = "1 mẫu riêng chờ đồng chí duyệt."

    desk = text_of(secretarys.get(reverse("desk")))

    assert words in desk
    assert f'href="{reverse("own_templates")}"' in desk
    assert words not in text_of(clerks.get(reverse("desk")))


def test_approver_sees_what_waits_and_approves_it(secretarys, waiting, cell):
    listed = text_of(secretarys.get(reverse("own_templates_of", args=[cell.pk])))
    today = timezone.localdate()

    response = secretarys.post(
        reverse("approve_template", args=[waiting.pk]), {"valid_from": f"{today:%d/%m/%Y}"}
    )

    assert "Chờ đồng chí duyệt" in listed
    assert response.url == reverse("own_template", args=[waiting.pk])
    after = text_of(secretarys.get(reverse("own_templates_of", args=[cell.pk])))
    assert f"Bản 1 của đơn vị, từ {today:%d/%m/%Y}" in after
    assert "Chờ đồng chí duyệt" not in after


def test_proposer_is_refused_approval_with_words(people: People, cell, client_of, secretary):
    today = timezone.localdate()
    proposal = Proposal(form_code=FORM, file=standard_template(FORM, today))
    own = propose_template(cell, proposal, by=today_actor(secretary), today=today)

    response = client_of(secretary).post(
        reverse("approve_template", args=[own.pk]), {"valid_from": f"{today:%d/%m/%Y}"}
    )

    assert response.status_code == 422
    assert "Người đề nghị không tự duyệt mẫu của mình." in text_of(response)
    own.refresh_from_db()
    assert own.state == "proposed"


def test_template_without_a_required_blank_is_told_to_the_approver(secretarys, cell, clerk):
    today = timezone.localdate()
    proposal = Proposal(form_code=FORM, file=word_file(paragraph("{{ person_name }}")))
    short = propose_template(cell, proposal, by=today_actor(clerk), today=today)

    page = text_of(secretarys.get(reverse("own_template", args=[short.pk])))

    assert "Không phải bản in nào cũng có:" in page
    assert "Số tán thành" in page


def test_rejected_template_shows_its_reason(secretarys, clerks, waiting):
    secretarys.post(reverse("reject_template", args=[waiting.pk]), {"reason": "thiếu nơi nhận"})

    page = text_of(clerks.get(reverse("own_template", args=[waiting.pk])))

    assert "Không duyệt" in page
    assert "thiếu nơi nhận" in page


def test_template_in_use_is_ended_with_a_reason(secretarys, in_use, cell):
    today = timezone.localdate()

    secretarys.post(
        reverse("retire_template", args=[in_use.pk]),
        {"retired_from": f"{today:%d/%m/%Y}", "reason": "dùng mẫu chuẩn"},
    )

    page = text_of(secretarys.get(reverse("own_template", args=[in_use.pk])))
    assert f"Thôi dùng từ {today:%d/%m/%Y}" in page
    assert "dùng mẫu chuẩn" in page


def test_trial_fills_every_blank_with_what_it_is_called(clerks, in_use):
    response = clerks.post(reverse("try_own_template", args=[in_use.pk]))

    document = Document(io.BytesIO(response.content))
    assert "[Họ và tên]" in "\n".join(each.text for each in document.paragraphs)


def test_taking_the_file_out_is_noted(clerks, in_use):
    response = clerks.get(reverse("own_template_file", args=[in_use.pk]))

    assert response.content == bytes(in_use.file)
    assert AccessEntry.objects.latest("pk").deed == "exported"


def test_day_gone_by_shows_what_was_and_offers_no_writing(clerks, in_use, cell):
    page = text_of(
        clerks.get(reverse("own_templates_of_form", args=[cell.pk, FORM]), {"on": "2026-01-05"})
    )

    assert "Đơn vị chưa có mẫu riêng" in page
    assert "Tải mẫu riêng lên" not in page


def test_approval_of_a_template_decided_meanwhile_is_told(secretarys, in_use):
    today = timezone.localdate()

    response = secretarys.post(
        reverse("approve_template", args=[in_use.pk]), {"valid_from": f"{today:%d/%m/%Y}"}
    )

    assert response.status_code == 422
    assert "Mẫu này đã có người quyết định rồi." in text_of(response)
