"""Templates as clerks make them in Word: accepted, and rendered with every value in its place."""

import io
from collections.abc import Callable

import pytest
from docx import Document
from docx.document import Document as WordDocument
from docx.shared import Cm

from documents.own_templates.word_files import (
    DICTIONARY,
    VALUES,
    field,
    header,
    paragraph,
    runs,
    table,
    word_file,
)
from ketnap.documents.own_templates.inspecting import inspect_template, render_template

PIXEL = bytes.fromhex(
    "89504e470d0a1a0a0000000d494844520000000100000001080200000090"
    "7753de0000000c49444154789c63f8cfc000000301010018dd8db00000000049454e44ae426082"
)


def saved(document: WordDocument) -> bytes:
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def opened(rendered: bytes) -> WordDocument:
    return Document(io.BytesIO(rendered))


def lines(rendered: bytes) -> list[str]:
    return [each.text for each in opened(rendered).paragraphs]


def cells(rendered: bytes, number: int = 0) -> list[list[str]]:
    return [[cell.text for cell in row.cells] for row in opened(rendered).tables[number].rows]


def plain_page() -> bytes:
    document = Document()
    document.add_paragraph("ĐẢNG BỘ BỘ KHOA HỌC")
    document.add_paragraph("Đồng chí {{ person_full_name }} được {{vote_agree}} phiếu tán thành.")
    return saved(document)


def heading_in_capitals() -> bytes:
    document = Document()
    document.add_heading("VỀ VIỆC KẾT NẠP {{ person_full_name|upper }}")
    document.add_paragraph(
        "{{ note|default('không có ghi chú', true) }}, {{ vote_agree|trim }} phiếu"
    )
    return saved(document)


def split_by_the_spell_checker() -> bytes:
    marks = "<w:proofErr w:type='spellStart'/>"
    split = marks.join(
        runs(text) for text in ("Đồng chí {", "{ per", "son_full", "_name", " }", "}")
    )
    bold = "<w:r><w:rPr><w:b/></w:rPr><w:t>{{ vote_agree</w:t></w:r><w:r><w:t> }}</w:t></w:r>"
    return word_file(f"<w:p>{split}</w:p>", f"<w:p>{bold}</w:p>")


def family_table() -> bytes:
    document = Document()
    rows = document.add_table(4, 3)
    for column, text in enumerate(("TT", "Họ và tên", "Năm sinh")):
        rows.cell(0, column).text = text
    rows.cell(1, 0).text = "{%tr for row in family %}"
    for column, text in enumerate(("{{ loop.index }}", "{{ row.name }}", "{{ row.born }}")):
        rows.cell(2, column).text = text
    rows.cell(3, 0).text = "{%tr endfor %}"
    document.add_paragraph("{{ person_full_name }}: {{ family|length }} người, {{ vote_agree }}")
    return saved(document)


def optional_paragraphs() -> bytes:
    return word_file(
        paragraph("{%p if note %}"),
        paragraph("Ghi chú: {{ note }}"),
        paragraph("{%p else %}"),
        paragraph("Không có ghi chú của {{ person_full_name }}."),
        paragraph("{%p endif %}"),
        paragraph("Tán thành{% if vote_agree == “11” %} đủ{% else %} thiếu{% endif %}"),
    )


def header_and_footer() -> bytes:
    document = Document()
    section = document.sections[0]
    section.header.paragraphs[0].text = "Số {{ paper_number }}"
    section.footer.paragraphs[0].text = "{{ person_full_name }}"
    document.add_paragraph("{{ vote_agree }}")
    return saved(document)


def with_a_picture() -> bytes:
    document = Document()
    document.add_picture(io.BytesIO(PIXEL), width=Cm(2))
    document.add_paragraph("{{ person_full_name }} {{ vote_agree }}")
    return saved(document)


def page_numbers_and_footnotes() -> bytes:
    return word_file(
        paragraph("{{ person_full_name }} {{ vote_agree }}"),
        field(" PAGE "),
        field(' DATE \\@ "dd/MM/yyyy" '),
        more={
            "word/footer1.xml": header(field(" NUMPAGES \\* MERGEFORMAT "), tag="ftr"),
            "word/footnotes.xml": header(paragraph("Xem {{ paper_number }}"), tag="footnotes"),
        },
    )


