"""Papers are written together; one that cannot be made is told by its form, and keeps no other back."""

from datetime import date
from pathlib import Path

import pytest

from documents.invented_values import invented
from documents.own_templates.word_files import paragraph, word_file
from domain.paperwork.materials import material_of
from ketnap.casefiles.models import Casefile
from ketnap.cli.papers import stem_of, write_all
from ketnap.cli.refusal import Refusal
from ketnap.documents.drafts import Draft
from ketnap.documents.making import Made
from ketnap.documents.own_templates.forms import dictionary_on
from ketnap.documents.own_templates.printing import OwnForm
from ketnap.documents.sheets.load import sheet_of
from ketnap.organisations.models import Organisation

ON = date(2026, 2, 3)
REFUSED_TEMPLATE = word_file(paragraph("{{ no_such_blank }}"))


def made(code: str, template: bytes | None = None) -> Made:
    sheet = sheet_of(code)
    version = sheet.on(ON)
    draft = Draft(sheet, version, material_of(on=ON), Organisation())
    own = OwnForm(template, dictionary_on(code, ON)) if template is not None else None
    paper = Made(draft, {}, own)
    paper.__dict__["filled"] = invented(sheet, version, "usual")
    return paper


def test_a_paper_that_cannot_be_made_keeps_no_other_from_being_written(tmp_path: Path, capsys):
    refused, sound = made("6-KNĐ", REFUSED_TEMPLATE), made("8-KNĐ")

    written = write_all([("01-a", refused), ("02-b", sound)], tmp_path, pdf=False)

    assert written == [sound]
    assert [path.name for path in tmp_path.iterdir()] == ["02-b.docx"]
    assert capsys.readouterr().err.startswith("Mẫu 6-KNĐ: ")


def test_nothing_is_written_where_nothing_can_be_made(tmp_path: Path):
    with pytest.raises(Refusal) as refusal:
        write_all([("a", made("6-KNĐ", REFUSED_TEMPLATE))], tmp_path, pdf=False)

    assert refusal.value.words[0].startswith("Mẫu 6-KNĐ: ")
    assert list(tmp_path.iterdir()) == []


def test_papers_of_namesakes_do_not_take_each_others_place_in_one_folder(tmp_path: Path):
    paper = made("nq-pc")
    stems = [(stem_of(paper, Casefile(pk=number)), paper) for number in (7, 8)]

    for stem in stems:
        write_all([stem], tmp_path, pdf=False)

    assert len({path.name for path in tmp_path.iterdir()}) == 2
