"""Names in what Wagtail keeps of a version of an article."""

import json
from collections.abc import Callable
from typing import Any

from ketnap.portal.editorial.bodies import body_without, words_between
from ketnap.portal.editorial.names import holds, without


def content_holds(
    content: dict[str, Any], name: str, *, has: Callable[[Any, str], bool] = holds
) -> bool:
    """Say whether what a version keeps has the name; its body is JSON within JSON."""
    body = json.loads(content["body"])
    return has([content | {"body": body}, words_between(body)], name)


def content_without(content: dict[str, Any], name: str) -> dict[str, Any]:
    """Return what a version keeps, without the name; words to search by are made anew."""
    body = body_without(json.loads(content["body"]), name)
    return {**without(content, name), "body": json.dumps(body), "folded_words": ""}
