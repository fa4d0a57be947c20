"""What somebody may do with an article, all that Wagtail lets him or nothing, and with the pages above."""

from typing import Any

from wagtail.models import PagePermissionTester

from ketnap.portal.news.signals import asking_to_write


class ArticleRights(PagePermissionTester):
    """Wagtail's rights; none of them for whom a room above refuses to let write there."""

    def __init__(self, user: Any, page: Any) -> None:
        super().__init__(user, page)
        answers: list[tuple[Any, Any]] = asking_to_write.send(
            sender=type(page), article=page, editor=user
        )
        if any(answer is False for _receiver, answer in answers):
            self.permissions: set[str] = set()

    def can_copy(self) -> bool:
        """No copy: it would be nobody's, without the package that says who may be named in it."""
        return False


class FrameRights(PagePermissionTester):
    """Of the first page and the sections: articles are begun below them.

    Their own words, places and ends are set on pages of their own, and go no way through hands.
    """

    def __init__(self, user: Any, page: Any) -> None:
        super().__init__(user, page)
        held: set[str] = getattr(self, "permissions", set())
        self.permissions = held & {"add"}
