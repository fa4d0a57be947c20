"""The canonical form and the keyed digests."""

import hmac
from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from ketnap.casefiles.digest import (
    Header,
    canonical_json,
    entry_digest,
    ledger_digest,
    opening_digest,
    payload_digest,
    utc_text,
)
from ketnap.domain.casefile.codes import StepKind

KEY = bytes(range(32))
HEADER = Header(
    casefile=7,
    seq=2,
    position=31,
    kind="listed_as_sympathiser",
    happened_on=date(2024, 5, 19),
    recorded_at=datetime(2024, 5, 20, 8, 30, tzinfo=UTC),
    recorded_by=3,
    recorded_by_name="Nguyễn Thị An",
    corrects=None,
    override_reason="",
    rulebook_digest="a" * 64,
    payload_digest="b" * 64,
)


def test_canonical_json_does_not_depend_on_the_order_of_keys():
    one, other = {"b": 1, "a": {"d": 2, "c": 3}}, {"a": {"c": 3, "d": 2}, "b": 1}

    assert canonical_json(one) == canonical_json(other) == '{"a":{"c":3,"d":2},"b":1}'


def test_canonical_json_composes_decomposed_accents():
    assert canonical_json({"name": "Đỗ"}) == '{"name":"Đỗ"}'


def test_the_digest_of_an_opening_is_that_of_its_fields_in_their_canonical_form():
    facts = {"superior": 'Đảng ủy "A"', "name": "Chi bộ 1", "chain": [{"role": "decide"}]}
    opening = {"person": 5, "cell": 3, "casefile": 7, "cell_facts": facts}

    told = opening_digest(KEY, casefile=7, person=5, cell=3, cell_facts=canonical_json(facts))

    whole = f"opening\n{canonical_json(opening)}".encode()
    assert told == hmac.digest(KEY, whole, "sha256").hex()


def test_utc_text_is_the_same_for_one_moment_in_two_zones():
    hanoi = datetime(2024, 5, 20, 15, 30, tzinfo=timezone(timedelta(hours=7)))

    assert utc_text(hanoi) == utc_text(HEADER.recorded_at) == "2024-05-20T08:30:00.000000+00:00"


def test_utc_text_refuses_a_moment_without_an_offset():
    with pytest.raises(ValueError, match="needs an offset"):
        utc_text(datetime(2024, 5, 20, 15, 30))  # noqa: DTZ001 - what is refused


def test_payload_digest_depends_on_the_salt():
    assert payload_digest("00", "{}") != payload_digest("01", "{}")


@pytest.mark.parametrize(
    "change",
    [
        {},
        {"kind": StepKind.CORRECTED, "corrects": 1, "recorded_by": None},
        {"recorded_by_name": 'Đỗ "Thị" \\ Ân\t\u2028\x00', "override_reason": "\u0301một\nhai"},
    ],
)
def test_the_canonical_form_of_a_header_is_that_of_its_fields(change):
    header = HEADER._replace(**change)
    told = header._asdict()
    told |= {"happened_on": "2024-05-19", "recorded_at": "2024-05-20T08:30:00.000000+00:00"}

    assert header.canonical() == canonical_json(told)


@pytest.mark.parametrize(
    "change",
    [
        {"casefile": 8},
        {"seq": 3},
        {"position": 32},
        {"kind": "nominated"},
        {"happened_on": date(2024, 5, 18)},
        {"recorded_at": datetime(2024, 5, 20, 8, 31, tzinfo=UTC)},
        {"recorded_by": 4},
        {"recorded_by_name": "Trần Văn Bình"},
        {"corrects": 1},
        {"override_reason": "thiếu giấy"},
        {"rulebook_digest": "c" * 64},
        {"payload_digest": "c" * 64},
    ],
)
def test_entry_digest_vouches_for_every_column(change):
    before = entry_digest(KEY, previous="0", header=HEADER)

    assert entry_digest(KEY, previous="0", header=HEADER._replace(**change)) != before


def test_digests_depend_on_what_they_follow_and_on_the_key():
    digests = {
        entry_digest(KEY, previous="0", header=HEADER),
        entry_digest(KEY, previous="1", header=HEADER),
        entry_digest(KEY[::-1], previous="0", header=HEADER),
        ledger_digest(KEY, previous="0", position=1, digest="d"),
        ledger_digest(KEY, previous="0", position=2, digest="d"),
        ledger_digest(KEY, previous="1", position=1, digest="d"),
    }

    assert len(digests) == 6