def text_box() -> bytes:
    inner = f"<w:txbxContent>{paragraph('Số {{ paper_number }}')}</w:txbxContent>"
    return word_file(
        f"<w:p><w:r><w:pict>{inner}</w:pict></w:r>{runs('{{ person_full_name }}')}</w:p>",
        paragraph("{{ vote_agree }}"),
    )


def names_on_one_line() -> bytes:
    return word_file(
        paragraph(
            "{% for row in family %}{{ row.name }}{% if not loop.last %}, {% endif %}{% endfor %}"
        ),
        paragraph("{{ person_full_name if vote_agree else note }} {{ vote_agree }}"),
    )


def vietnamese_in_pieces() -> bytes:
    """Letters and marks apart, as some keyboards write them: the template's own words stay so."""
    return word_file(
        paragraph("Đo\u0302\u0300ng chi\u0301 {{ person_full_name }} {{ vote_agree }}")
    )


ACCEPTED: dict[str, tuple[Callable[[], bytes], list[str]]] = {
    "a plain page": (
        plain_page,
        ["ĐẢNG BỘ BỘ KHOA HỌC", "Đồng chí Nguyễn Thị Ánh được 11 phiếu tán thành."],
    ),
    "a heading in capitals": (
        heading_in_capitals,
        ["VỀ VIỆC KẾT NẠP NGUYỄN THỊ ÁNH", "không có ghi chú, 11 phiếu"],
    ),
    "split by the spell checker": (
        split_by_the_spell_checker,
        ["Đồng chí Nguyễn Thị Ánh", "11"],
    ),
    "a table": (family_table, ["Nguyễn Thị Ánh: 2 người, 11"]),
    "optional paragraphs": (
        optional_paragraphs,
        ["Không có ghi chú của Nguyễn Thị Ánh.", "Tán thành đủ"],
    ),
    "header and footer": (header_and_footer, ["11"]),
    "a picture": (with_a_picture, ["", "Nguyễn Thị Ánh 11"]),
    "page numbers and footnotes": (
        page_numbers_and_footnotes,
        ["Nguyễn Thị Ánh 11", "1", "1"],
    ),
    "a text box": (text_box, ["Nguyễn Thị Ánh", "11"]),
    "names on one line": (
        names_on_one_line,
        ["Nguyễn Văn Bình, Lê Thị Chi", "Nguyễn Thị Ánh 11"],
    ),
    "letters and marks apart": (
        vietnamese_in_pieces,
        ["Đo\u0302\u0300ng chi\u0301 Nguyễn Thị Ánh 11"],
    ),
}


@pytest.mark.parametrize(("make", "expected"), ACCEPTED.values(), ids=ACCEPTED)
def test_template_is_accepted_and_says_what_it_should(make, expected):
    template = make()

    inspection = inspect_template(template, DICTIONARY)
    rendered = render_template(template, DICTIONARY, VALUES)

    assert inspection.problems == ()
    assert lines(rendered) == expected


def test_rows_of_a_table_are_repeated_and_its_head_stays():
    rendered = render_template(family_table(), DICTIONARY, VALUES)

    assert cells(rendered) == [
        ["TT", "Họ và tên", "Năm sinh"],
        ["1", "Nguyễn Văn Bình", "1962"],
        ["2", "Lê Thị Chi", "1965"],
    ]


def test_headers_footers_and_text_boxes_are_filled_in():
    document = opened(render_template(header_and_footer(), DICTIONARY, VALUES))
    boxed = render_template(text_box(), DICTIONARY, VALUES)

    section = document.sections[0]
    assert section.header.paragraphs[0].text == "Số 12-NQ/CB"
    assert section.footer.paragraphs[0].text == "Nguyễn Thị Ánh"
    assert "Số 12-NQ/CB" in opened(boxed).element.xml


def test_formatting_of_the_run_in_which_a_blank_begins_is_kept():
    rendered = render_template(split_by_the_spell_checker(), DICTIONARY, VALUES)

    bold = [run.text for each in opened(rendered).paragraphs for run in each.runs if run.bold]
    assert bold == ["11"]


