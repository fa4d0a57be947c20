"""Reads the XML of a part strictly: UTF-8, no document type, nothing repaired, nothing fetched."""

import re
from typing import Any, TypeAlias

from lxml import etree

from ketnap.documents.own_templates.isolation.troubles import Code, refuse

# lxml says nothing of its types.
Element: TypeAlias = Any

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_ENCODING = re.compile(rb"<\?xml[^>]*\bencoding\s*=\s*[\"']([^\"']*)[\"']")
_BYTE_ORDER_MARK = b"\xef\xbb\xbf"


def read_xml(name: str, data: bytes) -> Element:
    """The root of a part; raises `Troubled` for what Word itself never writes."""
    declared = _ENCODING.match(data.removeprefix(_BYTE_ORDER_MARK))
    if declared and declared[1].lower() not in (b"utf-8", b"us-ascii"):
        raise refuse(Code.XML_ENCODING, name)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise refuse(Code.XML_ENCODING, name) from error
    if "<!DOCTYPE" in text or "<!ENTITY" in text:
        raise refuse(Code.XML_DTD, name)
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    try:
        return etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise refuse(Code.XML_BROKEN, name) from error


def local_name(element: Element) -> str:
    """The name of an element without its namespace; empty for comments and the like."""
    tag: object = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""
