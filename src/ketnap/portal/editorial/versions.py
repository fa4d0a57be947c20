"""Names in what Wagtail keeps of a version of an article."""

import json
from collections.abc import Callable
from typing import Any

from ketnap.portal.editorial.bodies import (
    PROSE_FIELDS,
    body_without,
    broken_places,
    words_between,
)
from ketnap.portal.editorial.names import LEFT_OUT, holds, without


def content_holds(
    content: dict[str, Any], name: str, *, has: Callable[[Any, str], bool] = holds
) -> bool:
    """Say whether what a version keeps has the name; its body is JSON within JSON."""
    body = json.loads(content["body"])
    return has([content | {"body": body}, words_between(content, body)], name)


def content_without(content: dict[str, Any], name: str) -> dict[str, Any]:
    """Return what a version keeps, without the name; words to search by are made anew."""
    body = json.loads(content["body"])
    broken = broken_places(content, body, name)
    return {
        **without(content, name),
        **{field: LEFT_OUT for field in PROSE_FIELDS if field in broken},
        "body": json.dumps(body_without(body, name, broken=broken)),
        "folded_words": "",
    }
