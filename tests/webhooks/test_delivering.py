"""Programs are told of steps in order, at least once, with no word about anybody."""

import json
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest
from django.core.exceptions import ValidationError
from django.http import Http404
from django.utils import timezone

from casefiles.papers import listed, nominated, reviewed
from conftest import today_actor
from ketnap.accounts.models import RoleHeld
from ketnap.casefiles.keys import create_log_key, log_key_path
from ketnap.casefiles.services import open_casefile, record_steps
from ketnap.domain.webhook import HEADER, is_signed
from ketnap.webhooks.delivering import Trouble, deliver_due
from ketnap.webhooks.models import Subscription
from ketnap.webhooks.services import subscribe, unsubscribe

pytestmark = pytest.mark.django_db


@dataclass
class Listener:
    """A program that listens on this machine, and what it was told."""

    address: str = ""
    status: int = 204
    received: list[tuple[dict[str, str], bytes]] = field(default_factory=list)

    def events(self) -> list[dict[str, object]]:
        return [event for _, body in self.received for event in json.loads(body)["events"]]


@pytest.fixture
def listener(settings) -> Iterator[Listener]:
    told = Listener()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            if told.status < 300:
                told.received.append((dict(self.headers), body))
            self.send_response(told.status)
            self.send_header("Location", told.address + "noi-khac")
            self.end_headers()

        def log_message(self, *_: object) -> None: ...

    server = HTTPServer(("127.0.0.1", 0), Handler)
    told.address = f"http://127.0.0.1:{server.server_port}/"
    settings.WEBHOOK_HOSTS = (f"127.0.0.1:{server.server_port}",)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield told
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.fixture
def case(secretary, cell, people):
    if not log_key_path().exists():
        create_log_key()
    actor = today_actor(secretary)
    opened = open_casefile(people.person(cell, "Đỗ Hoàng Minh"), cell, by=actor)
    record_steps(opened.pk, [nominated(date(2024, 1, 10))], by=actor, seen_seq=0)
    return opened


def record(case, secretary, step, seen):
    record_steps(
        case.pk,
        [step],
        by=today_actor(secretary),
        seen_seq=seen,
        override_reason="giấy tờ ghi bổ sung",
    )


def turn_comes():
    Subscription.objects.update(next_attempt_at=timezone.now())


def test_a_program_is_told_of_what_follows_and_signed(listener, case, secretary, cell):
    actor = today_actor(secretary)
    _made, secret = subscribe(cell, "tổng hợp", listener.address, actor=actor)
    record(case, secretary, listed(date(2024, 2, 1)), 1)

    deliver_due()

    assert [(each["case_id"], each["seq"], each["kind"]) for each in listener.events()] == [
        (case.pk, 2, "listed_as_sympathiser")
    ]
    headers, body = listener.received[0]
    now = int(timezone.now().timestamp())
    assert is_signed(headers[HEADER], secret.encode(), body, now=now)
    assert "Minh" not in body.decode()


def test_nothing_is_told_twice_and_nothing_left_out(listener, case, secretary, cell):
    subscribe(cell, "tổng hợp", listener.address, actor=today_actor(secretary))
    record(case, secretary, listed(date(2024, 2, 1)), 1)
    deliver_due()
    record(case, secretary, reviewed(date(2024, 5, 1)), 2)
    turn_comes()

    deliver_due()
    turn_comes()
    deliver_due()

    assert [each["seq"] for each in listener.events()] == [2, 3]


@pytest.mark.parametrize("status", [500, 404, 302])
def test_a_program_that_does_not_take_it_is_told_again_later(
    listener, case, secretary, cell, status
):
    subscribe(cell, "tổng hợp", listener.address, actor=today_actor(secretary))
    record(case, secretary, listed(date(2024, 2, 1)), 1)
    listener.status = status

    deliver_due()

    waiting = Subscription.objects.get()
    assert (waiting.failures, waiting.trouble) == (1, Trouble.NOT_ANSWERED)
    assert waiting.next_attempt_at > timezone.now() + timedelta(seconds=30)
    listener.status = 204
    turn_comes()
    deliver_due()
    assert [each["seq"] for each in listener.events()] == [2]
    assert Subscription.objects.get().trouble == ""


def test_a_machine_that_is_off_loses_nothing(listener, case, secretary, cell, settings):
    address = "http://127.0.0.1:9/"
    settings.WEBHOOK_HOSTS = (*settings.WEBHOOK_HOSTS, "127.0.0.1:9")
    subscribe(cell, "tổng hợp", address, actor=today_actor(secretary))
    record(case, secretary, listed(date(2024, 2, 1)), 1)

    deliver_due()
    Subscription.objects.update(address=listener.address, next_attempt_at=timezone.now())
    deliver_due()

    assert [each["seq"] for each in listener.events()] == [2]


def test_steps_of_a_sister_cell_are_not_told(listener, case, secretary, other_cell, stranger):
    subscribe(other_cell, "tổng hợp", listener.address, actor=today_actor(stranger))
    record(case, secretary, listed(date(2024, 2, 1)), 1)

    deliver_due()

    assert listener.received == []


def test_whoever_loses_the_right_no_longer_has_a_program_told(
    listener, case, secretary, cell, administrator
):
    subscribe(cell, "tổng hợp", listener.address, actor=today_actor(secretary))
    yesterday = timezone.localdate() - timedelta(days=1)
    RoleHeld.objects.filter(user=secretary).update(valid_until=yesterday)
    record_steps(
        case.pk, [listed(date(2024, 2, 1))], by=administrator, seen_seq=1, override_reason="bổ sung"
    )

    deliver_due()

    assert listener.received == []
    assert Subscription.objects.get().trouble == Trouble.NO_LONGER_ENTITLED


def test_a_machine_the_operator_takes_off_is_told_nothing(
    listener, case, secretary, cell, settings
):
    subscribe(cell, "tổng hợp", listener.address, actor=today_actor(secretary))
    record(case, secretary, listed(date(2024, 2, 1)), 1)
    settings.WEBHOOK_HOSTS = ()

    deliver_due()

    assert listener.received == []
    assert Subscription.objects.get().trouble == Trouble.NOT_ALLOWED_THERE


@pytest.mark.parametrize(
    "address",
    [
        "http://169.254.169.254/latest",
        "ftp://tonghop.test/",
        "http://an:matkhau@tonghop.test/",
        "http://tonghop.test:22/",
        "http://tonghop.test.evil.test/",
        "khong phai dia chi",
        "http://tonghop.test:99999/",
        "http://[::1",
        "http://[abc]/",
        "http://tonghop.test/nhận-tin",
        "http://tonghop.test/nhan tin",
    ],
)
def test_an_address_elsewhere_is_refused(secretary, cell, settings, address):
    settings.WEBHOOK_HOSTS = ("tonghop.test",)

    with pytest.raises(ValidationError):
        subscribe(cell, "tổng hợp", address, actor=today_actor(secretary))
    assert not Subscription.objects.exists()


def test_an_ended_subscription_is_told_nothing(listener, case, secretary, cell, stranger):
    made, _secret = subscribe(cell, "tổng hợp", listener.address, actor=today_actor(secretary))
    with pytest.raises(Http404):
        unsubscribe(made.pk, actor=today_actor(stranger))
    unsubscribe(made.pk, actor=today_actor(secretary))
    record(case, secretary, listed(date(2024, 2, 1)), 1)

    deliver_due()

    assert listener.received == []
