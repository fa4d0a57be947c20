"""Messages to other programs are told from forged, changed and old ones."""

import pytest

from ketnap.domain.webhook import FRESH_SECONDS, is_signed, signature

SECRET, BODY, AT = b"bi mat", b'{"events": []}', 1_800_000_000


def test_a_message_is_known_by_its_signature():
    assert is_signed(signature(SECRET, AT, BODY), SECRET, BODY, now=AT + 5)


@pytest.mark.parametrize(
    ("header", "secret", "body", "now"),
    [
        (signature(SECRET, AT, BODY), b"khac", BODY, AT),
        (signature(SECRET, AT, BODY), SECRET, BODY + b" ", AT),
        (signature(SECRET, AT, BODY), SECRET, BODY, AT + FRESH_SECONDS + 1),
        (signature(SECRET, AT, BODY).replace("t=", "t=1"), SECRET, BODY, AT),
        ("", SECRET, BODY, AT),
        ("t=,v1=", SECRET, BODY, AT),
        (f"t={AT}", SECRET, BODY, AT),
        (f"t={AT},v1=é", SECRET, BODY, AT),
    ],
    ids=["secret", "body", "old", "moment", "none", "empty", "half", "accent"],
)
def test_any_other_is_refused(header, secret, body, now):
    assert not is_signed(header, secret, body, now=now)
