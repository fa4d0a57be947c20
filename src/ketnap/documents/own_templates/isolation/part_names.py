"""Which parts a template may be made of; everything else is refused by its name."""

import re

from ketnap.documents.own_templates.isolation.troubles import Code

BODY = "word/document.xml"
CONTENT_TYPES = "[Content_Types].xml"
NEEDED = (CONTENT_TYPES, "_rels/.rels", BODY)

_PICTURE = re.compile(
    r"word/media/[\w-]{1,80}\.(?:png|jpe?g)|docProps/thumbnail\.(?:png|jpe?g)", re.A
)
_RENDERED = re.compile(r"word/(?:document|footnotes|(?:header|footer)\d{1,3})\.xml", re.A)
_PLAIN = re.compile(
    r"\[Content_Types\]\.xml"
    r"|(?:word/|customXml/)?_rels/(?:\.|[\w-]{1,40}\.xml\.)rels"
    r"|docProps/(?:core|app|custom)\.xml"
    r"|word/(?:styles|stylesWithEffects|settings|webSettings|fontTable|numbering|endnotes)\.xml"
    r"|word/theme/theme\d{1,2}\.xml"
    r"|customXml/item(?:Props)?\d{1,3}\.xml",
    re.A,
)
_MACRO = re.compile(r"word/vba\w+\.(?:bin|xml)|word/_rels/vba\w+\.bin\.rels", re.A | re.I)
_EMBEDDED = re.compile(r"word/(?:embeddings|activeX|diagrams|charts)/", re.A | re.I)
_COMMENTS = re.compile(r"word/(?:comments\w*|people)\.xml", re.A | re.I)


def trouble_with_name(name: str) -> Code | None:
    """Why a part of this name is refused; nothing for one that a template may hold."""
    if not name.isprintable() or "\ufffd" in name:
        return Code.ZIP_NAME_UNREADABLE
    if name.startswith("/") or "\\" in name or ":" in name or ".." in name.split("/"):
        return Code.ZIP_PATH
    for pattern, code in (
        (_MACRO, Code.MACRO),
        (_EMBEDDED, Code.EMBEDDED),
        (_COMMENTS, Code.COMMENTS),
    ):
        if pattern.match(name):
            return code
    known = any(pattern.fullmatch(name) for pattern in (_PICTURE, _RENDERED, _PLAIN))
    return None if known else Code.PART_NOT_ALLOWED


def is_picture(name: str) -> bool:
    """Whether a part holds a picture, and no markup."""
    return _PICTURE.fullmatch(name) is not None


def is_rendered(name: str) -> bool:
    """Whether the blanks of a part are filled in."""
    return _RENDERED.fullmatch(name) is not None
