"""The pages of transfers: send, look and receive once, keys of other installations."""

import json
from dataclasses import replace

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from casefiles.papers import listed
from conftest import BEGINNING
from ketnap.casefiles.models import LogEntry
from ketnap.domain.transfer.capsule import capsule_to_data
from ketnap.transfers.keys import InstallationKeys, installation_keys
from ketnap.transfers.models import Installation, Transfer
from ketnap.transfers.queries import capsule_in
from ketnap.transfers.sealing import seal
from ketnap.web.transfers import listing
from web.conftest import days_ago
from web.two_cells import FOREIGN_WORD, far_cell

pytestmark = pytest.mark.django_db


@pytest.fixture
def minh(cases):
    return cases.open("Đỗ Quang Minh", listed(days_ago(200)))


@pytest.fixture
def there(stranger, client_of):
    """Giang's browser, in the receiving cell."""
    return client_of(stranger)


@pytest.fixture
def keeper(founder, client_of):
    """The administrator's browser."""
    return client_of(founder)


def order_to(place: str, **more) -> dict[str, object]:
    return {
        "seen_seq": 1,
        "place": place,
        "reason": "chuyển công tác",
        "confirmed": "on",
        **more,
    }


def text(response) -> str:
    return response.content.decode()


def kinds(casefile_id: int) -> list[str]:
    return list(LogEntry.objects.filter(casefile=casefile_id).values_list("kind", flat=True))


def test_a_case_is_sent_from_its_page_and_waits_at_the_other_cell(browser, there, minh, other_cell):
    address = reverse("transfer_case", args=[minh.pk])
    assert address in text(browser.get(reverse("case", args=[minh.pk])))

    browser.post(address, order_to(f"cell:{other_cell.pk}"))

    assert kinds(minh.pk)[-1] == "transferred"
    assert "Chờ nơi nhận báo đã nhận" in text(browser.get(reverse("transfers")))
    assert "Đỗ Quang Minh" in text(there.get(reverse("transfers")))
    assert "1 hồ sơ chuyển đến" in text(there.get(reverse("desk")))


def test_a_case_does_not_move_before_it_is_confirmed(browser, minh, other_cell):
    order = order_to(f"cell:{other_cell.pk}") | {"confirmed": ""}

    answer = browser.post(reverse("transfer_case", args=[minh.pk]), order)

    assert (answer.status_code, Transfer.objects.count()) == (422, 0)


def test_the_receiving_cell_reads_the_duties_and_receives_once(browser, there, minh, other_cell):
    browser.post(reverse("transfer_case", args=[minh.pk]), order_to(f"cell:{other_cell.pk}"))
    page = reverse("receive_transfer", args=[Transfer.objects.get().pk])
    assert "Phân công đảng viên chính thức giúp đỡ" in text(there.get(page))

    there.post(page, {"arrived": "on"})

    received = Transfer.objects.get()
    left_here = text(browser.get(reverse("case", args=[minh.pk])))
    assert "Hồ sơ đã khép lại" in left_here
    assert "Bắt đầu lại từ đầu" not in left_here
    back = f"{reverse('correct_step', args=[minh.pk, 2])}?void=1"
    answer = browser.post(back, {"seen_seq": "2", "correction_reason": "chuyển nhầm"})
    assert "nơi đang giữ hồ sơ hãy chuyển trả" in text(answer)
    assert kinds(minh.pk) == ["listed_as_sympathiser", "transferred"]
    assert received.received_on == days_ago(0)
    assert kinds(received.received_as_id) == ["listed_as_sympathiser", "transferred", "transferred"]
    assert there.get(page)["Location"] == reverse("transfers")
    assert "Nơi nhận đã nhận" in text(browser.get(reverse("transfers")))


