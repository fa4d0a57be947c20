"""A secretary who imports, and the whole way of a sheet in one call."""

from collections.abc import Callable
from typing import Any

import pytest

from conftest import today_actor
from ketnap.accounts.models import User
from ketnap.casefiles.keys import create_log_key, log_key_path
from ketnap.domain.access import Actor
from ketnap.domain.intake.columns import Layout
from ketnap.intake.models import SheetImport
from ketnap.intake.services import begin_import, check_sheet, choose_sheet, match_columns, read_rows
from ketnap.intake.sheet import Matching, proposed
from ketnap.organisations.models import Organisation

COMMON = {
    "sex": "Nam",
    "ethnicity": "Kinh",
    "religion": "không",
    "schooling": "đại học",
    "occupation": "viên chức",
    "workplace": "Văn phòng",
}


@pytest.fixture(autouse=True)
def _log_key() -> None:
    if not log_key_path().exists():
        create_log_key()


@pytest.fixture(autouse=True)
def _own_files(tmp_path, monkeypatch, settings) -> None:
    """Anchors and uploads outlive the database of a test, so each test has its own."""
    monkeypatch.setenv("KETNAP_ANCHORS", str(tmp_path / "anchors.jsonl"))
    monkeypatch.setattr("ketnap.intake.files.folder", lambda: tmp_path / "intake")


@pytest.fixture
def actor(secretary: User) -> Actor:
    """An, secretary of the cell, today."""
    return today_actor(secretary)


Checked = Callable[..., SheetImport]


@pytest.fixture
def checked(cell: Organisation, actor: Actor) -> Checked:
    """Upload, choose, match as it is proposed, and check."""

    def run(
        content: bytes,
        *,
        layout: Layout = Layout.MEMBERS,
        name: str = "danh-sach.xlsx",
        sheet: str = "",
        **how: Any,
    ) -> SheetImport:
        record = begin_import(cell, layout, file_name=name, content=content, by=actor)
        choose_sheet(record, sheet or record.sheet, by=actor)
        read_rows(record, by=actor)
        matching = proposed(record).matching(how.pop("common", COMMON))
        assert matching is not None
        match_columns(record, Matching(**{**vars_of(matching), **how}), by=actor)
        check_sheet(record, by=actor)
        record.refresh_from_db()
        return record

    return run


def vars_of(matching: Matching) -> dict[str, Any]:
    return {name: getattr(matching, name) for name in Matching.__slots__}
