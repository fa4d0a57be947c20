"""The key of the log."""

import stat

import pytest

from ketnap.casefiles.keys import LogKeyMissing, create_log_key, log_key


@pytest.fixture(autouse=True)
def _empty_data(settings, tmp_path):
    settings.KETNAP_DATA = tmp_path / "data"


def test_a_missing_key_is_an_error_that_names_the_file(settings):
    with pytest.raises(LogKeyMissing, match="ketnap init") as refusal:
        log_key()

    assert refusal.value.path == settings.KETNAP_DATA / "keys" / "log.key"


def test_a_key_of_the_wrong_length_is_not_used():
    path = create_log_key()
    path.write_bytes(b"short")

    with pytest.raises(LogKeyMissing):
        log_key()


def test_a_new_key_is_random_and_readable_by_its_owner_alone():
    path = create_log_key()

    assert log_key() == path.read_bytes()
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_a_key_is_never_replaced():
    path = create_log_key()
    key = path.read_bytes()

    with pytest.raises(FileExistsError):
        create_log_key()

    assert path.read_bytes() == key
