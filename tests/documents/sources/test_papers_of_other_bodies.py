"""Papers of steps that another cell or committee took are in its name, not in that of the cell's own."""

from datetime import date

import pytest

from admitting import approved
from casefiles.papers import listed, step
from conftest import People, today_actor
from ketnap.accounts.models import User
from ketnap.casefiles.keys import create_log_key, log_key_path
from ketnap.casefiles.models import Casefile
from ketnap.casefiles.services import open_casefile, record_steps
from ketnap.documents.drafts import Draft, drafts_for_case
from ketnap.documents.sheets.load import sheet_of
from ketnap.documents.sources.cell_records import CellRecords
from ketnap.domain.access import Actor
from ketnap.domain.casefile.steps import Step
from ketnap.domain.paperwork.blanks.catalogue import CATALOGUE
from ketnap.organisations.models import Organisation
from ketnap.organisations.services import rename

ON = date(2026, 1, 15)


@pytest.fixture
def draft_of(people: People, cell: Organisation, secretary: User, tmp_path, monkeypatch):
    monkeypatch.setenv("KETNAP_ANCHORS", str(tmp_path / "anchors.jsonl"))
    if not log_key_path().exists():
        create_log_key()
    actor = today_actor(secretary)

    def draft(code: str, *steps: Step) -> Draft:
        case = open_casefile(people.person(cell, "Đỗ Quang Minh"), cell, by=actor)
        record_steps(case.pk, steps, by=actor, seen_seq=0, override_reason="ghi bổ sung")
        found = Casefile.objects.select_related("person", "cell").get(pk=case.pk)
        return drafts_for_case(found, sheet_of(code), on=ON)[0]

    return draft


def test_a_paper_of_the_cell_that_was_left_bears_its_name_alone(draft_of):
    came = step(
        "transferred",
        date(2024, 6, 3),
        direction="in",
        other="Chi bộ Kế hoạch",
        reason="chuyển công tác",
    )

    draft = draft_of("NQ-DS", listed(date(2023, 2, 6)), came)

    bodies = draft.material.bodies
    assert draft.issued_elsewhere
    assert (bodies.cell, bodies.superior, bodies.seat) == ("Chi bộ Kế hoạch", "", "")
    assert bodies.signer is None


def test_a_decision_bears_the_name_of_who_decided(draft_of):
    draft = draft_of("9-KNĐ", *approved())

    bodies = draft.material.bodies
    assert draft.issued_elsewhere
    assert (bodies.deciding, bodies.deciding_superior) == ("Đảng ủy cơ sở", "")


def test_a_paper_of_the_cell_itself_is_issued_here(draft_of, cell: Organisation):
    draft = draft_of("NQ-DS", listed(date(2023, 2, 6)))

    assert draft.material.bodies == CellRecords(cell).bodies_on(date(2023, 2, 6))
    assert not draft.issued_elsewhere


def test_an_earlier_resolution_is_cited_under_the_name_the_cell_bore_then(
    draft_of, cell: Organisation, administrator: Actor
):
    former = CellRecords(cell).bodies_on(ON).cell
    rename(cell, "Chi bộ Hành chính", on=date(2024, 1, 1), actor=administrator)

    material = draft_of("NQ-LOP", listed(date(2023, 2, 6))).material

    assert CATALOGUE["listed_at"].value(material) == former
    assert CATALOGUE["cell_name"].value(material) == "Chi bộ Hành chính"
