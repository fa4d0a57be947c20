"""`ketnap paper` and `ketnap file`: what is printed at the machine stands in the access log."""

from argparse import Namespace
from contextlib import nullcontext
from datetime import date

import pytest

from ketnap.audit.models import Deed
from ketnap.audit.queries import looked_at
from ketnap.casefiles.models import Casefile
from ketnap.cli import papers as commands
from ketnap.cli.refusal import Refusal
from ketnap.documents import making
from ketnap.documents.own_templates.refusals import TemplateAltered
from ketnap.documents.sources.cell_records import CellRecords
from ketnap.domain.casefile.codes import Matter
from ketnap.occasions.meetings.services import Question

pytestmark = pytest.mark.django_db
ON = date(2018, 4, 3)


@pytest.fixture
def machine(monkeypatch, tmp_path):
    """Whoever works at the machine itself, with the rooms open already."""
    monkeypatch.setattr(commands, "installation", nullcontext)

    def asking(case: Casefile, code: str = "") -> Namespace:
        return Namespace(case=str(case.pk), code=code, on=ON, out=str(tmp_path), pdf=False)

    return asking


def printed(case: Casefile) -> list[str]:
    return list(looked_at(case.pk).filter(deed=Deed.PRINTED).values_list("detail", flat=True))


def test_a_paper_is_noted_with_its_form(gathering, machine, tmp_path):
    case = gathering.admissible()

    assert commands.paper(machine(case, "MLHS")) == 0

    assert [file.suffix for file in tmp_path.iterdir()] == [".docx"]
    assert printed(case) == ["in mẫu MLHS bằng dòng lệnh"]


def test_every_paper_of_a_whole_file_is_noted_with_its_form(gathering, machine, tmp_path):
    case = gathering.admissible()

    assert commands.file(machine(case)) == 0

    assert len(printed(case)) == len(list(tmp_path.iterdir()))
    assert "in mẫu MLHS bằng dòng lệnh" in printed(case)


def test_minutes_are_noted_with_everybody_they_name(gathering, machine):
    minh, son = gathering.admissible(), gathering.unprepared()
    questions = (Question(case.pk, Matter.ADMISSION) for case in (minh, son))
    gathering.meeting(ON, *questions)

    assert commands.paper(machine(minh, "GM-HOP")) == 0

    assert printed(minh) == printed(son) == ["in mẫu GM-HOP bằng dòng lệnh"]


def test_a_broken_template_is_told(gathering, machine, monkeypatch):
    def refuse(*_args: object, **_more: object) -> None:
        raise TemplateAltered(7)

    case = gathering.admissible()
    monkeypatch.setattr(CellRecords, "own_templates_exist", True)
    monkeypatch.setattr(making, "own_form", refuse)

    with pytest.raises(Refusal) as refused:
        commands.paper(machine(case, "MLHS"))

    assert refused.value.words.vi == TemplateAltered(7).vi
    assert printed(case) == []
