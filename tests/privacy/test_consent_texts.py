"""The consent texts: every purpose in both languages, each version by its first day."""

from datetime import date

import pytest

from ketnap.domain.casefile.codes import ConsentPurpose
from ketnap.privacy.consent_texts import (
    FOLDER,
    ConsentTextsBroken,
    load_consent_texts,
    read_consent_texts,
    text_of_version,
    text_shown_on,
)


def test_every_purpose_is_told_in_both_languages():
    for text in load_consent_texts():
        for purpose in ConsentPurpose:
            assert text.of(purpose, "vi").use != text.of(purpose, "en").use


def test_new_version_is_shown_from_its_first_day(tmp_path):
    words = (FOLDER / "2026-01.yaml").read_text("utf-8")
    (tmp_path / "2026-01.yaml").write_text(words, "utf-8")
    later = words.replace("2026-01-01", "2031-07-01")
    (tmp_path / "2031-07.yaml").write_text(later, "utf-8")

    texts = read_consent_texts(tmp_path)

    assert [(text.version, text.valid_from) for text in texts] == [
        ("2026-01", date(2026, 1, 1)),
        ("2031-07", date(2031, 7, 1)),
    ]


def test_missing_purpose_is_named(tmp_path):
    words = (FOLDER / "2026-01.yaml").read_text("utf-8")
    (tmp_path / "x.yaml").write_text(words.replace("portal_name:", "portal_nome:"), "utf-8")

    with pytest.raises(ConsentTextsBroken) as refusal:
        read_consent_texts(tmp_path)

    assert "portal_name" in str(refusal.value)


def test_folder_without_a_text_is_refused(tmp_path):
    with pytest.raises(ConsentTextsBroken):
        read_consent_texts(tmp_path)


def test_versions_are_found_by_name():
    shown = text_shown_on(date(2026, 11, 25))

    assert text_of_version(shown.version) is shown
    assert text_of_version("v0") is None
