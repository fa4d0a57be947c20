"""What Wagtail does when an article has passed its last step."""

from typing import Any


def finish(workflow_state: Any, user: Any = None) -> None:
    """Release the article; Wagtail reads this name before there are models to import."""
    from ketnap.portal.editorial.releases import release_after

    release_after(workflow_state, user)
