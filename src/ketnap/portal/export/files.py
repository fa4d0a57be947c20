"""The files of an export: the article three ways, its pictures and their captions."""

import json
from collections.abc import Iterator
from typing import Any

from django.template.loader import render_to_string

from ketnap.portal.export.content import Content, Part, PrintedPicture
from ketnap.portal.pictures.sizes import FOR_PRINT

FORMAT = "ketnap.article/1"


def files_of(content: Content) -> Iterator[tuple[str, bytes]]:
    """Yield name and bytes of each file, pictures last."""
    page = render_to_string("export/article.html", {"content": content})
    yield "bai-viet.html", _absolute(page, content).encode()
    yield "bai-viet.txt", _as_text(content).encode()
    yield "bai-viet.json", _as_json(content).encode()
    yield "chu-thich.txt", _captions(content).encode()
    for one in content.pictures:
        yield one.file, _printed(one)


def _absolute(html: str, content: Content) -> str:
    """Return HTML whose links lead to the portal from wherever it is shown."""
    return html.replace('href="/', f'href="{content.origin}/')


def _printed(one: PrintedPicture) -> bytes:
    with one.picture.get_rendition(FOR_PRINT).file.open("rb") as file:
        data: bytes = file.read()
    return data


def _as_text(content: Content) -> str:
    closing = f"{content.author}\nNguồn: {content.source}"
    day = f"{content.published_at:%d/%m/%Y, %H:%M}"
    blocks = [content.title, day, content.lead]
    if content.main_picture:
        blocks.append(_text_of_picture(content.main_picture))
    blocks += [_text_of(part) for part in content.parts]
    return "\n\n".join([*blocks, closing]) + "\n"


def _text_of(part: Part) -> str:
    if part.pictures:
        return "\n".join(map(_text_of_picture, part.pictures))
    return f"“{part.text}”\n{part.source}".strip() if part.kind == "quote" else part.text


def _text_of_picture(one: PrintedPicture) -> str:
    return f"[{one.file}] {one.caption}"


def _captions(content: Content) -> str:
    lines = (
        f"{one.file}\nChú thích: {one.caption}\nMô tả thay ảnh: {one.alt}\n"
        for one in content.pictures
    )
    return "\n".join(lines)


def _as_json(content: Content) -> str:
    main = content.main_picture
    record = {
        "format": FORMAT,
        "title": content.title,
        "lead": content.lead,
        "published_at": content.published_at.isoformat(),
        "author": content.author,
        "source": content.source,
        "section": content.section,
        "tags": content.tags,
        "address": content.address,
        "main_picture": _json_of_picture(main) if main else None,
        "body": [_json_of(part, content) for part in content.parts],
    }
    return json.dumps(record, ensure_ascii=False, indent=2) + "\n"


def _json_of(part: Part, content: Content) -> dict[str, Any]:
    told: dict[str, Any] = {"kind": part.kind}
    if part.pictures:
        return told | {"pictures": [_json_of_picture(one) for one in part.pictures]}
    told["text"] = part.text
    if part.rich:
        told["html"] = _absolute(str(part.rich), content)
    if part.source:
        told["source"] = part.source
    return told


def _json_of_picture(one: PrintedPicture) -> dict[str, str]:
    return {"file": one.file, "caption": one.caption, "alt": one.alt}
