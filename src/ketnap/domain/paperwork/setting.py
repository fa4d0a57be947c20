"""A sheet set: its blocks with every blank filled, as plain data for whatever prints pages."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from ketnap.domain.paperwork.filling import LINE, Filled
from ketnap.domain.paperwork.going_along import going_along
from ketnap.domain.paperwork.phrase import Phrase, Words, fill
from ketnap.domain.paperwork.sheet import (
    INDENTED,
    Addressees,
    Block,
    Each,
    Entries,
    Header,
    PageBreak,
    Paragraph,
    PersonalHeader,
    Photo,
    Signature,
    Signatures,
    Space,
    Table,
    Title,
    Version,
    Writing,
)

Runs = list[dict[str, Any]]
"""Words one after the other: `text`, and `bold` or `italic` where they are."""


def set_blocks(version: Version, filled: Filled) -> list[dict[str, Any]]:
    """The blocks of a paper in their order, each as `kind` and what it prints."""
    along = going_along(version.blocks)
    standing = [place for place, block in enumerate(version.blocks) if _stands(block, filled)]
    return [
        {
            "kind": _KINDS[type(version.blocks[place])][0],
            # Of several that may be the last before a signature, the one that is.
            "along": place in along and following not in along,
            **_KINDS[type(version.blocks[place])][1](version.blocks[place], filled),
        }
        for place, following in zip(standing, [*standing[1:], None], strict=True)
    ]


def _stands(block: Block, filled: Filled) -> bool:
    if block.when is not None and not filled.has(block.when):
        return False
    if block.unless is not None and filled.has(block.unless):
        return False
    return not isinstance(block, Paragraph) or bool(fill(block.text, filled.texts))


def _runs(phrase: Phrase, texts: Mapping[str, str]) -> Runs:
    return [_run(words) for words in fill(phrase, texts)]


def _lines(phrases: Iterable[Phrase], texts: Mapping[str, str]) -> list[Runs]:
    """A line for each phrase; one that hangs on empty blanks alone is not there."""
    return [runs for phrase in phrases if (runs := _runs(phrase, texts))]


def _run(words: Words) -> dict[str, Any]:
    run: dict[str, Any] = {"text": words.text}
    if words.style.bold:
        run["bold"] = True
    if words.style.italic:
        run["italic"] = True
    return run


def _for_each(rows: str, filled: Filled) -> Iterator[Mapping[str, str]]:
    """The values a row is printed with: those of the paper, and the columns of the row."""
    for row in filled.rows[rows]:
        yield {**filled.texts, **{f"row.{name}": value for name, value in row.items()}}


def _header(block: Header, filled: Filled) -> dict[str, Any]:
    texts = filled.texts
    return {
        "superior": _runs(block.superior, texts),
        "body": _runs(block.body, texts),
        "star": block.star,
        "number": _runs(block.number, texts),
        "subject": _runs(block.subject, texts),
        "heading": list(block.heading),
        "place_and_day": _runs(block.place_and_day, texts),
    }


def _personal_header(block: PersonalHeader, filled: Filled) -> dict[str, Any]:
    return {"heading": list(block.heading)}


def _title(block: Title, filled: Filled) -> dict[str, Any]:
    summary = _lines(block.summary, filled.texts)
    return {"type": _runs(block.type, filled.texts), "summary": summary, "rule": block.rule}


def _addressees(block: Addressees, filled: Filled) -> dict[str, Any]:
    lines = _lines(block.lines, filled.texts)
    return {"label": block.label, "lines": lines, "dashed": len(block.lines) > 1}


def _paragraph(block: Paragraph, filled: Filled) -> dict[str, Any]:
    return {
        "text": _runs(block.text, filled.texts),
        "align": block.align,
        "announces": block.announces,
        "indent": block.indent and block.align in INDENTED,
    }


def _each(block: Each, filled: Filled) -> dict[str, Any]:
    paragraphs = [_runs(block.text, values) for values in _for_each(block.rows, filled)]
    return {"paragraphs": paragraphs, "indent": block.indent}


def _entries(block: Entries, filled: Filled) -> dict[str, Any]:
    entries = []
    for row, values in zip(filled.rows[block.rows], _for_each(block.rows, filled), strict=True):
        written = row[block.column]
        entries.append(
            {
                "paragraphs": _lines(block.text, values),
                "written": [written] if written else [],
                "dotted": 0 if written else block.lines,
            }
        )
    return {"entries": entries}


def _writing(block: Writing, filled: Filled) -> dict[str, Any]:
    lines = [row[LINE] for row in filled.rows[block.blank]] if block.blank else []
    return {"written": lines, "dotted": 0 if lines else block.lines}


def _table(block: Table, filled: Filled) -> dict[str, Any]:
    rows = [
        [_runs(column.text, values) for column in block.columns]
        for values in _for_each(block.rows, filled)
    ]
    return {
        "heads": [column.head for column in block.columns],
        "widths": [column.width for column in block.columns],
        "aligns": [column.align for column in block.columns],
        "parts": [row[block.part] if block.part else "" for row in filled.rows[block.rows]],
        "rows": rows,
        "empty": 0 if rows else block.empty_rows,
    }


def _signatures(block: Signatures, filled: Filled) -> dict[str, Any]:
    return {
        "recipients": _lines(block.recipients, filled.texts),
        "left": _signature(block.left, filled) if block.left is not None else None,
        "right": _signature(block.right, filled),
    }


def _signature(signature: Signature, filled: Filled) -> dict[str, Any]:
    return {
        "place_and_day": _runs(signature.place_and_day, filled.texts),
        "authority": _runs(signature.authority, filled.texts),
        "position": _runs(signature.position, filled.texts),
        "note": signature.note,
        "name": _runs(signature.name, filled.texts),
    }


def _photo(block: Photo, filled: Filled) -> dict[str, Any]:
    return {"width": block.width, "height": block.height, "label": block.label}


def _space(block: Space, filled: Filled) -> dict[str, Any]:
    return {"height": block.height}


def _page_break(block: PageBreak, filled: Filled) -> dict[str, Any]:
    return {}


_KINDS: Mapping[type[Block], tuple[str, Callable[..., dict[str, Any]]]] = {
    Header: ("header", _header),
    PersonalHeader: ("personal_header", _personal_header),
    Title: ("title", _title),
    Addressees: ("to", _addressees),
    Paragraph: ("paragraph", _paragraph),
    Each: ("each", _each),
    Entries: ("entries", _entries),
    Writing: ("writing", _writing),
    Table: ("table", _table),
    Signatures: ("signatures", _signatures),
    Photo: ("photo", _photo),
    Space: ("space", _space),
    PageBreak: ("page_break", _page_break),
}


def printed_lines(blocks: Iterable[Mapping[str, Any]]) -> Iterator[str]:
    """Every text that set blocks print, in reading order: what a proof of the paper must contain."""
    for block in blocks:
        yield from _texts_in(block)


def _texts_in(value: Any) -> Iterator[str]:
    match value:
        case [{"text": str()}, *_]:
            yield "".join(run["text"] for run in value)
        case list():
            for item in value:
                yield from _texts_in(item)
        case Mapping():
            for name, item in value.items():
                if name not in _NOT_PRINTED:
                    yield from _texts_in(item)
        case str() if value:
            yield value
        case _:
            return


_NOT_PRINTED = frozenset({"kind", "align", "aligns", "widths"})
