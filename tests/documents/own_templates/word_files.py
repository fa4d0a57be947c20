"""Makes Word files out of their parts, honest ones and others."""

from collections.abc import Mapping
from xml.sax.saxutils import escape

from documents.own_templates.raw_zip import Raw, raw_zip
from ketnap.domain.paperwork.dictionary import Dictionary

DICTIONARY = Dictionary(
    texts=frozenset({"person_full_name", "paper_number", "vote_agree", "note"}),
    lists={"family": frozenset({"name", "born"}), "votes": frozenset({"who"})},
    required=frozenset({"person_full_name", "vote_agree"}),
)

NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:o="urn:schemas-microsoft-com:office:office"'
)
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
MAIN = f"{WORD}.document.main+xml"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"

Parts = dict[str, bytes]


def runs(*texts: str) -> str:
    """The runs of a paragraph, one for each text."""
    return "".join(f'<w:r><w:t xml:space="preserve">{escape(text)}</w:t></w:r>' for text in texts)


def paragraph(*texts: str) -> str:
    return f"<w:p>{runs(*texts)}</w:p>"


def table(*rows: tuple[str, ...]) -> str:
    """A table of texts, one paragraph in each cell."""
    made = "".join(
        "<w:tr>" + "".join(f"<w:tc>{paragraph(cell)}</w:tc>" for cell in row) + "</w:tr>"
        for row in rows
    )
    return f"<w:tbl>{made}</w:tbl>"


def field(code: str) -> str:
    """A paragraph with a field, as Word keeps it."""
    mark = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
    instruction = f"<w:r><w:instrText>{escape(code)}</w:instrText></w:r>"
    return f"<w:p>{mark.format('begin')}{instruction}{mark.format('separate')}{runs('1')}{mark.format('end')}</w:p>"


def body(*blocks: str) -> bytes:
    content = "".join(blocks)
    return f"<w:document {NAMESPACES}><w:body>{content}</w:body></w:document>".encode()


def header(*blocks: str, tag: str = "hdr") -> bytes:
    return f"<w:{tag} {NAMESPACES}>{''.join(blocks)}</w:{tag}>".encode()


def relations(*kinds_and_targets: tuple[str, str], outside: bool = False) -> bytes:
    mode = ' TargetMode="External"' if outside else ""
    entries = "".join(
        f'<Relationship Id="rId{number}" Type="{OFFICE}/{kind}" Target="{escape(target)}"{mode}/>'
        for number, (kind, target) in enumerate(kinds_and_targets, start=1)
    )
    namespace = "http://schemas.openxmlformats.org/package/2006/relationships"
    return f'<Relationships xmlns="{namespace}">{entries}</Relationships>'.encode()


def content_types(main: str = MAIN, **others: str) -> bytes:
    listed = {"word/document.xml": main, **others}
    entries = "".join(
        f'<Override PartName="/{name}" ContentType="{kind}"/>' for name, kind in listed.items()
    )
    namespace = "http://schemas.openxmlformats.org/package/2006/content-types"
    return (
        f'<Types xmlns="{namespace}"><Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f"{entries}</Types>"
    ).encode()


def parts(*blocks: str, more: Mapping[str, bytes] | None = None) -> Parts:
    """The parts of a Word file with these blocks in its body; `more` adds or replaces parts."""
    return {
        "[Content_Types].xml": content_types(),
        "_rels/.rels": relations(("officeDocument", "word/document.xml")),
        "word/document.xml": body(*blocks),
        **(more or {}),
    }


def entries(made: Mapping[str, bytes]) -> list[Raw]:
    return [Raw(name, content) for name, content in made.items()]


def word_file(*blocks: str, more: Mapping[str, bytes] | None = None) -> bytes:
    """A Word file with these blocks in its body."""
    return raw_zip(entries(parts(*blocks, more=more)))


VALUES = {
    "person_full_name": "Nguyễn Thị Ánh",
    "paper_number": "12-NQ/CB",
    "vote_agree": "11",
    "note": "",
    "family": [{"name": "Nguyễn Văn Bình", "born": "1962"}, {"name": "Lê Thị Chi", "born": "1965"}],
    "votes": [],
}
"""A value for every blank of the dictionary."""
