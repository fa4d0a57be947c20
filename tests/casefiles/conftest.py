"""A key for the log, and cases recorded step by step."""

import pytest

from ketnap.casefiles.keys import create_log_key, log_key_path


@pytest.fixture(autouse=True)
def _log_key() -> None:
    if not log_key_path().exists():
        create_log_key()
