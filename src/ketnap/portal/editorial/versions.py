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
from ketnap.portal.news.models import ArticlePage


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
    # What editors see of a title is kept beside it.
    left_out = broken | ({"draft_title"} if "title" in broken else frozenset())
    return {
        **without(content, name),
        **{field: LEFT_OUT for field in (*PROSE_FIELDS, "draft_title") if field in left_out},
        "body": json.dumps(body_without(body, name, broken=broken)),
        "folded_words": "",
    }


def broken_titles(article: ArticlePage, name: str) -> frozenset[str]:
    """Return the titles, of an article and its versions, that have a part of a name which goes on in the lead."""
    own = {field: getattr(article, field) for field in PROSE_FIELDS}
    versions = article.revisions.values_list("content", flat=True).iterator()
    kept = [(own, article.body.get_prep_value())]
    kept += [(content, json.loads(content["body"])) for content in versions]
    return frozenset(
        fields["title"] for fields, body in kept if "title" in broken_places(fields, body, name)
    )
