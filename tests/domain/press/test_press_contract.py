"""The versions of the contract: an older one is understood, an unknown one is not read at all."""

import json
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest

from ketnap.domain.press.calls import (
    ArticleWaits,
    StatesAsked,
    StatesTold,
    Wait,
    Withdrawal,
    from_text,
    in_version,
    to_text,
)
from ketnap.domain.press.contract import FIRST_VERSION, FORMAT, VERSION
from ketnap.domain.press.shape import UnknownVersion, Unreadable, version_in

WITHDRAWAL = Withdrawal("consent-0123456789")
WAITS = ArticleWaits(
    article=7,
    wait=Wait.FIGURES,
    section="tin-tuc",
    title="Chi bộ họp",
    editor="/bien-tap/pages/7/edit/",
    since=datetime(2026, 11, 26, tzinfo=UTC),
)


def body(**changes: Any) -> str:
    return json.dumps(json.loads(to_text(WITHDRAWAL)) | changes)


def test_message_says_which_version_it_speaks() -> None:
    assert json.loads(to_text(WITHDRAWAL))["version"] == VERSION


def test_message_without_a_version_or_a_later_field_is_understood() -> None:
    old = json.dumps({"format": FORMAT, "consent": WITHDRAWAL.consent, "withheld": None})

    assert from_text(Withdrawal, old) == WITHDRAWAL
    assert version_in(old) == FIRST_VERSION


@pytest.mark.parametrize("version", [0, VERSION + 1, "2", True, None])
def test_unknown_version_is_refused_before_anything_is_read(version: object) -> None:
    later = body(version=version, field_of_a_later_release=1)

    with pytest.raises(UnknownVersion) as refused:
        from_text(Withdrawal, later)

    assert f"bản {FIRST_VERSION} đến bản {VERSION}" in refused.value.vi
    assert version_in(later) == FIRST_VERSION


def test_unknown_field_of_a_known_version_is_told_as_such() -> None:
    with pytest.raises(Unreadable) as refused:
        from_text(Withdrawal, body(thua=1))

    assert not isinstance(refused.value, UnknownVersion)


def test_answer_for_an_older_release_has_no_word_it_does_not_know() -> None:
    step = replace(WAITS, wait=Wait.EDITOR)
    told = StatesTold(articles=(), waiting=(WAITS, step))

    old = to_text(in_version(told, FIRST_VERSION), version=FIRST_VERSION)

    assert json.loads(old).keys() == {"format", "articles", "sections", "waiting"}
    assert from_text(StatesTold, old).waiting == (step,)
    assert in_version(told, VERSION) == told


def test_version_of_what_is_no_message_is_the_first() -> None:
    assert version_in("…") == FIRST_VERSION
    assert version_in(to_text(StatesAsked(()))) == VERSION