def test_a_sealed_file_is_handed_out_for_another_installation(browser, minh, secretary):
    keys = InstallationKeys(Ed25519PrivateKey.generate(), X25519PrivateKey.generate())
    known = Installation.objects.create(
        name="Viện B", key_line=keys.public.line, known_since=BEGINNING, known_by=secretary
    )
    order = order_to(f"installation:{known.pk}")
    lacking = browser.post(reverse("transfer_case", args=[minh.pk]), order)
    assert (lacking.status_code, Transfer.objects.count()) == (422, 0)

    browser.post(reverse("transfer_case", args=[minh.pk]), order | {"receiver": "Chi bộ Một"})

    file = browser.get(reverse("transfer_file", args=[Transfer.objects.get().pk]))
    assert file["Content-Disposition"].startswith("attachment")
    assert "Minh" not in text(file)
    assert "Đến Chi bộ Một (Viện B)" in text(browser.get(reverse("transfers")))


def test_a_key_is_entered_with_the_fingerprint_that_was_read_out(keeper):
    keys = InstallationKeys(Ed25519PrivateKey.generate(), X25519PrivateKey.generate()).public
    order = {"name": "Viện B", "key_line": keys.line, "fingerprint": "0000"}

    refused = keeper.post(reverse("keep_installation"), order)
    assert (refused.status_code, Installation.objects.count()) == (422, 0)
    keeper.post(reverse("keep_installation"), order | {"fingerprint": keys.fingerprint})

    page = text(keeper.get(reverse("installations")))
    assert keys.fingerprint in page
    assert installation_keys().public.fingerprint in page


def test_a_key_is_withdrawn(keeper, founder):
    keys = InstallationKeys(Ed25519PrivateKey.generate(), X25519PrivateKey.generate()).public
    known = Installation.objects.create(
        name="Viện B", key_line=keys.line, known_since=BEGINNING, known_by=founder
    )

    keeper.post(reverse("withdraw_installation", args=[known.pk]))

    known.refresh_from_db()
    assert known.withdrawn_on == days_ago(0)


def test_a_case_sent_by_mistake_is_called_back(browser, there, minh, other_cell):
    browser.post(reverse("transfer_case", args=[minh.pk]), order_to(f"cell:{other_cell.pk}"))
    transfer = Transfer.objects.get()
    page = reverse("call_back_transfer", args=[transfer.pk])
    assert page in text(browser.get(reverse("transfers")))
    assert there.get(page).status_code == 404

    browser.post(page, {"reason": "chọn nhầm chi bộ nhận"})

    assert kinds(minh.pk)[-1] == "corrected"
    listing = text(browser.get(reverse("transfers")))
    assert "Đã rút lại ngày" in listing
    assert page not in listing
    received = there.get(reverse("receive_transfer", args=[transfer.pk]))
    assert received["Location"] == reverse("transfers")


@pytest.fixture
def from_elsewhere(browser, minh, other_cell, founder):
    """A case like Minh's, sealed by another installation for this one, under a number each time."""
    elsewhere = InstallationKeys(Ed25519PrivateKey.generate(), X25519PrivateKey.generate())
    Installation.objects.create(
        name="Viện B", key_line=elsewhere.public.line, known_since=BEGINNING, known_by=founder
    )
    browser.post(reverse("transfer_case", args=[minh.pk]), order_to(f"cell:{other_cell.pk}"))
    here = installation_keys().public
    capsule, _sender = capsule_in(Transfer.objects.get().sealed, known=[here])

    def sent(number: str) -> SimpleUploadedFile:
        content = json.dumps(capsule_to_data(replace(capsule, number=number, giver="Chi bộ Xa")))
        sealed = seal(content, kind="capsule", sender=elsewhere, receiver=here)
        return SimpleUploadedFile("ho-so.json", sealed.encode())

    return sent


