"""`ketnap paper` and `ketnap file`: what is printed at the machine stands in the access log."""

from argparse import Namespace
from contextlib import nullcontext
from datetime import date
from errno import ENOSPC
from pathlib import Path

import pytest

from ketnap.audit.models import Deed
from ketnap.audit.queries import looked_at
from ketnap.casefiles.models import Casefile
from ketnap.cli import papers as commands
from ketnap.cli.papers import write_together
from ketnap.cli.refusal import Refusal
from ketnap.documents import making
from ketnap.documents.own_templates.refusals import TemplateAltered
from ketnap.documents.sources.cell_records import CellRecords
from ketnap.domain.casefile.codes import Matter
from ketnap.occasions.meetings.services import Question

pytestmark = pytest.mark.django_db
ON = date(2018, 4, 3)


@pytest.fixture
def out(tmp_path):
    """Where papers are to be written; not there yet."""
    return tmp_path / "giấy tờ"


@pytest.fixture
def machine(monkeypatch, out):
    """Whoever works at the machine itself, with the rooms open already."""
    monkeypatch.setattr(commands, "installation", nullcontext)

    def asking(case: Casefile, code: str = "") -> Namespace:
        return Namespace(case=str(case.pk), code=code, on=ON, out=str(out), pdf=False)

    return asking


def printed(case: Casefile) -> list[str]:
    return list(looked_at(case.pk).filter(deed=Deed.PRINTED).values_list("detail", flat=True))


def test_a_paper_is_noted_with_its_form(gathering, machine, out):
    case = gathering.admissible()

    assert commands.paper(machine(case, "MLHS")) == 0

    assert [file.suffix for file in out.iterdir()] == [".docx"]
    assert printed(case) == ["in mẫu MLHS bằng dòng lệnh"]


def test_every_paper_of_a_whole_file_is_noted_with_its_form(gathering, machine, out):
    case = gathering.admissible()

    assert commands.file(machine(case)) == 0

    assert len(printed(case)) == len(list(out.iterdir()))
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


def test_a_report_of_a_committee_is_refused_with_the_command_that_writes_it(
    gathering, machine, out
):
    with pytest.raises(Refusal, match="ketnap report") as refused:
        commands.paper(machine(gathering.admissible(), "BC-CU"))

    assert "không thuộc hồ sơ nào" in refused.value.words.vi
    assert not out.exists()


def test_a_disk_that_fills_up_leaves_no_half_of_the_papers(out, monkeypatch):
    write, files = Path.write_bytes, {"một.docx": b"1", "hai.docx": b"2"}

    def full(path: Path, content: bytes) -> int:
        if path.name == "hai.docx":
            raise OSError(ENOSPC, "No space left on device")
        return write(path, content)

    monkeypatch.setattr(Path, "write_bytes", full)

    with pytest.raises(OSError, match="No space"):
        write_together(files, out)

    assert not list(out.iterdir())
