"""Signed calls and tickets: what is taken, and what is not, to the second."""

import pytest

from ketnap.domain.press import ticket
from ketnap.domain.press.signature import (
    NONCE_HEADER,
    SIGNATURE_HEADER,
    TIME_HEADER,
    Refusal,
    SignatureRefused,
    sign,
    verify,
)
from ketnap.domain.press.ticket import EditorRole, SectionRole, Ticket

KEY = b"k" * 32
NOW = 1_800_000_000
NONCE = "n" * 22
PATH = "/noi-bo/goi-tin"
BODY = '{"title":"Lễ kết nạp"}'.encode()
CALL = sign(PATH, BODY, key=KEY, at=NOW, nonce=NONCE)
TICKET = Ticket(
    account="a" * 22,
    name="Biên tập viên An",
    roles=(SectionRole(EditorRole.EDITOR, ("xay-dung-dang",)), SectionRole(EditorRole.APPROVER)),
    issued_at=NOW,
    nonce=NONCE,
)


def test_a_call_just_signed_is_taken_and_tells_its_nonce() -> None:
    assert verify(PATH, BODY, CALL.headers, key=KEY, now=NOW) == NONCE


@pytest.mark.parametrize(
    ("seconds", "refusal"),
    [(-61, Refusal.NOT_YET), (-60, None), (60, None), (61, Refusal.TOO_OLD)],
)
def test_a_call_lives_a_minute_either_way(seconds: int, refusal: Refusal | None) -> None:
    now = NOW + seconds

    if refusal is None:
        assert verify(PATH, BODY, CALL.headers, key=KEY, now=now) == NONCE
    else:
        with pytest.raises(SignatureRefused) as refused:
            verify(PATH, BODY, CALL.headers, key=KEY, now=now)
        assert refused.value.refusal is refusal


@pytest.mark.parametrize(
    ("method", "path", "body", "key", "headers"),
    [
        ("PUT", PATH, BODY, KEY, {}),
        ("POST", "/noi-bo/so-lieu", BODY, KEY, {}),
        ("POST", PATH, BODY + b" ", KEY, {}),
        ("POST", PATH, BODY, b"x" * 32, {}),
        ("POST", PATH, BODY, KEY, {TIME_HEADER: str(NOW + 1)}),
        ("POST", PATH, BODY, KEY, {NONCE_HEADER: "m" * 22}),
        ("POST", PATH, BODY, KEY, {SIGNATURE_HEADER: "0" * 64}),
        ("POST", PATH, BODY, KEY, {SIGNATURE_HEADER: "chữ ký"}),
    ],
)
def test_a_call_changed_in_any_part_is_forged(
    method: str, path: str, body: bytes, key: bytes, headers: dict[str, str]
) -> None:
    changed = {**CALL.headers, **headers}

    with pytest.raises(SignatureRefused) as refused:
        verify(path, body, changed, key=key, now=NOW, method=method)

    assert refused.value.refusal is Refusal.FORGED


@pytest.mark.parametrize(
    "headers",
    [
        {TIME_HEADER: "bây giờ"},
        {TIME_HEADER: "-1"},
        {TIME_HEADER: "١٢"},
        {NONCE_HEADER: ""},
        {NONCE_HEADER: "short"},
        {NONCE_HEADER: "n" * 65},
    ],
)
def test_headers_that_say_no_time_or_nonce_are_malformed(headers: dict[str, str]) -> None:
    with pytest.raises(SignatureRefused) as refused:
        verify(PATH, BODY, {**CALL.headers, **headers}, key=KEY, now=NOW)

    assert refused.value.refusal is Refusal.MALFORMED


def test_parts_of_a_call_cannot_run_into_each_other() -> None:
    moved = sign(PATH + "1", BODY, key=KEY, at=800_000_000, nonce=NONCE)
    other = sign(PATH, BODY, key=KEY, at=1_800_000_000, nonce=NONCE)

    assert moved.headers[SIGNATURE_HEADER] != other.headers[SIGNATURE_HEADER]


def test_a_ticket_is_redeemed_as_it_was_issued() -> None:
    assert ticket.redeem(ticket.issue(TICKET, key=KEY), key=KEY, now=NOW + 60) == TICKET


@pytest.mark.parametrize(
    ("now", "refusal"), [(NOW + 61, Refusal.TOO_OLD), (NOW - 61, Refusal.NOT_YET)]
)
def test_a_ticket_lives_a_minute(now: int, refusal: Refusal) -> None:
    text = ticket.issue(TICKET, key=KEY)

    with pytest.raises(SignatureRefused) as refused:
        ticket.redeem(text, key=KEY, now=now)

    assert refused.value.refusal is refusal


@pytest.mark.parametrize("text", ["", ".", "vé.giả", ticket.issue(TICKET, key=b"x" * 32)])
def test_a_ticket_that_nobody_here_issued_is_forged(text: str) -> None:
    with pytest.raises(SignatureRefused) as refused:
        ticket.redeem(text, key=KEY, now=NOW)

    assert refused.value.refusal is Refusal.FORGED


def test_a_signed_call_is_no_ticket() -> None:
    body, _dot, _signature = ticket.issue(TICKET, key=KEY).partition(".")
    call = sign("", body.encode(), key=KEY, at=NOW, nonce=NONCE)

    with pytest.raises(SignatureRefused):
        ticket.redeem(f"{body}.{call.headers[SIGNATURE_HEADER]}", key=KEY, now=NOW)
