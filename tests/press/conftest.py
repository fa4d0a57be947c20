"""A ceremony that was held for two people, and a stand-in for the portal that listens to calls."""

# ruff: noqa: F401, F811  # fixtures are imported by name, and named again where they are asked for

import json
import threading
import time
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from typing import Any

import pytest

from admitting import Admitting, seq_of
from casefiles.papers import step
from ketnap.casefiles.models import Casefile
from ketnap.casefiles.services import record_steps
from ketnap.domain.casefile.codes import ConsentPurpose
from ketnap.domain.press.calls import (
    ArticleState,
    ArticleTold,
    ArticleWaits,
    Call,
    FiguresNow,
    FiguresTaken,
    Refused,
    SectionTold,
    StatesAsked,
    StatesTold,
    Withdrawal,
    WithdrawalDone,
    from_text,
    to_text,
)
from ketnap.domain.press.contract import VERSION
from ketnap.domain.press.package import package_from_text
from ketnap.domain.press.signature import verify
from ketnap.domain.press.standing import EditorsNow, EditorsTaken
from ketnap.occasions.ceremonies.models import Ceremony
from ketnap.occasions.ceremonies.services import (
    Invitation,
    NewMemberOrder,
    invite,
    prepare_new_members,
    record_ceremony,
)
from occasions.ceremonies.conftest import (
    TODAY,
    _log_key,
    _own_anchors,
    actor,
    admitting,
    ha,
    minh,
    plan,
)

GUEST = "Hoàng Văn Khách"


class Portal:
    """Listens where the portal would, checks signatures, and keeps what it was told."""

    def __init__(self) -> None:
        self.bodies: list[tuple[str, str]] = []
        self.nonces: set[str] = set()
        self.state = ArticleState.DRAFT
        self.refuses: str = ""
        self.refuses_with = 422
        self.waiting: tuple[ArticleWaits, ...] = ()
        self.version = VERSION

    def answer(self, path: str, body: str) -> tuple[int, object]:
        if self.refuses:
            return self.refuses_with, Refused(self.refuses)
        self.bodies.append((path, body))
        match Call(path):
            case Call.PACKAGE:
                return 200, self._told(package_from_text(body).reference)
            case Call.WITHDRAWAL:
                return 200, WithdrawalDone(from_text(Withdrawal, body).consent, 1)
            case Call.FIGURES:
                return 200, FiguresTaken(from_text(FiguresNow, body).reference, ())
            case Call.STATES:
                asked = from_text(StatesAsked, body)
                told = tuple(self._told(reference) for reference in asked.references)
                return 200, StatesTold(told, (SectionTold("tin-tuc", "Tin tức"),), self.waiting)
            case Call.EDITORS:
                return 200, EditorsTaken(len(from_text(EditorsNow, body).editors))

    def _told(self, reference: str) -> ArticleTold:
        return ArticleTold(reference, self.state, "/bien-tap/pages/7/edit/", "")

    def calls(self) -> list[str]:
        return [path for path, _body in self.bodies]


@pytest.fixture
def portal(settings: Any) -> Iterator[Portal]:
    """A portal that answers; without this fixture nobody does."""
    listening = Portal()
    server = HTTPServer(("127.0.0.1", 0), _handler(listening, settings.PRESS_KEY.encode()))
    settings.PORTAL_ADDRESS = f"http://127.0.0.1:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    yield listening
    server.shutdown()
    thread.join()
    server.server_close()


def _handler(portal: Portal, key: bytes) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            headers = dict(self.headers.items())
            nonce = verify(self.path, body, headers, key=key, now=int(time.time()))
            assert nonce not in portal.nonces
            portal.nonces.add(nonce)
            status, said = portal.answer(self.path, body.decode())
            self.send_response(status)
            self.end_headers()
            self.wfile.write(to_text(said, version=portal.version).encode())

        def log_message(self, *_arguments: Any) -> None:
            return

    return Handler


@pytest.fixture
def consent(admitting: Admitting) -> Callable[..., None]:
    """Records that somebody agrees to purposes, or takes it back."""

    def say(case: Casefile, *purposes: ConsentPurpose, kind: str = "consent_given") -> None:
        steps = [
            step(kind, TODAY, purpose=purpose.value, text_version="2026-01") for purpose in purposes
        ]
        record_steps(
            case.pk, steps, by=admitting.actor, seen_seq=seq_of(case), override_reason="bổ sung"
        )

    return say


@pytest.fixture
def ceremony(
    plan: Callable[..., Ceremony], admitting: Admitting, minh: Casefile, ha: Casefile
) -> Ceremony:
    """The ceremony of Minh and Hà, recorded; a guest was invited."""
    held = plan(minh, ha)
    orders = [
        NewMemberOrder(
            casefile_id=case.pk, mentor_id=admitting.mentor.pk, late_consent="", late_reason=""
        )
        for case in (minh, ha)
    ]
    prepare_new_members(held.pk, orders, by=admitting.actor)
    invite(held.pk, [Invitation(GUEST, "Đảng ủy cơ sở Viện Nghiên cứu")], by=admitting.actor)
    seen = {case.pk: seq_of(case) for case in (minh, ha)}
    record_ceremony(held.pk, seen, by=admitting.actor, today=TODAY)
    held.refresh_from_db()
    return held


def data_of(body: str) -> dict[str, Any]:
    """Return a body as plain data."""
    data: dict[str, Any] = json.loads(body)
    return data