def test_a_sealed_file_is_received_on_its_page_and_its_receipt_handed_out(
    there, other_cell, from_elsewhere
):
    order = {"cell": other_cell.pk, "arrived": "on"}

    there.post(reverse("receive_transfer_file"), order | {"file": from_elsewhere("b7")})

    received = Transfer.objects.get(direction="in")
    assert (received.other, received.received_on) == ("Chi bộ Xa", days_ago(0))
    receipt = reverse("transfer_file", args=[received.pk])
    assert receipt in text(there.get(reverse("transfers")))
    assert "giay-bao-nhan" in there.get(receipt)["Content-Disposition"]
    order["file"] = from_elsewhere("b8")
    again = text(there.post(reverse("receive_transfer_file"), order, follow=True))
    assert "không lập hồ sơ thứ hai" in again
    assert Transfer.objects.filter(casefile=received.casefile).count() == 2


@pytest.mark.parametrize("content", [b"{}", b"\xff\xfe"])
def test_what_is_no_sealed_file_is_refused_on_the_page(there, other_cell, content):
    file = SimpleUploadedFile("ho-so.json", content)

    answer = there.post(
        reverse("receive_transfer_file"), {"file": file, "cell": other_cell.pk, "arrived": "on"}
    )

    assert (answer.status_code, Transfer.objects.count()) == (422, 0)


@pytest.fixture
def sent_away(browser, minh, secretary) -> tuple[Transfer, str]:
    """Minh's case, sent to another installation, and the receipt that comes back from there."""
    keys = InstallationKeys(Ed25519PrivateKey.generate(), X25519PrivateKey.generate())
    known = Installation.objects.create(
        name="Viện B", key_line=keys.public.line, known_since=days_ago(9), known_by=secretary
    )
    order = order_to(f"installation:{known.pk}", receiver="Chi bộ Một")
    browser.post(reverse("transfer_case", args=[minh.pk]), order)
    transfer = Transfer.objects.get()
    told = json.dumps({"number": transfer.number, "received_on": days_ago(0).isoformat()})
    receipt = seal(told, kind="receipt", sender=keys, receiver=installation_keys().public)
    return transfer, receipt


@pytest.mark.parametrize("way", ["file", "text"])
def test_a_receipt_from_elsewhere_closes_the_duty_on_its_page(browser, sent_away, way):
    transfer, receipt = sent_away
    assert reverse("receive_receipt") in text(browser.get(reverse("transfers")))
    given = SimpleUploadedFile("bao-nhan.json", receipt.encode()) if way == "file" else receipt

    answer = browser.post(reverse("receive_receipt"), {way: given}, follow=True)

    transfer.refresh_from_db()
    assert transfer.received_on == days_ago(0)
    assert "Chi bộ Một đã nhận hồ sơ của Đỗ Quang Minh" in text(answer)
    assert reverse("receive_receipt") not in text(answer)


def test_a_receipt_is_asked_for_however_many_cases_were_sent_since(
    browser, monkeypatch, cases, sent_away, other_cell
):
    monkeypatch.setattr(listing, "_SENT_SHOWN", 1)
    later = cases.open("Lê Thị Chi", listed(days_ago(200)))
    browser.post(reverse("transfer_case", args=[later.pk]), order_to(f"cell:{other_cell.pk}"))

    page = text(browser.get(reverse("transfers")))

    assert "Đỗ Quang Minh" not in page
    assert reverse("receive_receipt") in page


def test_a_receipt_for_a_case_of_another_cell_is_refused(there, sent_away):
    transfer, receipt = sent_away

    answer = there.post(reverse("receive_receipt"), {"text": receipt})

    transfer.refresh_from_db()
    assert (answer.status_code, transfer.received_on) == (422, None)
    assert "Minh" not in text(answer)


def test_a_receipt_is_given_in_one_way(browser, sent_away):
    answer = browser.post(reverse("receive_receipt"), {"text": ""})

    assert answer.status_code == 422


def test_cells_of_another_tree_are_not_offered(browser, minh, other_cell):
    far_cell()

    page = text(browser.get(reverse("transfer_case", args=[minh.pk])))

    assert "Chi bộ Kế hoạch" in page
    assert FOREIGN_WORD not in page