def test_lines_of_a_value_become_paragraphs_of_the_same_kind():
    template = word_file(
        "<w:p><w:pPr><w:jc w:val='both'/></w:pPr><w:r><w:rPr><w:i/></w:rPr>"
        "<w:t>Ý kiến: {{ note }} (hết)</w:t></w:r></w:p>",
        paragraph("{{ person_full_name }}"),
    )

    document = opened(
        render_template(template, DICTIONARY, {**VALUES, "note": "một\r\nhai\n\nbốn\tnăm"})
    )

    assert [(each.text, each.alignment) for each in document.paragraphs[:4]] == [
        ("Ý kiến: một", 3),
        ("hai", 3),
        ("", 3),
        ("bốn năm (hết)", 3),
    ]
    assert all(run.italic for each in document.paragraphs[:4] for run in each.runs)


def test_lines_of_a_value_in_a_content_control_are_broken_inside_it():
    control = f"<w:sdt><w:sdtContent>{runs('{{ note }}')}</w:sdtContent></w:sdt>"
    template = word_file(f"<w:p>{control}</w:p>")

    xml = opened(render_template(template, DICTIONARY, {**VALUES, "note": "một\nhai"})).element.xml

    assert xml.count("<w:p>") == 1
    assert xml.count("<w:br/>") == 1


def test_a_section_ends_with_the_last_line_of_a_value():
    template = word_file(
        f"<w:p><w:pPr><w:sectPr/></w:pPr>{runs('{{ note }}')}</w:p>", paragraph("sau")
    )

    xml = opened(render_template(template, DICTIONARY, {**VALUES, "note": "một\nhai"})).element.xml

    assert xml.count("<w:sectPr") == 1
    assert xml.index("một") < xml.index("<w:sectPr") < xml.index("hai")


def test_what_an_empty_list_leaves_behind_word_can_still_open():
    template = word_file(
        table(("{%tr for row in votes %}",), ("{{ row.who }}",), ("{%tr endfor %}",)),
        table(("Giữ lại",)).replace(
            paragraph("Giữ lại"),
            paragraph("{%p if note %}") + paragraph("{{ note }}") + paragraph("{%p endif %}"),
        ),
    )

    document = opened(render_template(template, DICTIONARY, VALUES))

    assert [[cell.text for cell in row.cells] for each in document.tables for row in each.rows] == [
        [""]
    ]


def test_blanks_used_and_required_ones_left_out_are_told():
    template = word_file(
        paragraph("{% for row in family %}{{ row.name }}{% endfor %} {{ vote_agree }}")
    )

    inspection = inspect_template(template, DICTIONARY)

    assert inspection.blanks_used == {"family", "family.name", "vote_agree"}
    assert inspection.blanks_unused_required == {"person_full_name"}


def test_hidden_end_of_a_paragraph_between_tables_is_no_hidden_text():
    ending = "<w:p><w:pPr><w:rPr><w:vanish/></w:rPr></w:pPr></w:p>"

    inspection = inspect_template(word_file(ending, paragraph("Chữ")), DICTIONARY)

    assert inspection.problems == ()


@pytest.mark.parametrize(
    ("text", "left_out"),
    [
        ("{{ person_full_name }}", False),
        ("{% if person_full_name == 'zz' %}{{ person_full_name }}{% endif %}", True),
        ("{% if person_full_name %}{{ person_full_name }}{% endif %}", False),
        ("{% if note %}{{ person_full_name }}{% endif %}", True),
        (
            "{% if note %}{{ person_full_name }}{% else %}Ông {{ person_full_name }}{% endif %}",
            False,
        ),
        ("{% if note %}{{ person_full_name }}{% else %}Ông{% endif %}", True),
        ("{% if note %}a{% elif vote_agree %}b{% else %}{{ person_full_name }}{% endif %}", True),
        (
            "{% if note %}{{ person_full_name }}{% endif %}"
            "{% if not note %}{{ person_full_name }}{% endif %}",
            False,
        ),
        ("{{ person_full_name if note else vote_agree }}", True),
        ("{% for row in votes %}{{ person_full_name }}{% endfor %}", True),
    ],
)
def test_a_required_blank_that_only_some_papers_would_hold_is_told(text, left_out):
    inspection = inspect_template(word_file(paragraph(text)), DICTIONARY)

    assert inspection.problems == ()
    assert ("person_full_name" in inspection.blanks_unused_required) is left_out


def test_the_same_values_give_the_same_bytes():
    first, second = (render_template(plain_page(), DICTIONARY, VALUES) for _ in range(2))

    assert first == second
