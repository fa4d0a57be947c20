"""A body that has its own template for a form gets its papers by it, as Word and as PDF."""

import subprocess
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from documents.invented_values import invented
from documents.layout_checks import lines_of
from documents.own_templates.word_files import paragraph, word_file
from ketnap.documents.making import Made
from ketnap.documents.own_templates.forms import dictionary_on
from ketnap.documents.own_templates.printing import OwnForm
from ketnap.documents.refusals import CANNOT_BE_MADE
from ketnap.documents.sheets.load import sheet_of
from ketnap.documents.word import network, office
from ketnap.documents.word.network import can_take_network

FORM, ON = "6-KNĐ", date(2026, 2, 3)


@pytest.fixture
def made() -> Made:
    """A resolution printed by a template that says little."""
    sheet = sheet_of(FORM)
    template = word_file(paragraph("Mẫu của chi bộ: {{ person_name }}"))
    paper = Made(None, {}, OwnForm(template, dictionary_on(FORM, ON)))  # type: ignore[arg-type]  # filled below
    paper.__dict__["filled"] = invented(sheet, sheet.on(ON), "usual")
    return paper


def test_the_word_file_is_the_bodys_own(made: Made):
    assert "Mẫu của chi bộ: Trần Thị Ánh Nguyệt" in lines_of(made.word())


def test_the_pdf_is_made_from_the_word_file_by_the_office_program(made: Made, tmp_path: Path):
    path = tmp_path / "paper.pdf"

    path.write_bytes(made.pdf())

    read = subprocess.run(["pdftotext", path, "-"], check=True, stdout=subprocess.PIPE, text=True)
    assert "Mẫu của chi bộ: Trần Thị Ánh Nguyệt" in read.stdout


def test_without_an_office_program_it_says_so(made: Made, monkeypatch):
    monkeypatch.setattr(office, "PROGRAM", "no-such-program")

    with pytest.raises(CANNOT_BE_MADE) as refusal:
        made.pdf()

    assert "LibreOffice" in refusal.value.vi


def test_an_office_program_that_takes_too_long_is_ended_with_all_it_started(
    made: Made, tmp_path: Path, monkeypatch
):
    slow = tmp_path / "slow-office"
    slow.write_text(f"#!/bin/sh\nsleep 77 &\necho $! > {tmp_path}/child\nwait\n", "utf-8")
    slow.chmod(0o755)
    monkeypatch.setattr(office, "PROGRAM", str(slow))
    monkeypatch.setattr(office, "PATIENCE_SECONDS", 1)

    with pytest.raises(office.OfficeFailed):
        made.pdf()

    child = int((tmp_path / "child").read_text("utf-8"))
    assert not _is_alive(child)


def _is_alive(pid: int) -> bool:
    state = Path(f"/proc/{pid}/stat")
    return state.exists() and state.read_text("utf-8").rsplit(")", 1)[1].split()[0] != "Z"


def test_the_office_program_gets_no_secret_of_ours(made: Made, tmp_path: Path, monkeypatch):
    telling = tmp_path / "telling-office"
    telling.write_text(f"#!/bin/sh\nenv > {tmp_path}/environment\nexit 1\n", "utf-8")
    telling.chmod(0o755)
    monkeypatch.setattr(office, "PROGRAM", str(telling))
    monkeypatch.setenv("KETNAP_SECRET_KEY", "bi-mat-cua-noi-dung")

    with pytest.raises(office.OfficeFailed):
        made.pdf()

    assert "bi-mat-cua-noi-dung" not in (tmp_path / "environment").read_text("utf-8")


def test_the_office_program_reaches_no_network(made: Made, tmp_path: Path, monkeypatch):
    if not can_take_network():
        pytest.skip("the kernel of this machine gives nobody a network of his own")
    looking = tmp_path / "looking-office"
    looking.write_text(f"#!/bin/sh\ncat /proc/net/dev > {tmp_path}/devices\nexit 1\n", "utf-8")
    looking.chmod(0o755)
    monkeypatch.setattr(office, "PROGRAM", str(looking))

    with pytest.raises(office.OfficeFailed):
        made.pdf()

    lines = (tmp_path / "devices").read_text("utf-8").splitlines()
    assert [line.split(":")[0].strip() for line in lines if ":" in line] == ["lo"]


def test_a_machine_that_gives_no_network_of_its_own_runs_it_all_the_same(monkeypatch):
    monkeypatch.setattr(network, "can_take_network", lambda: False)

    assert network.without_network(["soffice", "--headless"]) == ["soffice", "--headless"]


def by_template(words: str, *, voted_in: str) -> Made:
    """A resolution of the committee on somebody for whom a cell voted, by a template that says this."""
    sheet = sheet_of("8-KNĐ")
    template = word_file(paragraph(words))
    paper = Made(None, {}, OwnForm(template, dictionary_on("8-KNĐ", ON)))  # type: ignore[arg-type]  # filled below
    filled = invented(sheet, sheet.on(ON), "usual")
    texts = {**filled.texts, "cell_name": "Chi bộ Một", "admission_cell": voted_in}
    paper.__dict__["filled"] = replace(filled, texts=texts)
    return paper


def test_a_template_older_than_a_blank_prints_as_before_where_both_say_the_same():
    made = by_template("Xét nghị quyết của {{ cell_name }}", voted_in="Chi bộ Một")

    assert "Xét nghị quyết của Chi bộ Một" in lines_of(made.word())


def test_a_template_older_than_a_blank_is_refused_where_it_would_name_another_cell():
    made = by_template("Xét nghị quyết của {{ cell_name }}", voted_in="Chi bộ Hai")

    with pytest.raises(CANNOT_BE_MADE) as refusal:
        made.word()

    assert "{{ admission_cell }} (Chi bộ đề nghị kết nạp: “Chi bộ Hai”)" in refusal.value.vi


@pytest.mark.parametrize(("columns", "printed"), [
    ("{{ row.name }}: {{ row.number }}", ["Giới tính:", "– Nam: 3", "– Nữ: 2", "Dân tộc:", "– Kinh: 5"]),
    ("{{ row.fact }} {{ row.name }}: {{ row.number }}",
     ["Giới tính – Nam: 3", "– Nữ: 2", "Dân tộc – Kinh: 5"]),
])  # fmt: skip
def test_a_report_by_an_older_template_names_each_fact_above_its_groups(columns, printed):
    sheet = sheet_of("BC-NK")
    template = word_file(
        paragraph("{%p for row in admitted_by %}") + paragraph(columns) + paragraph("{%p endfor %}")
    )
    groups = (
        {"fact": "Giới tính", "name": "– Nam", "number": "3", "share": "60"},
        {"fact": "", "name": "– Nữ", "number": "2", "share": "40"},
        {"fact": "Dân tộc", "name": "– Kinh", "number": "5", "share": "100"},
    )
    usual = invented(sheet, sheet.on(ON), "usual")
    filled = replace(usual, rows={**usual.rows, "admitted_by": groups})

    paper = OwnForm(template, dictionary_on("BC-NK", ON)).fill(filled)

    assert [line.strip() for line in lines_of(paper)] == printed


def test_a_template_with_a_place_for_the_newer_blank_prints_it():
    words = "Xét nghị quyết của {{ admission_cell }}; gửi {{ cell_name }}"

    made = by_template(words, voted_in="Chi bộ Hai")

    assert "Xét nghị quyết của Chi bộ Hai; gửi Chi bộ Một" in lines_of(made.word())
