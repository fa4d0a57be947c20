"""Text that Word keeps but does not print: set hidden itself, or by a style that hides."""

from collections.abc import Mapping

from ketnap.documents.own_templates.isolation.markup import Element, W

_STYLES = "word/styles.xml"
_HIDING = f"{W}vanish"
_OF_A_PARAGRAPH = f"{W}pPr"
_OFF = frozenset({"0", "false", "off"})
_STYLED_BY = (f"{W}rStyle", f"{W}pStyle", f"{W}tblStyle")
_VALUE = f"{W}val"


def hides_text(parts: Mapping[str, Element], printed: Element) -> bool:
    """Whether something in a part that is printed is hidden."""
    if _is_hiding(printed):
        return True
    hiding = hiding_styles(parts)
    return any(each.get(_VALUE, "") in hiding for each in printed.iter(*_STYLED_BY))


def hiding_styles(parts: Mapping[str, Element]) -> frozenset[str]:
    """The names of the styles that hide, themselves or by a style they build on."""
    root = parts.get(_STYLES)
    if root is None:
        return frozenset()
    styles = {style.get(f"{W}styleId", ""): style for style in root.iter(f"{W}style")}
    hiding = {name for name, style in styles.items() if _is_hiding(style)}
    based_on = {name: _base_of(style) for name, style in styles.items()}
    for _generation in styles:
        more = {name for name, base in based_on.items() if base in hiding} - hiding
        if not more:
            break
        hiding |= more
    return frozenset(hiding)


def _is_hiding(root: Element) -> bool:
    return any(
        each.get(_VALUE, "") not in _OFF and _is_of_text(each) for each in root.iter(_HIDING)
    )


def _is_of_text(hiding: Element) -> bool:
    """Whether words are hidden: Word hides the end of a paragraph between two tables itself."""
    return next(hiding.iterancestors(_OF_A_PARAGRAPH), None) is None


def _base_of(style: Element) -> str:
    base = style.find(f"{W}basedOn")
    return "" if base is None else base.get(_VALUE, "")
